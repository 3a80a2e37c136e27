"""The network of a store: people, organizations, events and intents as a networkx graph.

network(store, entities=[iri]).nodes[iri]["label"] → "林知远"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.network.evidence import attested, quotes
from kg.network.facts import Fact
from kg.network.selection import EVENTS, Selection, taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

    from kg.network.relations import Relation
    from kg.network.selection import Taken

Network: TypeAlias = "nx.MultiDiGraph[str]"
"""Nodes by IRI; what they and the edges carry, `network` says."""


def network(
    store: Store,
    *,
    entities: Iterable[str] = (),
    hops: int = 1,
    limit: int | None = None,
    selection: Selection | None = None,
) -> Network:
    """Give the network around `entities` (IRIs), or of the whole store if there are none.

    A node's name is its IRI. It carries `kind` (person, organization, meeting, exhibition,
    intent), `label`, `date`, `end_date`, `place`, `topic`, `instrument` (empty if unknown),
    `forms`, `pinyin`, `sorts`, `titles` (tuples of words; present titles with their organizations,
    the latest first) and `facts`: those that are about it alone. An organization has `parent`, the
    IRI of the drawn whole that it is part of; an event has `day`, by which a period takes it in:
    its own, else the first that an article reports it on (both empty if there is none). An edge's
    key is the IRI of its fact; it carries `relation`, `facts`, and `capacity` (that in which its
    source took part in an event, else empty). Nodes and edges come in a fixed order.

    `selection` says what may be drawn: hops lead over that alone. `limit` keeps the nearest, then
    best connected nodes. Of the graph, `omitted` counts what is left out as `filtered`, `far` or
    beyond the `limit`, `left_out` the last alone; `selection` tells what was chosen.
    """
    found = taken(store, selection or Selection(), tuple(entities), hops=hops, limit=limit)
    graph: Network = nx.MultiDiGraph(
        left_out=found.omitted["limit"],
        seeds=found.seeds,
        omitted=found.omitted,
        selection=found.told,
    )
    graph.add_nodes_from(found.described(store).items())
    _tell(store, graph, found)
    return graph


def _tell(store: Store, graph: Network, found: Taken) -> None:
    """Add the facts of nodes, and the ties with theirs."""
    ties = (tie for node in graph for tie in found.relations.of(node) if tie.source == node)
    # Stages come first: the parties' edges show them too.
    ordered = sorted(ties, key=lambda tie: (tie.relation != "stage", tie.source, tie.fact))
    ends = ((tie, found.end(tie)) for tie in ordered)
    told = [(tie, target if target in graph else None) for tie, target in ends]
    facts = _facts(store, graph, told)
    for node, about in graph.nodes(data=True):
        if about["kind"] in EVENTS:
            about["facts"] = (facts[node],)
            about["day"] = _day(about["date"], facts[node])
        if about["kind"] == "organization":
            about["parent"] = ""
    for tie, target in told:
        _add(graph, tie, target, facts)
    for _, about in graph.nodes(data=True):
        about["titles"] = present_titles(about["titles"])


def _facts(
    store: Store, graph: Network, told: Iterable[tuple[Relation, str | None]]
) -> dict[str, Fact]:
    """The facts, by IRI, of events and of relations that something drawn will carry."""
    rows = {tie.fact: tie for tie, target in told if _is_told(tie, target)}
    events = [node for node, about in graph.nodes(data=True) if about["kind"] in EVENTS]
    proofs = quotes(store, [*rows, *events])
    held = [tie.fact for tie in rows.values() if tie.relation == "membership"]
    dates = attested(store, held)
    facts = {node: Fact(iri=node, relation="event", quotes=proofs[node]) for node in events}
    for iri, tie in rows.items():
        facts[iri] = Fact(
            iri=iri,
            relation=tie.relation,
            title=tie.get("title"),
            organization=tie.get("organization"),
            stage=tie.get("stage"),
            dates=dates.get(iri) or tuple(filter(None, [tie.get("date")])),
            former=tie.get("former") == "true",
            leads=tie.get("leads") == "true",
            quotes=proofs[iri],
        )
    return facts


def _is_told(tie: Relation, target: str | None) -> bool:
    """Whether something drawn carries the fact of a relation; a party has its intent's stages."""
    if tie.relation == "party":
        return False
    return target is not None or tie.relation in {"membership", "stage"}


def _add(graph: Network, tie: Relation, target: str | None, known: dict[str, Fact]) -> None:
    """Add what a relation says to its nodes, and an edge if its target is drawn."""
    if tie.relation == "party":
        facts = tuple(graph.nodes[target]["facts"]) if target else ()
    else:
        facts = (known[tie.fact],) if _is_told(tie, target) else ()
    source = graph.nodes[tie.source]
    if tie.relation == "membership":
        source["titles"] += facts
    if tie.relation == "stage" or (tie.relation == "membership" and target is None):
        source["facts"] += facts
    if tie.relation == "part-of" and target is not None and "parent" in source:
        source["parent"] = min(filter(None, (source["parent"], target)))
    if target is not None:
        how = {"relation": tie.relation, "capacity": tie.capacity}
        graph.add_edge(tie.source, target, key=tie.fact, facts=facts, **how)


def _day(date: str, event: Fact) -> str:
    """The day of an event: its own if the year is known, else of the first article on it."""
    if date[:1].isdigit():
        return date
    return min((q.source.published for q in event.quotes if q.source.published), default="")


def present_titles(held: Iterable[Fact]) -> tuple[str, ...]:
    """Give titles that are not former ones, with their organizations, the latest attested first."""
    present = (fact for fact in held if not fact.former)
    by_word = sorted(present, key=lambda fact: f"{fact.organization}{fact.title}")
    by_day = sorted(by_word, key=lambda fact: max(fact.dates, default=""), reverse=True)
    return tuple(dict.fromkeys(f"{fact.organization}{fact.title}" for fact in by_day))
