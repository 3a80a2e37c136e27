"""What a contact counts for: the figures of `weights.toml` and their words.

>>> weights().pair({"host"}, {"guest"})
('host', 'guest')
>>> weights().of_capacities("guest", "host")
1.0
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from kg.assets import path

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_HOSTS = frozenset({"host", "organizer"})
_FAINTEST = 1e-6
"""What was once a tie stays one: its length, 1/weight, is never infinite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one way of being in contact counts for."""

    weight: float
    """A host who receives a guest is 1."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What contacts count for, and how fast that fades."""

    half_life: int
    """Days after which a contact counts for half."""
    undated: float
    """The recency of a contact of which no day is known, 0–1."""
    crowd: int
    """The most participants who are all in full contact; the most hosts, too."""
    mass: int
    """The number of participants from which on they are in no contact."""
    capacities: Mapping[frozenset[str], Weight]
    stages: Mapping[str, Weight]

    def of_capacities(self, one: str, other: str) -> float:
        """Give what a contact in two capacities counts for."""
        found = self.capacities.get(frozenset({one, other}))
        return found.weight if found else min(each.weight for each in self.capacities.values())

    def pair(self, ones: Collection[str], others: Collection[str]) -> tuple[str, str]:
        """Give the strongest pair of capacities that two have at one event."""
        pairs = sorted(product(ones, others))
        return max(pairs, key=lambda pair: self.of_capacities(*pair))

    def words(self, capacities: tuple[str, str], stage: str = "") -> Weight:
        """Give the words of two capacities or, if there is one, of a stage."""
        if stage:
            return self.stages[stage]
        plain = Weight(weight=0, zh="–".join(capacities), en="–".join(capacities))
        return self.capacities.get(frozenset(capacities), plain)

    def share(self, number: int) -> float:
        """Give what is left of a contact where so many take part, 0–1.

        It is 1 up to a crowd, then falls as 1/(number - 1) does, to 0 at a mass.

        Source: Newman (2001), Scientific collaboration networks II, for 1/(number - 1).
        """
        if number <= self.crowd:
            return 1.0
        least = 1 / (self.mass - 1)
        return max(0.0, (1 / (number - 1) - least) / (1 / (self.crowd - 1) - least))

    def recency(self, day: str, newest: str) -> float:
        """Give how much is left of a contact by the newest day, above 0 and at most 1."""
        if not day:
            return self.undated
        age = (date.fromisoformat(newest) - date.fromisoformat(day)).days
        return max(_FAINTEST, float(0.5 ** (max(age, 0) / self.half_life)))

    def meaning(self, newest: str) -> str:
        """Give in one paragraph what a tie's weight means that is counted from a day."""
        kinds = [*self.capacities.values(), *self.stages.values()]
        told = ", ".join(f"{kind.zh} {kind.en} {kind.weight:g}" for kind in kinds)
        since = f", counted from {newest}" if newest else ""
        return (
            "A tie is between two parties: people with titles in one house at an event are "
            "colleagues there (a host and a guest, if they stand for one body), organizations if "
            "one is part of the other, and colleagues are not tied. A tie's weight is the sum of "
            "its contacts, one a day and one an intent, each halved "
            f"every {self.half_life} days{since}: {told}. Where more than {self.crowd} take part, "
            f"a contact counts for less the more they are, from {self.mass} on for nothing; one "
            "with a host or an organizer does only where the hosts alone are so many."
        )


def is_hosting(capacities: Collection[str]) -> bool:
    """Whether one of the capacities is that of a host or an organizer."""
    return not _HOSTS.isdisjoint(capacities)


@cache
def weights() -> Weights:
    """Give the weights that ship with kg."""
    told = tomllib.loads(path("network/weights.toml").read_text(encoding="utf-8"))
    return Weights(
        half_life=told["half_life"],
        undated=told["undated"],
        crowd=told["crowd"],
        mass=told["mass"],
        capacities={frozenset(each.pop("of")): Weight(**each) for each in told["capacities"]},
        stages={each.pop("of"): Weight(**each) for each in told["stages"]},
    )
