"""Reads a register: organizations that are known, with their short names and what they belong to.

`register("orgs.csv").rows[0]` → `RegisterRow(id="Q11101", name="江岳铜业集团有限公司",
short_names=("江岳铜业",), parent=None, …)`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.errors import RegisterError
from kg.model import Entry
from kg.read.contents import called, content
from kg.read.headers import Layout
from kg.read.name_clashes import clear_short_names, comparable, shared_ids, shared_names
from kg.read.parents import rings, with_parents
from kg.read.problems import Problems, quoted
from kg.read.table import rows_of
from kg.read.validity import Validity, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.read.table import Row

_COLUMNS = {
    "id": ("编号",),
    "name": ("名称", "机构名称"),
    "short_names": ("short_name", "简称"),
    "parent": ("上级", "上级机构"),
    "uscc": ("统一社会信用代码",),
    "wikidata": ("wikidata_id",),
    "valid_from": ("起",),
    "valid_to": ("止",),
}
_LAYOUT = Layout(columns=_COLUMNS, required=("name",), what="a register of organizations")
_SEPARATORS = re.compile("[;；、|｜]")
_WIKIDATA = re.compile(
    "(?:https?://(?:www[.]|m[.])?wikidata[.]org/(?:wiki|entity)/)?(q[1-9][0-9]{0,15})",
    re.IGNORECASE,
)
_USCC = re.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
"""The form of GB 32100-2015; bodies under other offices than 1, 5 and 9 start with a letter."""


class RegisterRow(Entry, frozen=True, kw_only=True):
    """One organization under one name.

    Its id is the one given, else the uscc, else the Wikidata id, else the name; its parent the id
    of another row, else what the register says, as it stands there.
    """

    line: int


class Register(Struct, frozen=True, kw_only=True):
    """The rows of a register in their order, and what of it was not taken."""

    rows: tuple[RegisterRow, ...]
    warnings: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows without their lines."""
        return tuple(
            Entry(**{name: getattr(row, name) for name in Entry.__struct_fields__})
            for row in self.rows
        )


def register(source: str | Path) -> Register:
    """Give the organizations of a CSV file, or of standard input (`-`).

    A short name that could mean two organizations at one time is left out of both; it, and a
    parent that several rows bear the name of, is told in `warnings`.

    Raises:
        RegisterError: The file cannot be read, a row is unsound, or rows contradict each other;
            all in one error that names the lines.
    """
    problems = Problems(called(source), RegisterError)
    rows = list(_rows(rows_of(content(source, problems), _LAYOUT, problems), problems))
    rows, several = with_parents(rows)
    for line, problem in (*shared_ids(rows), *shared_names(rows), *rings(rows)):
        problems.add(line, problem)
    problems.raise_any()
    rows, ambiguous = clear_short_names(rows)
    warnings = (f"{problems.where(line)}: {told}" for line, told in sorted(several + ambiguous))
    return Register(rows=tuple(rows), warnings=tuple(warnings))


def _rows(table: Iterable[Row], problems: Problems) -> Iterator[RegisterRow]:
    """The row of each record that is sound; what is wrong with the others is noted."""
    for record in table:
        told = list(_cell_problems(record.cells))
        for problem in told:
            problems.add(record.line, problem)
        if not told:
            yield _row(record)


def _row(record: Row) -> RegisterRow:
    cells = record.cells
    uscc, wikidata = _uscc(cells["uscc"]), _wikidata(cells["wikidata"])
    return RegisterRow(
        id=cells["id"] or uscc or wikidata or cells["name"],
        name=cells["name"],
        short_names=_short_names(cells["short_names"], cells["name"]),
        parent=cells["parent"] or None,
        uscc=uscc,
        wikidata=wikidata,
        valid_from=moment(cells["valid_from"]),
        valid_to=moment(cells["valid_to"]),
        line=record.line,
    )


def _cell_problems(cells: Mapping[str, str]) -> Iterator[str]:
    if not cells["name"]:
        yield "name is empty; expected the full name of an organization."
    if cells["uscc"] and _uscc(cells["uscc"]) is None:
        yield (
            f"uscc is {quoted(cells['uscc'])}; expected 18 characters, the last being the check "
            "digit of the others. Compare it with its source; in Excel, format the column as text."
        )
    if cells["wikidata"] and _wikidata(cells["wikidata"]) is None:
        yield f"wikidata is {quoted(cells['wikidata'])}; expected an id such as Q42, or its URL."
    for column in ("valid_from", "valid_to"):
        if cells[column] and moment(cells[column]) is None:
            yield f"{column} is {quoted(cells[column])}; expected YYYY-MM-DD, YYYY, or nothing."
    start, end = moment(cells["valid_from"]), moment(cells["valid_to"])
    if Validity(start or "", end or "").is_backward():
        yield f"valid_to is {end}, before valid_from {start}; expected it to be later."


def _uscc(cell: str) -> str | None:
    """The code without blanks and dashes; None if its form or its check digit is wrong."""
    if not cell:
        return None
    from stdnum.cn import uscc  # noqa: PLC0415 - seldom needed, and takes 0.05 s to import

    code = uscc.compact(cell)
    is_sound = _USCC.fullmatch(code) and uscc.calc_check_digit(code[:-1]) == code[-1]
    return code if is_sound else None


def _wikidata(cell: str) -> str | None:
    match = _WIKIDATA.fullmatch(cell)
    return match[1].upper() if match else None


def _short_names(cell: str, name: str) -> tuple[str, ...]:
    """The short names in their order, each once, the full name left out."""
    found = {comparable(name): name}
    for part in map(str.strip, _SEPARATORS.split(cell)):
        if part:
            found.setdefault(comparable(part), part)
    return tuple(found.values())[1:]
