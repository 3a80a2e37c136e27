import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Dataset
from rdflib import Graph as RdfGraph
from rdflib.compare import isomorphic
from small_graph import OLD_ANCHOR, P, iri, make_graph, path

import kg.query
from kg.errors import OutputError, StoreError
from kg.export import FORMATS, export, jsonld, nquads, ntriples, rdfxml, trig, turtle
from kg.export.content import content
from kg.rdf import terms

PARSED = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "nquads": (RdfFormat.N_QUADS, "nquads"),
    "trig": (RdfFormat.TRIG, "trig"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("exported") / "graph")


@pytest.fixture(scope="module")
def graph(folder):
    with kg.query.open(folder) as graph:
        yield graph


@pytest.fixture(scope="module")
def triples(graph):
    return {quad.triple for quad in content(graph)}


def read_by_rdflib(text, kind):
    """All triples that rdflib reads, in one graph."""
    whole = RdfGraph()
    if kind in ("nquads", "trig"):
        dataset = Dataset()
        dataset.parse(data=text, format=kind)
        for s, p, o, _ in dataset.quads():
            whole.add((s, p, o))
    else:
        whole.parse(data=text, format=kind)
    return whole


# rdflib 7.6 warns of its own use of what it has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.parametrize("format_", sorted(PARSED))
def test_every_format_holds_the_same_triples_for_both_parsers(graph, triples, format_):
    ours, theirs = PARSED[format_]
    text = export(graph, format=format_)
    assert {quad.triple for quad in parse(text, format=ours)} == triples
    expected = read_by_rdflib(export(graph, format="ntriples"), "nt")
    assert len(expected) == len(triples)
    assert isomorphic(read_by_rdflib(text, theirs), expected)


@pytest.mark.parametrize("format_", sorted(PARSED))
def test_every_format_holds_the_same_triples_with_all_parts(graph, format_):
    parts = ("derived", "ontology", "judgements", "redirects")
    text = export(graph, format=format_, include=parts)
    read = {quad.triple for quad in parse(text, format=PARSED[format_][0])}
    assert read == {quad.triple for quad in content(graph, parts)}


@pytest.mark.parametrize("format_", FORMATS)
def test_two_exports_are_equal_and_end_their_last_line(folder, format_):
    first, second = export(folder, format=format_), export(str(folder), format=format_)
    assert first == second
    assert first.endswith("\n")


@pytest.mark.parametrize("format_", ["nquads", "trig"])
def test_graphs_are_kept_where_the_format_has_them(graph, format_):
    read = set(parse(export(graph, format=format_), format=PARSED[format_][0]))
    assert read == set(content(graph))


def test_evidence_is_complete_in_plain_turtle(triples):
    fact = Triple(
        terms.node(path(P, "周慕云")), terms.SKOS_PREF_LABEL, Literal("周慕云", language="zh")
    )
    assert fact in triples
    supports = [triple for triple in triples if triple.predicate == terms.IKG_SUPPORTED_BY]
    subjects = {triple.subject for triple in triples}
    assert supports
    assert all(triple.object in subjects for triple in supports)


def test_concepts_that_facts_name_are_described_and_no_others(triples):
    labelled = {t.subject for t in triples if t.predicate == terms.SKOS_PREF_LABEL}
    assert {terms.IKG_HOST, terms.IKG_SIGNED, terms.role_node("会长")} <= labelled
    assert terms.role_node("名誉会长") in labelled
    assert terms.IKG_UNDERWAY not in labelled
    assert not any(triple.subject == terms.IKG_MEETING for triple in triples)


@pytest.mark.parametrize(
    ("part", "statement"),
    [
        ("derived", (terms.IKG_MET_WITH, iri(P, "林知远"), iri(P, "周慕云"))),
        ("redirects", (None, terms.node(OLD_ANCHOR).value, iri(P, "周慕云"))),
    ],
)
def test_a_part_is_there_only_if_asked_for(graph, triples, part, statement):
    predicate, subject, object_ = statement
    predicate = predicate or NamedNode("http://purl.org/dc/terms/isReplacedBy")
    wanted = Triple(NamedNode(subject), predicate, NamedNode(object_))
    assert wanted not in triples
    assert wanted in {quad.triple for quad in content(graph, [part])}


def test_the_ontology_is_there_only_if_asked_for(graph):
    quads = content(graph, ["ontology"])
    assert any(quad.subject == terms.IKG_MEETING for quad in quads)


WRITERS = {
    jsonld: "jsonld",
    nquads: "nquads",
    ntriples: "ntriples",
    rdfxml: "rdfxml",
    trig: "trig",
    turtle: "turtle",
}


def test_literals_come_back_as_written():
    written = [
        Literal("甲\t乙\n“丙”\\ \u2028 😀 \"'"),
        Literal("0.95", datatype=terms.XSD_DECIMAL),
        Literal("--09-28", datatype=terms.XSD_G_MONTH_DAY),
        Literal("2024-03-05", datatype=terms.XSD_DATE),
        Literal("007"),
        Literal("wu han", language="zh-latn"),
        Literal("true", datatype=terms.XSD_BOOLEAN),
        Literal("", language="zh"),
    ]
    node = NamedNode("https://schema.org/x")
    quads = [Quad(node, node, literal, node) for literal in written]
    for module, format_ in WRITERS.items():
        read = parse(module.written(quads), format=PARSED[format_][0])
        assert {quad.object for quad in read} == set(written), format_


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1))
def test_any_text_comes_back_from_every_format(text):
    node = NamedNode("https://schema.org/x")
    quads = [
        Quad(node, node, Literal(text), node),
        Quad(node, node, Literal(text, language="zh"), node),
    ]
    for module, format_ in WRITERS.items():
        if module is rdfxml and rdfxml._NOT_XML.search(text):
            continue
        read = parse(module.written(quads), format=PARSED[format_][0])
        assert {quad.object for quad in read} == {quad.object for quad in quads}, format_


def test_rdfxml_is_well_formed_whatever_a_literal_holds():
    node = NamedNode("https://schema.org/x")
    text = rdfxml.written(
        [Quad(node, node, Literal("a\x01\x0c\ufffe]]>&<b>", language="zh"), node)]
    )
    tree = etree.fromstring(text.encode())
    assert tree.findtext(".//{https://schema.org/}x") == "a\ufffd\ufffd\ufffd]]>&<b>"


def test_jsonld_speaks_the_words_of_the_context(graph):
    document = json.loads(export(graph, format="jsonld"))
    nodes = {node["id"]: node for node in document["@graph"]}
    person = nodes[iri(P, "周慕云")]
    assert "Person" in person["type"]
    assert person["prefLabel"] == {"@language": "zh", "@value": "周慕云"}
    assert list(nodes) == sorted(nodes)


def test_what_is_no_format_or_part_is_told(folder):
    with pytest.raises(OutputError, match="format 'excel'"):
        export(folder, format="excel")
    with pytest.raises(OutputError, match="--with everything: is no part"):
        export(folder, include=["everything"])
    with pytest.raises(OutputError, match="mentions lists mentions only"):
        export(folder, format="mentions", include=["derived"])


def test_a_folder_without_a_graph_is_told(tmp_path):
    with pytest.raises(StoreError, match="no such folder"):
        export(tmp_path / "none")
