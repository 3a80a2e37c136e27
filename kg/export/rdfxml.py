"""RDF/XML: for programs that read nothing newer."""

import re
from collections.abc import Sequence

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from kg.query.prefixed import ordered_triples, used_prefixes
from kg.query.prefixes import PREFIXES

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOT = re.compile(r"<rdf:RDF([^>]*)>")


def written(quads: Sequence[Quad]) -> str:
    """Give quads as RDF/XML; their graphs are left out.

    Characters that XML 1.0 cannot hold become U+FFFD; reading leaves none in an article.

    Source: https://www.w3.org/TR/xml/#charsets
    """
    triples = [_fit(triple) for triple in ordered_triples(quad.triple for quad in quads)]
    text = (
        serialize(triples, format=RdfFormat.RDF_XML, prefixes=_vocabularies(triples)) or b""
    ).decode()
    return _ROOT.sub(_sorted_root, text, count=1) + "\n"


def _vocabularies(triples: Sequence[Triple]) -> dict[str, str]:
    """The prefixes of elements; those of things would only stand there."""
    used = used_prefixes(triples).items()
    return {prefix: namespace for prefix, namespace in used if prefix in PREFIXES}


def _fit(triple: Triple) -> Triple:
    literal = triple.object
    if not isinstance(literal, Literal) or not _NOT_XML.search(literal.value):
        return triple
    value = _NOT_XML.sub("\ufffd", literal.value)
    return Triple(triple.subject, triple.predicate, _like(literal, value))


def _like(literal: Literal, value: str) -> Literal:
    if literal.language is not None:
        return Literal(value, language=literal.language)
    return Literal(value, datatype=literal.datatype)


def _sorted_root(match: re.Match[str]) -> str:
    """The library's order of prefixes changes from run to run."""
    return f"<rdf:RDF {' '.join(sorted(match.group(1).split()))}>"
