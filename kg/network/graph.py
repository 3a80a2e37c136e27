"""The network of a store: people, organizations, events and intents as a networkx graph.

network(store, entities=[iri]).nodes[iri]["label"] → "林知远"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.network.evidence import attested, quotes
from kg.network.facts import Fact
from kg.network.reach import best_connected, distances, everything
from kg.network.relations import Relation, relations_from
from kg.network.things import Described, things

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

Network: TypeAlias = "nx.MultiDiGraph[str]"
"""Nodes by IRI; what they and the edges carry, `network` says."""


def network(
    store: Store, *, entities: Iterable[str] = (), hops: int = 1, limit: int | None = None
) -> Network:
    """Give the network around `entities` (IRIs), or of the whole store if there are none.

    A node's name is its IRI. It carries `kind` (person, organization, meeting, exhibition,
    intent), `label`, `date`, `end_date`, `place`, `topic`, `instrument` (empty if unknown),
    `forms`, `pinyin`, `sorts`, `titles` (tuples of words; present titles with their organizations,
    the latest first) and `facts`: those that are about it alone. An edge's key is the IRI of its
    fact; it carries `relation` and `facts`. `limit` keeps the nearest, then best connected nodes;
    `network.graph["left_out"]` counts the others. Nodes and edges come in a fixed order.
    """
    seeds = tuple(entities)
    distance = distances(store, seeds, hops) if seeds else dict.fromkeys(everything(store), 0)
    chosen = best_connected(store, distance, limit)
    graph: Network = nx.MultiDiGraph(left_out=len(distance) - len(chosen), seeds=seeds)
    graph.add_nodes_from(_described(store, chosen).items())
    for node, about in graph.nodes(data=True):
        if about["kind"] in {"meeting", "exhibition"}:
            about["facts"] = (Fact(iri=node, relation="event", quotes=quotes(store, node)),)
    # Stages come first: the parties' edges show them too.
    ties = (tie for node in graph for tie in relations_from(store, node))
    for tie in sorted(ties, key=lambda tie: (tie.relation != "stage", tie.source, tie.fact)):
        _add(store, graph, tie)
    for _, about in graph.nodes(data=True):
        about["titles"] = present_titles(about["titles"])
    return graph


def _described(store: Store, chosen: Iterable[str]) -> dict[str, Described]:
    found: dict[str, Described] = {}
    for node in sorted(chosen):
        found |= things(store, node)
    return found


def _add(store: Store, graph: Network, tie: Relation) -> None:
    """Add what a relation says to its nodes, and an edge if both of its ends are drawn."""
    if tie.source not in graph:
        return
    target = tie.target if tie.target in graph else None
    facts = _facts(store, graph, tie, target)
    source = graph.nodes[tie.source]
    if tie.relation == "membership":
        source["titles"] += facts
    if tie.relation == "stage" or (tie.relation == "membership" and target is None):
        source["facts"] += facts
    if target is not None:
        graph.add_edge(tie.source, target, key=tie.fact, relation=tie.relation, facts=facts)


def present_titles(held: Iterable[Fact]) -> tuple[str, ...]:
    """Give titles that are not former ones, with their organizations, the latest attested first."""
    present = (fact for fact in held if not fact.former)
    by_word = sorted(present, key=lambda fact: f"{fact.organization}{fact.title}")
    by_day = sorted(by_word, key=lambda fact: max(fact.dates, default=""), reverse=True)
    return tuple(dict.fromkeys(f"{fact.organization}{fact.title}" for fact in by_day))


def _facts(store: Store, graph: Network, tie: Relation, target: str | None) -> tuple[Fact, ...]:
    """The facts of a relation that something shown will carry; a party has its intent's stages."""
    if tie.relation == "party":
        return tuple(graph.nodes[target]["facts"]) if target else ()
    if target is None and tie.relation not in {"membership", "stage"}:
        return ()
    return (_fact(store, tie),)


def _fact(store: Store, tie: Relation) -> Fact:
    dates = attested(store, tie.fact) if tie.relation == "membership" else ()
    return Fact(
        iri=tie.fact,
        relation=tie.relation,
        title=tie.get("title"),
        organization=tie.get("organization"),
        stage=tie.get("stage"),
        dates=dates or tuple(filter(None, [tie.get("date")])),
        former=tie.get("former") == "true",
        leads=tie.get("leads") == "true",
        quotes=quotes(store, tie.fact),
    )
