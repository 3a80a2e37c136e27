import csv
import io
import json

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse
from small_graph import make_graph

from kg.cli import kg
from kg.cli.export import _FORMATS
from kg.export import FORMATS, export


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("exported") / "graph")


@pytest.fixture
def run(folder):
    return lambda *arguments: CliRunner().invoke(kg, ["export", "--graph", str(folder), *arguments])


def test_the_formats_on_offer_are_those_of_the_registry():
    assert _FORMATS == FORMATS


def test_turtle_is_the_default(run, folder):
    result = run()
    assert result.exit_code == 0
    assert result.stdout == export(folder)
    assert list(parse(result.stdout, format=RdfFormat.TURTLE))


def test_the_example_of_the_help_runs(run, folder, tmp_path):
    assert "Example: kg export -f turtle -o graph.ttl" in run("--help").stdout
    file = tmp_path / "graph.ttl"
    assert run("-f", "turtle", "-o", str(file)).exit_code == 0
    assert file.read_text("utf-8") == export(folder)


def test_parts_are_added_with_commas(run, folder):
    result = run("-f", "nquads", "--with", "derived, redirects")
    assert result.stdout == export(folder, format="nquads", include=("derived", "redirects"))
    assert len(result.stdout) > len(run("-f", "nquads").stdout)


def test_mentions_are_json_lines_or_csv(run):
    lines = [json.loads(line) for line in run("-f", "mentions").stdout.splitlines()]
    marked = run("-f", "mentions.csv", "--bom").stdout
    assert marked[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(marked[1:])))
    assert [row["label"] for row in rows] == [line["label"] for line in lines]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--with", "all"], "--with all: is no part; expected derived, ontology"),
        (["-f", "mentions", "--with", "derived"], "mentions lists mentions only"),
        (["--graph", "/nowhere"], "/nowhere: there is no such folder"),
    ],
)
def test_bad_input_is_one_plain_line_and_exit_1(run, arguments, reason):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert reason in result.stderr


def test_an_unknown_format_is_wrong_usage(run):
    result = run("-f", "excel")
    assert result.exit_code == 2
    assert "turtle" in result.stderr


def test_a_file_is_not_overwritten_without_force(run, tmp_path):
    file = tmp_path / "graph.ttl"
    file.write_text("mine")
    result = run("-o", str(file))
    assert (result.exit_code, file.read_text()) == (1, "mine")
    assert "exists already; give --force" in result.stderr
    assert run("-o", str(file), "--force").exit_code == 0
    assert file.read_text("utf-8").startswith("@prefix")


def test_an_output_below_a_file_is_told(run, tmp_path):
    (tmp_path / "file").write_text("")
    result = run("-o", str(tmp_path / "file" / "graph.ttl"))
    assert result.exit_code == 1
    assert "cannot be written (Not a directory)" in result.stderr
