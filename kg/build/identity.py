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
from kg.model import EntityKind
from kg.resolve import are_compared, by_itself, compared_by, is_sure, resolved

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from kg.ledger import LedgerWriter, NumberedMention, StoredAlike
    from kg.model import Entity
    from kg.resolve import Found


_NAMED = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})
"""What others can depend on."""


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

    def assign(self, was: NumberedMention, iri: str, *, is_alone: bool) -> None:
        """Note what a mention is."""
        if (was.entity, was.is_alone) != (iri, is_alone):
            self.assigned[was.number] = (was, iri, is_alone)


def reassignment(book: LedgerWriter, seeds: Iterable[int]) -> tuple[Reassignment, frozenset[str]]:
    """Give what changes when the alikes `seeds` are new or have changed, or lost a neighbour.

    And the IRI paths of the entities that those which are resolved were before.
    """
    scope = _Scope(book)
    rulings = book.decisions.rulings()
    dependents = set(seeds)
    found = Reassignment()
    while dependents:
        scope.widen(dependents)
        index = LedgerIndex(book)
        alikes = [index.told(stored) for stored in scope.loaded.values()]
        found = Reassignment()
        for each in resolved(alikes, rulings, index):
            _take(book, found, each, scope.by_likeness)
        dependents = scope.dependents(found.changed())
    known = {stored.entity for stored in scope.loaded.values()}
    known.update(was.entity for was, _, _ in found.assigned.values())
    return found, frozenset(filter(None, known))


def store(book: LedgerWriter, found: Reassignment) -> None:
    """Store who is who as found; entities are not."""
    book.assign((number, iri, alone) for number, (_, iri, alone) in found.assigned.items())
    for alike, entity in found.alikes.items():
        book.set_entity(alike, entity)


def _take(
    book: LedgerWriter, into: Reassignment, found: Found, stored: Mapping[str, StoredAlike]
) -> None:
    """Note what the mentions of an entity, or of what is none, become."""
    if found.entity is not None:
        into.entities[found.entity.iri] = found.entity
    for alike in found.alikes:
        number = stored[alike.likeness].number
        left = found.left[alike.likeness]
        if found.entity is None:
            into.alikes[number] = None
            by_themselves = book.not_alone(number)
        else:
            into.alikes[number] = found.entity.iri
            by_themselves = [m for at in sorted(left) for m in book.mentions_like(number, at)]
            for mention in book.not_yet(number, found.entity.iri):
                if mention.article not in left:
                    into.assign(mention, found.entity.iri, is_alone=False)
        for mention in by_themselves:
            own = by_itself(mention.mention)
            into.entities[own.iri] = own
            into.assign(mention, own.iri, is_alone=True)


class _Scope:
    """What is resolved together, and what it depends on."""

    def __init__(self, book: LedgerWriter) -> None:
        self._book = book
        self._own: set[int] = set()
        self._seen: dict[int, StoredAlike] = {}
        """What was read, in the scope or not."""
        self.loaded: dict[int, StoredAlike] = {}
        self.by_likeness: dict[str, StoredAlike] = {}
        self._blocks: dict[str, Mapping[Hashable, Sequence[int]]] = {}
        self._followed: set[tuple[str, Hashable]] = set()

    def widen(self, alikes: set[int]) -> None:
        """Take in alikes, what hangs together with them, and what those depend on."""
        new = self._connected(alikes - self._own)
        self._own |= new
        while new:
            self._load(new)
            nodes = {node for number in new for node in self._read(number).mention.affiliations}
            needed = {number for node in sorted(nodes) for number in self._book.at_node(node)}
            new = self._connected(needed - set(self.loaded))

    def _connected(self, alikes: Iterable[int]) -> set[int]:
        """Those that hang together with these, these included."""
        reached = set(alikes)
        open_ones = list(reached)
        while open_ones:
            for number in self._neighbours(open_ones.pop()):
                if number not in reached and number not in self.loaded:
                    reached.add(number)
                    open_ones.append(number)
        return reached

    def _neighbours(self, number: int) -> Iterator[int]:
        """Those that hang together with one by blocks that were not followed yet."""
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
        """The alikes of a block, by what is compared there."""
        if block not in self._blocks:
            alike: dict[Hashable, list[int]] = defaultdict(list)
            sure = is_sure(block)
            for number in self._book.in_block(block):
                said = None if sure else compared_by(block, self._read(number).mention)
                alike[said].append(number)
            self._blocks[block] = alike
        return self._blocks[block]

    def _read(self, number: int) -> StoredAlike:
        if number not in self._seen:
            self._seen[number] = self._book.alike(number)
        return self._seen[number]

    def dependents(self, changed: Iterable[NumberedMention]) -> set[int]:
        """Give those outside the scope that name somebody who is another now."""
        nodes: dict[int, set[str]] = defaultdict(set)
        for was in changed:
            if was.mention.kind in _NAMED:
                nodes[was.article].add(self._read(was.alike).mention.anchor)
        return {
            number
            for article, those in nodes.items()
            for number in self._book.alikes_in(article)
            if number not in self._own and those & set(self._read(number).mention.affiliations)
        }

    def _load(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            stored = self._read(number)
            self.loaded[number] = stored
            self.by_likeness[stored.likeness] = stored
