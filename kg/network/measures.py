"""Measures of ties: brokers, centrality, communities, the most active pairs, repeated receptions.

measure(ties(store), "pairs").rows[0] → {"name": "林知远", "whom": "周慕云", "weight": 1.07, …}
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import networkx as nx

from kg.assets import path
from kg.errors import QueryError
from kg.network.weights import is_hosting, weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.network.ties import Contact, Ties

Value = str | int | float
Row = dict[str, Value]
"""Column → figure, label or IRI."""

_EXACT = 500
"""Of more nodes than this, betweenness is estimated: it would take time by their square."""
_SAMPLE = 100
_SEED = 1
_NAMED_BY = 3
_DAMPING = 0.85
_STEPS = 200
_SETTLED = 1e-10
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What ties show in one respect; equals stand in the order of their labels and IRIs."""

    name: str
    """`brokers`, `centrality`, `communities`, `pairs` or `receptions`."""
    zh: str
    en: str
    means: str
    """What its figures mean."""
    rows: tuple[Row, ...]
    """The highest first; all with the same columns."""


def measure(ties: Ties, name: str, *, limit: int | None = None) -> Measure:
    """Give at most `limit` rows (None: all) of one of `MEASURES`.

    Raises:
        QueryError: There is no measure of that name.
    """
    if name not in MEASURES:
        raise QueryError(f"{name!r}: is no measure; expected one of {', '.join(MEASURES)}.")
    words = _words()[name]
    rows = tuple(MEASURES[name](ties)[:limit])
    return Measure(name=name, zh=words["zh"], en=words["en"], means=words["means"], rows=rows)


def brokers(ties: Ties) -> list[Row]:
    """Give who lies on the shortest ways between others, with the betweenness (0–1).

    Of more than 500 nodes it is an estimate over the ways from 100, the same each time.

    Source: Brandes (2001), A faster algorithm for betweenness centrality.
    """
    lengths: nx.Graph[str] = nx.Graph()
    lengths.add_nodes_from(ties)
    for one, other, tie in ties.edges(data=True):
        lengths.add_edge(one, other, length=1 / tie["weight"])
    sample = None if len(ties) <= _EXACT else _SAMPLE
    found = nx.betweenness_centrality(lengths, k=sample, weight="length", seed=_SEED)
    rows = (_row(ties, node, betweenness=_short(found[node])) for node in ties if found[node])
    return _ranked(rows, "betweenness")


def centrality(ties: Ties) -> list[Row]:
    """Give everybody with the sum of the weights of their ties, their PageRank and their number."""
    rank = _pagerank(ties)
    strength = dict(ties.degree(weight="weight"))
    return _ranked(
        (
            _row(ties, node, strength=_short(strength[node]), pagerank=_short(rank[node]))
            for node in ties
        ),
        "strength",
    )


def communities(ties: Ties) -> list[Row]:
    """Give the communities of two or more, the largest first, each with all of its members.

    Source: Blondel et al. (2008), Fast unfolding of communities in large networks; as in networkx,
    with a fixed seed.
    """
    names = sorted(ties)
    # Sets of numbers are walked in one order in every process, sets of text are not.
    numbered = nx.relabel_nodes(ties, {name: number for number, name in enumerate(names)})
    strength = dict(ties.degree(weight="weight"))
    parts = nx.community.louvain_communities(numbered, weight="weight", seed=_SEED)
    found = [
        sorted((names[each] for each in part), key=lambda node: (-strength[node], node))
        for part in parts
    ]
    return _ranked((_community(ties, members) for members in found), "members", "weight")


def pairs(ties: Ties) -> list[Row]:
    """Give the ties, the heaviest first, with meetings, intents, last day and capacities.

    Meetings are days, of one or more events each; `as` counts meetings and intents.
    """
    return _ranked(
        (
            _pair(ties, one, other)
            | {
                "weight": _short(tie["weight"]),
                "meetings": tie["meetings"],
                "events": tie["events"],
                "intents": tie["intents"],
                "last": tie["last"],
                "as": capacities_text(tie["contacts"]),
                "iri": one,
                "whom_iri": other,
            }
            for one, other, tie in ties.edges(data=True)
        ),
        "weight",
    )


def receptions(ties: Ties) -> list[Row]:
    """Give who received whom on more than one day: host, guest, number of days and of events."""
    rows = (
        _reception(ties, host, guest, met)
        for one, other, tie in ties.edges(data=True)
        for host, guest, met in _received(one, other, tie["contacts"])
        if len(_days(met)) > 1
    )
    return _ranked(rows, "times", "last")


