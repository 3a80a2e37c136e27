"""What a network takes in: a selection of the store, around some nodes, up to a limit.

taken(store, Selection(kinds=("talks",)), (), hops=1, limit=None).nodes → {"https://…/meeting/a"}
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kg.network.filters import EVENTS, Selection, passing
from kg.network.reach import best_connected, distances, everything
from kg.network.relations import Relations
from kg.network.things import things

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pyoxigraph import Store

    from kg.network.filters import Passing
    from kg.network.reach import Around
    from kg.network.relations import Relation
    from kg.network.things import Described

__all__ = ["EVENTS", "Selection", "Taken", "taken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is drawn, and how much is not."""

    nodes: AbstractSet[str]
    seeds: tuple[str, ...]
    relations: Relations
    """All that the store has: a person keeps titles at organizations that are not drawn."""
    passed: Passing | None
    """What the selection lets through; None if it lets through everything."""
    omitted: dict[str, int]
    """`filtered` by the selection, `far` from the seeds, beyond the `limit`: nodes, each once."""
    told: dict[str, Any]
    """The selection as plain values (`among` as a number), with `hops` and `limit`."""

    def described(self, store: Store) -> dict[str, Described]:
        """Give the attributes of what is drawn, sorted by IRI."""
        if self.passed is None:
            return things(store, self.nodes)
        about = self.passed.about
        return {node: about[node] for node in sorted(self.nodes) if node in about}

    def end(self, tie: Relation) -> str | None:
        """Give the target of a relation if it is drawn, and the relation selected."""
        is_selected = self.passed is None or tie in self.passed.ties
        return tie.target if is_selected and tie.target in self.nodes else None


def taken(
    store: Store, selection: Selection, seeds: tuple[str, ...], *, hops: int, limit: int | None
) -> Taken:
    """Give what is within `hops` of the seeds (all, without seeds) of what the selection allows.

    The seeds themselves are always taken in.
    """
    there = everything(store)
    relations = Relations(store)
    passed = passing(store, relations.whole(), selection, seeds) if selection else None
    nodes = there if passed is None else passed.nodes
    around: Around = relations if passed is None else passed
    distance = distances(around, seeds, hops) if seeds else dict.fromkeys(nodes, 0)
    chosen = best_connected(around, distance, limit)
    return Taken(
        nodes=frozenset(chosen),
        seeds=seeds,
        relations=relations,
        passed=passed,
        omitted={
            "filtered": len(set(there).difference(nodes)),
            "far": len(set(nodes).difference(distance)),
            "limit": len(distance) - len(chosen),
        },
        told=_told(selection) | {"hops": hops if seeds else None, "limit": limit},
    )


def _told(selection: Selection) -> dict[str, Any]:
    """The selection as values of JSON; of the nodes to choose among, their number."""
    among = selection.among
    return {**asdict(selection), "among": None if among is None else len(among)}
