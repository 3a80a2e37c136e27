"""Direct edges that follow from the facts of an article, for drawing and path queries."""

from __future__ import annotations

from itertools import permutations, product
from typing import TYPE_CHECKING

from pyoxigraph import Triple

from kg.model import MeetingKind
from kg.rdf import terms
from kg.rdf.events import event_nodes, sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode

    from kg.model import Meeting
    from kg.rdf.reading import Reading

_ENCOUNTERS = (MeetingKind.TALKS, MeetingKind.SITE_VISIT, MeetingKind.SIGNING)


def derived_triples(reading: Reading) -> Iterator[Triple]:
    """Give metWith and cooperatesWith (both ways), affiliatedWith and visited; never to oneself."""
    edges = (_met, _affiliated, _cooperating, _visited_organizations, _visited_exhibitions)
    for triples in edges:
        yield from (triple for triple in triples(reading) if triple.subject != triple.object)


def _met(reading: Reading) -> Iterator[Triple]:
    """Host and guest of talks, a site visit or a signing, if both are people."""
    people = reading.people
    for meeting in reading.extraction.meetings:
        if meeting.kind not in _ENCOUNTERS:
            continue
        for host, guest in product(meeting.hosts, meeting.guests):
            if host in people and guest in people:
                yield Triple(people[host], terms.IKG_MET_WITH, people[guest])
                yield Triple(people[guest], terms.IKG_MET_WITH, people[host])


def _affiliated(reading: Reading) -> Iterator[Triple]:
    for role in reading.extraction.roles:
        if role.organization is not None:
            person = reading.people[role.person]
            at = reading.organizations[role.organization]
            yield Triple(person, terms.IKG_AFFILIATED_WITH, at)


def _cooperating(reading: Reading) -> Iterator[Triple]:
    organizations = set(reading.organizations.values())
    for intent in reading.extraction.intents:
        for left, right in permutations(map(reading.participant, intent.parties), 2):
            if {left, right} <= organizations:
                yield Triple(left, terms.IKG_COOPERATES_WITH, right)


def _visited_organizations(reading: Reading) -> Iterator[Triple]:
    """The guests of a site visit went to the hosts, or to the hosts' organizations."""
    for meeting in reading.extraction.meetings:
        if meeting.kind is MeetingKind.SITE_VISIT:
            for guest, host in product(meeting.guests, _host_organizations(reading, meeting)):
                yield Triple(reading.participant(guest), terms.IKG_VISITED, host)


def _host_organizations(reading: Reading, meeting: Meeting) -> Iterator[NamedNode]:
    for host in meeting.hosts:
        if host in reading.people:
            yield from sides(reading, host)
        else:
            yield reading.organizations[host]


def _visited_exhibitions(reading: Reading) -> Iterator[Triple]:
    for node, event in event_nodes(reading):
        for visitor in getattr(event, "visitors", ()):
            yield Triple(reading.participant(visitor), terms.IKG_VISITED, node)
