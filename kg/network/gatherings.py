"""What brings people and organizations together: events and intents, read from a store in bulk.

gatherings(store, "people") → (Gathering(day="2024-03-05", capacities={林知远: {"host"}, …}),)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.network.bodies import Bodies
from kg.network.rows import Row, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store


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


def gatherings(store: Store, of: str) -> tuple[Gathering, ...]:
    """Give the events and, for organizations, the stages of intents; sorted by day, then IRI.

    `of` is `people` or `organizations`. A person stands for the body that the articles about the
    event name, else for the one whose title was seen nearest to the day.
    """
    days = _days(store)
    found = [
        Gathering(iri=event, day=days.get(event, ""), capacities=taking_part)
        for event, taking_part in _takers(store, of, days).items()
    ]
    if of == "organizations":
        found += _agreements(store, days)
    return tuple(sorted(found, key=lambda each: (each.day, each.iri)))


def _days(store: Store) -> dict[str, str]:
    """IRI of an event or a stage → its day, where one is known."""
    return {row["fact"]: row.get("day") or _published(store, row) for row in rows(store, "days")}


def _published(store: Store, row: Row) -> str:
    # Few have no day. The articles of all at once would be joined with all the evidence there is.
    told = (each["day"] for each in rows(store, "published", fact=row["fact"]))
    return min(filter(_is_day, told), default="")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _takers(store: Store, of: str, days: dict[str, str]) -> dict[str, dict[str, frozenset[str]]]:
    """Event → who takes part → in which capacities."""
    kinds = {row["thing"]: row["kind"] for row in rows(store, "labels")}
    bodies = Bodies(store) if of == "organizations" else None
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows(store, "capacities"):
        capacity = row["capacity"].rpartition("#")[2].lower()
        who = _standing_for(row, kinds.get(row["source"], ""), days, bodies)
        for each in who:
            found[row["target"]][each].add(capacity)
    return {
        event: {each: frozenset(held) for each, held in sorted(takers.items())}
        for event, takers in sorted(found.items())
    }


def _standing_for(
    row: Row, kind: str, days: dict[str, str], bodies: Bodies | None
) -> tuple[str, ...]:
    """Whom a participation counts for; among people an organization does not count."""
    if bodies is None:
        return (row["source"],) if kind == "person" else ()
    if kind != "person":
        return (row["source"],)
    return bodies.of(row["fact"], row["source"], days.get(row["target"], ""))


def _agreements(store: Store, days: dict[str, str]) -> list[Gathering]:
    parties: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for row in rows(store, "parties"):
        parties[row["target"]][row["source"]] = frozenset({"party"})
    return [
        Gathering(
            iri=row["intent"],
            day=days.get(row["fact"], ""),
            capacities=parties[row["intent"]],
            stage=row["stage"],
        )
        for row in rows(store, "reached")
    ]
