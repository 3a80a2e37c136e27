"""Titles as concepts: which concept a title is, its head, and whether it is no longer held.

>>> office("原局长").title, office("原局长").is_former
('局长', True)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Triple

from kg import lexicon
from kg.rdf import terms
from kg.rdf.labels import labels
from kg.rdf.ontology import shipped_titles, title_scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The title that a membership is about, freed of the word for *former*."""

    title: str
    is_former: bool

    @property
    def node(self) -> NamedNode:
        """The concept of the title."""
        return terms.role_node(self.title)


def office(title: str) -> Office:
    """Give the office of a title as printed; 原 or 前 before a known title makes it former."""
    match = _former().fullmatch(title)
    if match is None:
        return Office(title=title, is_former=False)
    return Office(title=match.group("title"), is_former=True)


def role_triples(title: str) -> Iterator[Triple]:
    """Give the description of the title's concept; none if the shipped scheme describes it.

    A minted title stands under its head, the longest shipped title that it ends in.
    """
    if title in shipped_titles():
        return
    node = terms.role_node(title)
    yield Triple(node, terms.RDF_TYPE, terms.SKOS_CONCEPT)
    yield Triple(node, terms.RDF_TYPE, terms.ORG_ROLE_CLASS)
    yield from labels(node, title)
    scheme, head = title_scheme(), head_of(title)
    if scheme is not None:
        yield Triple(node, terms.SKOS_IN_SCHEME, scheme)
    if head is not None:
        yield Triple(node, terms.SKOS_BROADER, terms.role_node(head))


def head_of(title: str) -> str | None:
    """Give the longest shipped title that `title` ends in, itself left out; None for none."""
    ends = (title[start:] for start in range(1, len(title)))
    return next((end for end in ends if end in shipped_titles()), None)


@cache
def _former() -> re.Pattern[str]:
    """原 or 前, then a title that is made of the title lexicon's words alone.

    So that 前台经理 and 原料部部长 are no former offices.
    """
    grammar = lexicon.document("titles")
    before = {*grammar["modifiers"], *grammar["fields"]} - {"原", "前"}
    heads = lexicon.alternation({*grammar["heads"], *grammar["field_heads"]})
    return re.compile(
        f"(?:原|前)任?(?P<title>{lexicon.alternation(before)}{{0,4}}{heads}"
        f"{lexicon.alternation(grammar['suffixes'])}?)"
    )
