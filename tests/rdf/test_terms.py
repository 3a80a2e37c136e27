"""The terms: they are those of the ontology, and nodes are named as the design has it."""

from pyoxigraph import NamedNode

from kg.rdf import terms
from kg.rdf.mapping import ontology_quads
from kg.text import fingerprint

BASE = "https://w3id.org/industry-kg/"


def constants():
    return {name: value for name, value in vars(terms).items() if isinstance(value, NamedNode)}


def test_every_term_of_our_own_stands_in_the_ontology():
    described = {quad.subject for quad in ontology_quads()}
    ours = {value for value in constants().values() if value.value.startswith(terms.IKG)}
    assert ours <= described


def test_no_two_constants_are_one_term():
    values = list(constants().values())
    assert len(values) == len(set(values))


def test_constants_are_named_after_their_terms():
    for name, value in constants().items():
        local = value.value.replace("#", "/").rpartition("/")[2]
        plain = name.removesuffix("_CLASS").partition("_")[2].replace("_", "")
        assert plain.lower() == local.lower()


def test_a_class_with_a_propertys_name_says_so():
    for name, value in constants().items():
        if name.endswith("_CLASS"):
            other = constants()[name.removesuffix("_CLASS")]
            assert other.value.lower() == value.value.lower()
            assert other != value


def test_nodes_and_graphs_are_named_as_the_design_has_them():
    assert terms.node("person/abc").value == f"{BASE}id/person/abc"
    assert terms.article_node("abc").value == f"{BASE}id/article/abc"
    assert terms.article_graph("abc").value == f"{BASE}graph/article/abc"
    assert terms.GRAPH_FACTS.value == f"{BASE}graph/facts"
    assert terms.role_node("会长").value == f"{BASE}role/{fingerprint('会长')}"
    assert terms.hashed_node("membership", "a", "b") != terms.hashed_node("membership", "ab", "")
