"""What people judged, as nodes in graph/judgements.

A node says what its judgement says and nothing of what comes of it, so it is the same while the
judgement waits for an article and after that has come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, Quad

from kg.model import EntityKind, Verdict
from kg.rdf import terms
from kg.rdf.literals import day
from kg.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import NamedNode

    from kg.model import Judgement

VERDICTS: Mapping[Verdict, NamedNode] = {
    Verdict.SAME: terms.IKG_SAME,
    Verdict.DIFFERENT: terms.IKG_DIFFERENT,
    Verdict.UNSURE: terms.IKG_UNSURE,
}
"""The verdicts with their concepts."""

JUDGED_CLASSES: Mapping[EntityKind, NamedNode] = {
    EntityKind.PERSON: terms.FOAF_PERSON,
    EntityKind.ORGANIZATION: terms.ORG_ORGANIZATION_CLASS,
    EntityKind.PLACE: terms.SCHEMA_PLACE,
    EntityKind.MEETING: terms.IKG_MEETING,
    EntityKind.EXHIBITION: terms.IKG_EXHIBITION,
    EntityKind.INTENT: terms.IKG_COOPERATION_INTENT,
}
"""The kinds with their classes; that places are not judged is for the shapes to say."""


def judgement_node(judgement: Judgement) -> NamedNode:
    """Give the node of a judgement: a hash of the kind and of the pair, whichever side is left.

    Judgements on one pair have one node, whatever they say.
    """
    left = (judgement.left_article, judgement.left_name)
    right = (judgement.right_article, judgement.right_name)
    one, other = sorted((left, right))
    return terms.hashed_node("judgement", judgement.kind, *one, *other)


def judgement_quads(judgement: Judgement) -> Iterator[Quad]:
    """Give a judgement as it was made; what it leaves out is not said, and no quad given twice."""
    node = judgement_node(judgement)
    said: tuple[tuple[NamedNode, NamedNode | Literal | None], ...] = (
        (terms.RDF_TYPE, terms.IKG_JUDGEMENT),
        (terms.IKG_VERDICT, VERDICTS[judgement.judgement]),
        (terms.IKG_JUDGED_AS, JUDGED_CLASSES[judgement.kind]),
        (terms.IKG_LEFT_ARTICLE, _article(judgement.left_article)),
        (terms.IKG_LEFT_NAME, _text(judgement.left_name)),
        (terms.IKG_RIGHT_ARTICLE, _article(judgement.right_article)),
        (terms.IKG_RIGHT_NAME, _text(judgement.right_name)),
        (terms.SCHEMA_AUTHOR, _text(judgement.author)),
        (terms.DCTERMS_DATE, day(judgement.date)),
        (terms.RDFS_COMMENT, _text(judgement.reason)),
    )
    for predicate, value in said:
        if value is not None:
            yield Quad(node, predicate, value, terms.GRAPH_JUDGEMENTS)


def _article(id_: str) -> NamedNode | None:
    return terms.article_node(fingerprint(id_)) if id_ else None


def _text(value: str) -> Literal | None:
    """Without a language: a name may be a record's key, and people write in any language."""
    return Literal(value) if value else None
