import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from pyoxigraph import Literal, Quad, RdfFormat, Store

from kg.errors import MissingExtraError
from kg.model import EntityKind, Judgement, Verdict
from kg.rdf import terms
from kg.rdf.judgements import judgement_node, judgement_quads
from kg.rdf.ontology import ontology_quads
from kg.rdf.parts import parts
from kg.rdf.shapes import violations

SAMPLE = Path(__file__).parent.parent / "cases" / "conforming.trig"
ONTOLOGY = list(ontology_quads())
JUDGEMENTS = terms.GRAPH_JUDGEMENTS
MEETING = "https://w3id.org/industry-kg/id/meeting/talks"


def sample(*changes):
    """The conforming graph as a store, each (old, new) text replaced at its first place."""
    text = SAMPLE.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    store = Store()
    store.extend(ONTOLOGY)
    store.load(text, format=RdfFormat.TRIG)
    return store


def found(store):
    return [one for part in parts(store) for one in violations(part.quads, focus=part.focus)]


def short(iri):
    return iri.rpartition("#")[2].rpartition("/")[2] if iri else None


def test_the_sample_conforms():
    assert found(sample()) == []


# (text of the sample, what stands in its place, the node that is then wrong, its property)
BROKEN = [
    ('"林知远"@zh ; rdfs', '"林知远"@zh, "林公"@zh ; rdfs', "lin", "prefLabel"),
    ('"林知远"@zh ; rdfs', '"Lin"@en ; rdfs', "lin", "prefLabel"),
    ('rdfs:label "周慕云"@zh', 'rdfs:label "周总"@zh', "zhou", "label"),
    ('"华澜协会"@zh', '"华澜协会"', "hualan", "altLabel"),
    ("foaf:Person, schema:Person", "foaf:Person", "lin", None),
    ("org:unitOf id:organization\\/jiangyue", "org:unitOf id:person\\/lin", "office", "unitOf"),
    ("ikg:whole id:organization\\/jiangyue ;", "", "1", "whole"),
    ("ikg:part id:organization\\/office ;", "", "1", "part"),
    ("ikg:part id:organization\\/office", "ikg:part id:organization\\/jiangyue", "1", "whole"),
    ("org:member id:person\\/lin ;", "", "1", "member"),
    ("org:member id:person\\/lin", "org:member id:person\\/lin, id:person\\/zhou", "1", "member"),
    (
        "id:organization\\/hualan ;\n        org:role",
        "id:gone ;\n        org:role",
        "1",
        "organization",
    ),
    ("role/minted> ; ikg", "role/gone> ; ikg", "1", "role"),
    ('"首任会长"@zh ;\n        ikg:att', '"会长"@zh, "主席"@zh ; ikg:att', "1", "titleAsPrinted"),
    ('"2024-03-05"^^xsd:date, "--', '"2024-03"^^xsd:gYearMonth, "--', "1", "attestedOn"),
    ("ikg:former true", 'ikg:former "yes"', "1", "former"),
    ("org:Role, skos:Concept", "org:Role", "minted", None),
    ("skos:broader <https://w3id.org/industry-kg/role/", "skos:broader <urn:", "minted", "broader"),
    ("ikg:Meeting, schema:Event", "ikg:Meeting", "talks", None),
    ('schema:startDate "2024-03-05"^^xsd:date', "schema:startDate 2024", "talks", "startDate"),
    ('schema:endDate "2024-03-05"', 'schema:endDate "2024-03-04"', "talks", None),
    ('schema:endDate "2024-03-05"', 'schema:endDate "2024-13-05"', "talks", "endDate"),
    ("schema:location id:place\\/beijing", 'schema:location "北京"', "talks", "location"),
    ('schema:name "第十届国际铜工业展览会"@zh ;', "", "fair", "name"),
    ("ikg:event id:meeting\\/talks ;", "", "host", "event"),
    ("ikg:participant id:person\\/lin ;", "", "host", "participant"),
    ("ikg:capacity ikg:Host", "ikg:capacity ikg:Signed", "host", "capacity"),
    ("ikg:capacity ikg:Host", "ikg:capacity ikg:Visitor", "host", None),
    ("ikg:capacity ikg:Visitor", "ikg:capacity ikg:Attendee", "visitor", None),
    ("ikg:actingAs id:membership\\/1", "ikg:actingAs id:person\\/lin", "host", "actingAs"),
    (
        "ikg:onBehalfOf id:organization\\/hualan",
        "ikg:onBehalfOf id:person\\/lin",
        "host",
        "onBehalfOf",
    ),
    ("ikg:leadsDelegation true", "ikg:leadsDelegation true, false", "guest", "leadsDelegation"),
    ("ikg:party id:organization\\/hualan, id:organization\\/jiangyue ;", "", "1", "party"),
    ('ikg:topic "再生铜回收"@zh', 'ikg:topic ""@zh', "1", "topic"),
    ("ikg:stage ikg:Signed", "ikg:stage ikg:Signed, ikg:Underway", "1", "stage"),
    ("ikg:raisedAt id:meeting\\/talks", "ikg:raisedAt id:person\\/lin", "1", "raisedAt"),
    (
        "ikg:stageRecord id:stage-record\\/1",
        "ikg:stageRecord id:place\\/beijing",
        "1",
        "stageRecord",
    ),
    ('dcterms:identifier "sample" ;', "", "news1", "identifier"),
    ('"2024-03-06"^^xsd:date', '"2024-03-06"', "news1", "datePublished"),
    ('ikg:textSha256 "1f0e', 'ikg:textSha256 "1F0E', "news1", "textSha256"),
    ("id:place\\/beijing,", "id:agent\\/rules,", "news1", "mentions"),
    ("oa:hasSource id:article\\/news1 ;", "", "1", "hasSource"),
    ("id:position\\/1, id:quote\\/1", "id:quote\\/1", "1", "hasSelector"),
    ("id:position\\/1, id:quote\\/1", "id:position\\/1", "1", "hasSelector"),
    ("ikg:confidence 0.95", "ikg:confidence 1.05", "1", "confidence"),
    ("ikg:confidence 0.95", "ikg:confidence 9.5e-1", "1", "confidence"),
    ("prov:wasGeneratedBy id:activity\\/news1", 'ikg:reportedDate "soon"', "1", "reportedDate"),
    ("prov:wasGeneratedBy id:activity\\/news1", "ikg:reportedName id:x", "1", "wasGeneratedBy"),
    ("oa:start 5", "oa:start 17", "1", "start"),
    ("oa:end 16", "oa:end 16, 17", "1", "end"),
    ('oa:exact "华澜铜业协会会长林知远"', 'oa:exact ""', "1", "exact"),
    ("prov:used id:article\\/news1 ;", "", "news1", "used"),
    ("prov:wasAssociatedWith id:agent\\/rules", "prov:used id:x", "news1", "wasAssociatedWith"),
]


