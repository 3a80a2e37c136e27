import pytest
from msgspec.structs import replace
from pyoxigraph import Literal

from kg.model import EntityKind, Judgement, Verdict
from kg.rdf import terms
from kg.rdf.judgements import JUDGED_CLASSES, VERDICTS, judgement_node, judgement_quads
from kg.text import fingerprint

WHOLE = Judgement(
    judgement=Verdict.SAME,
    kind=EntityKind.ORGANIZATION,
    left_article="news/b.txt",
    left_name="江岳集团",
    right_article="news/a.txt",
    right_name="江岳铜业集团有限公司",
    author="何听雨",
    date="2024-06-12",
    reason="年报",
)


def said(judgement):
    """What the quads say of the judgement's node: predicate → object."""
    quads = list(judgement_quads(judgement))
    assert {quad.subject for quad in quads} == {judgement_node(judgement)}
    assert len({quad.predicate for quad in quads}) == len(quads)
    return {quad.predicate: quad.object for quad in quads}


def turned(judgement):
    """The same with its sides the other way round."""
    return replace(
        judgement,
        left_article=judgement.right_article,
        left_name=judgement.right_name,
        right_article=judgement.left_article,
        right_name=judgement.left_name,
    )


def test_a_judgement_says_all_that_was_judged():
    assert said(WHOLE) == {
        terms.RDF_TYPE: terms.IKG_JUDGEMENT,
        terms.IKG_VERDICT: terms.IKG_SAME,
        terms.IKG_JUDGED_AS: terms.ORG_ORGANIZATION_CLASS,
        terms.IKG_LEFT_ARTICLE: terms.article_node(fingerprint("news/b.txt")),
        terms.IKG_LEFT_NAME: Literal("江岳集团"),
        terms.IKG_RIGHT_ARTICLE: terms.article_node(fingerprint("news/a.txt")),
        terms.IKG_RIGHT_NAME: Literal("江岳铜业集团有限公司"),
        terms.SCHEMA_AUTHOR: Literal("何听雨"),
        terms.DCTERMS_DATE: Literal("2024-06-12", datatype=terms.XSD_DATE),
        terms.RDFS_COMMENT: Literal("年报"),
    }


def test_all_stands_in_the_graph_of_judgements():
    assert {quad.graph_name for quad in judgement_quads(WHOLE)} == {terms.GRAPH_JUDGEMENTS}


def test_what_is_not_given_is_not_said():
    bare = said(replace(WHOLE, left_article="", author="", date="", reason=""))
    left_out = {
        terms.IKG_LEFT_ARTICLE,
        terms.SCHEMA_AUTHOR,
        terms.DCTERMS_DATE,
        terms.RDFS_COMMENT,
    }
    assert set(said(WHOLE)) - set(bare) == left_out


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_has_its_concept(verdict):
    assert said(replace(WHOLE, judgement=verdict))[terms.IKG_VERDICT] == VERDICTS[verdict]


def test_no_two_kinds_or_verdicts_are_one_term():
    assert len(set(VERDICTS.values())) == len(Verdict)
    assert len(set(JUDGED_CLASSES.values())) == len(EntityKind)


def test_one_pair_has_one_node_whatever_is_said_and_whichever_side_is_left():
    others = (
        turned(WHOLE),
        replace(WHOLE, judgement=Verdict.DIFFERENT),
        replace(WHOLE, author="", date="", reason=""),
    )
    assert {judgement_node(each) for each in others} == {judgement_node(WHOLE)}
    assert judgement_node(WHOLE).value.startswith(f"{terms.BASE}id/judgement/")


def test_the_sides_stay_as_they_were_given():
    assert said(turned(WHOLE))[terms.IKG_LEFT_NAME] == said(WHOLE)[terms.IKG_RIGHT_NAME]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": EntityKind.PERSON},
        {"left_article": ""},
        {"right_name": "江岳"},
        {"left_name": WHOLE.right_name, "right_name": WHOLE.left_name},
    ],
)
def test_another_pair_or_kind_has_another_node(change):
    assert judgement_node(replace(WHOLE, **change)) != judgement_node(WHOLE)


def test_a_day_that_is_none_is_left_out():
    assert terms.DCTERMS_DATE not in said(replace(WHOLE, date="yesterday"))
