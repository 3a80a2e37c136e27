"""Which nodes a network takes in: what lies within some hops, and the best connected of those."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

from kg.network.relations import Relation, relations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store


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


def best_connected(
    ties: Iterable[Relation], distance: dict[str, int], limit: int | None
) -> tuple[str, ...]:
    """Give at most `limit` of the nodes (None: all): the nearest, of these the best connected.

    Equals go by IRI, so that one graph always gives one choice.
    """
    degree = Counter(
        end
        for tie in ties
        for end in (tie.source, tie.target)
        if end is not None and tie.target in distance
    )
    ranked = sorted(distance, key=lambda node: (distance[node], -degree[node], node))
    return tuple(ranked[:limit])


def _around(store: Store, node: str) -> list[Relation]:
    return [*relations(store, source=node), *relations(store, target=node)]
