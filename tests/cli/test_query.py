import csv
import io
import json
import socket

import pytest
from click.testing import CliRunner
from lxml import etree
from pyoxigraph import RdfFormat, parse
from small_graph import P, iri, make_graph
from terminal import seen

from kg.cli import kg
from kg.cli.query import _FORMATS
from kg.query import formats


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("asked") / "graph")


@pytest.fixture
def run(folder):
    def invoke(*arguments, stdin=None):
        return CliRunner().invoke(kg, ["query", "--graph", str(folder), *arguments], input=stdin)

    return invoke


def test_the_formats_on_offer_are_those_that_can_be_written():
    assert sorted(_FORMATS) == sorted(formats.FORMATS)


def test_the_example_of_the_help_runs(run):
    result = run("--help")
    assert "Example: kg query who-met-whom -p person=林知远" in result.stdout
    result = run("who-met-whom", "-p", f"person={iri(P, '林知远')}")
    assert result.exit_code == 0
    assert "周慕云" in result.stdout


@pytest.mark.parametrize("arguments", [("--list",), ()])
def test_saved_questions_are_listed_with_what_they_answer(run, arguments):
    lines = [line.split("\t") for line in run(*arguments).stdout.splitlines()]
    assert ["titles-over-time", "person=PERSON"] in [line[:2] for line in lines]
    assert ["who-met-whom", "[person=PERSON]"] in [line[:2] for line in lines]
    assert all(len(line) == 4 and line[2] and line[3] for line in lines)


def test_without_a_terminal_rows_are_tsv(run):
    head, row, other = run("who-met-whom").stdout.splitlines()
    assert head.startswith("?person\t?name")
    assert '"周慕云"@zh' in row + other


def test_a_table_has_names_in_both_languages_and_no_iris(run):
    result = run("who-met-whom", "-p", "person=周慕云", "-f", "table")
    chinese, english, row = result.stdout.splitlines()
    assert (chinese.split()[0], english.split()[0]) == ("姓名/名称", "name")
    assert row.split() == [
        "周慕云",
        "客方",
        "林知远",
        "2024-03-05",
        "会谈",
        "北京",
        "林知远会见周慕云",
        "林知远在北京会见了江岳集团总经理周慕云一行",
    ]


def test_at_a_terminal_a_table_is_the_default_and_fits_it(folder):
    text = seen("query", "who-met-whom", "--graph", folder, columns=90)
    assert text.splitlines()[0].startswith("姓名/名称  身份")
    assert "https://" not in text
    assert "who-met-whom  [person=PERSON]\n    谁会见过谁" in seen("query", "--list")


@pytest.mark.parametrize(
    ("format_", "read"),
    [
        ("json", lambda text: len(json.loads(text)["results"]["bindings"])),
        ("xml", lambda text: len(etree.fromstring(text.encode()).findall(".//{*}result"))),
        ("csv", lambda text: len(list(csv.DictReader(io.StringIO(text))))),
        ("tsv", lambda text: len(text.splitlines()) - 1),
    ],
)
def test_every_format_has_all_rows(run, format_, read):
    assert read(run("who-met-whom", "-f", format_).stdout) == 2


def test_csv_is_safe_for_excel(run):
    result = run("articles-of-entity", "-p", "entity=青屏冶炼公司", "-f", "csv", "--bom")
    assert result.stdout.startswith("\ufeffentity,")
    assert ",'=调研," in result.stdout