@pytest.mark.parametrize(("old", "new", "focus", "path"), BROKEN)
def test_what_breaks_a_shape_is_found_at_its_node_and_property(old, new, focus, path):
    wrong = {(short(one.focus), short(one.path)) for one in found(sample((old, new)))}
    assert (focus, path) in wrong


JUDGED = Judgement(
    judgement=Verdict.SAME,
    kind=EntityKind.ORGANIZATION,
    left_article="a",
    left_name="江岳集团",
    right_article="b",
    right_name="江岳铜业集团有限公司",
    author="何听雨",
    date="2024-06-12",
    reason="年报",
)


def judged(*judgements):
    """The ontology and judgements as a store; none of the articles is there."""
    store = Store()
    store.extend(ONTOLOGY)
    for each in judgements:
        store.extend(judgement_quads(each))
    return store


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("article", ["", "a"])
def test_judgements_conform_whatever_they_say_and_before_their_articles_come(verdict, article):
    bare = replace(JUDGED, judgement=verdict, author="", date="", reason="")
    bare = replace(bare, left_article=article, left_name="江岳")
    kinds = [
        replace(JUDGED, kind=kind, judgement=verdict)
        for kind in EntityKind
        if kind is not EntityKind.PLACE
    ]
    assert found(judged(bare, *kinds)) == []


def test_judgements_are_checked_however_many_there_are():
    many = [replace(JUDGED, left_name=f"m{number}") for number in range(450)]
    store = judged(*many)
    assert len(list(parts(store))) == 3
    for each in many:
        store.remove(Quad(judgement_node(each), terms.IKG_VERDICT, terms.IKG_SAME, JUDGEMENTS))
    assert {one.focus for one in found(store)} == {judgement_node(each).value for each in many}


