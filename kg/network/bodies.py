"""For whom people stand: the organization of a person on a day.

Bodies(store).of(participation, person, "2024-03-05") → ("https://…/id/organization/a",)
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg.network.rows import rows

if TYPE_CHECKING:
    from pyoxigraph import Store

_YEARLESS = "--"


class Held(NamedTuple):
    """A title on a day on which an article shows it."""

    day: str
    """ISO 8601; empty if unknown."""
    organization: str
    """The IRI."""
    words: str
    """Organization and title."""


class Bodies:
    """The titles of everybody, read once; titles held formerly are left out."""

    def __init__(self, store: Store) -> None:
        """Read the titles of a store."""
        self._sides: dict[str, list[str]] = defaultdict(list)
        for row in rows(store, "sides"):
            self._sides[row["fact"]].append(row["organization"])
        self._held = _held(store)

    def of(self, participation: str, person: str, day: str) -> tuple[str, ...]:
        """Give the IRIs of the organizations for which someone took part; none if unknown.

        The articles about the event say it, else it is the one whose title was seen nearest to
        the day; with no day, last.
        """
        if participation in self._sides:
            return tuple(self._sides[participation])
        held = self._held.get(person, [])
        return (min(held, key=lambda each: _apart(each.day, day)).organization,) if held else ()

    def title(self, person: str) -> str:
        """Give a person's latest title with its organization; empty if none is known."""
        held = self._held.get(person, [])
        return held[0].words if held else ""


def _held(store: Store) -> dict[str, list[Held]]:
    """Person → titles, the latest first."""
    days = defaultdict(list)
    for row in rows(store, "attested"):
        if not row["date"].startswith(_YEARLESS):
            days[row["fact"]].append(row["date"])
    found: dict[str, list[Held]] = defaultdict(list)
    for row in rows(store, "memberships"):
        if row.get("former") != "true":
            words = row["organization"] + row["title"]
            found[row["source"]] += (
                Held(day, row["target"], words) for day in days.get(row["fact"], [""])
            )
    for held in found.values():
        held.sort(key=lambda each: (each.organization, each.words))
        held.sort(key=lambda each: each.day, reverse=True)
    return found


def _apart(one: str, other: str) -> float:
    """How many days lie between; without a day it is as far as can be."""
    if not one or not other:
        return float("inf")
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
