"""What one article states, a statement at a time, and the article without what was rejected.

`…江岳集团总经理周慕云…` → `<article key>#title-<hash>`, told as `周慕云：江岳集团 总经理`
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from kg.model import Meeting, MeetingKind, Span, Stage
from kg.resolve.anchors import article_key
from kg.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from kg.model import Evidence, Exhibition, Extraction, Intent, Organization, Record, Role

    _Place = tuple[str, str | None, str | None]
    """A record's key, and the slot and value of a participant."""

_E = TypeVar("_E", "Meeting", "Exhibition")
_R = TypeVar("_R", bound="Record")

_CAPACITIES: Mapping[str, str] = {
    "hosts": "主方",
    "guests": "客方",
    "accompanying": "陪同",
    "attendees": "出席",
    "organizers": "主办方",
    "visitors": "观展者",
}
"""The slots of who takes part, with the word for the capacity."""
_LEADS = "leads"
_EXHIBITION = "exhibition"
_KINDS: Mapping[str, str] = {
    MeetingKind.TALKS: "会谈",
    MeetingKind.SITE_VISIT: "考察调研",
    MeetingKind.CONFERENCE: "会议",
    MeetingKind.SIGNING: "签约",
    MeetingKind.TRAINING: "培训",
    MeetingKind.OTHER: "活动",
    _EXHIBITION: "展会",
}
_STAGES: Mapping[Stage, str] = {
    Stage.PROPOSED: "提出",
    Stage.DISCUSSED: "商谈",
    Stage.PRELIMINARY: "初步达成",
    Stage.SIGNED: "已签署",
    Stage.UNDERWAY: "已实施",
}
_SHOWN = 2
"""How many names of a side are told before 等."""


class StatementKind(StrEnum):
    """What is stated; also a part of the statement's id."""

    TITLE = "title"
    PART_OF = "part-of"
    MEETING = "meeting"
    EXHIBITION = "exhibition"
    PARTICIPANT = "participant"
    INTENT = "intent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that an article states, which a person may reject."""

    id: str
    """`<article key>#<kind>-<20 base32 characters>`, of the article and the names as printed."""
    kind: StatementKind
    record: str
    """The key of the record that states it; the first one's, if several do."""
    told: str
    """The statement in one line."""
    names: tuple[str, ...]
    """The names in it; of an event its own, if it has one, then those of all who took part."""
    evidence: Span
    """The first place that proves it."""
    slot: str | None = None
    """Of a participant: the slot that the name stands in; likewise `value` the name."""
    value: str | None = None


def statements(extraction: Extraction) -> Iterator[Statement]:
    """Give what an article states, in the order of its records, an event's participants after it.

    What several records state alike is given once: two talks of one day without names of their
    own are one statement, told with the participants of both.
    """
    seen: set[str] = set()
    for statement in _every(extraction):
        if statement.id not in seen:
            seen.add(statement.id)
            yield statement


def without(extraction: Extraction, rejected: frozenset[str]) -> Extraction:
    """Give the extraction without the statements of these ids; the same object if it has none.

    With an event its participants go. People and organizations stay, and the ids of all other
    statements.
    """
    if not rejected:
        return extraction
    gone = {_place(each) for each in _every(extraction) if each.id in rejected}
    if not gone:
        return extraction
    hidden = {record for record, slot, _ in gone if slot is None}
    return replace(
        extraction,
        organizations=tuple(
            _alone(org) if org.key in hidden else org for org in extraction.organizations
        ),
        roles=_kept(extraction.roles, hidden),
        meetings=tuple(_fewer(one, gone) for one in _kept(extraction.meetings, hidden)),
        exhibitions=tuple(_fewer(one, gone) for one in _kept(extraction.exhibitions, hidden)),
        intents=tuple(
            replace(intent, meeting=None) if intent.meeting in hidden else intent
            for intent in _kept(extraction.intents, hidden)
        ),
    )


def _every(extraction: Extraction) -> Iterator[Statement]:
    """The statements of every record, those that several state repeated."""
    key = article_key(extraction.id)
    for org in extraction.organizations:
        if org.part_of is not None:
            yield _part_of(key, org, org.part_of)
    yield from (_title(key, role) for role in extraction.roles)
    events: tuple[Meeting | Exhibition, ...] = (*extraction.meetings, *extraction.exhibitions)
    alike: defaultdict[tuple[str, ...], list[Meeting | Exhibition]] = defaultdict(list)
    for event in events:
        alike[_identified(event)].append(event)
    for event in events:
        yield _event(key, event, alike[_identified(event)])
        yield from (_participant(key, event, *each) for each in _participants(event))
    yield from (_intent(key, intent) for intent in extraction.intents)


def _id(key: str, kind: StatementKind, *parts: str) -> str:
    return f"{key}#{kind}-{fingerprint(*parts)}"


def _part_of(key: str, org: Organization, whole: str) -> Statement:
    return Statement(
        id=_id(key, StatementKind.PART_OF, org.name, whole),
        kind=StatementKind.PART_OF,
        record=org.key,
        told=f"{org.name} ⊂ {whole}",
        names=(org.name, whole),
        evidence=_proof(org.evidence, "part_of"),
    )


