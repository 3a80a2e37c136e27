"""The parts of a store that can be checked by themselves: what one article says, with its facts.

So a graph of any size is checked a small part at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg.rdf import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from pyoxigraph import Store

_ARTICLES = terms.article_graph("").value
_LOOSE = 200
"""How many nodes without an article are in one part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the graph that can be checked by itself."""

    article: NamedNode | None
    """The article whose part it is; None for nodes that no article supports."""
    quads: tuple[Quad, ...]
    focus: frozenset[NamedNode]
    """The nodes that the quads describe in full; of others there is the class alone."""


def parts(store: Store) -> Iterator[Part]:
    """Give the store part by part: one an article, by its key, then the nodes without an article.

    Judgements come last: they name articles that may not be there, and mentions by their names.
    An article's part has its own graph, the facts that its evidence supports, the intents of its
    stage records, the full description of what all these name, and the classes of what those name.
    """
    seen: set[NamedNode] = set()
    for graph in sorted(_article_graphs(store), key=lambda graph: graph.value):
        part = _article_part(store, graph)
        seen |= part.focus
        yield part
    yield from _loose_parts(store, seen)
    yield from _judgement_parts(store)


def _article_graphs(store: Store) -> Iterator[NamedNode]:
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and graph.value.startswith(_ARTICLES):
            yield graph


def _article_part(store: Store, graph: NamedNode) -> Part:
    own = list(store.quads_for_pattern(None, None, None, graph))
    subjects = _subjects(own)
    facts = subjects | _holders(store, subjects, terms.IKG_SUPPORTED_BY)
    facts |= _holders(store, facts, terms.IKG_STAGE_RECORD)
    told = own + _descriptions(store, facts)
    named = _objects(told) - facts
    told += _descriptions(store, named)
    focus = _subjects(told)
    classes = _classes(store, _objects(told) - focus)
    article = terms.article_node(graph.value.removeprefix(_ARTICLES))
    return Part(article=article, quads=tuple(told + classes), focus=frozenset(focus))


def _loose_parts(store: Store, seen: Set[NamedNode]) -> Iterator[Part]:
    shared = _subjects(store.quads_for_pattern(None, None, None, terms.GRAPH_FACTS))
    for some in _some(shared - seen):
        nodes = some | _holders(store, some, terms.IKG_STAGE_RECORD)
        told = _descriptions(store, nodes)
        classes = _classes(store, _objects(told) - nodes)
        yield Part(article=None, quads=tuple(told + classes), focus=frozenset(nodes))


def _judgement_parts(store: Store) -> Iterator[Part]:
    judged = _subjects(store.quads_for_pattern(None, None, None, terms.GRAPH_JUDGEMENTS))
    for nodes in _some(judged):
        told = [
            quad
            for node in sorted(nodes, key=lambda node: node.value)
            for quad in store.quads_for_pattern(node, None, None, terms.GRAPH_JUDGEMENTS)
        ]
        yield Part(article=None, quads=tuple(told), focus=frozenset(nodes))


def _some(nodes: Set[NamedNode]) -> Iterator[set[NamedNode]]:
    """Give nodes in sets of one part's size, in the order of their IRIs."""
    ordered = sorted(nodes, key=lambda node: node.value)
    for start in range(0, len(ordered), _LOOSE):
        yield set(ordered[start : start + _LOOSE])


def _holders(store: Store, nodes: Set[NamedNode], predicate: NamedNode) -> set[NamedNode]:
    """Give the shared nodes that point to one of `nodes` by `predicate`."""
    return {
        subject
        for node in nodes
        for subject in _subjects(store.quads_for_pattern(None, predicate, node, terms.GRAPH_FACTS))
    }


def _descriptions(store: Store, nodes: Set[NamedNode]) -> list[Quad]:
    """Give what the shared graph and the ontology say of each node."""
    return [
        quad
        for node in sorted(nodes, key=lambda node: node.value)
        for graph in (terms.GRAPH_FACTS, terms.GRAPH_ONTOLOGY)
        for quad in store.quads_for_pattern(node, None, None, graph)
    ]


def _classes(store: Store, nodes: Set[NamedNode]) -> list[Quad]:
    return [
        quad
        for node in sorted(nodes, key=lambda node: node.value)
        for quad in store.quads_for_pattern(node, terms.RDF_TYPE, None)
    ]


def _subjects(quads: Iterable[Quad]) -> set[NamedNode]:
    return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}


def _objects(quads: Iterable[Quad]) -> set[NamedNode]:
    return {
        quad.object
        for quad in quads
        if isinstance(quad.object, NamedNode) and quad.predicate != terms.RDF_TYPE
    }
