"""The page of a graph folder.

view(Path("graph"), entities=["林知远"]) → "<!DOCTYPE html>…"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import query
from kg.network import network
from kg.render.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.network import Network
    from kg.render.page import Language

LIMIT = 300
"""So many nodes a browser lays out in about a second."""


def around(
    graph: Path | str, entities: Iterable[str] = (), *, hops: int = 1, limit: int | None = LIMIT
) -> Network:
    """Give the network around the entities of these names, of the whole graph if there are none.

    Raises:
        QueryError: A name means nothing in the graph, or several things; these are listed.
        StoreError: There is no graph, or it cannot be read.
    """
    with query.open(graph) as opened:
        seeds = [opened.find_one(name).iri for name in entities]
        return network(opened.store, entities=seeds, hops=hops, limit=limit)


def title(shown: Network) -> str:
    """Give what a page is called: the entities it is around, else the graph as a whole."""
    labels = [shown.nodes[seed]["label"] for seed in shown.graph["seeds"] if seed in shown]
    return "、".join(labels) or "产业关系网络"


def view(
    graph: Path | str,
    entities: Iterable[str] = (),
    *,
    hops: int = 1,
    limit: int | None = LIMIT,
    language: Language = "zh",
) -> str:
    """Give one HTML file that shows the network around entities, or of the whole graph.

    Raises:
        QueryError: A name means nothing in the graph, or several things; these are listed.
        StoreError: There is no graph, or it cannot be read.
    """
    shown = around(graph, entities, hops=hops, limit=limit)
    return page(shown, title=title(shown), language=language)
