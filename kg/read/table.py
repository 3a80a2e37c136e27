"""Reads and writes tables that people edit: CSV, with what spreadsheets do to it.

`rows("orgs.csv", {"name": ("名称",)}, ["name"], "a register")` →
`[Row(line=2, cells={"name": "江岳集团"}, where="orgs.csv line 2")]`
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.errors import TableError
from kg.read.contents import called, content
from kg.read.headers import Layout, delimiter, header_problems, places
from kg.read.problems import Problems, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls but tab and line end, and those that turn the direction of what follows."""
_FORMULA = re.compile("[=+@-]")
_SUSPECT = re.compile(rf"^\s*{_FORMULA.pattern}|[\t\r]|{_CONTROL.pattern}")
"""What each cell that is refused holds; few others do."""
_TO_GUARD = re.compile("'*[=+@\t\r-]")
_GUARDED = re.compile("'+[=+@\t\r-]")
_DAY = re.compile("([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|/([0-9]{1,2})/([0-9]{1,2}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a table."""

    line: int
    """The line of the file, from 1 on, on which it starts."""
    cells: dict[str, str]
    """Column → cell, for each known column; trimmed, NFC, empty where the table has none."""
    where: str
    """The place that messages name, such as `orgs.csv line 7`."""


def rows(
    source: str | Path,
    columns: Mapping[str, Collection[str]],
    required: Collection[str],
    what: str,
) -> list[Row]:
    """Give the records of a CSV file, or of standard input (`-`); blank ones are passed over.

    Args:
        source: A path, or `-`.
        columns: Each column with the names that its header may bear beside its own.
        required: The columns that must be there.
        what: What the table is, as messages name it: `a register`.

    Raises:
        TableError: It cannot be read, lacks a column, or a record is unsound; all in one error.
    """
    problems = Problems(called(source), TableError)
    layout = Layout(columns=columns, required=required, what=what)
    found = list(rows_of(content(source, problems), layout, problems))
    problems.raise_any()
    return found


def rows_of(text: str, layout: Layout, problems: Problems) -> Iterator[Row]:
    """Give the records of a table's text that are sound, and note what is wrong with the others.

    Cells in columns that are not known are not looked at.

    Raises:
        KgError: Of the class of `problems`: the header is unsound, or too many records are.
    """
    records = _records(text, delimiter(text, layout, problems), problems)
    line, header = next(records, (1, []))
    for problem in header_problems(header, layout):
        problems.add(line, problem)
    problems.raise_any()
    at = places(header, layout)
    for line, record in records:
        told = list(_record_problems(record, len(header), at))
        for problem in told:
            problems.add(line, problem)
        if not told:
            cells = dict.fromkeys(layout.columns, "") | _cells(record, at)
            yield Row(line=line, cells=cells, where=problems.where(line))


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Give a table as CSV text with CRLF line ends, its cells guarded.

    >>> written(["name"], [["=1+1"]])
    "name\r\n'=1+1\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def guarded(text: str) -> str:
    """Give text with an apostrophe before what a spreadsheet would run as a formula.

    Reading takes it away again; so text that looks guarded already gets one more.

    >>> guarded("@江岳"), guarded("'=1"), guarded("'t Hooft")
    ("'@江岳", "''=1", "'t Hooft")
    """
    return f"'{text}" if _TO_GUARD.match(text) else text


def plain(text: str) -> str:
    """Give a cell trimmed, in NFC, its line ends LF."""
    return unicodedata.normalize("NFC", _with_lf(text)).strip()


def control_problems(column: str, text: str) -> Iterator[str]:
    """Say that a cell holds a control character, or a mark of direction, if it does."""
    found = _CONTROL.search(_with_lf(text))
    if found:
        yield (
            f"{column} holds the control character U+{ord(found[0]):04X}; expected text. "
            "Type the cell anew."
        )


def day(text: str) -> str | None:
    """Give the ISO 8601 day of a cell, None if it is none.

    2024/3/5 is what Excel in Chinese makes of 2024-03-05 when it saves a table.

    >>> day("2024-03-05"), day("2024/3/5"), day("5.3.2024")
    ('2024-03-05', '2024-03-05', None)
    """
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, of_month = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        return None


def _records(text: str, between: str, problems: Problems) -> Iterator[tuple[int, Sequence[str]]]:
    """Each record that is not blank, with the line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    line = 1
    while line:
        try:
            for record in reader:
                if any(cell and not cell.isspace() for cell in record):
                    yield line, record
                line = reader.line_num + 1
            line = 0
        except csv.Error as error:
            problems.add(
                line,
                f"cannot be cut into cells ({error}); expected no cell of more than "
                f"{csv.field_size_limit():,} characters, each quoted one to end at its second "
                "double quote, and those inside it to be doubled. Mend its quotes, or shorten it.",
            )
            line = reader.line_num + 1


def _record_problems(record: Sequence[str], width: int, at: Mapping[int, str]) -> Iterator[str]:
    if any(cell.strip() for cell in record[width:]):
        yield (
            f"has {len(record)} cells; expected {width}, as the header has. "
            "Put a cell that holds the delimiter in double quotes."
        )
    for place, column in at.items():
        if place < len(record) and _SUSPECT.search(record[place]):
            yield from _formula_problems(column, record[place])
            yield from control_problems(column, record[place])


def _formula_problems(column: str, cell: str) -> Iterator[str]:
    text = plain(cell)
    if text and (_FORMULA.match(text) or cell.replace("\r\n", "\n").startswith(("\t", "\r"))):
        yield (
            f"{column} is {quoted(cell)}, which a spreadsheet takes for a formula; expected text. "
            "Put an apostrophe (') before it, or take its first character away."
        )


def _cells(record: Sequence[str], at: Mapping[int, str]) -> dict[str, str]:
    """Column → cell, for each that the record has."""
    return {
        column: _unguarded(plain(record[place]))
        for place, column in at.items()
        if place < len(record)
    }


def _unguarded(cell: str) -> str:
    return cell[1:].strip() if _GUARDED.match(cell) else cell


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
