"""Records to quads: what one article says, seen through who is who.

An article's own graph holds the article and its evidence; graph/facts takes in its contribution
to what articles share, graph/derived the direct edges. A triple stands in exactly one graph.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.model import EntityKind
from kg.rdf import terms
from kg.rdf.derived import derived_triples
from kg.rdf.entities import entity_quads
from kg.rdf.events import events, participations
from kg.rdf.evidence import agent_triples, evidence_node, evidence_triples
from kg.rdf.intents import intents
from kg.rdf.literals import zh
from kg.rdf.memberships import memberships, parts
from kg.rdf.ontology import ontology_quads
from kg.rdf.reading import Reading
from kg.rdf.titles import office, role_triples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import Article, Extraction
    from kg.rdf.reading import Fact

__all__ = ["article_quads", "entity_quads", "ontology_quads"]

_LAYERS = (parts, memberships, events, participations, intents)
_MENTIONED = frozenset(EntityKind) - {EntityKind.INTENT}


def article_quads(
    article: Article, extraction: Extraction, who: Mapping[tuple[EntityKind, str], str]
) -> Iterator[Quad]:
    """Give an article's graph and its contribution to graph/facts and graph/derived.

    `who` maps (kind, record key), of a place (kind, place as printed), to the IRI path of the
    entity, such as `person/abc…`. The contributions of several articles may overlap; their union,
    with the entities' own quads, is the graph. No quad is given twice.
    """
    reading = Reading(article=article, extraction=extraction, who=who)
    facts = [fact for layer in _LAYERS for fact in layer(reading)]
    own = chain(_article_triples(reading), evidence_triples(reading, facts))
    quads = chain(
        _in_graph(own, terms.article_graph(reading.key)),
        _in_graph(_shared_triples(reading, facts), terms.GRAPH_FACTS),
        _in_graph(derived_triples(reading), terms.GRAPH_DERIVED),
    )
    yield from dict.fromkeys(quads)


def _in_graph(triples: Iterator[Triple], graph: NamedNode) -> Iterator[Quad]:
    for triple in triples:
        yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _article_triples(reading: Reading) -> Iterator[Triple]:
    article, node = reading.article, terms.article_node(reading.key)
    yield Triple(node, terms.RDF_TYPE, terms.SCHEMA_NEWS_ARTICLE)
    yield Triple(node, terms.RDF_TYPE, terms.PROV_ENTITY)
    yield Triple(node, terms.DCTERMS_IDENTIFIER, Literal(article.id))
    yield Triple(node, terms.IKG_TEXT_SHA256, Literal(article.sha256))
    if article.title:
        yield Triple(node, terms.SCHEMA_HEADLINE, zh(article.title))
    if reading.published is not None:
        yield Triple(node, terms.SCHEMA_DATE_PUBLISHED, reading.published)
    if article.publisher:
        yield Triple(node, terms.SCHEMA_PUBLISHER, Literal(article.publisher))
    if article.url:
        yield Triple(node, terms.SCHEMA_URL, Literal(article.url, datatype=terms.XSD_ANY_URI))
    for (kind, _), path in reading.who.items():
        if kind in _MENTIONED:
            yield Triple(node, terms.SCHEMA_MENTIONS, terms.node(path))


def _shared_triples(reading: Reading, facts: list[Fact]) -> Iterator[Triple]:
    for fact in facts:
        yield from _fact_triples(reading, fact)
    for role in reading.extraction.roles:
        yield from role_triples(office(role.title).title)
    if any(fact.evidence for fact in facts):
        yield from agent_triples(reading.extraction.extractor)


def _fact_triples(reading: Reading, fact: Fact) -> Iterator[Triple]:
    for predicate, value in fact.properties:
        if value is not None:
            yield Triple(fact.node, predicate, value)
    for evidence in fact.evidence:
        node = evidence_node(reading, fact.node, evidence)
        yield Triple(fact.node, terms.IKG_SUPPORTED_BY, node)
