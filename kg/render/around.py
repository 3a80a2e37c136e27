"""The page of a graph folder.

view(Path("graph"), entities=["林知远"]) → "<!DOCTYPE html>…"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import query
from kg.errors import QueryError
from kg.model import EntityKind
from kg.network import network
from kg.network.offers import offer
from kg.render.choice import Choice, selection
from kg.render.look import look
from kg.render.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.network import Network
    from kg.render.page import Language

LIMIT = 2000
"""So many nodes the page draws unless it is told otherwise."""


def around(
    graph: Path | str,
    entities: Iterable[str] = (),
    *,
    hops: int = 1,
    limit: int | None = LIMIT,
    choice: Choice | None = None,
) -> Network:
    """Give the network around the entities of these names, of the whole graph if there are none.

    `choice` says what may be drawn. An empty graph gives an empty network.

    Raises:
        QueryError: A name means nothing in the graph, or several things; these are listed. Or
            nothing in the graph is as chosen.
        StoreError: There is no graph, or it cannot be read.
    """
    with query.open(graph) as opened:
        seeds = [_drawn(opened, name) for name in entities]
        selected = selection(opened, choice or Choice())
        shown = network(opened.store, entities=seeds, hops=hops, limit=limit, selection=selected)
        told = shown.graph["selection"]
        shown.graph["selection"] = {**told, "query": choice.query if choice else ""}
        # The seeds are there in any case: alone, they are not what was chosen.
        if selected and shown.graph["omitted"]["filtered"] and set(shown) <= set(seeds):
            raise _empty(shown, offer(opened.store, selected))
        return shown


def _empty(shown: Network, there_is: Iterable[str]) -> QueryError:
    near = f" around {title(shown)}" if len(shown) else ""
    clauses = "; ".join(there_is)
    holds = f" Of the whole graph: {clauses}." if clauses else ""
    return QueryError(
        f"{chosen(shown)}: nothing{near} is so; expected at least one node to draw.{holds} "
        "Widen the selection."
    )


def chosen(shown: Network) -> str:
    """Give the selection of a network in the words of the options of `kg view`."""
    told = shown.graph["selection"]
    words = {
        "since": told["since"],
        "until": told["until"],
        "kind": ",".join(told["kinds"]),
        "capacity": ",".join(told["capacities"]),
        "stage": ",".join(told["stages"]),
        "article": ",".join(told["articles"]),
        "query": told["query"],
    }
    return " ".join(f"--{name} {value}" for name, value in words.items() if value)


def title(shown: Network, language: Language = "zh") -> str:
    """Give what a page is called: the entities it is around, else words for the whole graph."""
    labels = [shown.nodes[seed]["label"] for seed in shown.graph["seeds"] if seed in shown]
    return "、".join(labels) or str(look()["word"]["title"][language])


def view(  # noqa: PLR0913 - as `around`, and the language
    graph: Path | str,
    entities: Iterable[str] = (),
    *,
    hops: int = 1,
    limit: int | None = LIMIT,
    choice: Choice | None = None,
    language: Language = "zh",
) -> str:
    """Give one HTML file that shows the network around entities, or of the whole graph.

    Raises:
        QueryError: A name means nothing in the graph, or several things; these are listed. Or
            nothing in the graph is as chosen.
        StoreError: There is no graph, or it cannot be read.
    """
    shown = around(graph, entities, hops=hops, limit=limit, choice=choice)
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
