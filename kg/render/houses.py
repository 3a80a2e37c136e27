"""Which nodes lie together: an organization's house holds its units, its people and what it hosted.

houses(network)["https://…/id/person/a"] → "https://…/id/organization/b"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.network import Fact, Network

_HOSTS = ("host", "organizer", "guest", "visitor", "accompanying", "attendee")
"""Whose house an event is in: the first of these that there is."""
_Tie = tuple[str, tuple["Fact", ...]]
"""The other end, and what ties it."""


def houses(network: Network) -> dict[str, str]:
    """Give for each node the node that its house is named for, itself if it is in no other's.

    It follows from the node's own ties alone, so that what is new elsewhere moves nothing here.
    """
    homes = _Homes(network)
    return {node: homes.of(node) for node in network}


class _Homes:
    """Houses, each found once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._found: dict[str, str] = {}

    def of(self, node: str) -> str:
        """The house of a node; the way to it is followed until it comes back to itself."""
        way: list[str] = []
        at = node
        while at not in self._found and at not in way:
            way.append(at)
            at = self._next(at)
        house = self._found.get(at, at if at not in way else min(way[way.index(at) :]))
        self._found.update(dict.fromkeys(way, house))
        return house

    def _next(self, node: str) -> str:
        kind = self._network.nodes[node]["kind"]
        if kind == "organization":
            return min((end for end, _ in self._ties(node, "part-of")), default=node)
        if kind == "person":
            return max(self._ties(node, "membership"), key=_newest, default=(node, ()))[0]
        relations = ("party",) if kind == "intent" else _HOSTS
        for relation in relations:
            ends = [end for end, _ in self._ties(node, relation, inward=True)]
            if ends:
                return min(ends, key=self._by_kind)
        return node

    def _ties(self, node: str, relation: str, *, inward: bool = False) -> Iterable[_Tie]:
        if inward:
            found = ((s, tie) for s, _, tie in self._network.in_edges(node, data=True))
        else:
            found = ((t, tie) for _, t, tie in self._network.out_edges(node, data=True))
        return [(end, tie["facts"]) for end, tie in found if tie["relation"] == relation]

    def _by_kind(self, node: str) -> tuple[bool, str]:
        return self._network.nodes[node]["kind"] != "organization", node


def _newest(tie: _Tie) -> tuple[bool, str, int, str]:
    """The title that is held rather than a former one, the newest, the most often told."""
    end, facts = tie
    days = [day for fact in facts for day in fact.dates]
    return not all(fact.former for fact in facts), max(days, default=""), len(days), end
