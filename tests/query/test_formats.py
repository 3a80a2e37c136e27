import csv
import io
import json

import pytest
from lxml import etree
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, Store, Triple, parse_query_results

from kg.errors import QueryError
from kg.query import formats
from kg.query.result import Result, result


def asked(text):
    return result(Store().query(text))


ROWS = asked(
    "SELECT ?name ?n ?iri "
    '{ VALUES (?name ?n ?iri) { ("林知远"@zh 1 <http://a>) ("=1+1" -2 UNDEF) } }'
)


@pytest.mark.parametrize(
    ("format_", "kind"),
    [
        ("json", QueryResultsFormat.JSON),
        ("xml", QueryResultsFormat.XML),
        ("tsv", QueryResultsFormat.TSV),
    ],
)
def test_sparql_formats_come_back_as_the_same_rows(format_, kind):
    text = formats.text(ROWS, format_)
    assert text.endswith("\n")
    assert [list(row) for row in parse_query_results(text, format=kind)] == [
        list(row) for row in ROWS.terms
    ]


def test_json_and_xml_are_what_they_say():
    assert json.loads(formats.text(ROWS, "json"))["head"]["vars"] == ["name", "n", "iri"]
    assert etree.fromstring(formats.text(ROWS, "xml").encode()).tag.endswith("sparql")


def test_csv_has_no_cell_that_runs_as_a_formula():
    text = formats.text(ROWS, "csv", bom=True)
    assert text.startswith("\ufeffname,n,iri\r\n")
    assert list(csv.reader(io.StringIO(text[1:])))[1:] == [
        ["林知远", "1", "http://a"],
        ["'=1+1", "-2", ""],
    ]


def test_numbers_and_days_stand_in_csv_as_they_are_written():
    days = asked(
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
        'SELECT * { VALUES (?d ?n) { ("--05-15"^^xsd:gMonthDay -1.5e0) } }'
    )
    assert formats.text(days, "csv").splitlines()[1] == "--05-15,-1.5"


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "--05-15+A1", "@a", "\ta", "\ra"])
def test_formulas_are_made_text(cell):
    assert formats.spreadsheet_safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "林知远", "--05-15"])
def test_plain_text_stays(cell):
    assert formats.spreadsheet_safe(cell) == cell


def test_columns_of_a_table_begin_under_each_other():
    text = formats.table(("a", "b"), [("林知远", "x"), ("Li", "y")])
    assert text == "a       b\n林知远  x\nLi      y\n"


def test_a_table_keeps_to_its_width_and_drops_nothing():
    text = formats.table(("a", "b"), [("林" * 40, "x" * 40)], width=30)
    assert max(len(line) + line.count("林") for line in text.splitlines()) <= 30
    assert text.count("林") == 40
    assert text.count("x") == 40


def test_what_steers_a_terminal_is_taken_out():
    assert formats.printable("a\x1b[31m\u202eb\nc\td\u200b") == "a[31mb c d"
    assert "\x1b" not in formats.table(("a",), [("\x1b]0;x\x07 [bold]b[/bold]",)])


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("table", "true\n"),
        ("csv", "true\n"),
        ("tsv", "true\n"),
        ("json", '{"head":{},"boolean":true}\n'),
    ],
)
def test_an_answer_is_true_or_false(format_, expected):
    assert formats.text(Result(answer=True), format_) == expected
    assert formats.text(Result(answer=False), format_) == expected.replace("true", "false")


def test_an_answer_in_xml_is_well_formed():
    tree = etree.fromstring(formats.text(Result(answer=True), "xml").encode())
    assert tree.findtext("{*}boolean") == "true"


TRIPLES = Result(triples=(Triple(NamedNode("http://a"), NamedNode("http://b"), Literal("c")),))


@pytest.mark.parametrize("format_", ["table", "tsv", "turtle"])
def test_triples_are_turtle(format_):
    assert formats.text(TRIPLES, format_) == '\n<http://a> <http://b> "c" .\n'


@pytest.mark.parametrize("format_", ["csv", "json", "xml"])
def test_triples_are_nothing_else(format_):
    with pytest.raises(QueryError, match="expected turtle"):
        formats.text(TRIPLES, format_)


@pytest.mark.parametrize("of", [ROWS, Result(answer=True)])
def test_rows_and_answers_are_no_turtle(of):
    with pytest.raises(QueryError, match="CONSTRUCT and DESCRIBE"):
        formats.text(of, "turtle")


def test_a_column_has_its_chinese_name_above_it():
    assert formats.heading("quote") == "原文\nquote"
    assert formats.heading("other") == "other"
