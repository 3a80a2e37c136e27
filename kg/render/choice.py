"""What a person chooses to see, in words, as a selection of a graph.

selection(graph, Choice(kinds=("会谈",))).kinds → ("talks",)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import QueryError
from kg.network import Selection
from kg.network.words import meant
from kg.query import names
from kg.rdf import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Store

    from kg.network.words import Part
    from kg.query import Graph, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to draw; empty: everything."""

    since: str = ""
    """The first day, ISO 8601, as `until`, the last."""
    until: str = ""
    kinds: tuple[str, ...] = ()
    """Words such as 会谈 or `talks`; so are the others."""
    capacities: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """The ids of articles, or their IRIs."""
    query: str = ""
    """A saved question, a file, or SPARQL: what its answer names may be drawn."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the query is told."""


def selection(graph: Graph, choice: Choice) -> Selection:
    """Give the selection that is meant.

    Raises:
        QueryError: A word or an article is unknown, the days are in the wrong order, or the query
            cannot be asked, or names nothing.
    """
    if choice.since and choice.until and choice.since > choice.until:
        raise QueryError(
            f"since {choice.since}: is after until {choice.until}; expected the earlier day first."
        )
    return Selection(
        since=choice.since,
        until=choice.until,
        kinds=_meant("kind", choice.kinds),
        capacities=_meant("capacity", choice.capacities),
        stages=_meant("stage", choice.stages),
        articles=tuple(_article(graph.store, name) for name in choice.articles),
        among=_named(graph, choice) if choice.query else None,
    )


def _meant(part: Part, words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word in words for name in meant(part, word)))


def _article(store: Store, name: str) -> str:
    """The IRI of an article, by its id (`file:` may be left out), its address, or its IRI."""
    ids = (Literal(name), Literal(f"file:{name}"))
    found = [q for id_ in ids for q in store.quads_for_pattern(None, terms.DCTERMS_IDENTIFIER, id_)]
    if found and isinstance(found[0].subject, NamedNode):
        return found[0].subject.value
    if names.is_iri(name) and _is_article(store, NamedNode(name)):
        return name
    known = (quad.object for quad in store.quads_for_pattern(None, terms.DCTERMS_IDENTIFIER, None))
    close = names.close_to(name, (node.value for node in known if isinstance(node, Literal)))
    raise QueryError(
        f"{name!r}: no article has that id. "
        + names.suggestion(close, otherwise="kg search finds articles by their words.")
    )


def _is_article(store: Store, node: NamedNode) -> bool:
    articles = store.quads_for_pattern(node, terms.RDF_TYPE, terms.SCHEMA_NEWS_ARTICLE)
    return next(iter(articles), None) is not None


def _named(graph: Graph, choice: Choice) -> frozenset[str]:
    """The IRIs that a query's answer names."""
    found = graph.query(choice.query, **choice.values)
    if found.answer is not None:
        raise QueryError(
            f"{choice.query}: answers yes or no; expected a query that names what to draw."
        )
    if not found:
        raise QueryError(f"{choice.query}: finds nothing, so there is nothing to draw. Widen it.")
    named = frozenset(iri for term in _terms(found) for iri in _meaning(graph.store, term))
    if not named:
        raise QueryError(
            f"{choice.query}: its answer names nothing; expected IRIs or names of people, "
            "organizations, events or intents. Select a variable that stands for them."
        )
    return named


def _meaning(store: Store, term: object) -> Iterator[str]:
    """The IRIs that a term of an answer stands for: saved questions answer with names."""
    if isinstance(term, NamedNode):
        yield term.value
    elif isinstance(term, Literal):
        for name in (Literal(term.value), Literal(term.value, language="zh")):
            for quad in store.quads_for_pattern(None, terms.SKOS_PREF_LABEL, name):
                if isinstance(quad.subject, NamedNode):
                    yield quad.subject.value


def _terms(found: Result) -> Iterator[object]:
    rows: Iterable[Iterable[object]] = found.terms
    if found.triples is not None:
        rows = ((triple.subject, triple.object) for triple in found.triples)
    for row in rows:
        for term in row:
            # A quoted triple names its ends as well.
            yield from (term.subject, term.object) if isinstance(term, Triple) else (term,)
