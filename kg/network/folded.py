"""Ties of a network that is drawn: its events and intents folded away between those who met.

folded(network, "people")["https://…/id/person/a"]["https://…/id/person/b"]["weight"] → 1.4
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.gatherings import Gathering, Standing
from kg.network.houses import Houses
from kg.network.selection import EVENTS
from kg.network.ties import OF, contacts_of, figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.network.facts import Fact
    from kg.network.graph import Network
    from kg.network.ties import Ties

_FAR = 10**6
"""Days to a title that no article dates."""


def folded(network: Network, of: str) -> Ties:
    """Give the ties of the people, or of the organizations, of a network, as `ties` of a store.

    Only the events and intents in the network count. A person stands for the organization in it
    whose title was seen nearest to the day of the event.
    """
    found = sorted(_gatherings(network, of), key=lambda each: (each.day, each.iri))
    newest = max((each.day for each in found), default="")
    contacts = contacts_of(found, Houses(_wholes(network)))
    graph: Ties = nx.Graph(of=of, since="", until="", newest=newest)
    for node in sorted({node for pair in contacts for node in pair}):
        graph.add_node(node, label=network.nodes[node]["label"], about="")
    for (source, target), met in contacts.items():
        graph.add_edge(source, target, **figures(met, newest))
    return graph


def _gatherings(network: Network, of: str) -> Iterator[Gathering]:
    for node, about in network.nodes(data=True):
        if about["kind"] in EVENTS:
            day = _whole(about.get("day") or about.get("date", ""))
            yield _of_people(network, node, day) if of == OF[0] else _of_bodies(network, node, day)
        elif about["kind"] == "intent" and of != OF[0]:
            yield from _agreements(network, node, about.get("facts", ()))


def _of_people(network: Network, event: str, day: str) -> Gathering:
    found: dict[str, set[str]] = defaultdict(set)
    for source, capacity, is_person in _takers(network, event):
        if is_person:
            found[source].add(capacity)
    standing = {}
    for person in found:
        titles = _nearest(network, person, day)
        standing[person] = Standing(bodies=frozenset(titles[:1]), titles=frozenset(titles))
    return Gathering(iri=event, day=day, capacities=_frozen(found), standing=standing)


def _of_bodies(network: Network, event: str, day: str) -> Gathering:
    found: dict[str, set[str]] = defaultdict(set)
    for source, capacity, is_person in _takers(network, event):
        for body in _nearest(network, source, day)[:1] if is_person else [source]:
            found[body].add(capacity)
    return Gathering(iri=event, day=day, capacities=_frozen(found))


def _takers(network: Network, event: str) -> Iterator[tuple[str, str, bool]]:
    """Who took part, in which capacity, and whether it is a person."""
    for source, _, tie in network.in_edges(event, data=True):
        if tie.get("capacity"):
            yield source, tie["capacity"], network.nodes[source]["kind"] == "person"


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {who: frozenset(found[who]) for who in sorted(found)}


def _nearest(network: Network, person: str, day: str) -> list[str]:
    """The organizations of which a person's titles were seen nearest to a day."""
    held = sorted(
        (_apart(fact, day), target)
        for _, target, tie in network.out_edges(person, data=True)
        if tie["relation"] == "membership"
        for fact in tie["facts"]
        if not fact.former
    )
    return list(dict.fromkeys(target for far, target in held if far == held[0][0]))


def _apart(fact: Fact, day: str) -> int:
    """How many days lie between an event and the article on a title that is nearest."""
    days = list(filter(None, map(_whole, fact.dates)))
    if not day or not days:
        return _FAR
    on = date.fromisoformat(day)
    return min(abs((date.fromisoformat(each) - on).days) for each in days)


def _agreements(network: Network, intent: str, facts: Iterable[Fact]) -> Iterator[Gathering]:
    parties = {
        source: frozenset({"party"})
        for source, _, tie in network.in_edges(intent, data=True)
        if tie["relation"] == "party"
    }
    for fact in facts:
        if fact.stage:
            day = min(filter(None, map(_whole, fact.dates)), default="")
            yield Gathering(iri=intent, day=day, capacities=parties, stage=fact.stage)


def _wholes(network: Network) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source, target, tie in network.edges(data=True):
        if tie["relation"] == "part-of":
            found[source].add(target)
    return found


def _whole(day: str) -> str:
    """A day as it is if it has year, month and day, else nothing."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""
