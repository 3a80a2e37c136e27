import pytest

from kg.errors import QueryError
from kg.query.guard import bare, check, first_verb

HARMLESS = [
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p 'customer SERVICE <http://x.example>' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://x.example> {}",
    'SELECT * { ?s ?p """a\nSERVICE <x> { " } }""" }',
    "SELECT * { ?s <http://x.example/service/> ?service ; ex:service ?o }",
    "SELECT * { <http://x.example/o'neil> ?p 'SERVICE <http://x.example>' }",
    "SELECT * { ?s <http://x.example/#SERVICE> ?o }",
]
REFUSED = [
    "SELECT * { SERVICE <http://x.example> { ?s ?p ?o } }",
    "SELECT * { service silent <http://x.example> { ?s ?p ?o } }",
    "SELECT * { SERVICE#c\n<http://x.example> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o .SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'it\\'s' SERVICE <http://x.example> {} }",
    # What looks like an IRI here is an operator, and hides where a string begins.
    "SELECT * { FILTER(?a<?b&&?c='>') SERVICE <http://x.example> {} FILTER(?x = '') }",
    "SELECT * { FILTER(?a<?b#>'''\n) SERVICE <http://x.example> {} #'''\n }",
    # An escaped quotation mark in a prefixed name begins no string.
    "SELECT * { ex:a\\' ?p ?o SERVICE <http://x.example> {} ex:b\\' ?p ?o }",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_word_that_asks_no_server_passes(text):
    check(text)


@pytest.mark.parametrize("text", REFUSED)
def test_asking_another_server_is_refused_in_a_plain_sentence(text):
    with pytest.raises(QueryError, match="asks another server"):
        check(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#" * 70_000, "70,000 bytes"),
        ("SELECT * " + "{" * 501 + "}" * 501, "nested 501 deep"),
        ("ASK { FILTER(" + "!" * 2_000 + "true) }", "steps"),
        ("ASK { {}" + " UNION {}" * 2_000 + " }", "steps"),
        ("ASK {" + "".join(f"BIND(1 AS ?v{i}) " for i in range(2_000)) + "}", "steps"),
    ],
    ids=["size", "nesting", "negation", "union", "bind"],
)
def test_what_would_kill_the_process_is_refused_with_its_measure(text, reason):
    with pytest.raises(QueryError, match=reason):
        check(text)


def test_brackets_in_strings_are_no_nesting():
    check("ASK { ?s ?p '" + "{" * 600 + "' }")


def test_strings_comments_and_iris_are_taken_out():
    assert bare("a <http://b> 'c' # d\ne").split() == ["a", "e"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT"),
        ("LOAD <http://x.example>", "LOAD"),
        ("SELECT ?load { ?s ex:clear 'DROP' }", None),
    ],
)
def test_the_verb_of_a_change_is_found(text, verb):
    assert first_verb(text) == verb
