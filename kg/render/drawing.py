"""What a page draws and tells: a network as the plain values that the page's scripts read.

drawing(network)["nodes"][0] → {"id": 0, "label": "林知远", "shape": "dot", "size": 14.0, "home": 3}
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.render.houses import houses
from kg.render.labels import search_keys, wrapped
from kg.render.look import look
from kg.render.passages import Passages
from kg.render.tied import tied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.network import Fact, Network, Quote, Source

Values = dict[str, Any]

_ALWAYS = frozenset({"id", "from", "to"})
_MOST_QUOTES = 12
"""So many quotes of one fact are on the page, the newest; it tells how many more there are."""
_BEND = 0.16
"""How far each further pair of edges between the same two nodes bends away, as a share of their
length; to the one side above 0, to the other below, seen from the node of the lower number."""


def drawing(network: Network) -> Values:
    """Give `nodes`, `edges`, `about` each node, `passages`, `sources`, `look`, and more.

    Of `tied` the `ways`, the `communities`, and what age is counted by; of the network `omitted`
    and `selection`.

    A node's number is its place in `nodes` and in `about`, its `home` the number of the node whose
    house it is in; edges of one relation between the same two nodes are one, with all their facts,
    and `bend` tells how far from straight it is. A fact's `quotes` are lists of a passage's number
    and the quote's start and end in it; each passage and each article stands once.
    """
    quotes = Passages(_all_quotes(network))
    names = sorted(network, key=lambda node: (network.nodes[node]["label"], node))
    numbers = dict(zip(names, count()))
    ties = tied(network, numbers)
    nodes, edges = _drawn(network, numbers, [*_ties(network, numbers, quotes), *ties.edges])
    seeds = set(network.graph.get("seeds", ()))
    about = [
        _said({"seed": node in seeds, **_about(node, network.nodes[node], quotes)})
        | ties.measured.get(number, {})
        for node, number in numbers.items()
    ]
    return {
        "nodes": nodes,
        "edges": edges,
        "about": about,
        "passages": [
            {"text": passage.text, "source": passage.source} for passage in quotes.passages
        ],
        "sources": [_source(source) for source in quotes.sources],
        "look": look(),
        "ways": ties.ways,
        "communities": ties.communities,
        "newest": ties.newest,
        "halfLife": ties.half_life,
        "leftOut": network.graph.get("left_out", 0),
        "omitted": network.graph.get("omitted", {}),
        "selection": _said(dict(network.graph.get("selection", {}))),
    }


def _all_quotes(network: Network) -> Iterator[Quote]:
    carriers = (*network.nodes.values(), *network.edges.values())
    return (q for carrier in carriers for fact in carrier.get("facts", ()) for q in _newest(fact))


def _newest(fact: Fact) -> tuple[Quote, ...]:
    return fact.quotes[-_MOST_QUOTES:]


def _drawn(
    network: Network, numbers: dict[str, int], ties: Iterable[Values]
) -> tuple[list[Values], list[Values]]:
    from pyvis.network import Network as Canvas  # noqa: PLC0415  # it imports IPython

    canvas = Canvas(directed=True)
    canvas.node_ids = _Numbers()
    homes = houses(network)
    for node, number in numbers.items():
        canvas.add_node(number, home=numbers[homes[node]], **_node(network, node))
    for number, tie in enumerate(ties):
        canvas.add_edge(tie.pop("from"), tie.pop("to"), id=number, **tie)
    nodes, edges, *_ = canvas.get_network_data()
    for edge in edges:
        del edge["arrows"]
    return nodes, list(map(_said, edges))


class _Numbers(list[int]):
    """The nodes that pyvis has; it asks of each edge whether its ends are among them."""

    def __init__(self) -> None:
        super().__init__()
        self._held: set[object] = set()

    def append(self, number: int) -> None:
        super().append(number)
        self._held.add(number)

    def __contains__(self, number: object) -> bool:
        return number in self._held


def _said(values: Values) -> Values:
    """Leave out what says nothing; the page takes it as empty."""
    return {name: value for name, value in values.items() if value or name in _ALWAYS}


def _node(network: Network, node: str) -> Values:
    about = network.nodes[node]
    kind = look()["kind"][about["kind"]]
    return {
        "label": wrapped(about["label"]),
        "shape": kind["shape"],
        "size": kind.get("swell", 1) * min(30.0, 12 + 3 * network.degree(node) ** 0.5),
    }


def _ties(network: Network, numbers: dict[str, int], quotes: Passages) -> list[Values]:
    joined: dict[tuple[int, int, str], list[Fact]] = {}
    for start, end, tie in network.edges(data=True):
        ends = numbers[start], numbers[end], tie["relation"]
        joined.setdefault(ends, []).extend(tie["facts"])
    pairs: dict[frozenset[int], int] = {}
    ties = []
    for (source, target, relation), facts in sorted(joined.items(), key=lambda item: item[0]):
        pair = frozenset((source, target))
        pairs[pair] = pairs.get(pair, -1) + 1
        ties.append(
            {
                "from": source,
                "to": target,
                "relation": relation,
                "bend": _bend(pairs[pair]),
                "facts": [_fact(fact, quotes) for fact in _in_order(facts)],
            }
        )
    return ties


def _bend(place: int) -> float:
    """Keep several edges between the same two nodes apart: the first straight, the others bent."""
    far = _BEND * ((place + 1) // 2)
    return far if place % 2 or not far else -far


def _about(node: str, about: Values, quotes: Passages) -> Values:
    shown = ("kind", "label", "date", "end_date", "place", "topic", "instrument")
    values = {
        "iri": node,
        **{name: about.get(name, "") for name in shown},
        **{name: list(about.get(name, ())) for name in ("forms", "pinyin", "sorts", "titles")},
        "keys": search_keys((about["label"], *about.get("forms", ()))),
        "facts": [_fact(fact, quotes) for fact in _in_order(about.get("facts", ()))],
    }
    return _said(values)


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Give titles held the newest first, behind them the other facts as they came."""
    facts = list(facts)
    titles = [fact for fact in facts if fact.relation == "membership"]
    newest = sorted(titles, key=lambda fact: max(fact.dates, default=""), reverse=True)
    return [*newest, *(fact for fact in facts if fact.relation != "membership")]


def _fact(fact: Fact, quotes: Passages) -> Values:
    values = {
        "relation": fact.relation,
        "title": fact.title,
        "organization": fact.organization,
        "stage": fact.stage,
        "dates": fact.dates,
        "former": fact.former,
        "leads": fact.leads,
        "quotes": [quotes.place(quote) for quote in _newest(fact)],
        "more": len(fact.quotes) - len(_newest(fact)),
    }
    return _said(values)


def _source(source: Source) -> Values:
    values = {
        "headline": source.headline,
        "url": source.url if _is_web_address(source.url) else "",
        "published": source.published,
        "publisher": source.publisher,
    }
    return _said(values)


def _is_web_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False
