"""Finds the rows that the parents in a register name, and chains that come back to themselves.

`rings(rows)` → `(2, "is above itself: 甲集团 → 乙公司 → 甲集团; expected …")`
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.read.name_clashes import comparable
from kg.read.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.read.register import RegisterRow

_MOST_TOLD = 10


def with_parents(rows: Sequence[RegisterRow]) -> tuple[list[RegisterRow], list[tuple[int, str]]]:
    """Give the rows with the parent's id in place of its name, and what to warn of, by line.

    A parent that is the id of no row and the name of none, or of several, stays as it stands.
    """
    ids = {row.id for row in rows}
    named: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        named[comparable(row.name)].append(row.id)
    linked: list[RegisterRow] = []
    warnings: list[tuple[int, str]] = []
    for row in rows:
        is_name = row.parent is not None and row.parent not in ids
        found = named.get(comparable(row.parent), []) if is_name and row.parent else []
        linked.append(replace(row, parent=found[0]) if len(found) == 1 else row)
        if len(found) > 1:
            warnings.append((row.line, _several(row.parent or "", len(found))))
    return linked, warnings


def rings(rows: Iterable[RegisterRow]) -> Iterator[tuple[int, str]]:
    """Give each chain of parents that comes back to itself: its first line, and the problem."""
    by_id = {row.id: row for row in rows}
    above = {row.id: row.parent for row in by_id.values() if row.parent in by_id}
    for ring in _cycles(above):
        members = [by_id[member] for member in ring]
        start = min(range(len(members)), key=lambda place: members[place].line)
        names = [row.name for row in (*members[start:], *members[: start + 1])]
        told = " → ".join(names if len(names) <= _MOST_TOLD else [*names[:_MOST_TOLD], "…"])
        yield (
            members[start].line,
            f"is above itself: {told}; expected parents to end at the top. Mend one of them.",
        )


def _cycles(above: Mapping[str, str]) -> Iterator[list[str]]:
    """Each ring of ids, from its first on; every id is looked at once."""
    done: set[str] = set()
    for start in above:
        chain: dict[str, int] = {}
        at = start
        while at in above and at not in done and at not in chain:
            chain[at] = len(chain)
            at = above[at]
        if at in chain:
            yield list(chain)[chain[at] :]
        done.update(chain)


def _several(parent: str, count: int) -> str:
    return (
        f"parent is {quoted(parent)}, the name of {count} rows; expected one. "
        "It was linked to none; give the id of one."
    )