@pytest.mark.parametrize(
    "text", ["DESCRIBE role:x52ynum2cv6sl2klnciv", "CONSTRUCT WHERE { ?a ikg:metWith ?b }"]
)
@pytest.mark.parametrize("arguments", [(), ("-f", "turtle")])
def test_triples_are_turtle(run, text, arguments):
    assert list(parse(run(text, *arguments).stdout, format=RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("text", "written", "code"),
    [
        ("ASK { ?s a ikg:Meeting }", "true\n", 0),
        ("ASK { ?s a ikg:Nothing }", "false\n", 1),
    ],
)
def test_the_exit_code_is_the_answer(run, text, written, code):
    result = run(text)
    assert (result.stdout, result.exit_code) == (written, code)


def test_a_query_is_read_from_a_file_or_from_standard_input(run, tmp_path):
    file = tmp_path / "own.rq"
    file.write_text("SELECT ?s { ?s a ikg:Meeting }", encoding="utf-8")
    from_file = run(str(file)).stdout
    assert len(from_file.splitlines()) == 4
    assert run("-", stdin=file.read_text("utf-8")).stdout == from_file
    assert run("own", "--queries", str(tmp_path)).stdout == from_file


def test_nothing_found_is_said_aside(run):
    result = run("SELECT ?s { ?s a schema:Nothing }")
    assert (result.exit_code, result.stdout) == (0, "?s\n")
    assert result.stderr == "kg: nothing was found.\n"


def test_a_result_is_written_to_a_file_but_over_none(run, tmp_path):
    file = tmp_path / "rows.csv"
    assert run("who-met-whom", "-f", "csv", "-o", str(file)).stdout == ""
    written = file.read_text("utf-8")
    assert "周慕云" in written
    result = run("busiest-organizations", "-f", "csv", "-o", str(file))
    assert (result.exit_code, file.read_text("utf-8")) == (1, written)
    assert "give --force" in result.stderr
    assert run("busiest-organizations", "-f", "csv", "-o", str(file), "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["SELECT ?s {"], "query, line 1, column 12: is no SPARQL"),
        (["who-met-who"], "Close to it: who-met-whom"),
        (["titles-over-time"], "-p person=PERSON"),
        (["titles-over-time", "-p", "person=周木云"], "Close to it: 周慕云"),
        (["titles-over-time", "-p", "name=周慕云"], "has no parameter 'name'"),
        (["INSERT DATA { <a:b> <a:b> <a:b> }"], "kg query only reads"),
        (["DROP ALL"], "kg query only reads"),
        (["who-met-whom", "-f", "turtle"], "is for CONSTRUCT and DESCRIBE"),
        (["DESCRIBE ikg:Host", "-f", "csv"], "expected turtle"),
        (["who-met-whom", "--queries", "/nowhere"], "/nowhere: is no folder"),
        (["who-met-whom", "--graph", "/nowhere"], "/nowhere: there is no such folder"),
    ],
)
def test_bad_input_is_one_plain_line_and_exit_1(run, arguments, reason):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("kg: ")
    assert reason in result.stderr


def test_an_output_below_a_file_is_told(run, tmp_path):
    (tmp_path / "file").write_text("")
    result = run("who-met-whom", "-o", str(tmp_path / "file" / "rows.csv"))
    assert result.exit_code == 1
    assert "cannot be written (Not a directory)" in result.stderr


def test_several_people_of_a_name_are_listed(run):
    result = run("titles-over-time", "-p", "person=林知远")
    assert (result.exit_code, result.stdout) == (1, "")
    first, *listed = result.stderr.splitlines()
    assert "'林知远': 2 things in the graph have that name" in first
    assert sorted(line.split()[-1] for line in listed) == sorted(
        [iri(P, "林知远"), iri(P, "另一个林知远")]
    )


@pytest.mark.parametrize("param", ["person", "=x", "person="])
def test_a_parameter_without_a_value_is_wrong_usage(run, param):
    result = run("titles-over-time", "-p", param)
    assert result.exit_code == 2
    assert "is no NAME=VALUE" in result.stderr


def test_no_server_is_asked_whatever_the_query(run):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"<http://127.0.0.1:{server.getsockname()[1]}/>"
        for text in (
            f"SELECT * {{ SERVICE {address} {{ ?s ?p ?o }} }}",
            f"SELECT * {{ FILTER(?a<?b&&?c='>') SERVICE {address} {{}} FILTER(?x='') }}",
            f"LOAD {address}",
            f"SELECT * FROM {address} {{ ?s ?p ?o }}",
        ):
            assert run(text).exit_code == 1
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_name_that_the_ontology_has_not_is_hinted_at(run):
    result = run("SELECT ?m { ?m a ikg:Meting }")
    assert result.exit_code == 0
    assert "kg: ikg:Meting: is no class or property of the ontology. Close to it: ikg:Meeting" in (
        result.stderr
    )
