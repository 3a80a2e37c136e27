"""Which nodes a network takes in: what lies within some hops, and the best connected of those."""

from __future__ import annotations

from collections import deque
from heapq import nsmallest
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import NamedNode

from kg.rdf import terms
from kg.rdf.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Store

    from kg.network.relations import Relation

_CLASSES = (
    terms.FOAF_PERSON,
    terms.ORG_ORGANIZATION_CLASS,
    terms.IKG_MEETING,
    terms.IKG_EXHIBITION,
    terms.IKG_COOPERATION_INTENT,
)


class Around(Protocol):
    """What tells the relations of a node: of a store, or of a selection of them."""

    def of(self, node: str) -> Sequence[Relation]:
        """Give the relations that have the node of this IRI at either end."""
        ...


def distances(around: Around, entities: Iterable[str], hops: int) -> dict[str, int]:
    """Give IRI → hops from the nearest of `entities`, up to `hops`.

    One hop leads from a person or organization to another, over the title, gathering or intent
    that joins them: those that two share are in between and cost nothing.
    """
    found = dict.fromkeys(entities, 0)
    queue = deque(found)
    while queue:
        node = queue.popleft()
        if found[node] >= hops:
            continue
        for relation in around.of(node):
            other, steps = relation.other(node), found[node] + relation.cost(node)
            if other is None or steps >= found.get(other, hops + 1):
                continue
            found[other] = steps
            if steps == found[node]:
                queue.appendleft(other)
            else:
                queue.append(other)
    return found


def everything(store: Store) -> list[str]:
    """Give the IRIs of all people, organizations, events and intents, sorted."""
    found = (store.quads_for_pattern(None, RDF_TYPE, kind, None) for kind in _CLASSES)
    subjects = (quad.subject for quads in found for quad in quads)
    return sorted({node.value for node in subjects if isinstance(node, NamedNode)})


def best_connected(around: Around, distance: dict[str, int], limit: int | None) -> list[str]:
    """Give at most `limit` of the nodes (None: all): the nearest, of these the best connected.

    Equals go by IRI, so that one graph always gives one choice.
    """
    if limit is None or limit >= len(distance):
        return sorted(distance)
    return nsmallest(
        limit, distance, key=lambda node: (distance[node], -degree(around, node), node)
    )


def degree(around: Around, node: str) -> int:
    """Give how many facts a node has a part in; how far an intent has come is no fact of two."""
    facts = {
        (relation.relation, relation.fact, relation.source)
        for relation in around.of(node)
        if relation.relation != "stage" or relation.target == node
    }
    return len(facts)
