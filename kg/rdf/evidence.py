"""Evidence as nodes: where in an article a fact stands, and what read it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf import terms
from kg.rdf.literals import decimal, integer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Evidence
    from kg.rdf.reading import Fact, Reading

CONTEXT = 32
"""How many code points a quote's prefix and suffix have at most."""


def evidence_node(reading: Reading, fact: NamedNode, evidence: Evidence) -> NamedNode:
    """Give the node of one place that proves a fact: a hash of article, place and fact."""
    place = (str(evidence.start), str(evidence.end))
    return terms.hashed_node("evidence", reading.key, *place, fact.value)


def evidence_triples(reading: Reading, facts: Iterable[Fact]) -> Iterator[Triple]:
    """Give the evidence nodes of all facts of an article, with selectors and activity.

    Where several rules found one fact at one place, the node has the largest confidence.
    """
    best: dict[NamedNode, tuple[Fact, Evidence]] = {}
    for fact in facts:
        for evidence in fact.evidence:
            node = evidence_node(reading, fact.node, evidence)
            if node not in best or _confidence(evidence) > _confidence(best[node][1]):
                best[node] = (fact, evidence)
    for node, (fact, evidence) in best.items():
        yield from _node_triples(reading, node, fact, evidence)
        yield from _selector_triples(reading, node, evidence)
    if best:
        yield from _activity_triples(reading)


def agent_triples(extractor: str) -> Iterator[Triple]:
    """Give the description of the extractor that read the facts, which articles share."""
    yield Triple(_agent(extractor), terms.RDF_TYPE, terms.PROV_SOFTWARE_AGENT)
    yield Triple(_agent(extractor), terms.RDFS_LABEL, Literal(extractor))


def _confidence(evidence: Evidence) -> float:
    return -1.0 if evidence.confidence is None else evidence.confidence


def _node_triples(
    reading: Reading, node: NamedNode, fact: Fact, evidence: Evidence
) -> Iterator[Triple]:
    yield Triple(node, terms.RDF_TYPE, terms.OA_SPECIFIC_RESOURCE)
    yield Triple(node, terms.OA_HAS_SOURCE, terms.article_node(reading.key))
    if evidence.confidence is not None:
        yield Triple(node, terms.IKG_CONFIDENCE, decimal(evidence.confidence))
    if fact.as_of is not None:
        yield Triple(node, terms.IKG_AS_OF, fact.as_of)
    yield Triple(node, terms.PROV_WAS_GENERATED_BY, _activity(reading))


def _selector_triples(reading: Reading, node: NamedNode, evidence: Evidence) -> Iterator[Triple]:
    """A place has one pair of selectors, which the facts proved there share."""
    text, start, end = reading.article.text, evidence.start, evidence.end
    place = (reading.key, str(start), str(end))
    position = terms.hashed_node("position", *place)
    quote = terms.hashed_node("quote", *place)
    yield Triple(node, terms.OA_HAS_SELECTOR, position)
    yield Triple(node, terms.OA_HAS_SELECTOR, quote)
    yield Triple(position, terms.RDF_TYPE, terms.OA_TEXT_POSITION_SELECTOR)
    yield Triple(position, terms.OA_START, integer(start))
    yield Triple(position, terms.OA_END, integer(end))
    yield Triple(quote, terms.RDF_TYPE, terms.OA_TEXT_QUOTE_SELECTOR)
    yield Triple(quote, terms.OA_EXACT, Literal(evidence.quote))
    yield Triple(quote, terms.OA_PREFIX, Literal(text[max(0, start - CONTEXT) : start]))
    yield Triple(quote, terms.OA_SUFFIX, Literal(text[end : end + CONTEXT]))


def _activity_triples(reading: Reading) -> Iterator[Triple]:
    activity = _activity(reading)
    yield Triple(activity, terms.RDF_TYPE, terms.PROV_ACTIVITY)
    yield Triple(activity, terms.PROV_USED, terms.article_node(reading.key))
    yield Triple(activity, terms.PROV_WAS_ASSOCIATED_WITH, _agent(reading.extraction.extractor))


def _activity(reading: Reading) -> NamedNode:
    return terms.hashed_node("activity", reading.key, reading.extraction.extractor)


def _agent(extractor: str) -> NamedNode:
    return terms.hashed_node("agent", extractor)
