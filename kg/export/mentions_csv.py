"""Who is who as CSV, for spreadsheets; a mention's forms are joined by `; `."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.mentions import rows
from kg.query.formats import csv_text, spreadsheet_safe

if TYPE_CHECKING:
    from kg.export.mentions import Row
    from kg.query import Graph

_COLUMNS = ("article", "kind", "name", "forms", "date", "entity", "label")


def written(graph: Graph) -> str:
    """Give the mentions as CSV; nothing in a cell can run as a formula."""
    return csv_text(_COLUMNS, map(_cells, rows(graph)))


def _cells(row: Row) -> list[str]:
    cells = (row.article, row.kind, row.name, "; ".join(row.forms), row.date, row.entity, row.label)
    return [spreadsheet_safe(cell or "") for cell in cells]
