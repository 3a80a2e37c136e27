"""Writes a graph in a format for other programs, the same bytes every time.

export("graph", format="ntriples") → '<https://w3id.org/industry-kg/id/agent/…> …'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import OutputError
from kg.export import (
    jsonld,
    mentions,
    mentions_csv,
    nquads,
    ntriples,
    rdfxml,
    trig,
    turtle,
)
from kg.export.content import EXTRAS, content
from kg.query import Graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pyoxigraph import Quad

__all__ = ["EXTRAS", "FORMATS", "export"]

_RDF: Mapping[str, Callable[[Sequence[Quad]], str]] = {
    "turtle": turtle.written,
    "ntriples": ntriples.written,
    "nquads": nquads.written,
    "trig": trig.written,
    "jsonld": jsonld.written,
    "rdfxml": rdfxml.written,
}
_TABLES: Mapping[str, Callable[[Graph], str]] = {
    "mentions": mentions.written,
    "mentions.csv": mentions_csv.written,
}
FORMATS = (*_RDF, *_TABLES)
"""The names of the formats, the default first."""


def export(
    graph: Graph | Path | str,
    *,
    format: str = "turtle",  # noqa: A002 - the word of the command
    include: Iterable[str] = (),
) -> str:
    """Give a graph as text, sorted: articles, facts, and the concepts that they name.

    `graph` may be a folder or an opened graph. `include` adds parts: `derived`, `ontology`,
    `judgements`, `redirects`; the formats `mentions` and `mentions.csv`, which list who is who,
    take none.

    Raises:
        StoreError: The folder has no graph that can be read.
        OutputError: There is no such format or part.
    """
    _check(format, wanted := tuple(include))
    if not isinstance(graph, Graph):
        with Graph(graph) as opened:
            return export(opened, format=format, include=wanted)
    if format in _TABLES:
        return _TABLES[format](graph)
    return _RDF[format](content(graph, wanted))


def _check(format: str, include: Sequence[str]) -> None:  # noqa: A002 - the word of the command
    if format not in FORMATS:
        raise OutputError(f"format {format!r}: is none; expected one of {', '.join(FORMATS)}.")
    unknown = [part for part in include if part not in EXTRAS]
    if unknown:
        raise OutputError(f"--with {unknown[0]}: is no part; expected {', '.join(EXTRAS)}.")
    if include and format in _TABLES:
        raise OutputError(f"--with {include[0]}: is for RDF; {format} lists mentions only.")
