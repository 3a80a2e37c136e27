"""The shipped ontology as quads, and the titles that its scheme knows."""

from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import assets
from kg.rdf import terms

_FILES = ("industry.ttl", "concepts.ttl", "alignments.ttl")


def ontology_quads() -> Iterator[Quad]:
    """Give the ontology, its concepts and its alignments, in graph/ontology, each triple once.

    Raises:
        AssetError: A file of the ontology is missing.
    """
    yield from dict.fromkeys(quad for name in _FILES for quad in _file_quads(name))


@cache
def shipped_titles() -> Mapping[str, NamedNode]:
    """Give the titles that concepts.ttl describes, with their concepts.

    Raises:
        AssetError: The file is missing.
    """
    return {
        quad.object.value: quad.subject
        for quad in _file_quads("concepts.ttl")
        if quad.predicate == terms.SKOS_PREF_LABEL
        and isinstance(quad.object, Literal)
        and isinstance(quad.subject, NamedNode)
        and quad.subject == terms.role_node(quad.object.value)
    }


@cache
def title_scheme() -> NamedNode | None:
    """Give the scheme that the shipped titles are in; None if the file names none.

    Raises:
        AssetError: The file is missing.
    """
    titles = set(shipped_titles().values())
    for quad in _file_quads("concepts.ttl"):
        if quad.predicate == terms.SKOS_IN_SCHEME and quad.subject in titles:
            return quad.object if isinstance(quad.object, NamedNode) else None
    return None


def _file_quads(name: str) -> Iterator[Quad]:
    path = assets.path(f"ontology/{name}")
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        yield Quad(quad.subject, quad.predicate, quad.object, terms.GRAPH_ONTOLOGY)
