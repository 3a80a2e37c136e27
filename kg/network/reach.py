"""Which nodes a network takes in: what lies within some hops, and the best connected of those."""

from __future__ import annotations

from collections import deque
from heapq import nsmallest
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.network.relations import Relation, relations_from, relations_to
from kg.rdf import terms
from kg.rdf.terms import IKG_PARTY, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

_CLASSES = (
    terms.FOAF_PERSON,
    terms.ORG_ORGANIZATION_CLASS,
    terms.IKG_MEETING,
    terms.IKG_EXHIBITION,
    terms.IKG_COOPERATION_INTENT,
)
_ENDS = (
    terms.ORG_MEMBER,
    terms.ORG_ORGANIZATION,
    terms.IKG_PARTICIPANT,
    terms.IKG_EVENT,
    terms.IKG_PART,
    terms.IKG_WHOLE,
    terms.IKG_PARTY,
    terms.IKG_RAISED_AT,
)
"""The properties from facts to the nodes that they tie."""


def distances(store: Store, entities: Iterable[str], hops: int) -> dict[str, int]:
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
        for relation in _around(store, node):
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


def best_connected(store: Store, distance: dict[str, int], limit: int | None) -> list[str]:
    """Give at most `limit` of the nodes (None: all): the nearest, of these the best connected.

    Equals go by IRI, so that one graph always gives one choice.
    """
    if limit is None or limit >= len(distance):
        return sorted(distance)
    return nsmallest(limit, distance, key=lambda node: (distance[node], -degree(store, node), node))


def degree(store: Store, node: str) -> int:
    """Give how many facts a node has a part in."""
    term = NamedNode(node)
    parties = store.quads_for_pattern(term, IKG_PARTY, None, None)
    others = (store.quads_for_pattern(None, end, term, None) for end in _ENDS)
    return sum(1 for quads in (parties, *others) for _ in quads)


def _around(store: Store, node: str) -> list[Relation]:
    return [*relations_from(store, node), *relations_to(store, node)]
