"""What is wrong with a part of the graph by the shapes of `ontology/shapes.ttl`, as values."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize
from rdflib import RDF, SH, Graph, Literal

from kg import assets
from kg.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from pyoxigraph import NamedNode, Quad
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing that breaks a shape."""

    focus: str
    """The IRI of the node that is wrong."""
    path: str | None
    """The IRI of the property, with `^` before it if it points to the node; None for the node."""
    value: str | None
    """The value that is wrong; None if one is missing, or there are too many."""
    message_zh: str
    message_en: str
    severity: str
    """`Violation`, `Warning` or `Info`."""


def violations(quads: Iterable[Quad], *, focus: Set[NamedNode] | None = None) -> list[Violation]:
    """Give what is wrong with the nodes of `focus` (None: with any node), in a stable order.

    Raises:
        MissingExtraError: pySHACL is not installed.
        AssetError: The shapes are missing.

    Source: SHACL, https://www.w3.org/TR/shacl/, section 3.6 (validation report).
    """
    validate = _validator()
    with _quiet_literals():
        _, report, _ = validate(
            _as_graph(quads),
            shacl_graph=_shapes(),
            advanced=False,
            inference="none",
            meta_shacl=False,
            inplace=True,
        )
    nodes = None if focus is None else {node.value for node in focus}
    found = {one for one in _reported(report) if nodes is None or one.focus in nodes}
    return sorted(
        found, key=lambda one: (one.focus, one.path or "", one.message_en, one.value or "")
    )


def _validator() -> Callable[..., tuple[bool, Graph, str]]:
    try:
        from pyshacl import validate  # noqa: PLC0415 - an extra: it may be missing
    except ImportError as error:
        raise MissingExtraError(
            "kg validate: pySHACL is not installed; it checks the shapes. "
            "Install it with: pip install 'kg[shacl]'"
        ) from error
    return validate


@cache
def _shapes() -> Graph:
    return Graph().parse(assets.path("ontology/shapes.ttl"), format="turtle")


def _as_graph(quads: Iterable[Quad]) -> Graph:
    """Give the quads as a graph of rdflib; an ill-typed literal becomes the string that it is.

    rdflib gives such a literal no value and then cannot compare it; a string fails the same shapes.
    """
    lines = serialize(dict.fromkeys(quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    assert lines is not None
    graph = Graph().parse(data=lines.decode(), format="nt")
    for subject, predicate, value in list(graph):
        if isinstance(value, Literal) and value.ill_typed:
            graph.remove((subject, predicate, value))
            graph.add((subject, predicate, Literal(str(value))))
    return graph


@contextmanager
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal: the report names it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _reported(report: Graph) -> Iterator[Violation]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        messages = {
            getattr(message, "language", None): str(message)
            for message in report.objects(result, SH.resultMessage)
        }
        value = report.value(result, SH.value)
        yield Violation(
            focus=str(report.value(result, SH.focusNode)),
            path=_path(report, report.value(result, SH.resultPath)),
            value=None if value is None else str(value),
            message_zh=messages.get("zh", ""),
            message_en=messages.get("en", ""),
            severity=str(report.value(result, SH.resultSeverity)).rpartition("#")[2],
        )


def _path(report: Graph, path: Node | None) -> str | None:
    if path is None:
        return None
    inverse = report.value(path, SH.inversePath)
    return str(path) if inverse is None else f"^{inverse}"


def _order(one: Violation) -> tuple[str, ...]:
    return one.focus, one.path or "", one.message_en, one.value or ""
