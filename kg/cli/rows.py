"""Rows of plain values as a table, TSV, CSV or JSON."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

FORMATS = ("table", "tsv", "csv", "json")


def chosen(format_: str | None, output: Path) -> str:
    """Give the format asked for: by default a table on a terminal, else TSV."""
    is_terminal = str(output) == "-" and sys.stdout.isatty()
    return format_ or ("table" if is_terminal else "tsv")


def day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Give an option's value as an ISO 8601 day; empty if it was not given."""
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() if value is not None else ""
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; expected YYYY-MM-DD.") from error


def rows_text(
    rows: Sequence[Mapping[str, str | int | float]],
    format_: str,
    *,
    unshown: Collection[str] = (),
    bom: bool = False,
) -> str:
    """Give rows of the same columns as text; a table leaves columns `unshown` or empty out."""
    from kg.query import formats

    if not rows:
        return ""
    columns = list(rows[0])
    if format_ == "csv":
        cells = ([_safe(row[column]) for column in columns] for row in rows)
        return (formats.BOM if bom else "") + formats.csv_text(columns, cells)
    if format_ == "tsv":
        lines = [columns, *([formats.printable(str(row[c])) for c in columns] for row in rows)]
        return "".join("\t".join(line) + "\n" for line in lines)
    shown = [c for c in columns if c not in unshown and any(row[c] != "" for row in rows)]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    headings = [formats.heading(column) for column in shown]
    return formats.table(headings, ([str(row[c]) for c in shown] for row in rows), width=width)


def _safe(value: str | float) -> str:
    from kg.query import formats

    return formats.spreadsheet_safe(value) if isinstance(value, str) else str(value)
