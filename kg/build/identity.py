"""Who is who after a batch: resolves anew only what the batch can have changed.

A mention's entity depends on those that it is compared with, on theirs, and so on; a person's
also on the organizations of its titles, an event's on who took part. What is resolved is closed
under both, so the outcome is that of resolving everything.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.model import Entity, EntityKind, Mention
from kg.resolve import are_compared, compared_by, is_sure, resolution

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from kg.ledger import LedgerWriter, NumberedMention


_NAMED = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})
"""What others can depend on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassignment:
    """What changes in who is who."""

    assigned: Mapping[int, str]
    """Mention number → IRI path, of the mentions whose entity changes."""
    articles: frozenset[int]
    """The numbers of the articles in which such a mention stands."""
    entities: tuple[Entity, ...]
    """Entities that are new or say something else, their mentions left out."""
    gone: frozenset[str]
    """IRI paths of stored entities that no mention is any more."""


def reassignment(
    book: LedgerWriter, seeds: Iterable[int], dropped: Sequence[NumberedMention]
) -> Reassignment:
    """Give what changes when the mentions `seeds` are new, or lost a neighbour among `dropped`."""
    scope = _Scope(book, dropped)
    rulings = book.decisions.rulings()
    dependents = set(seeds)
    entities: tuple[Entity, ...] = ()
    assigned: dict[int, str] = {}
    while dependents:
        scope.widen(dependents)
        entities = resolution(scope.mentions(), rulings).entities
        assigned = scope.differences(entities)
        dependents = scope.dependents(assigned)
    heads = [replace(entity, mentions=()) for entity in entities]
    return Reassignment(
        assigned=assigned,
        articles=frozenset(scope.loaded[number].article for number in assigned),
        entities=tuple(head for head in heads if book.entity(head.iri) != head),
        gone=scope.known() - {head.iri for head in heads},
    )


class _Scope:
    """The mentions that are resolved together, and what they depend on."""

    def __init__(self, book: LedgerWriter, dropped: Sequence[NumberedMention]) -> None:
        self._book = book
        self._dropped = dropped
        self._own: set[int] = set()
        self._seen: dict[int, NumberedMention] = {}
        """Mentions that were read, in the scope or not."""
        self.loaded: dict[int, NumberedMention] = {}
        self._blocks: dict[str, Mapping[Hashable, Sequence[int]]] = {}
        self._followed: set[tuple[str, Hashable]] = set()
        self._articles: dict[int, list[NumberedMention]] = {}
        """Article number → all mentions of that article."""

    def widen(self, mentions: set[int]) -> None:
        """Take in mentions, what hangs together with them, and what those depend on."""
        new = self._connected(mentions - self._own)
        self._own |= new
        while new:
            self._load(new)
            needed = {other.number for number in new for other in self._needs(self._read(number))}
            new = self._connected(needed - set(self.loaded))

    def _connected(self, mentions: Iterable[int]) -> set[int]:
        """The mentions that hang together with these, these included.

        In a block, mentions that are alike in what is compared there are compared once.
        """
        reached = set(mentions)
        open_ones = list(reached)
        while open_ones:
            for number in self._neighbours(open_ones.pop()):
                if number not in reached and number not in self.loaded:
                    reached.add(number)
                    open_ones.append(number)
        return reached

    def _neighbours(self, number: int) -> Iterator[int]:
        """Those that hang together with a mention by blocks that were not followed yet."""
        mention = self._read(number).mention
        for block in self._book.blocks_of(number):
            said = compared_by(block, mention)
            if (block, said) in self._followed:
                continue
            self._followed.add((block, said))
            for others in self._block(block).values():
                if is_sure(block) or are_compared(block, mention, self._read(others[0]).mention):
                    yield from others

    def _block(self, block: str) -> Mapping[Hashable, Sequence[int]]:
        """The mentions of a block, by what is compared there."""
        if block not in self._blocks:
            alike: dict[Hashable, list[int]] = defaultdict(list)
            sure = is_sure(block)
            for number in self._book.in_block(block):
                said = None if sure else compared_by(block, self._read(number).mention)
                alike[said].append(number)
            self._blocks[block] = alike
        return self._blocks[block]

    def _read(self, number: int) -> NumberedMention:
        if number not in self._seen:
            self._seen[number] = self._book.mention(number)
        return self._seen[number]

    def mentions(self) -> list[Mention]:
        """Give the mentions, in no particular order."""
        return [numbered.mention for numbered in self.loaded.values()]

    def known(self) -> frozenset[str]:
        """Give the IRI paths of the entities that the mentions were, the dropped ones' too."""
        mentions = (*self.loaded.values(), *self._dropped)
        return frozenset(numbered.entity for numbered in mentions if numbered.entity is not None)

    def differences(self, entities: Iterable[Entity]) -> dict[int, str]:
        """Give for each mention whose entity is another than stored its number and new IRI."""
        found = {_name(mention): entity.iri for entity in entities for mention in entity.mentions}
        return {
            number: iri
            for number, loaded in self.loaded.items()
            if (iri := found[_name(loaded.mention)]) != loaded.entity
        }

    def dependents(self, assigned: Iterable[int]) -> set[int]:
        """Give the mentions outside the scope that name somebody who is another now."""
        return {
            other.number
            for number in assigned
            if self.loaded[number].mention.kind in _NAMED
            for other in self._beside(self.loaded[number])
            if other.number not in self._own
            and self.loaded[number].mention.anchor in other.mention.affiliations
        }

    def _load(self, numbers: Iterable[int]) -> None:
        self.loaded.update((number, self._read(number)) for number in numbers)

    def _needs(self, numbered: NumberedMention) -> list[NumberedMention]:
        """The mentions, in the same article, of those that a mention names."""
        anchors = numbered.mention.affiliations
        beside = self._beside(numbered) if anchors else []
        return [other for other in beside if other.mention.anchor in anchors]

    def _beside(self, numbered: NumberedMention) -> list[NumberedMention]:
        if numbered.article not in self._articles:
            self._articles[numbered.article] = self._book.mentions_of(numbered.article)
        return self._articles[numbered.article]


def _name(mention: Mention) -> tuple[str, EntityKind, str]:
    return mention.article, mention.kind, mention.record
