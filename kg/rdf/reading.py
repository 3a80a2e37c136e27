"""One article's extraction, with the nodes that its records and names stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import EntityKind, Span
from kg.rdf import terms
from kg.rdf.literals import day, event_day
from kg.text import fingerprint, sentence_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Literal, NamedNode

    from kg.model import Article, Evidence, Exhibition, Extraction, Meeting, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A node, what is said of it, and the places in the article that prove it."""

    node: NamedNode
    properties: tuple[tuple[NamedNode, NamedNode | Literal | None], ...]
    """Predicates with objects; an object None says nothing."""
    evidence: tuple[Evidence, ...] = ()
    """Empty for what is no fact of its own (a place's label, an intent's parties)."""
    as_of: Literal | None = None
    """The day for which the article says it."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An article, its extraction, and who is who in it."""

    article: Article
    extraction: Extraction
    who: Mapping[tuple[EntityKind, str], str]
    """(kind, record key), of a place (kind, place as printed) → IRI path of the entity."""

    @cached_property
    def key(self) -> str:
        """The article's key in IRIs."""
        return fingerprint(self.article.id)

    @cached_property
    def published(self) -> Literal | None:
        """The day of publication."""
        return day(self.article.published)

    def node(self, kind: EntityKind, record: str) -> NamedNode:
        """Give the node of an entity, by its kind and record key (of a place, the place)."""
        return terms.node(self.who[kind, record])

    @cached_property
    def people(self) -> Mapping[str, NamedNode]:
        """The people's nodes by name."""
        return {
            person.name: self.node(EntityKind.PERSON, person.key)
            for person in self.extraction.people
        }

    @cached_property
    def organizations(self) -> Mapping[str, NamedNode]:
        """The organizations' nodes by name."""
        return {
            org.name: self.node(EntityKind.ORGANIZATION, org.key)
            for org in self.extraction.organizations
        }

    def participant(self, name: str) -> NamedNode:
        """Give the node of a person or an organization, by name."""
        return self.people.get(name) or self.organizations[name]

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings by record key."""
        return {meeting.key: meeting for meeting in self.extraction.meetings}

    @cached_property
    def roles(self) -> Mapping[str, tuple[Role, ...]]:
        """The roles by the person's name, in text order."""
        held: dict[str, list[Role]] = {}
        for role in self.extraction.roles:
            held.setdefault(role.person, []).append(role)
        return {name: tuple(roles) for name, roles in held.items()}

    @cached_property
    def _meeting_days(self) -> tuple[tuple[Span, Literal], ...]:
        """The sentences that tell of a meeting with a day, with that day."""
        return tuple(
            (self.sentence(evidence), when)
            for meeting in self.extraction.meetings
            if (when := self.day_of(meeting)) is not None
            for evidence in meeting.evidence
            if evidence.slot is None
        )

    def sentence(self, evidence: Evidence) -> Span:
        """Give the sentence in which a piece of evidence begins."""
        return sentence_at(self.article, evidence.start)

    def day_of(self, event: Meeting | Exhibition) -> Literal | None:
        """Give the first day of an event as this article has it."""
        return event_day(event.date, event.date_text)

    def attested(self, evidence: Evidence) -> Literal | None:
        """Give the day of the meeting in whose sentence evidence stands, else of publication."""
        for sentence, when in self._meeting_days:
            if sentence.start <= evidence.start < sentence.end:
                return when
        return self.published


def evidence_for(records: tuple[Evidence, ...], *slots: str | None) -> tuple[Evidence, ...]:
    """Give the evidence of the given slots, None being the record as a whole."""
    return tuple(evidence for evidence in records if evidence.slot in slots)
