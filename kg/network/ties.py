"""Ties: who has to do with whom, folded from the events and intents of a store.

ties(store, "people")["https://…/id/person/a"]["https://…/id/person/b"]["weight"] → 1.4
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.errors import QueryError
from kg.network.bodies import Bodies
from kg.network.gatherings import Gathering, gatherings
from kg.network.rows import rows
from kg.network.weights import Weights, is_hosting, weights

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pyoxigraph import Store

Ties: TypeAlias = "nx.Graph[str]"
"""Nodes by IRI; what they and the edges carry, `ties` says."""

OF = ("people", "organizations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One event, or one intent, that ties two."""

    fact: str
    """The IRI of the event or the intent."""
    day: str
    """ISO 8601; empty if unknown."""
    capacities: tuple[str, str]
    """Of the tie's two, in the order of their IRIs; `party` twice for an intent."""
    stage: str
    """The furthest that the intent has reached; empty for an event."""
    weight: float
    """Before it fades."""


def ties(store: Store, of: str = "people", *, since: str = "", until: str = "") -> Ties:
    """Give the ties of people, or of organizations, in a period (ISO 8601 days, both included).

    The period goes by the day of an event or of an intent's stage, else by that of the first
    article about it; what has neither counts only if there is no period. What weighs how much is
    in `weights.toml`; age is counted from `until`, else from the newest day that counts.

    A node's name is its IRI; it carries `label` and `about` (a person's latest title). An edge
    carries `weight`, `meetings` (the days of gatherings), `intents`, `first` and `last` (days,
    empty if unknown) and `contacts`, the newest first. `graph.graph` tells `of`, `since`,
    `until`, `newest`. Only who has a tie is in it. Nodes and edges come in a fixed order.

    Raises:
        QueryError: `of` is neither `people` nor `organizations`.
    """
    if of not in OF:
        raise QueryError(f"{of!r}: is no kind that has ties; expected people or organizations.")
    found = [each for each in gatherings(store, of) if _is_within(each.day, since, until)]
    newest = until or max((each.day for each in found), default="")
    graph: Ties = nx.Graph(of=of, since=since, until=until, newest=newest)
    wholes = _wholes(store) if of == "organizations" else {}
    contacts = contacts_of(found, wholes)
    _add_nodes(graph, store, {node for pair in contacts for node in pair})
    for (source, target), met in contacts.items():
        graph.add_edge(source, target, **figures(met, newest))
    return graph


def contacts_of(
    found: Iterable[Gathering], wholes: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], tuple[Contact, ...]]:
    """Give the contacts of each pair of IRIs that gatherings tie, the newest first; pairs in order.

    `wholes` tells what an organization is part of: a group has no ties with its own departments.
    """
    return {
        pair: _one_a_day(met)
        for pair, met in sorted(_contacts(found).items())
        if not _is_one_house(*pair, wholes)
    }


def _is_within(day: str, since: str, until: str) -> bool:
    if not since and not until:
        return True
    return bool(day) and (not since or day >= since) and (not until or day <= until)


def _wholes(store: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "parts"):
        found[row["source"]].add(row["target"])
    return found


def _is_one_house(one: str, other: str, wholes: Mapping[str, Collection[str]]) -> bool:
    """Whether one is part of the other: a group has no ties with its own departments."""
    return other in _above(one, wholes) or one in _above(other, wholes)


def _above(org: str, wholes: Mapping[str, Collection[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [org]
    while waiting:
        for whole in wholes.get(waiting.pop(), ()):
            if whole not in found:
                found.add(whole)
                waiting.append(whole)
    return found


def _contacts(found: Iterable[Gathering]) -> dict[tuple[str, str], list[Contact]]:
    """Pair of IRIs, in order → its contacts."""
    weigh = weights()
    contacts: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for each in found:
        for pair in _pairs(each, weigh.crowd):
            contacts[pair].append(_contact(each, pair, weigh))
    return contacts


def _pairs(each: Gathering, crowd: int) -> Iterator[tuple[str, str]]:
    names = sorted(each.capacities)
    if len(names) <= crowd:
        yield from combinations(names, 2)
        return
    hosts = {name for name in names if is_hosting(each.capacities[name])}
    for host in sorted(hosts):
        for name in names:
            if name not in hosts or host < name:
                yield min(host, name), max(host, name)


def _contact(each: Gathering, pair: tuple[str, str], weigh: Weights) -> Contact:
    source, target = pair
    if each.stage:
        capacities, weight = ("party", "party"), weigh.stages[each.stage].weight
    else:
        capacities = weigh.pair(each.capacities[source], each.capacities[target])
        weight = weigh.of_capacities(*capacities)
    return Contact(
        fact=each.iri, day=each.day, capacities=capacities, stage=each.stage, weight=weight
    )


def _one_a_day(met: Iterable[Contact]) -> tuple[Contact, ...]:
    """The strongest meeting of each day, and the furthest stage of each intent; newest first."""
    kept: dict[str, Contact] = {}
    for each in met:
        key = each.fact if each.stage or not each.day else each.day
        if key not in kept or each.weight >= kept[key].weight:
            kept[key] = each
    by_iri = sorted(kept.values(), key=lambda each: each.fact)
    return tuple(sorted(by_iri, key=lambda each: each.day, reverse=True))


def _add_nodes(graph: Ties, store: Store, nodes: set[str]) -> None:
    bodies = Bodies(store) if graph.graph["of"] == "people" else None
    labels = {row["thing"]: row["label"] for row in rows(store, "labels")}
    for node in sorted(nodes):
        about = bodies.title(node) if bodies else ""
        graph.add_node(node, label=labels.get(node, node), about=about)


def figures(met: tuple[Contact, ...], newest: str) -> dict[str, object]:
    """Give what an edge of `ties` carries for the contacts of its two; ages are from `newest`."""
    weigh = weights()
    days = [each.day for each in met if each.day]
    return {
        "weight": sum(each.weight * weigh.recency(each.day, newest) for each in met),
        "meetings": sum(1 for each in met if not each.stage),
        "intents": sum(1 for each in met if each.stage),
        "first": min(days, default=""),
        "last": max(days, default=""),
        "contacts": met,
    }
