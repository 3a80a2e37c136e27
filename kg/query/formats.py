"""Results as text: SPARQL's own formats, CSV for spreadsheets, and tables for a terminal."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, QueryResultsFormat, RdfFormat

from kg import assets
from kg.errors import QueryError
from kg.query.prefixed import prefixed
from kg.query.result import parsed
from kg.query.saved import FOLDER
from kg.rdf.terms import XSD_DECIMAL, XSD_DOUBLE, XSD_FLOAT, XSD_INTEGER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.query.result import Result, Term

FORMATS = ("csv", "json", "table", "tsv", "turtle", "xml")
BOM = "\ufeff"
_SPARQL = {
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_NUMBERS = (XSD_DECIMAL, XSD_DOUBLE, XSD_FLOAT, XSD_INTEGER)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_YEARLESS = re.compile(r"--[0-9]{2}-[0-9]{2}")
_SHORT = 14
"""Columns so narrow (in cells) are not broken over lines."""
_NO_LIMIT = 100_000
_BREAKING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def text(result: Result, format: str, *, bom: bool = False) -> str:  # noqa: A002 - as in the command
    """Give a result as text in one of `FORMATS`, its last line ended.

    Raises:
        QueryError: The format is not for what the query gives.
    """
    if result.triples is not None:
        return _turtle(result, format)
    if format == "turtle":
        raise QueryError(
            "-f turtle: is for CONSTRUCT and DESCRIBE; expected table, json, csv, tsv or xml."
        )
    if result.answer is not None:
        return _answer(answer=result.answer, format=format)
    if format == "csv":
        return (BOM if bom else "") + csv_text(result.columns, map(_cells, result.terms))
    if format == "table":
        return table(result.columns, map(_texts, result.terms))
    return _ended((parsed(result.solutions).serialize(format=_SPARQL[format]) or b"").decode())


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give rows as CSV with CRLF line ends; `spreadsheet_safe` is for the caller to apply."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def spreadsheet_safe(text: str) -> str:
    """Give text with an apostrophe before what a spreadsheet would run as a formula.

    A day without a year, `--05-15`, stands as it is written.
    """
    is_formula = text.startswith(_FORMULA) and not _YEARLESS.fullmatch(text)
    return f"'{text}" if is_formula else text


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, width: int | None = None
) -> str:
    """Give rows as a table without frames, aligned for wide characters.

    `width` is in cells; longer cells go on below. Without it a row is one line however long.
    """
    from rich.cells import cell_len  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415 - JSON and CSV do without it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    cells = list(rows)
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    for number, column in enumerate(columns):
        is_short = all(cell_len(row[number]) <= _SHORT for row in cells)
        grid.add_column(Text(column), overflow="fold", no_wrap=is_short)
    for row in cells:
        grid.add_row(*(Text(printable(text)) for text in row))
    console = Console(file=io.StringIO(), width=width or _NO_LIMIT, color_system=None)
    with console.capture() as capture:
        console.print(grid)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def printable(text: str) -> str:
    """Give text on one line, without what would steer a terminal or turn its direction."""
    line = " ".join(text.split("\n")).replace("\t", " ")
    return "".join(c for c in line if unicodedata.category(c) not in _BREAKING)


def cell(term: Term | None) -> str:
    """Give a term as it stands in a table: an IRI, a lexical form, or nothing."""
    if term is None:
        return ""
    return term.value if hasattr(term, "value") else str(term)


def heading(column: str) -> str:
    r"""Give a column's name above a table, its Chinese name over it if it has one.

    >>> heading("whom")
    '对方\nwhom'
    """
    chinese = _chinese().get(column)
    return f"{chinese}\n{column}" if chinese else column


@cache
def _chinese() -> dict[str, str]:
    return tomllib.loads(assets.path(f"{FOLDER}/columns.toml").read_text("utf-8"))


def _turtle(result: Result, format: str) -> str:  # noqa: A002 - as in the command
    if format not in ("table", "tsv", "turtle"):
        raise QueryError(f"-f {format}: is for SELECT and ASK; expected turtle.")
    return prefixed(result.triples or (), RdfFormat.TURTLE)


def _answer(*, answer: bool, format: str) -> str:  # noqa: A002 - as in the command
    if format in ("json", "xml"):
        return _ended(_boolean(answer, _SPARQL[format]))
    return "true\n" if answer else "false\n"


def _boolean(answer: bool, format: QueryResultsFormat) -> str:  # noqa: A002, FBT001 - two values
    from pyoxigraph import QueryBoolean, Store  # noqa: PLC0415 - answers come from stores only

    found = Store().query("ASK {}" if answer else "ASK { FILTER(false) }")
    assert isinstance(found, QueryBoolean)
    return (found.serialize(format=format) or b"").decode()


def _cells(terms: tuple[Term | None, ...]) -> list[str]:
    return [_cell(term) for term in terms]


def _cell(term: Term | None) -> str:
    if isinstance(term, Literal) and term.datatype in _NUMBERS:
        return term.value
    return spreadsheet_safe(cell(term))


def _texts(terms: tuple[Term | None, ...]) -> list[str]:
    return [cell(term) for term in terms]


def _ended(written: str) -> str:
    return written if written.endswith("\n") else f"{written}\n"
