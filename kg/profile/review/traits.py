"""What is known of an entity, as its pairs are weighed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.resolve.candidates import own_names
from kg.resolve.names import normalized, person_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ledger import Ledger, StoredMention
    from kg.model import Mention


@dataclass(frozen=True, kw_only=True)
class Traits:
    """One entity: its mentions, and what they refer to."""

    entity: str
    """Its IRI path."""
    kind: EntityKind
    mentions: tuple[StoredMention, ...]
    """In order of publication; one at least."""
    others: dict[str, tuple[str, str]]
    """Anchor that the mentions refer to → IRI path and label of the entity that it leads to."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The normalized names; of an organization the generic ones are left out."""
        if self.kind is EntityKind.ORGANIZATION:
            return frozenset[str]().union(*map(own_names, self.own()))
        key = person_key if self.kind is EntityKind.PERSON else normalized
        return frozenset(key(form) for mention in self.own() for form in mention.forms)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that mention it."""
        return frozenset(stored.article for stored in self.mentions)

    @cached_property
    def members(self) -> frozenset[str]:
        """Of an organization: those with a title at it."""
        return frozenset(name for mention in self.own() for name in mention.members)

    @cached_property
    def beside(self) -> frozenset[str]:
        """Whom its articles name besides; of an event, who took part; of an intent, its parties."""
        return frozenset(name for mention in self.own() for name in mention.beside)

    @cached_property
    def affiliations(self) -> dict[str, str]:
        """IRI path → label of what its mentions depend on."""
        return dict(self._led(anchor for one in self.own() for anchor in one.affiliations))

    @cached_property
    def parties(self) -> dict[str, str]:
        """IRI path → label of who took part in an event, or of an intent's parties."""
        sides = (anchor for one in self.own() for anchor in (*one.hosts, *one.guests, *one.others))
        return dict(self._led(sides))

    @cached_property
    def titles(self) -> frozenset[str]:
        """Of a person: the titles held."""
        return frozenset(post.title for mention in self.own() for post in mention.posts)

    def own(self) -> Iterator[Mention]:
        """Give the mentions."""
        return (stored.mention for stored in self.mentions)

    def said(self, slot: str) -> frozenset[str]:
        """Give what the mentions say in one of their fields."""
        return frozenset(filter(None, (getattr(mention, slot) for mention in self.own())))

    def _led(self, anchors: Iterable[str]) -> Iterator[tuple[str, str]]:
        return (self.others[anchor] for anchor in sorted(set(anchors)) if anchor in self.others)


class Known:
    """The traits of the entities of a ledger, each read once."""

    def __init__(self, book: Ledger) -> None:
        """Read from a ledger."""
        self._book = book
        self._traits: dict[str, Traits] = {}
        self._led: dict[str, tuple[str, str] | None] = {}

    def of(self, entity: str) -> Traits:
        """Give the traits of the entity of an IRI path."""
        if entity not in self._traits:
            self._traits[entity] = self._read(entity)
        return self._traits[entity]

    def _read(self, entity: str) -> Traits:
        mentions = sorted(
            self._book.mentions_as(entity),
            key=lambda each: (each.mention.published or "9999", each.article, each.mention.record),
        )
        anchors = {anchor for stored in mentions for anchor in _referred(stored.mention)}
        others = {anchor: led for anchor in anchors if (led := self._leads(anchor)) is not None}
        return Traits(
            entity=entity,
            kind=mentions[0].mention.kind,
            mentions=tuple(mentions),
            others=others,
        )

    def _leads(self, anchor: str) -> tuple[str, str] | None:
        if anchor not in self._led:
            path = self._book.redirect(anchor)
            entity = None if path is None else self._book.entity(path)
            self._led[anchor] = None if entity is None else (entity.iri, entity.label)
        return self._led[anchor]


def _referred(mention: Mention) -> Iterator[str]:
    yield from mention.affiliations
    yield from (*mention.hosts, *mention.guests, *mention.others)
