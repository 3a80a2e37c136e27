"""For whom people stand: the organization of a person on a day, and the title shown beside them.

Bodies(store).of(participation, person, "2024-03-05") → ("https://…/id/organization/a",)
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
        self._told: dict[str, set[str]] = defaultdict(set)
        for row in rows(store, "acting"):
            self._told[row["fact"]].add(row["organization"])
        self._held = _held(store)

    def of(self, participation: str, person: str, day: str) -> tuple[str, ...]:
        """Give the IRIs of the organizations for which someone took part; none if unknown.

        The articles about the event say it, else it is the one whose title was seen nearest to
        the day; with no day, last.
        """
        if participation in self._sides:
            return tuple(self._sides[participation])
        return tuple(held.organization for held in self._nearest(person, day)[:1])

    def told(self, participation: str, person: str, day: str) -> frozenset[str]:
        """Give the IRIs of all the organizations at which someone who took part has a title.

        The articles about the event tell them, else they are those of the day nearest to it.
        """
        told = self._told.get(participation, set()).union(self._sides.get(participation, ()))
        return frozenset(told or (held.organization for held in self._nearest(person, day)))

    def title(self, person: str, until: str = "") -> str:
        """Give a person's latest title with its organization; empty if none is known.

        `until` is the last day that counts; a title of unknown day counts where there is no other.
        Of several of one day it is the one that was seen on most days, then the first by name.
        """
        held = [each for each in self._held.get(person, []) if not until or each.day <= until]
        if not held:
            return ""
        often = Counter(each.words for each in held)
        last = max(each.day for each in held)
        latest = {each.words for each in held if each.day == last}
        return min(latest, key=lambda words: (-often[words], words))

    def _nearest(self, person: str, day: str) -> list[Held]:
        """The titles of the day nearest to a day."""
        held = self._held.get(person, [])
        if not held:
            return []
        nearest = min(held, key=lambda each: _apart(each.day, day)).day
        return [each for each in held if each.day == nearest]


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
        held.sort(key=lambda each: (each.words, each.organization))
        held.sort(key=lambda each: each.day, reverse=True)
    return found


def _apart(one: str, other: str) -> float:
    """How many days lie between; without a day it is as far as can be."""
    if not one or not other:
        return float("inf")
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
