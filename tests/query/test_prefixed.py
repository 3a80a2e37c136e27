import pytest
from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse

from kg.query.prefixed import ordered, prefixed, used_prefixes
from kg.rdf import terms

DAY = Literal("--09-28", datatype=terms.XSD_G_MONTH_DAY)
WU = terms.node("person/abc")
TRIPLES = [
    Triple(WU, terms.RDF_TYPE, terms.FOAF_PERSON),
    Triple(WU, terms.SKOS_PREF_LABEL, Literal("武 .\n汉", language="zh")),
    Triple(WU, terms.SCHEMA_MENTIONS, terms.node("part-of/2x")),
    Triple(
        terms.node("x/y/z"), terms.IKG_AS_OF, Literal("--09-28", datatype=terms.XSD_G_MONTH_DAY)
    ),
]


def test_only_prefixes_that_are_used_are_declared_and_things_have_their_own():
    assert list(used_prefixes(TRIPLES)) == [
        "foaf",
        "ikg",
        "part-of",
        "person",
        "schema",
        "skos",
        "xsd",
    ]


def test_turtle_reads_as_one_block_a_subject():
    text = prefixed(TRIPLES[:3], RdfFormat.TURTLE)
    head, body = text.split("\n\n", 1)
    assert head.splitlines() == sorted(head.splitlines())
    assert body == (
        "person:abc a foaf:Person ;\n"
        '\tskos:prefLabel "武 .\\n汉"@zh ;\n'
        "\tschema:mentions part-of:2x .\n"
    )


def test_trig_has_a_block_a_graph():
    quads = [Quad(*triple, terms.GRAPH_FACTS) for triple in TRIPLES]
    text = prefixed(quads, RdfFormat.TRIG)
    assert "\n\ngraph:facts {\n\n\tperson:abc a foaf:Person ;\n\t\tskos:prefLabel" in text
    assert set(parse(text, format=RdfFormat.TRIG)) == set(quads)


@pytest.mark.parametrize("triples", [TRIPLES, []])
def test_turtle_comes_back_as_it_was(triples):
    text = prefixed(triples, RdfFormat.TURTLE)
    assert {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)} == set(triples)


def test_quads_are_ordered_once_each_with_types_first():
    quads = [Quad(*triple, terms.GRAPH_FACTS) for triple in (*TRIPLES, *TRIPLES)]
    assert [quad.predicate for quad in ordered(quads)] == [
        terms.RDF_TYPE,
        terms.SKOS_PREF_LABEL,
        terms.SCHEMA_MENTIONS,
        terms.IKG_AS_OF,
    ]
    assert ordered(quads) == ordered(reversed(quads))
