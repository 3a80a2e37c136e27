from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.rdf.findings import findings
from kg.rdf.ontology import ontology_quads

SAMPLE = (Path(__file__).parent.parent / "cases" / "conforming.trig").read_text("utf-8")


def found(*changes):
    """What is found in the conforming graph after each (old, new) change of its text."""
    text = SAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    store = Store()
    store.extend(ontology_quads())
    store.load(text, format=RdfFormat.TRIG)
    return list(findings(store))


def test_nothing_is_found_in_a_sound_graph():
    assert found() == []


def test_a_labelled_node_goes_by_its_label():
    (one,) = found(("foaf:Person, schema:Person", "foaf:Person"))
    assert (one.article, one.entity) == ("sample", "林知远")


def test_a_fact_goes_by_its_class_and_what_it_names():
    (one,) = found(("org:member id:person\\/lin ;", ""))
    assert one.entity == "Membership 华澜铜业协会 · 首任会长"


def test_evidence_goes_by_its_quote():
    (one,) = found(("ikg:confidence 0.95", "ikg:confidence 2.0"))
    assert one.entity.startswith("SpecificResource 华澜铜业协会会长林知远")


def test_an_article_without_an_id_goes_by_its_iri():
    (one,) = found(('dcterms:identifier "sample" ;', ""))
    assert one.article == "https://w3id.org/industry-kg/id/article/news1"
    assert one.entity == "林知远会见周慕云"


def test_a_violation_that_several_articles_share_is_given_once():
    article, _, _ = SAMPLE.partition("graph/facts> {")
    for name in ("evidence\\/", "position\\/", "quote\\/", "news"):
        article = article.replace(f"{name}1", f"{name}2")
    again = f"{article}graph/facts> {{ id:meeting\\/talks ikg:supportedBy id:evidence\\/2 . }}"
    both = f"{SAMPLE}\n{again}"
    store = Store()
    store.extend(ontology_quads())
    store.load(both.replace("foaf:Person, schema:Person", "foaf:Person", 1), format=RdfFormat.TRIG)
    assert [one.entity for one in findings(store)] == ["林知远"]
