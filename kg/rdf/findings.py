"""What breaks the shapes in a store, with names that people know instead of IRIs alone.

A node without a label is named by its class and by what it names: `Membership 林知远 · 会长`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf import terms
from kg.rdf.parts import parts
from kg.rdf.shapes import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad, Store

    from kg.rdf.shapes import Violation

_NAMES = (
    terms.SKOS_PREF_LABEL,
    terms.SCHEMA_HEADLINE,
    terms.OA_EXACT,
    terms.DCTERMS_IDENTIFIER,
    terms.RDFS_LABEL,
)
"""The properties that name a node, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A violation, with its place in words."""

    article: str | None
    """The id of an article that says it, the first by key; None if no article supports it."""
    entity: str
    """The label of the node that is wrong, or its class and the labels of what it names."""
    violation: Violation


def findings(store: Store) -> Iterator[Finding]:
    """Give what breaks the shapes, article by article, each violation once.

    Raises:
        MissingExtraError: pySHACL is not installed.
        AssetError: The shapes are missing.
    """
    seen: set[Violation] = set()
    for part in parts(store):
        for violation in violations(part.quads, focus=part.focus):
            if violation not in seen:
                seen.add(violation)
                yield _finding(store, part.article, violation)


def _finding(store: Store, article: NamedNode | None, violation: Violation) -> Finding:
    return Finding(
        article=None if article is None else _identifier(store, article),
        entity=_entity(store, NamedNode(violation.focus)),
        violation=violation,
    )


def _identifier(store: Store, article: NamedNode) -> str:
    for quad in store.quads_for_pattern(article, terms.DCTERMS_IDENTIFIER, None):
        if isinstance(quad.object, Literal):
            return quad.object.value
    return article.value


def _entity(store: Store, node: NamedNode) -> str:
    """Give the node's label; else its class, and the labels of what it names, in IRI order."""
    label = _label(store, node)
    if label is not None:
        return label
    quads = sorted(store.quads_for_pattern(node, None, None), key=_order)
    classes = [_local(quad.object) for quad in quads if quad.predicate == terms.RDF_TYPE]
    named = (
        _label(store, quad.object)
        for quad in quads
        if isinstance(quad.object, NamedNode) and quad.predicate != terms.RDF_TYPE
    )
    labels = dict.fromkeys(label for label in named if label is not None)
    words = [*classes[:1], " · ".join(labels)]
    return " ".join(word for word in words if word) or node.value


def _label(store: Store, node: NamedNode) -> str | None:
    for predicate in _NAMES:
        values = sorted(
            quad.object.value
            for quad in store.quads_for_pattern(node, predicate, None)
            if isinstance(quad.object, Literal)
        )
        if values:
            return values[0]
    return None


def _order(quad: Quad) -> tuple[str, str]:
    return quad.predicate.value, str(quad.object)


def _local(term: object) -> str:
    value = term.value if isinstance(term, NamedNode) else str(term)
    return value.rpartition("#")[2].rpartition("/")[2]
