"""Joins departments and branches: those of one parent under one name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.resolve.abbreviations import branch
from kg.resolve.names import is_generic, normalized

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kg.model import Mention
    from kg.resolve.bodies import Bodies


class Unit(NamedTuple):
    """A department or branch, as articles have it."""

    parent: str
    bare: frozenset[str]
    """Its names without the parent's."""
    node: str


def units_of(mentions: Sequence[Mention]) -> list[Unit]:
    """Give the units among organizations."""
    forms = _forms_by_anchor(mentions)
    return [
        Unit(parent, bare_names(mention, forms.get(parent, frozenset())), mention.anchor)
        for mention in mentions
        for parent in mention.affiliations[:1]
    ]


def join_units(bodies: Bodies, units: Sequence[Unit]) -> bool:
    """Join units of one parent by their bare names; give whether any two groups became one.

    Units have units, so a join can make two parents one: it goes on until nothing more comes.
    """
    joined = False
    while _units_joined(bodies, units):
        joined = True
    return joined


def _units_joined(bodies: Bodies, units: Sequence[Unit]) -> bool:
    """Join once; give whether any two groups became one."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in units:
        for bare in unit.bare:
            groups[bodies.root(unit.parent), bare].append(unit.node)
    joined = False
    for (_, bare), anchors in sorted(groups.items(), key=lambda item: (item[0][1], min(item[1]))):
        for anchor in sorted(anchors):
            reason = f"unit of one parent under one name: {bare}"
            joined |= bodies.join(min(anchors), anchor, reason)
    return joined


def bare_names(unit: Mention, parent_forms: Collection[str]) -> frozenset[str]:
    """Give a unit's normalized forms without its parent's name: 江岳集团办公室 → 办公室."""
    found = set()
    for form in map(normalized, unit.forms):
        fronts = [front for front in parent_forms if form.startswith(front) and form != front]
        bare = form.removeprefix(max(fronts, key=len, default=""))
        found.add(branch(bare))
    units = {form for form in found if len(form) > 1}
    return frozenset(form for form in units if form in _UNITS or not is_generic(form))


_UNITS = frozenset(("办公室", "秘书处", "党委", "党组"))
"""Generic words that name one unit under one parent."""


def _forms_by_anchor(mentions: Iterable[Mention]) -> Mapping[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        forms[mention.anchor].update(map(normalized, mention.forms))
    return {anchor: frozenset(found) for anchor, found in forms.items()}
