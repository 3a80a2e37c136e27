"""Meetings, exhibitions and who takes part in them, as fact nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.rdf import terms
from kg.rdf.literals import true
from kg.rdf.memberships import membership_node
from kg.rdf.reading import Fact, evidence_for
from kg.rdf.titles import office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import NamedNode

    from kg.model import Evidence, Exhibition, Meeting
    from kg.rdf.reading import Reading

CAPACITIES: Mapping[str, NamedNode] = {
    "hosts": terms.IKG_HOST,
    "guests": terms.IKG_GUEST,
    "accompanying": terms.IKG_ACCOMPANYING,
    "attendees": terms.IKG_ATTENDEE,
    "organizers": terms.IKG_ORGANIZER,
    "visitors": terms.IKG_VISITOR,
}
"""The slots of meetings and exhibitions with the capacity that they give."""

_OWN_SLOTS = (None, "name", "kind", "date", "end_date", "place")


def events(reading: Reading) -> Iterator[Fact]:
    """Give the evidence of each event; what is chosen of it, its entity says."""
    for node, event in event_nodes(reading):
        yield Fact(
            node=node,
            properties=(),
            evidence=evidence_for(event.evidence, *_OWN_SLOTS),
            as_of=reading.day_of(event) or reading.published,
        )


def participations(reading: Reading) -> Iterator[Fact]:
    """Give a participation for each participant in each capacity."""
    for node, event in event_nodes(reading):
        for slot in slots(event):
            for name in getattr(event, slot):
                yield _participation(reading, (node, event), slot, name)


def event_nodes(reading: Reading) -> Iterator[tuple[NamedNode, Meeting | Exhibition]]:
    """Give the meetings, then the exhibitions, with their nodes."""
    for meeting in reading.extraction.meetings:
        yield reading.node(EntityKind.MEETING, meeting.key), meeting
    for exhibition in reading.extraction.exhibitions:
        yield reading.node(EntityKind.EXHIBITION, exhibition.key), exhibition


def slots(event: Meeting | Exhibition) -> tuple[str, ...]:
    """Give the names of the slots for participants that a record of its sort has."""
    return tuple(slot for slot in CAPACITIES if hasattr(event, slot))


def sides(reading: Reading, name: str) -> tuple[NamedNode, ...]:
    """Give the organization for which someone is there: that of the first title held, or none."""
    held = (role for role in reading.roles.get(name, ()) if not office(role.title).is_former)
    at = next((role.organization for role in held if role.organization is not None), None)
    return () if at is None else (reading.organizations[at],)


def _participation(
    reading: Reading, of: tuple[NamedNode, Meeting | Exhibition], slot: str, name: str
) -> Fact:
    node, event = of
    participant, capacity = reading.participant(name), CAPACITIES[slot]
    person = name if name in reading.people else ""
    properties = (
        (terms.RDF_TYPE, terms.IKG_PARTICIPATION),
        (terms.IKG_EVENT, node),
        (terms.IKG_PARTICIPANT, participant),
        (terms.IKG_CAPACITY, capacity),
        *((terms.IKG_ACTING_AS, held) for held in _memberships(reading, person)),
        *((terms.IKG_ON_BEHALF_OF, side) for side in sides(reading, person)),
        (terms.IKG_LEADS_DELEGATION, true() if name in getattr(event, "leads", ()) else None),
    )
    return Fact(
        node=terms.hashed_node("participation", node.value, participant.value, capacity.value),
        properties=properties,
        evidence=_participant_evidence(event, slot, name),
        as_of=reading.day_of(event) or reading.published,
    )


def _memberships(reading: Reading, person: str) -> Iterator[NamedNode]:
    for role in reading.roles.get(person, ()):
        if not office(role.title).is_former:
            yield membership_node(reading, role)


def _participant_evidence(
    event: Meeting | Exhibition, slot: str, name: str
) -> tuple[Evidence, ...]:
    """The evidence of one participant; where the extractor gave none, that of the record."""
    named = (ev for ev in evidence_for(event.evidence, slot, "leads") if ev.value == name)
    return tuple(named) or evidence_for(event.evidence, None)