@pytest.mark.parametrize(
    ("predicate", "values"),
    [
        (terms.IKG_VERDICT, ()),
        (terms.IKG_VERDICT, (terms.IKG_SAME, terms.IKG_DIFFERENT)),
        (terms.IKG_VERDICT, (terms.IKG_SIGNED,)),
        (terms.IKG_JUDGED_AS, ()),
        (terms.IKG_JUDGED_AS, (terms.SCHEMA_PLACE,)),
        (terms.IKG_LEFT_ARTICLE, (Literal("a"),)),
        (terms.IKG_RIGHT_ARTICLE, (terms.article_node("a"), terms.article_node("b"))),
        (terms.IKG_LEFT_NAME, ()),
        (terms.IKG_RIGHT_NAME, (Literal(""),)),
        (terms.SCHEMA_AUTHOR, (Literal("a"), Literal("b"))),
        (terms.DCTERMS_DATE, (Literal("2024-06"),)),
        (terms.RDFS_COMMENT, (terms.IKG_SAME,)),
    ],
)
def test_a_judgement_that_is_not_whole_is_found(predicate, values):
    store, node = judged(JUDGED), judgement_node(JUDGED)
    for quad in list(store.quads_for_pattern(node, predicate, None)):
        store.remove(quad)
    store.extend(Quad(node, predicate, value, JUDGEMENTS) for value in values)
    assert {(one.focus, one.path) for one in found(store)} == {(node.value, predicate.value)}


@pytest.mark.parametrize("article", ["", "a"])
def test_a_judgement_is_on_two_mentions(article):
    one = replace(JUDGED, left_article=article, right_article=article, right_name="江岳集团")
    (wrong,) = found(judged(one))
    assert (wrong.path, wrong.message_en) == (None, "both sides of a judgement are one mention")


def test_each_fact_node_needs_evidence():
    facts = ("part-of\\/1", "membership\\/1", "meeting\\/talks", "exhibition\\/fair")
    facts += ("participation\\/host", "stage-record\\/1")
    store = sample()
    for fact in facts:
        node = terms.node(fact.replace("\\", ""))
        for quad in list(store.quads_for_pattern(node, terms.IKG_SUPPORTED_BY, None)):
            store.remove(quad)
    lacking = {one.focus for one in found(store) if short(one.path) == "supportedBy"}
    assert lacking == {terms.node(fact.replace("\\", "")).value for fact in facts}


def test_a_violation_says_what_is_wrong_in_both_languages():
    (one,) = found(sample(("ikg:confidence 0.95", "ikg:confidence 1.05")))
    assert one.value == "1.05"
    assert one.severity == "Violation"
    assert one.message_zh.startswith("置信度")
    assert one.message_en.startswith("evidence may have one confidence")


def test_an_inverse_path_is_marked():
    wrong = found(sample(("ikg:stageRecord id:stage-record\\/1 .", "a ikg:CooperationIntent .")))
    assert f"^{terms.IKG_STAGE_RECORD.value}" in {one.path for one in wrong}


def test_an_ill_typed_literal_is_reported_without_a_log_line(caplog):
    change = ('schema:startDate "2024-03-05"', 'schema:startDate "2024-02-31"')
    assert {short(one.path) for one in found(sample(change))} >= {"startDate"}
    assert caplog.records == []


def test_days_without_a_year_are_not_compared():
    change = ('schema:endDate "2024-03-05"^^xsd:date', 'schema:endDate "--01-02"^^xsd:gMonthDay')
    assert found(sample(change)) == []


def test_without_a_focus_every_node_is_checked():
    (part, *_) = parts(sample())
    wrong = violations(quad for quad in part.quads if quad.predicate != terms.SKOS_PREF_LABEL)
    assert len({one.focus for one in wrong if short(one.path) == "prefLabel"}) > 5


def test_the_order_of_violations_does_not_depend_on_that_of_the_quads():
    (part, *_) = parts(sample(("foaf:Person, schema:Person", "foaf:Person")))
    quads = [quad for quad in part.quads if quad.predicate != terms.SKOS_PREF_LABEL]
    assert violations(quads) == violations(reversed(quads))


def test_without_pyshacl_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'kg\[shacl\]'"):
        violations([])
