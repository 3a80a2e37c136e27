"""What brings people and organizations together: events and intents, read from a store in bulk.

gatherings(store, "people", …) → (Gathering(day="2024-03-05", capacities={林知远: {"host"}, …}),)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.network.days import days
from kg.network.rows import Row, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

    from kg.network.bodies import Bodies


class Standing(NamedTuple):
    """The organizations of somebody at an event, by IRI; none if none is known."""

    bodies: frozenset[str] = frozenset()
    """For which they are there."""
    titles: frozenset[str] = frozenset()
    """At which they have a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """One event, or one stage of an intent."""

    iri: str
    day: str
    """ISO 8601: its own, else that of the first article about it; empty if neither is known."""
    capacities: Mapping[str, frozenset[str]]
    """IRI of who takes part → the capacities; a party to an intent has `party`."""
    stage: str = ""
    """Of an intent: `proposed` … `underway`."""
    standing: Mapping[str, Standing] = field(default_factory=dict)
    """IRI of each person who takes part → the organizations; empty among organizations."""


def gatherings(store: Store, of: str, bodies: Bodies) -> tuple[Gathering, ...]:
    """Give the events and, for organizations, the stages of intents; sorted by day, then IRI.

    `of` is `people` or `organizations`. A person stands for the body that the articles about the
    event name, else for the one whose title was seen nearest to the day.
    """
    known = days(store)
    if of == "people":
        found = _of_people(store, known, bodies)
    else:
        found = [*_of_organizations(store, known, bodies), *_agreements(store, known)]
    return tuple(sorted(found, key=lambda each: (each.day, each.iri)))


def _of_people(store: Store, known: Mapping[str, str], bodies: Bodies) -> list[Gathering]:
    """The events; an organization does not count among people."""
    held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    standing: dict[str, dict[str, Standing]] = defaultdict(dict)
    for row, is_person in _participations(store):
        if not is_person:
            continue
        event, person = row["target"], row["source"]
        asked = (row["fact"], person, known.get(event, ""))
        before = standing[event].get(person, Standing())
        held[event][person].add(row["capacity"])
        standing[event][person] = Standing(
            bodies=before.bodies.union(bodies.of(*asked)),
            titles=before.titles | bodies.told(*asked),
        )
    return [_event(iri, held[iri], known, standing[iri]) for iri in sorted(held)]


def _of_organizations(store: Store, known: Mapping[str, str], bodies: Bodies) -> list[Gathering]:
    """The events; a person counts for the bodies for which they are there."""
    held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row, is_person in _participations(store):
        event, who = row["target"], row["source"]
        asked = (row["fact"], who, known.get(event, ""))
        for each in bodies.of(*asked) if is_person else (who,):
            held[event][each].add(row["capacity"])
    return [_event(iri, held[iri], known, {}) for iri in sorted(held)]


def _participations(store: Store) -> list[tuple[Row, bool]]:
    """Who took part in what, in which capacity (host, guest …); and whether it is a person."""
    people = {row["thing"] for row in rows(store, "labels") if row["kind"] == "person"}
    return [
        (row | {"capacity": row["capacity"].rpartition("#")[2].lower()}, row["source"] in people)
        for row in rows(store, "capacities")
    ]


def _event(
    iri: str,
    held: Mapping[str, set[str]],
    known: Mapping[str, str],
    standing: Mapping[str, Standing],
) -> Gathering:
    capacities = {each: frozenset(held[each]) for each in sorted(held)}
    return Gathering(iri=iri, day=known.get(iri, ""), capacities=capacities, standing=standing)


def _agreements(store: Store, known: Mapping[str, str]) -> list[Gathering]:
    parties: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for row in rows(store, "parties"):
        parties[row["target"]][row["source"]] = frozenset({"party"})
    return [
        Gathering(
            iri=row["intent"],
            day=known.get(row["fact"], ""),
            capacities=parties[row["intent"]],
            stage=row["stage"],
        )
        for row in rows(store, "reached")
    ]
