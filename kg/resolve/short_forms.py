"""Joins organizations by short forms of their names, where something else speaks for it, too."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kg.resolve.abbreviations import Relation, parts, relation
from kg.resolve.calls import shared
from kg.resolve.candidates import can_be_short, own_names, short_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Mention
    from kg.resolve.bodies import Bodies, Body


class Link(NamedTuple):
    """How a short-named group hangs together with a longer-named one."""

    members: int
    """How many people hold titles at both."""
    relation: Relation
    beside: int
    """How many people the articles of both name; not counted where it makes no difference."""
    short: str
    name: str
    """The longer name."""
    member: str
    """One who holds a title at both, or ''."""


_TELLING = 4
"""Shorter names (宝武) are too many bodies' to be told by the name alone."""
AlikePair = tuple[tuple[str, ...], tuple[str, ...]]
"""The anchors of mentions of the same forms, and those of others that are like them."""
_Links = dict[str, dict[str, Link]]
"""Root of the short-named group → root of the other → how they hang together."""


def alike(mentions: Iterable[Mention]) -> list[AlikePair]:
    """Give the anchors of mentions that share a key and whose names can be one body's, in pairs.

    Mentions of the same forms are compared once.
    """
    by_key: dict[str, dict[frozenset[str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention in mentions:
        for key in short_keys(mention):
            by_key[key][own_names(mention)].add(mention.anchor)
    found = {
        (tuple(sorted(by_forms[left])), tuple(sorted(by_forms[right])))
        for by_forms in by_key.values()
        for left, right in combinations(sorted(by_forms, key=sorted), 2)
        if can_be_short(left, right)
    }
    return sorted(found)


def join_short_forms(bodies: Bodies, pairs: Iterable[AlikePair]) -> bool:
    """Join each short-named group to the one body that it can be; give whether any was joined.

    Of two that are named in one article only one can be it: that with more people in common.
    """
    links = _links(bodies, pairs)
    best = {short: long for short in links if (long := _best(links[short])) is not None}
    joined = False
    for short, long in sorted(best.items(), key=lambda pair: _strength(links, *pair)):
        joined |= bodies.join(short, long, _reason(links[short][long]))
    return joined


def _strength(links: _Links, short: str, long: str) -> tuple[int, int, int, str, str, str]:
    """Give the order of links, the strongest first; of equals, by the names."""
    link = links[short][long]
    return -link.members, -link.relation, -link.beside, link.short, link.name, short


def _best(links: Mapping[str, Link]) -> str | None:
    """The one body that the short name can be: by people first, else the only one by its name."""
    ordered = sorted(links, key=lambda root: (links[root][:3], root), reverse=True)
    first = links[ordered[0]]
    if len(ordered) > 1:
        second = links[ordered[1]]
        if (first.members, first.relation) == (
            second.members,
            second.relation,
        ) or not first.members:
            return None
    return ordered[0] if _is_enough(first) else None


def _is_enough(link: Link) -> bool:
    if link.members:
        return True
    is_plain = parts(link.name).sort == "firm" and len(link.short) >= _TELLING
    if link.relation is Relation.STEM:
        return is_plain or link.beside > 0
    return link.relation is Relation.TRADE and link.beside > 0


def _reason(link: Link) -> str:
    if link.members:
        return f"short for {link.name}, and {link.member} holds a title at both"
    return f"short for {link.name}, and for no other"


def _links(bodies: Bodies, pairs: Iterable[AlikePair]) -> _Links:
    groups = bodies.groups()
    found: _Links = {}
    for one, other in sorted(_pairs(bodies, pairs)):
        link, is_swapped = _link(bodies, groups[one], groups[other])
        if link.relation:
            short, long = (other, one) if is_swapped else (one, other)
            found.setdefault(short, {})[long] = link
    return found


def _pairs(bodies: Bodies, pairs: Iterable[AlikePair]) -> set[tuple[str, str]]:
    """The pairs of groups that alike mentions make now."""
    found: set[tuple[str, str]] = set()
    for left, right in pairs:
        ours, theirs = ({bodies.root(anchor) for anchor in side} for side in (left, right))
        found.update((min(a, b), max(a, b)) for a in ours for b in theirs if a != b)
    return found


def _link(bodies: Bodies, one: Body, other: Body) -> tuple[Link, bool]:
    """The strongest relation of a name of each; whether the second is the short one."""
    best, is_swapped, pair = Relation.NONE, False, ("", "")
    for left in sorted(one.names):
        for right in sorted(other.names):
            found = relation(left, right)
            if found > best:
                best, is_swapped = found, len(left) > len(right)
                pair = (right, left) if is_swapped else (left, right)
    members = shared(one.members, other.members)
    is_read = best > Relation.ABBREVIATION and not members
    beside = len(bodies.beside(one) & bodies.beside(other)) if is_read else 0
    return Link(len(members), best, beside, *pair, min(members, default="")), is_swapped
