from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.rdf import terms
from kg.rdf.ontology import ontology_quads
from kg.rdf.parts import parts
from kg.rdf.shapes import violations

SAMPLE = (Path(__file__).parent.parent / "cases" / "conforming.trig").read_text("utf-8")
ARTICLE, _, _ = SAMPLE.partition("graph/facts> {")
MEETING = terms.node("meeting/talks")


def sample(*more):
    """The conforming graph as a store, with more TriG loaded after it."""
    store = Store()
    store.extend(ontology_quads())
    for text in (SAMPLE, *more):
        store.load(text, format=RdfFormat.TRIG)
    return store


def second_article():
    """Another article, with evidence of its own for the sample's meeting."""
    text = ARTICLE
    for name in ("evidence\\/", "position\\/", "quote\\/", "news"):
        text = text.replace(f"{name}1", f"{name}2")
    return f"{text}graph/facts> {{ id:meeting\\/talks ikg:supportedBy id:evidence\\/2 . }}"


def wrong_nodes(store):
    return [one.focus for part in parts(store) for one in violations(part.quads, focus=part.focus)]


def test_an_article_has_its_graph_its_facts_and_what_they_name():
    (part,) = parts(sample())
    assert part.article == terms.article_node("news1")
    described = ("evidence/1", "membership/1", "person/lin", "place/beijing", "agent/rules")
    assert {terms.node(path) for path in described} <= part.focus
    assert {terms.IKG_HOST, terms.IKG_SIGNED} <= part.focus
    assert terms.role_node("会长") not in part.focus


def test_an_intent_comes_with_its_stage_record():
    (part,) = parts(sample())
    assert {terms.node("stage-record/1"), terms.node("intent/1")} <= part.focus


def test_of_what_is_named_from_afar_a_part_has_the_class_alone():
    (part,) = parts(sample())
    about = {quad.predicate for quad in part.quads if quad.subject == terms.role_node("会长")}
    assert about == {terms.RDF_TYPE}


def test_articles_that_share_an_event_are_checked_each_with_its_own_evidence():
    store = sample(second_article())
    first, second = parts(store)
    assert MEETING in first.focus & second.focus
    assert terms.node("evidence/2") not in first.focus
    assert wrong_nodes(store) == []


def test_nodes_that_no_article_supports_are_a_part_of_their_own():
    lost = terms.node("membership/lost")
    store = sample(
        f"{ARTICLE.partition('<https://w3id.org/industry-kg/graph')[0]}"
        f"{terms.GRAPH_FACTS} {{ {lost} a org:Membership . }}"
    )
    *_, last = parts(store)
    assert last.article is None
    assert last.focus == {lost}
    assert set(wrong_nodes(store)) == {lost.value}


def test_an_empty_store_has_no_parts():
    assert list(parts(Store())) == []
