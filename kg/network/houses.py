"""Who is of one house, and therefore no party to the other.

Houses(wholes(store)).are_one({岚岳集团}, {岚岳集团国际合作部}) → True
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network.rows import rows
from kg.network.weights import is_hosting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from pyoxigraph import Store

    from kg.network.gatherings import Gathering


def wholes(store: Store) -> dict[str, set[str]]:
    """Give what each organization is part of in a store, by IRI."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "parts"):
        found[row["source"]].add(row["target"])
    return found


class Houses:
    """The organizations above each organization."""

    def __init__(self, wholes: Mapping[str, Collection[str]]) -> None:
        """`wholes` tells what each is part of itself, by IRI."""
        self._wholes = wholes
        self._above: dict[str, frozenset[str]] = {}

    def hold_both(self, gathering: Gathering, one: str, other: str) -> bool:
        """Whether two who take part are colleagues there, rather than parties to each other.

        Organizations are if one is part of the other. So are a host and a guest, by the bodies for
        which they are there; other people are if they have titles in one house, by any title that
        the articles about the event give them.
        """
        if not gathering.standing:
            return self.are_one({one}, {other})
        mine, theirs = gathering.standing[one], gathering.standing[other]
        if _face(gathering, one, other):
            return self.are_one(mine.bodies, theirs.bodies)
        return not self._above_all(mine.titles).isdisjoint(self._above_all(theirs.titles))

    def are_one(self, ones: Collection[str], others: Collection[str]) -> bool:
        """Whether one of `ones` is one of the `others`, or part of it, or the other way round."""
        is_part = not self._above_all(ones).isdisjoint(others)
        return is_part or not self._above_all(others).isdisjoint(ones)

    def _above_all(self, bodies: Iterable[str]) -> frozenset[str]:
        return frozenset[str]().union(*map(self._with_wholes, bodies))

    def _with_wholes(self, body: str) -> frozenset[str]:
        if body not in self._above:
            found = {body}
            waiting = [body]
            while waiting:
                new = set(self._wholes.get(waiting.pop(), ())) - found
                found |= new
                waiting += new
            self._above[body] = frozenset(found)
        return self._above[body]


def _face(gathering: Gathering, one: str, other: str) -> bool:
    """Whether one receives the other."""
    held = gathering.capacities[one], gathering.capacities[other]
    return any(is_hosting(host) and "guest" in guest for host, guest in (held, held[::-1]))
