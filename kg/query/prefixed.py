r"""Triples and quads as text with prefixes, the same bytes every time.

>>> node = NamedNode("https://schema.org/Event")
>>> prefixed([Triple(node, node, node)], RdfFormat.TURTLE)
'@prefix schema: <https://schema.org/> .\n\nschema:Event schema:Event schema:Event .\n'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.query.prefixes import PREFIXES
from kg.rdf.terms import BASE, RDF_TYPE, XSD_STRING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OWN = re.compile(rf"{re.escape(BASE)}id/([a-z][a-z-]*)/")
_UNWRITTEN = (XSD_STRING, NamedNode(f"{PREFIXES['rdf']}langString"))
_DECLARATION = "@prefix "


def ordered(statements: Iterable[Quad]) -> list[Quad]:
    """Give quads by graph, subject, predicate (types first) and object."""
    return sorted(set(statements), key=_place)


def ordered_triples(statements: Iterable[Triple]) -> list[Triple]:
    """Give triples, each once, by subject, predicate (types first) and object."""
    return sorted(set(statements), key=_place)


def prefixed(statements: Sequence[Triple] | Sequence[Quad], format: RdfFormat) -> str:  # noqa: A002
    """Give statements, in their order, as Turtle or TriG with the prefixes that they use.

    The library writes prefixes in an order of its own that changes from run to run.
    """
    written = serialize(statements, format=format, prefixes=used_prefixes(statements)) or b""
    lines = written.decode().split("\n")
    head = sorted(line for line in lines if line.startswith(_DECLARATION))
    body = (line for line in lines if line and not line.startswith(_DECLARATION))
    first = re.compile(r"[^\t}]" if format == RdfFormat.TURTLE else r"\t?[^\t}]")
    return "\n".join([*head, *_spaced(body, first)]) + "\n"


def used_prefixes(statements: Iterable[Triple | Quad]) -> dict[str, str]:
    """Give the prefixes of the namespaces in which the statements have IRIs, sorted.

    Besides those of `PREFIXES`, each kind of thing has one: `person:`, `evidence:` …
    """
    seen = {_namespace(iri) for statement in statements for iri in _iris(statement)}
    used = {name: namespace for name, namespace in PREFIXES.items() if namespace in seen}
    own = {match.group(1): namespace for namespace in seen if (match := _OWN.fullmatch(namespace))}
    return dict(sorted((own | used).items()))


def _place(statement: Triple | Quad) -> tuple[str, str, bool, str, str]:
    return (
        str(statement.graph_name) if isinstance(statement, Quad) else "",
        str(statement.subject),
        statement.predicate != RDF_TYPE,
        str(statement.predicate),
        str(statement.object),
    )


def _spaced(lines: Iterable[str], first: re.Pattern[str]) -> Iterator[str]:
    """Put an empty line before each line that begins a graph or a subject."""
    for line in lines:
        if first.match(line):
            yield ""
        yield line


def _iris(statement: Triple | Quad) -> Iterator[str]:
    """The IRIs that are written out: `a` and plain literals need none."""
    for term in statement:
        if isinstance(term, NamedNode) and term != RDF_TYPE:
            yield term.value
        elif isinstance(term, Literal) and term.datatype not in _UNWRITTEN:
            yield term.datatype.value


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