MEASURES: dict[str, Callable[[Ties], list[Row]]] = {
    "brokers": brokers,
    "centrality": centrality,
    "communities": communities,
    "pairs": pairs,
    "receptions": receptions,
}
"""Name → what gives its rows."""


def capacities_text(contacts: Iterable[Contact]) -> str:
    """Give in which capacities and stages two were in contact, the most frequent first."""
    counted: dict[str, int] = {}
    for each in contacts:
        told = weights().words(each.capacities, each.stage).zh
        counted[told] = counted.get(told, 0) + 1
    ordered = sorted(counted.items(), key=lambda item: -item[1])
    return "；".join(f"{told}{times}次" for told, times in ordered)


def _received(
    one: str, other: str, contacts: tuple[Contact, ...]
) -> Iterator[tuple[str, str, list[Contact]]]:
    """Host, guest and every event at which they were; on one day both may have been both."""
    every = [each for counted in contacts for each in (counted, *counted.besides)]
    for host, guest, at in ((one, other, 0), (other, one, 1)):
        met = [each for each in every if is_hosting({each.capacities[at]})]
        yield host, guest, [each for each in met if each.capacities[1 - at] == "guest"]


def _days(met: Iterable[Contact]) -> set[str]:
    """The days of events; one that has none is a day of its own."""
    return {each.day or each.fact for each in met}


def _reception(ties: Ties, host: str, guest: str, met: list[Contact]) -> Row:
    told: Row = {"host": ties.nodes[host]["label"], "guest": ties.nodes[guest]["label"]}
    if ties.graph["of"] == "people":
        told |= {"host_about": ties.nodes[host]["about"], "guest_about": ties.nodes[guest]["about"]}
    known = [each.day for each in met if each.day]
    return told | {
        "times": len(_days(met)),
        "events": len(met),
        "first": min(known, default=""),
        "last": max(known, default=""),
        "host_iri": host,
        "guest_iri": guest,
    }


def _row(ties: Ties, node: str, **figures: float) -> Row:
    about = ties.nodes[node]
    told: Row = {"name": about["label"]}
    if ties.graph["of"] == "people":
        told["about"] = about["about"]
    return {**told, **figures, "ties": ties.degree(node), "iri": node}


def _pair(ties: Ties, one: str, other: str) -> Row:
    told: Row = {"name": ties.nodes[one]["label"]}
    if ties.graph["of"] != "people":
        return told | {"whom": ties.nodes[other]["label"]}
    told["about"] = ties.nodes[one]["about"]
    return told | {"whom": ties.nodes[other]["label"], "whom_about": ties.nodes[other]["about"]}


def _community(ties: Ties, members: list[str]) -> Row:
    inside = ties.subgraph(members).size(weight="weight")
    whole = sum(weight for _, weight in ties.degree(members, weight="weight")) - inside
    labels = [ties.nodes[node]["label"] for node in members]
    return {
        "name": "、".join(labels[:_NAMED_BY]),
        "members": len(members),
        "weight": _short(inside),
        "cohesion": _short(inside / whole) if whole else 0.0,
        "all": "、".join(labels),
        "iris": " ".join(members),
    }


def _pagerank(ties: Ties) -> dict[str, float]:
    """Each node's share of walks, by power iteration; every node has a tie, so none is a dead end.

    networkx has it on scipy only, which kg does without.
    """
    strength = dict(ties.degree(weight="weight"))
    rank = dict.fromkeys(ties, 1 / len(ties)) if ties else {}
    for _ in range(_STEPS):
        before, rank = rank, dict.fromkeys(ties, (1 - _DAMPING) / max(len(ties), 1))
        for node, others in ties.adjacency():
            given = _DAMPING * before[node] / strength[node] if strength[node] else 0.0
            for other, tie in others.items():
                rank[other] += given * tie["weight"]
        if sum(abs(rank[node] - before[node]) for node in ties) < _SETTLED:
            break
    return rank


def _ranked(rows: Iterable[Row], *columns: str) -> list[Row]:
    """The rows by some columns, the highest first."""
    ordered = sorted(rows, key=lambda row: [str(value) for value in row.values()])
    for column in reversed(columns):
        ordered.sort(key=lambda row: row[column], reverse=True)
    return ordered


def _short(figure: float) -> float:
    return round(figure, _DIGITS)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(path("network/measures.toml").read_text(encoding="utf-8"))
