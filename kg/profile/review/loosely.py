"""Organizations that nothing but the wording of their names brings together.

Identity does not compare them, for the wording alone is no reason to join; people may know better.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.resolve.abbreviations import parts, relation, starts
from kg.resolve.names import is_generic, is_registered, leading_places, normalized

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.model import Entity

_UNITS = "省市县区"
"""An office's name begins with one where its own place is meant: 县应急管理局."""


def named_loosely(
    entities: Iterable[Entity], wanted: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Give the pairs of organizations, by IRI path, one of whose names can be short for another's.

    With `wanted`, only pairs in which one of these paths is.
    """
    by_key: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for entity in entities:
        for name in _names(entity):
            for key in _keys(name):
                by_key[key].add((name, entity.iri))
    for bearers in by_key.values():
        for (one, left), (other, right) in combinations(sorted(bearers), 2):
            if left == right or (wanted and left not in wanted and right not in wanted):
                continue
            if can_be_short(one, other):
                yield min(left, right), max(left, right)


def can_be_short(one: str, other: str) -> bool:
    """Whether one normalized name can be short for the other, or leaves out its place."""
    if one == other or parts(one).sort == "unit" or parts(other).sort == "unit":
        return False
    return bool(relation(one, other)) or is_without_place(one, other)


def is_without_place(one: str, other: str) -> bool:
    """Whether one name is the other without the place in front: 县应急管理局, 蒲城县应急管理局."""
    short, full = sorted((one, other), key=lambda name: (len(name), name))
    bare = short.lstrip(_UNITS)
    if len(bare) < len(short) - 1 or not bare or not full.endswith(bare):
        return False
    front = full[: -len(bare)]
    is_of_unit = short == bare or front[-1:] == short[0]
    return is_of_unit and front in leading_places(full) and not is_registered(full)


def _names(entity: Entity) -> frozenset[str]:
    names = map(normalized, (entity.label, *entity.forms))
    return frozenset(name for name in names if not is_generic(name))


def _keys(name: str) -> Iterator[str]:
    for first in starts(name):
        yield f"first={first}"
    yield f"bare={name.lstrip(_UNITS)}"
    for place in leading_places(name):
        yield f"bare={name[len(place) :].lstrip(_UNITS)}"
