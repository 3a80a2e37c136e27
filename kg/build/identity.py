"""Who is who after a batch: resolves anew only what the batch can have changed.

A mention's entity depends on those that it is compared with, on theirs, and so on; a person's
also on the organizations of its titles, an event's on who took part. What is resolved is closed
under both, so the outcome is that of resolving everything. Mentions that are alike go as one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.build.index import LedgerIndex
from kg.build.scope import Scope
from kg.resolve import by_itself, resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.ledger import LedgerWriter, NumberedMention, StoredAlike
    from kg.model import Entity
    from kg.resolve import Found


@dataclass(slots=True, kw_only=True)
class Reassignment:
    """What changes in who is who."""

    assigned: dict[int, tuple[NumberedMention, str, bool]] = field(default_factory=dict)
    """Mention number → the mention as it was, its IRI path now, and whether it is alone now."""
    alikes: dict[int, str | None] = field(default_factory=dict)
    """Number of mentions that are alike → their IRI path now, None if each has its own."""
    entities: dict[str, Entity] = field(default_factory=dict)
    """IRI path → entity, without its mentions."""

    def changed(self) -> list[NumberedMention]:
        """Give the mentions whose entity changes, as they were."""
        return [was for was, iri, _ in self.assigned.values() if was.entity != iri]

    def update(self, other: Reassignment) -> None:
        """Take in what changes besides."""
        self.assigned.update(other.assigned)
        self.alikes.update(other.alikes)
        self.entities.update(other.entities)

    def assign(self, was: NumberedMention, iri: str, *, is_alone: bool) -> None:
        """Note what a mention is."""
        if (was.entity, was.is_alone) != (iri, is_alone):
            self.assigned[was.number] = (was, iri, is_alone)


def reassignment(book: LedgerWriter, seeds: Iterable[int]) -> tuple[Reassignment, frozenset[str]]:
    """Give what changes when the alikes `seeds` are new or have changed, or lost a neighbour.

    And the IRI paths of the entities that those which are resolved were before.
    """
    scope = Scope(book)
    found, known = Reassignment(), set[str | None]()
    dependents = set(seeds)
    while dependents:
        anew, own = _anew(book, scope, dependents)
        known.update(each.entity for each in own)
        known.update(was.entity for was, _, _ in anew.assigned.values())
        found.update(anew)
        dependents = scope.dependents(anew.changed())
    return found, frozenset(filter(None, known))


def assignment(book: LedgerWriter, seeds: Iterable[int]) -> Reassignment:
    """Give who is who among the alikes `seeds` and all that hang together with them.

    Who depends on them is left out: for those who resolve everything.
    """
    return _anew(book, Scope(book), seeds)[0]


def _anew(
    book: LedgerWriter, scope: Scope, seeds: Iterable[int]
) -> tuple[Reassignment, list[StoredAlike]]:
    """Give what changes by resolving seeds, and what was resolved."""
    stored, new = scope.widen(seeds)
    index = LedgerIndex(book, stored)
    groups = list(resolved(map(index.told, stored), book.decisions.rulings(), index))
    own = [each for each in stored if each.number in new]
    return _Taking(book, own).all(groups), own


def store(book: LedgerWriter, found: Reassignment) -> None:
    """Store who is who as found; entities are not."""
    book.assign((number, iri, alone) for number, (_, iri, alone) in found.assigned.items())
    for alike, entity in found.alikes.items():
        book.set_entity(alike, entity)


class _Taking:
    """Takes what is found into a `Reassignment`."""

    def __init__(self, book: LedgerWriter, stored: Iterable[StoredAlike]) -> None:
        """Compare with alikes as they are stored; what is found of others is left out."""
        self._book = book
        self._stored = {each.likeness: each for each in stored}
        self._unsettled: dict[int, list[NumberedMention]] = defaultdict(list)
        self._apart: dict[int, dict[int, str | None]] = defaultdict(dict)
        """Number of an alike that was taken apart → article → IRI path, None if by itself."""
        self._into = Reassignment()

    def all(self, groups: Sequence[Found]) -> Reassignment:
        """Give what changes by entities, or by what is none."""
        apart = {each.part.likeness for found in groups for each in found.alikes if each.part}
        whole = (each.number for each in self._stored.values() if each.likeness not in apart)
        for mention in self._book.unsettled(whole):
            self._unsettled[mention.alike].append(mention)
        for found in groups:
            self._take(found)
        for number, entities in self._apart.items():
            self._take_apart(number, entities)
        return self._into

    def _take(self, found: Found) -> None:
        iri = found.entity.iri if found.entity is not None else None
        for alike in found.alikes:
            stored = self._stored.get(alike.part.likeness if alike.part else alike.likeness)
            if stored is None:
                continue
            if found.entity is not None:
                self._into.entities[found.entity.iri] = found.entity
            left = found.left[alike.likeness]
            if alike.part is not None:
                entities = {at: None if at in left else iri for at in alike.part.articles}
                self._apart[stored.number].update(entities)
            else:
                self._take_whole(stored, iri, left)

    def _take_whole(self, stored: StoredAlike, iri: str | None, left: frozenset[int]) -> None:
        """Note what the mentions of an alike become that was not taken apart."""
        self._into.alikes[stored.number] = iri
        if iri is None:
            self._by_themselves(self._not_yet(stored, None))
            return
        for article in sorted(left):
            self._by_themselves(self._book.mentions_like(stored.number, article))
        for mention in self._not_yet(stored, iri):
            if mention.article not in left:
                self._into.assign(mention, iri, is_alone=False)

    def _take_apart(self, alike: int, entities: Mapping[int, str | None]) -> None:
        """Note what the mentions of an alike become that was taken apart."""
        self._into.alikes[alike] = None
        for number, article, is_now, is_alone in self._book.as_is(alike):
            iri = entities[article]
            if iri is None and not is_alone:
                self._by_themselves([self._book.mention(number)])
            elif iri is not None and (is_alone or is_now != iri):
                self._into.assign(self._book.mention(number), iri, is_alone=False)

    def _by_themselves(self, mentions: Iterable[NumberedMention]) -> None:
        for mention in mentions:
            own = by_itself(mention.mention)
            self._into.entities[own.iri] = own
            self._into.assign(mention, own.iri, is_alone=True)

    def _not_yet(self, stored: StoredAlike, iri: str | None) -> list[NumberedMention]:
        """The mentions of an alike that are not an entity yet; or not one of their own."""
        if stored.entity == iri:
            return self._unsettled[stored.number]
        if iri is None:
            return self._book.not_alone(stored.number)
        return self._book.not_yet(stored.number, iri)
