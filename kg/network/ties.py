"""Ties: who has to do with whom, folded from the events and intents of a store.

ties(store, "people")["https://…/id/person/a"]["https://…/id/person/b"]["weight"] → 1.4
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.errors import QueryError
from kg.network.bodies import Bodies
from kg.network.gatherings import Gathering, gatherings
from kg.network.houses import Houses, wholes
from kg.network.rows import rows
from kg.network.weights import Weights, is_hosting, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    """Before it fades; of a crowd, the share of these two."""
    besides: tuple[Contact, ...] = ()
    """Other events of that day that brought the two together; they do not count again."""


def ties(store: Store, of: str = "people", *, since: str = "", until: str = "") -> Ties:
    """Give the ties of people, or of organizations, in a period (ISO 8601 days, both included).

    The period goes by the day of an event or of an intent's stage, else by that of the first
    article about it; what has neither counts only if there is no period. What weighs how much is
    in `weights.toml`; age is counted from `until`, else from the newest day that counts.

    A tie is between two parties: people are not tied to colleagues with whom they take part, nor
    organizations to those that they are part of.

    A node's name is its IRI; it carries `label` and `about` (a person's latest title by `until`).
    An edge carries `weight`, `meetings` (the days of events; each event without a day is one),
    `events` (all of them), `intents`, `first` and `last` (days, empty if unknown) and `contacts`,
    one a meeting or intent, the newest first. `graph.graph` tells `of`, `since`, `until`,
    `newest`. Only who has a tie is in it. Nodes and edges come in a fixed order.

    Raises:
        QueryError: `of` is neither `people` nor `organizations`.
    """
    if of not in OF:
        raise QueryError(f"{of!r}: is no kind that has ties; expected people or organizations.")
    bodies = Bodies(store)
    found = [each for each in gatherings(store, of, bodies) if _is_within(each.day, since, until)]
    newest = until or max((each.day for each in found), default="")
    graph: Ties = nx.Graph(of=of, since=since, until=until, newest=newest)
    contacts = contacts_of(found, Houses(wholes(store)))
    _add_nodes(graph, store, {node for pair in contacts for node in pair}, bodies)
    for (source, target), met in contacts.items():
        graph.add_edge(source, target, **figures(met, newest))
    return graph


def contacts_of(
    found: Iterable[Gathering], houses: Houses
) -> dict[tuple[str, str], tuple[Contact, ...]]:
    """Give the contacts of each pair of IRIs that gatherings tie, the newest first; pairs in order.

    Who is of one house is not tied.
    """
    return {pair: _one_a_day(met) for pair, met in sorted(_contacts(found, houses).items())}


def _is_within(day: str, since: str, until: str) -> bool:
    if not since and not until:
        return True
    return bool(day) and (not since or day >= since) and (not until or day <= until)


def _contacts(found: Iterable[Gathering], houses: Houses) -> dict[tuple[str, str], list[Contact]]:
    """Pair of IRIs, in order → its contacts; who is of one house has none."""
    weigh = weights()
    contacts: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for each in found:
        for pair, share in _pairs(each, weigh):
            if not houses.hold_both(each, *pair):
                contacts[pair].append(_contact(each, pair, share))
    return contacts


def _pairs(each: Gathering, weigh: Weights) -> Iterator[tuple[tuple[str, str], float]]:
    """Pairs of IRIs, in order, with the share that a crowd leaves of their contact, above 0.

    Who hosts is one of the hosts to everybody, not one of the crowd.
    """
    names = sorted(each.capacities)
    hosts = {name for name in names if is_hosting(each.capacities[name])}
    of_hosts, of_all = weigh.share(len(hosts)), weigh.share(len(names))
    pairs: Iterable[tuple[str, str]] = combinations(names, 2)
    if not of_all:
        pairs = _with_hosts(hosts if of_hosts else set(), names)
    for pair in pairs:
        yield pair, of_all if hosts.isdisjoint(pair) else of_hosts


def _with_hosts(hosts: set[str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for host in sorted(hosts):
        for name in names:
            if name not in hosts or host < name:
                yield min(host, name), max(host, name)


def _contact(each: Gathering, pair: tuple[str, str], share: float) -> Contact:
    source, target = pair
    weigh = weights()
    if each.stage:
        capacities, weight = ("party", "party"), weigh.stages[each.stage].weight
    else:
        capacities = weigh.pair(each.capacities[source], each.capacities[target])
        weight = weigh.of_capacities(*capacities)
    return Contact(
        fact=each.iri,
        day=each.day,
        capacities=capacities,
        stage=each.stage,
        weight=share * weight,
    )


def _one_a_day(met: Iterable[Contact]) -> tuple[Contact, ...]:
    """The strongest meeting of each day, and the furthest stage of each intent; newest first."""
    together: dict[str, list[Contact]] = defaultdict(list)
    for each in met:
        together[each.fact if each.stage or not each.day else each.day].append(each)
    kept = sorted(map(_strongest, together.values()), key=lambda each: each.fact)
    return tuple(sorted(kept, key=lambda each: each.day, reverse=True))


def _strongest(met: Sequence[Contact]) -> Contact:
    """The strongest contact, the last of equals; what else there was on the day goes with it."""
    best = max(reversed(met), key=lambda each: each.weight)
    besides = () if best.stage else tuple(each for each in met if each is not best)
    return replace(best, besides=besides)


def _add_nodes(graph: Ties, store: Store, nodes: set[str], bodies: Bodies) -> None:
    labels = {row["thing"]: row["label"] for row in rows(store, "labels")}
    are_people = graph.graph["of"] == "people"
    for node in sorted(nodes):
        about = bodies.title(node, graph.graph["until"]) if are_people else ""
        graph.add_node(node, label=labels.get(node, node), about=about)


def figures(met: tuple[Contact, ...], newest: str) -> dict[str, object]:
    """Give what an edge of `ties` carries for the contacts of its two; ages are from `newest`."""
    weigh = weights()
    known = [each.day for each in met if each.day]
    meetings = [each for each in met if not each.stage]
    return {
        "weight": sum(each.weight * weigh.recency(each.day, newest) for each in met),
        "meetings": len(meetings),
        "events": sum(1 + len(each.besides) for each in meetings),
        "intents": len(met) - len(meetings),
        "first": min(known, default=""),
        "last": max(known, default=""),
        "contacts": met,
    }
