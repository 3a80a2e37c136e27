"""Finds rows of a register that claim one id, one name or one short name at the same time.

`clear_short_names(rows)` → the rows without the short names that two of them share, and warnings
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.read.problems import quoted
from kg.read.validity import Validity
from kg.text import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.read.register import RegisterRow

_MOST_TOLD = 5


@cache
def comparable(name: str) -> str:
    """Give a name as names are compared: width, case, blanks and script alike.

    >>> comparable("江嶽 （集團）") == comparable("江岳(集团)")
    True
    """
    return simplify("".join(unicodedata.normalize("NFKC", name).casefold().split()))


def shared_ids(rows: Iterable[RegisterRow]) -> Iterator[tuple[int, str]]:
    """Give the lines whose id an earlier line has, and the problem.

    Not those that merely repeat a name, which `shared_names` gives.
    """
    first: dict[str, RegisterRow] = {}
    for row in rows:
        earlier = first.setdefault(row.id, row)
        if earlier is not row and not _is_repetition(row, earlier):
            told = (
                f"has the id {quoted(row.id)}, as line {earlier.line} has; expected its own. "
                "Give each row another in the column id, or make them one row."
            )
            yield row.line, told


def shared_names(rows: Iterable[RegisterRow]) -> Iterator[tuple[int, str]]:
    """Give the lines whose name another line has at the same time, and the problem."""
    named: defaultdict[str, list[RegisterRow]] = defaultdict(list)
    for row in rows:
        named[comparable(row.name)].append(row)
    for pair in (pair for group in named.values() for pair in _overlaps(group)):
        one, other = sorted(pair, key=_line)
        told = (
            f"has the name {quoted(other.name)}, as line {one.line} has for the same time; "
            "expected a name to mean one organization. Remove one row, or part their validity."
        )
        yield other.line, told


def clear_short_names(
    rows: Sequence[RegisterRow],
) -> tuple[list[RegisterRow], list[tuple[int, str]]]:
    """Give the rows without ambiguous short names, and a warning of each of these, by line.

    A short name is ambiguous if another row has it, as name or short name, at the same time.
    """
    dropped: defaultdict[int, set[str]] = defaultdict(set)
    warnings: list[tuple[int, str]] = []
    for short, holders in _holders(rows).items():
        clashing = {row.line: row for pair in _overlaps(holders) for row in pair}
        losers = [row for row in clashing.values() if comparable(row.name) != short]
        for row in losers:
            dropped[row.line].add(short)
        if losers:
            warnings.append(_ambiguous(short, sorted(clashing.values(), key=_line)))
    return [_without(row, dropped[row.line]) for row in rows], sorted(warnings)


def _holders(rows: Iterable[RegisterRow]) -> dict[str, list[RegisterRow]]:
    """Name or short name → the rows that have it."""
    holders: defaultdict[str, list[RegisterRow]] = defaultdict(list)
    for row in rows:
        for name in dict.fromkeys(map(comparable, (row.name, *row.short_names))):
            holders[name].append(row)
    return holders


def _overlaps(group: Iterable[RegisterRow]) -> Iterator[tuple[RegisterRow, RegisterRow]]:
    """Each row that holds at the time of an earlier one, with one such; sorted, not all paired."""
    ordered = sorted(group, key=lambda row: _validity(row).first_day())
    longest = ordered[0]
    for row in ordered[1:]:
        if _validity(longest).overlaps(_validity(row)):
            yield longest, row
        longest = max(longest, row, key=lambda row: _validity(row).last_day())


def _is_repetition(row: RegisterRow, earlier: RegisterRow) -> bool:
    is_name = row.id == row.name == earlier.name
    return is_name and _validity(row).overlaps(_validity(earlier))


def _ambiguous(short: str, rows: Sequence[RegisterRow]) -> tuple[int, str]:
    """The warning, at the first line."""
    bearers = [f"{row.name} (line {row.line})" for row in rows[:_MOST_TOLD]]
    if len(rows) > _MOST_TOLD:
        bearers.append(f"{len(rows) - _MOST_TOLD} more")
    told = (
        f"the short name {quoted(short)} means {', '.join(bearers)}; expected one organization. "
        "It was not taken; leave it to one of them."
    )
    return rows[0].line, told


def _without(row: RegisterRow, dropped: set[str]) -> RegisterRow:
    if not dropped:
        return row
    kept = tuple(short for short in row.short_names if comparable(short) not in dropped)
    return replace(row, short_names=kept)


def _validity(row: RegisterRow) -> Validity:
    return Validity(row.valid_from or "", row.valid_to or "")


def _line(row: RegisterRow) -> int:
    return row.line
