"""TriG: Turtle with the named graphs kept apart."""

from collections.abc import Sequence

from pyoxigraph import Quad, RdfFormat

from kg.query.prefixed import prefixed


def written(quads: Sequence[Quad]) -> str:
    """Give sorted quads as TriG."""
    return prefixed(quads, RdfFormat.TRIG)
