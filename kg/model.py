"""The narrow waist: the records that the stages of kg pass to each other.

>>> Span(start=3, end=6).of("湖北省铜业协会")
'铜业协'
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator


class MeetingKind(StrEnum):
    """What sort of gathering a meeting is."""

    TALKS = "talks"
    SITE_VISIT = "site-visit"
    CONFERENCE = "conference"
    SIGNING = "signing"
    TRAINING = "training"
    OTHER = "other"


class Stage(StrEnum):
    """How far a cooperation has come, from the first wish on."""

    PROPOSED = "proposed"
    DISCUSSED = "discussed"
    PRELIMINARY = "preliminary"
    SIGNED = "signed"
    UNDERWAY = "underway"

    @property
    def rank(self) -> int:
        """The place in the order of stages, 1 (proposed) to 5 (underway)."""
        return list(Stage).index(self) + 1


class EntityKind(StrEnum):
    """What an entity is; also the segment of its IRI."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    MEETING = "meeting"
    EXHIBITION = "exhibition"
    INTENT = "intent"


class Span(Struct, frozen=True, kw_only=True, order=True, gc=False):
    """A half-open stretch of `Article.text`, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Evidence(Struct, frozen=True, kw_only=True, gc=False):
    """The place in the text that proves a record or one of its slots."""

    slot: str | None
    """None for the record as a whole, else the slot that it proves (`hosts`, `date` …)."""
    value: str
    """The value that is proved; it may differ from `quote` (陈 昆 proves 陈昆)."""
    start: int
    end: int
    quote: str
    """`Article.text[start:end]`, verbatim."""
    rule: str
    confidence: float | None = None
    """The share of right answers that the rule gives on the gold set, 0-1; None if unmeasured."""


class Article(Struct, frozen=True, kw_only=True):
    """One article: its text as it was read, and what is known of its source."""

    id: str
    title: str
    published: str | None
    """ISO 8601 day, or None."""
    publisher: str | None
    url: str | None
    text: str
    """LF line ends; no C0 controls but tab and newline, no lone surrogates."""
    sha256: str
    """Hex digest of the text's UTF-8."""
    body: tuple[Span, ...]
    """The stretches that are the article's own; the rest is site furniture."""


