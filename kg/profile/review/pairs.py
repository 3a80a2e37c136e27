"""Pairs of entities that may be one: those that share a blocking key, each weighed by its signs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kg.model import EntityKind
from kg.profile.review import events, organizations, people
from kg.profile.review.judged import judged_pairs
from kg.profile.review.loosely import named_loosely
from kg.profile.review.signs import rank
from kg.profile.review.traits import Known
from kg.resolve import JUDGED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.ledger import Ledger
    from kg.profile.review.signs import Signs
    from kg.profile.review.traits import Traits

_LEAST = 0.1
"""Of a pair with a lower rank next to nothing speaks for one."""
_CROWD = 30
"""A blocking key that more entities have tells too little of any two of them."""


class Weighed(NamedTuple):
    """Two entities that may be one."""

    rank: float
    left: Traits
    right: Traits
    signs: Signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The pairs of a graph that nobody judged yet."""

    weighed: tuple[Weighed, ...]
    """The likeliest first."""
    crowded: int
    """How many blocking keys were passed over because too many entities have them."""


def pairs(
    book: Ledger, kinds: Collection[EntityKind] = JUDGED, entities: Collection[str] = ()
) -> Pairs:
    """Give the pairs of some kinds, or those of some entities by their IRI paths.

    Of given entities no blocking key is passed over.
    """
    found, crowded = _found(book, kinds, entities)
    judged = judged_pairs(book)
    open_ones = sorted(pair for pair in found if frozenset(pair) not in judged)
    weighed = [each for each in _weighed(Known(book), open_ones) if each.left.kind in kinds]
    return Pairs(weighed=tuple(sorted(weighed, key=_order)), crowded=crowded)


def _found(
    book: Ledger, kinds: Collection[EntityKind], entities: Collection[str]
) -> tuple[set[tuple[str, str]], int]:
    """The pairs by IRI path, and how many blocking keys were passed over."""
    found: set[tuple[str, str]] = set()
    crowded = 0
    if EntityKind.ORGANIZATION in kinds:
        found.update(named_loosely(book.entities(EntityKind.ORGANIZATION), entities))
    for members in _shared(book, kinds, entities):
        if entities or len(members) <= _CROWD:
            pairs_here = combinations(members, 2)
            found.update(pair for pair in pairs_here if not entities or set(pair) & set(entities))
        else:
            crowded += 1
    return found, crowded


def _shared(
    book: Ledger, kinds: Collection[EntityKind], entities: Collection[str]
) -> Iterator[list[str]]:
    """The entities that share each blocking key."""
    if entities:
        for entity in sorted(entities):
            yield from (members for _, members in book.blocks_shared_with(entity))
        return
    for kind in sorted(set(kinds) & JUDGED):
        yield from (members for _, members in book.shared_blocks(kind))


def _weighed(known: Known, found: Iterable[tuple[str, str]]) -> Iterator[Weighed]:
    found = list(found)
    rivals = Counter(entity for pair in found for entity in pair)
    for one, other in found:
        left, right = sorted((known.of(one), known.of(other)), key=_place)
        if left.kind is not right.kind:
            continue
        signs = _signs(left, right, max(rivals[one], rivals[other]))
        if signs is not None and rank(signs) >= _LEAST:
            yield Weighed(rank(signs), left, right, signs)


def _signs(left: Traits, right: Traits, rivals: int) -> Signs | None:
    if left.kind is EntityKind.ORGANIZATION:
        return organizations.signs(left, right, rivals)
    if left.kind is EntityKind.PERSON:
        return people.signs(left, right, rivals)
    return events.signs(left, right)


def _place(traits: Traits) -> tuple[str, str, str]:
    """The order of the two sides: that in which articles tell of them."""
    first = traits.mentions[0]
    return (first.mention.published or "9999", first.article, first.mention.record)


def _order(weighed: Weighed) -> tuple[float, tuple[str, str, str], tuple[str, str, str]]:
    return (-weighed.rank, _place(weighed.left), _place(weighed.right))
