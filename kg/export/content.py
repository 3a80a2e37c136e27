"""What an export holds: articles and facts, what is asked for, and the concepts that these name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg import ledger
from kg.query.prefixed import ordered
from kg.query.prefixes import PREFIXES
from kg.rdf import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Store

    from kg.query import Graph

_GRAPHS: Mapping[str, NamedNode] = {
    "derived": terms.GRAPH_DERIVED,
    "ontology": terms.GRAPH_ONTOLOGY,
    "judgements": terms.GRAPH_JUDGEMENTS,
}
REDIRECTS = "redirects"
EXTRAS = (*_GRAPHS, REDIRECTS)
"""The parts that an export takes in only if asked."""
_GRAPH_REDIRECTS = NamedNode(f"{terms.BASE}graph/{REDIRECTS}")
_IS_REPLACED_BY = NamedNode(f"{PREFIXES['dcterms']}isReplacedBy")
_ARTICLE_GRAPHS = terms.article_graph("").value


def content(graph: Graph, include: Iterable[str] = ()) -> list[Quad]:
    """Give the quads of an export, sorted; `include` names the parts of `EXTRAS` to add."""
    quads = set(_facts(graph.store))
    for part in include:
        quads |= set(_redirects(graph) if part == REDIRECTS else _part(graph.store, part))
    quads |= set(_concepts(graph.store, quads))
    return ordered(quads)


def _facts(store: Store) -> Iterator[Quad]:
    for name in store.named_graphs():
        if name == terms.GRAPH_FACTS or _is_article(name):
            yield from store.quads_for_pattern(None, None, None, name)


def _is_article(name: object) -> bool:
    return isinstance(name, NamedNode) and name.value.startswith(_ARTICLE_GRAPHS)


def _concepts(store: Store, quads: Iterable[Quad]) -> Iterator[Quad]:
    """The descriptions of the shipped concepts that quads name, and of the broader ones."""
    named = {quad.object for quad in quads if isinstance(quad.object, NamedNode)}
    known = {quad.subject for quad in _typed_concepts(store)}
    described: set[NamedNode] = set()
    while open_ones := (named & known) - described:
        for concept in open_ones:
            for quad in store.quads_for_pattern(concept, None, None, terms.GRAPH_ONTOLOGY):
                yield quad
                if quad.predicate == terms.SKOS_BROADER and isinstance(quad.object, NamedNode):
                    named.add(quad.object)
        described |= open_ones


def _typed_concepts(store: Store) -> Iterator[Quad]:
    return store.quads_for_pattern(None, terms.RDF_TYPE, terms.SKOS_CONCEPT, terms.GRAPH_ONTOLOGY)


def _part(store: Store, part: str) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, _GRAPHS[part])


def _redirects(graph: Graph) -> Iterator[Quad]:
    with ledger.reader(graph.folder) as book:
        for anchor, entity in book.redirects():
            yield Quad(terms.node(anchor), _IS_REPLACED_BY, terms.node(entity), _GRAPH_REDIRECTS)
