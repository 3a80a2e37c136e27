"""N-Triples: one triple a line, without the graphs."""

from collections.abc import Sequence

from pyoxigraph import Quad, RdfFormat, serialize


def written(quads: Sequence[Quad]) -> str:
    """Give quads as N-Triples, the lines sorted; their graphs are left out."""
    lines = (serialize({quad.triple for quad in quads}, format=RdfFormat.N_TRIPLES) or b"").decode()
    return "".join(f"{line}\n" for line in sorted(lines.split("\n")) if line)
