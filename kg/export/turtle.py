"""Turtle: all triples of the graph in one, by subject."""

from collections.abc import Sequence

from pyoxigraph import Quad, RdfFormat

from kg.query.prefixed import ordered_triples, prefixed


def written(quads: Sequence[Quad]) -> str:
    """Give quads as Turtle; their graphs are left out."""
    return prefixed(ordered_triples(quad.triple for quad in quads), RdfFormat.TURTLE)
