"""N-Quads: one quad a line; the format to keep and to exchange a whole graph in."""

from collections.abc import Sequence

from pyoxigraph import Quad, RdfFormat, serialize


def written(quads: Sequence[Quad]) -> str:
    """Give quads as N-Quads, the lines sorted."""
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode()
    return "".join(f"{line}\n" for line in sorted(lines.split("\n")) if line)
