"""The page of a graph folder.

view(Path("graph"), entities=["林知远"]) → "<!DOCTYPE html>…"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import query
from kg.errors import QueryError
from kg.model import EntityKind
from kg.network import network
from kg.render.look import look
from kg.render.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.network import Network
    from kg.render.page import Language

LIMIT = 2000
"""So many nodes can still be told apart."""


def around(
    graph: Path | str, entities: Iterable[str] = (), *, hops: int = 1, limit: int | None = LIMIT
) -> Network:
    """Give the network around the entities of these names, of the whole graph if there are none.

    Raises:
        QueryError: A name means nothing in the graph, or several things; these are listed.
        StoreError: There is no graph, or it cannot be read.
    """
    with query.open(graph) as opened:
        seeds = [_drawn(opened, name) for name in entities]
        return network(opened.store, entities=seeds, hops=hops, limit=limit)


def title(shown: Network, language: Language = "zh") -> str:
    """Give what a page is called: the entities it is around, else words for the whole graph."""
    labels = [shown.nodes[seed]["label"] for seed in shown.graph["seeds"] if seed in shown]
    return "、".join(labels) or str(look()["word"]["title"][language])


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
    return page(shown, title=title(shown, language), language=language)


def _drawn(graph: query.Graph, name: str) -> str:
    """The IRI of the one thing of that name which a network draws: places it does not."""
    found = graph.find(name)
    drawn = [match for match in found if match.kind != EntityKind.PLACE]
    if found and not drawn:
        raise QueryError(
            f"{name!r}: is a place, which the network does not draw; expected a person, "
            "organization, event or intent. Name an event that was held there."
        )
    return drawn[0].iri if len(drawn) == 1 else graph.find_one(name).iri