def _title(key: str, role: Role) -> Statement:
    body = (role.organization,) if role.organization is not None else ()
    return Statement(
        id=_id(key, StatementKind.TITLE, role.person, role.title, role.organization or ""),
        kind=StatementKind.TITLE,
        record=role.key,
        told=f"{role.person}：{' '.join((*body, role.title))}",
        names=(role.person, *body),
        evidence=_proof(role.evidence),
    )


def _event(
    key: str, event: Meeting | Exhibition, alike: Sequence[Meeting | Exhibition]
) -> Statement:
    is_meeting = isinstance(event, Meeting)
    kind = StatementKind.MEETING if is_meeting else StatementKind.EXHIBITION
    taking_part = (name for each in alike for _, name in _participants(each))
    return Statement(
        id=_id(key, kind, *_identified(event)),
        kind=kind,
        record=event.key,
        told=_called(event) if event.name else _with_sides(_called(event), alike),
        names=tuple(dict.fromkeys((*_own_name(event), *taking_part))),
        evidence=_proof(event.evidence),
    )


def _participant(key: str, event: Meeting | Exhibition, slot: str, name: str) -> Statement:
    return Statement(
        id=_id(key, StatementKind.PARTICIPANT, slot, name, *_identified(event)),
        kind=StatementKind.PARTICIPANT,
        record=event.key,
        told=f"{name}（{_CAPACITIES[slot]}）：{_called(event)}",
        names=(name, *_own_name(event)),
        evidence=_proof(event.evidence, slot, name),
        slot=slot,
        value=name,
    )


def _intent(key: str, intent: Intent) -> Statement:
    parties = sorted(set(intent.parties))
    topic = intent.topic or intent.instrument or "合作意向"
    return Statement(
        id=_id(key, StatementKind.INTENT, intent.stage, intent.topic or "", *parties),
        kind=StatementKind.INTENT,
        record=intent.key,
        told=f"{'、'.join(intent.parties)}：{topic}（{_STAGES[intent.stage]}）",
        names=tuple(dict.fromkeys(intent.parties)),
        evidence=_proof(intent.evidence),
    )


def _identified(event: Meeting | Exhibition) -> tuple[str, str, str]:
    """What makes an event the one that it is in its article: kind, name and date."""
    kind = event.kind if isinstance(event, Meeting) else _EXHIBITION
    return kind, event.name or "", event.date or event.date_text or ""


def _participants(event: Meeting | Exhibition) -> Iterator[tuple[str, str]]:
    """Each slot with each name in it."""
    for slot in _CAPACITIES:
        yield from ((slot, name) for name in getattr(event, slot, ()))


def _own_name(event: Meeting | Exhibition) -> tuple[str, ...]:
    return (event.name,) if event.name else ()


def _called(event: Meeting | Exhibition) -> str:
    kind, name, date = _identified(event)
    return " ".join(word for word in (_KINDS[kind], date, name) if word)


def _with_sides(called: str, alike: Iterable[Meeting | Exhibition]) -> str:
    """Who met whom, in all events that are called so."""
    sides: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for event in alike:
        for slot, name in _participants(event):
            sides[slot][name] = None
    both = (tuple(sides["hosts"]), (*sides["guests"], *sides["attendees"]))
    told = " — ".join(_listed(side) for side in both if side)
    return f"{called}：{told}" if told else called


def _listed(names: tuple[str, ...]) -> str:
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")


def _proof(evidence: Sequence[Evidence], slot: str | None = None, value: str | None = None) -> Span:
    """The first place that proves a slot, or that value of it; else the record as a whole."""
    own = [each for each in evidence if each.slot == slot and value in (None, each.value)]
    first = (own or [each for each in evidence if each.slot is None])[0]
    return Span(start=first.start, end=first.end)


def _place(statement: Statement) -> _Place:
    return statement.record, statement.slot, statement.value


def _kept(records: Iterable[_R], hidden: Set[str]) -> tuple[_R, ...]:
    return tuple(record for record in records if record.key not in hidden)


def _alone(org: Organization) -> Organization:
    """The organization without what it is part of."""
    evidence = tuple(each for each in org.evidence if each.slot != "part_of")
    return replace(org, part_of=None, evidence=evidence)


def _fewer(event: _E, gone: Set[_Place]) -> _E:
    """The event without the participants that are gone; who is in no slot leads nobody."""
    everybody = set(_participants(event))
    leaving = {(slot, name) for slot, name in everybody if (event.key, slot, name) in gone}
    if not leaving:
        return event
    staying = {name for _, name in everybody - leaving}
    leaving |= {(_LEADS, name) for _, name in leaving if name not in staying}
    slots = {
        slot: tuple(name for name in getattr(event, slot) if (slot, name) not in leaving)
        for slot in (*_CAPACITIES, _LEADS)
        if hasattr(event, slot)
    }
    evidence = tuple(each for each in event.evidence if (each.slot, each.value) not in leaving)
    return replace(event, evidence=evidence, **slots)
