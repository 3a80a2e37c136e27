"""Ties and measures of a network, as the plain values that the page's scripts read.

tied(network, numbers).edges[0] → {"from": 3, "to": 8, "relation": "tie", "weight": 1.4, …}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.network.folded import folded
from kg.network.measures import measure
from kg.network.ties import OF
from kg.network.weights import weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.network import Network
    from kg.network.ties import Contact, Ties

Values = dict[str, Any]

_DIGITS = 3
_FEW = 3
"""So many members make a community worth a colour."""


@dataclass(slots=True, kw_only=True)
class Tied:
    """The ties of people and of organizations, folded, and what they show of each."""

    edges: list[Values] = field(default_factory=list)
    """`contacts` of each are lists: number of the event or intent, place in `ways`, share left."""
    ways: list[Values] = field(default_factory=list)
    """In what capacities, or at what stage, two can be tied: `zh`, `en`, `weight`."""
    measured: dict[int, Values] = field(default_factory=dict)
    """Number of a node → `strength`, `brokers` (betweenness), `community` (its place)."""
    communities: list[list[int]] = field(default_factory=list)
    """The numbers of the members of each, the best tied first; the largest first."""
    newest: str = ""
    """The day from which age is counted."""
    half_life: int = 0
    """Days in which a contact fades to a half."""


def tied(network: Network, numbers: Mapping[str, int]) -> Tied:
    """Give the ties of what is drawn; `numbers` tells the number of each node."""
    found = Tied(half_life=weights().half_life)
    places: dict[tuple[str, str, float], int] = {}
    for of in OF:
        ties = folded(network, of)
        found.newest = max(found.newest, ties.graph["newest"])
        for one, other, tie in ties.edges(data=True):
            contacts = [
                [numbers[each.fact], _way(each, places, found), _left(each, ties)]
                for each in tie["contacts"]
            ]
            found.edges.append(
                {
                    "from": numbers[one],
                    "to": numbers[other],
                    "relation": "tie",
                    "weight": round(tie["weight"], _DIGITS),
                    "contacts": contacts,
                }
            )
        _measure(ties, numbers, found)
    found.communities.sort(key=len, reverse=True)
    for place, members in enumerate(found.communities):
        for member in members:
            found.measured[member]["community"] = place
    return found


def _way(contact: Contact, places: dict[tuple[str, str, float], int], found: Tied) -> int:
    """The place of the words of a contact; they are added where they are new."""
    words = weights().words(contact.capacities, contact.stage)
    way = words.zh, words.en, round(contact.weight, _DIGITS)
    if way not in places:
        places[way] = len(found.ways)
        found.ways.append(dict(zip(("zh", "en", "weight"), way, strict=True)))
    return places[way]


def _left(contact: Contact, ties: Ties) -> float:
    return round(weights().recency(contact.day, ties.graph["newest"]), _DIGITS)


def _measure(ties: Ties, numbers: Mapping[str, int], found: Tied) -> None:
    if not ties:
        return
    for row in measure(ties, "centrality").rows:
        found.measured[numbers[str(row["iri"])]] = {"strength": row["strength"]}
    for row in measure(ties, "brokers").rows:
        found.measured[numbers[str(row["iri"])]]["brokers"] = row["betweenness"]
    for row in measure(ties, "communities").rows:
        members = [numbers[iri] for iri in str(row["iris"]).split()]
        if len(members) >= _FEW:
            found.communities.append(members)