class Person(Struct, frozen=True, kw_only=True):
    """Someone whom the article names."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """One an occurrence, in text order; a pronoun that was resolved counts as one."""


class Organization(Struct, frozen=True, kw_only=True):
    """A company, association, public body, department, institute … that the article names."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    """The `name` of the parent, or None."""
    evidence: tuple[Evidence, ...] = ()
    """One an occurrence (slot None), in text order, and those of `part_of`."""


class Role(Struct, frozen=True, kw_only=True):
    """One title of one person."""

    key: str
    person: str
    title: str
    organization: str | None
    evidence: tuple[Evidence, ...] = ()


class Meeting(Struct, frozen=True, kw_only=True):
    """One gathering, held or announced."""

    key: str
    kind: MeetingKind
    name: str | None = None
    date: str | None = None
    """First day, ISO 8601; None if not stated or without a year."""
    end_date: str | None = None
    date_text: str | None = None
    """The date as printed."""
    place: str | None = None
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    accompanying: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    """The participants who are said to lead a delegation (X一行)."""
    evidence: tuple[Evidence, ...] = ()


class Exhibition(Struct, frozen=True, kw_only=True):
    """One named exhibition, fair or theme show."""

    key: str
    name: str
    date: str | None = None
    end_date: str | None = None
    date_text: str | None = None
    place: str | None = None
    organizers: tuple[str, ...] = ()
    visitors: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Intent(Struct, frozen=True, kw_only=True):
    """One cooperation that parties wish for, agree on or sign."""

    key: str
    parties: tuple[str, ...]
    topic: str | None
    stage: Stage
    instrument: str | None = None
    meeting: str | None = None
    """The key of the meeting where it was raised."""
    as_of: str | None = None
    """The date of that meeting, else of publication, else None."""
    evidence: tuple[Evidence, ...] = ()


Record = Person | Organization | Role | Meeting | Exhibition | Intent


class Extraction(Struct, frozen=True, kw_only=True):
    """What was read out of one article; within it people and organizations go by name."""

    id: str
    sha256: str
    extractor: str
    """Name and version of the extractor, such as `rules/0.1.0+3f2a…`."""
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    roles: tuple[Role, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    exhibitions: tuple[Exhibition, ...] = ()
    intents: tuple[Intent, ...] = ()
    unread: tuple[Span, ...] = ()
    """Sentences that hold a name or a trigger word and gave no fact."""

    def records(self) -> Iterator[Record]:
        """Every record, layer by layer."""
        yield from self.people
        yield from self.organizations
        yield from self.roles
        yield from self.meetings
        yield from self.exhibitions
        yield from self.intents

    def problems(self, article: Article) -> Iterator[str]:
        """What breaks the contract, one sentence each; nothing if the extraction is sound."""
        if (self.id, self.sha256) != (article.id, article.sha256):
            yield f"it is of {self.id!r}, sha256 {self.sha256[:12]}; expected {article.id!r}"
        keys = Counter(record.key for record in self.records())
        yield from (f"key {key!r} stands twice" for key in sorted(keys) if keys[key] > 1)
        for record in self.records():
            yield from _evidence_problems(record, article.text)
        yield from self._reference_problems()

    def _reference_problems(self) -> Iterator[str]:
        people = {person.name for person in self.people}
        organizations = {org.name for org in self.organizations}
        for key, name in self._persons_named():
            if name not in people:
                yield f"{key} names {name!r}, who is no person of it"
        for key, name in self._organizations_named():
            if name not in organizations:
                yield f"{key} names {name!r}, which is no organization of it"
        for key, name in self._participants():
            if name not in people | organizations:
                yield f"{key} names {name!r}, which is no person or organization of it"
        yield from self._meeting_problems()

    def _meeting_problems(self) -> Iterator[str]:
        meetings = {None, *(meeting.key for meeting in self.meetings)}
        for intent in self.intents:
            if intent.meeting not in meetings:
                yield f"{intent.key} was raised at {intent.meeting!r}, which is no meeting of it"

    def _persons_named(self) -> Iterator[tuple[str, str]]:
        yield from ((role.key, role.person) for role in self.roles)

    def _organizations_named(self) -> Iterator[tuple[str, str]]:
        yield from ((org.key, org.part_of) for org in self.organizations if org.part_of)
        yield from ((role.key, role.organization) for role in self.roles if role.organization)
        for intent in self.intents:
            yield from ((intent.key, party) for party in intent.parties)

    def _participants(self) -> Iterator[tuple[str, str]]:
        for meeting in self.meetings:
            names = meeting.hosts + meeting.guests + meeting.accompanying + meeting.attendees
            yield from ((meeting.key, name) for name in names)
        for exhibition in self.exhibitions:
            names = exhibition.organizers + exhibition.visitors
            yield from ((exhibition.key, name) for name in names)


def _evidence_problems(record: Record, text: str) -> Iterator[str]:
    if not any(evidence.slot is None for evidence in record.evidence):
        yield f"{record.key} has no evidence for the record as a whole"
    for evidence in record.evidence:
        if not evidence.quote or text[evidence.start : evidence.end] != evidence.quote:
            yield (
                f"{record.key}: the quote {evidence.quote!r} does not stand at "
                f"{evidence.start}-{evidence.end}"
            )


class Post(Struct, frozen=True, kw_only=True):
    """A title that a person holds, in the words of one article."""

    title: str
    organization: str | None
    """The anchor of the organization in that article."""


class Entry(Struct, frozen=True, kw_only=True):
    """An organization as a register of known ones has it."""

    id: str
    """Its number in the register, unique there; `parent` is that of what it belongs to."""
    name: str
    short_names: tuple[str, ...] = ()
    parent: str | None = None
    uscc: str | None = None
    """The unified social credit code (GB 32100-2015)."""
    wikidata: str | None = None
    """The item's id at Wikidata, such as `Q42`."""
    valid_from: str | None = None
    """The first day, month or year (ISO 8601) of its names; likewise `valid_to` the last."""
    valid_to: str | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """One entity as one article has it: the unit that identity groups."""

    kind: EntityKind
    article: str
    """The article's key (the 20 base32 characters in its IRIs)."""
    record: str
    """The record's key in that article; of a place, the place as printed."""
    anchor: str
    """The IRI path of the mention, `<kind>/<20 base32>`."""
    name: str | None
    """The fullest form in the article; None for an unnamed event."""
    forms: tuple[str, ...] = ()
    """Those printed there, no pronouns; `expanded`: 县财政局 with its parent's place in front."""
    expanded: str | None = None
    published: str | None = None
    date: str | None = None
    end_date: str | None = None
    place: str | None = None
    event_kind: MeetingKind | None = None
    affiliations: tuple[str, ...] = ()
    """The anchors of what it depends on: who took part, the bodies of roles, and their wholes."""
    label: str | None = None
    """What an unnamed event or an intent is called."""
    posts: tuple[Post, ...] = ()
    """Of a person: the titles held and where; `calls`: see `kg.resolve.calls`."""
    calls: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Of an organization: those with a title at it, by full name and by surname and title."""
    beside: tuple[str, ...] = ()
    """Full names of the article's other people; of an event, how who took part is called."""
    hosts: tuple[str, ...] = ()
    """The anchors of a meeting's hosts, an exhibition's organizers, an intent's parties."""
    guests: tuple[str, ...] = ()
    """Likewise of its guests or visitors; `others` are those accompanying and attending."""
    others: tuple[str, ...] = ()
    told: str | None = None
    texts: tuple[str, ...] = ()
    """Hashes that reprints share: of the sentence that tells of an event, of the article."""
    topic: str | None = None
    instrument: str | None = None
    entry: Entry | None = None
    """Of an organization that the register knows: its entry, and that of what it is part of."""
    parent: Entry | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """One person, organization, place or event, and the mentions that are it."""

    iri: str
    """The least anchor: a path below the base IRI's `id/`."""
    kind: EntityKind
    label: str
    forms: tuple[str, ...]
    """The other name forms, sorted."""
    mentions: tuple[Mention, ...] = ()
    name: str | None = None
    """The chosen name of its own; None for an unnamed event."""
    date: str | None = None
    """ISO 8601 day, or `--MM-DD` where no article gives a year."""
    end_date: str | None = None
    place: str | None = None
    """The place's IRI path: a place's is its anchor, always."""
    event_kind: MeetingKind | None = None
    topic: str | None = None
    """The chosen topic of an intent, as `instrument`."""
    instrument: str | None = None
    entry: Entry | None = None
    parent: Entry | None = None
    reasons: tuple[str, ...] = ()
    """Why the mentions were joined, one sentence a merge."""


class Resolution(Struct, frozen=True, kw_only=True):
    """Who is who: the entities that a set of mentions makes."""

    entities: tuple[Entity, ...]


class Verdict(StrEnum):
    """What a person said of two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's decision whether two mentions are one entity."""

    judgement: Verdict
    kind: EntityKind
    left_article: str
    left_name: str
    right_article: str
    right_name: str
    author: str = ""
    date: str = ""
    reason: str = ""
