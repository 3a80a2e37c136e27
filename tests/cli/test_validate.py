import csv
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from kg.cli import kg
from kg.cli.validate import _print_table
from kg.rdf.ontology import ontology_quads
from kg.store import Writer, exclusive

SAMPLE = Path(__file__).parent.parent / "cases" / "conforming.trig"
BROKEN = ("org:member id:person\\/lin ;", "")


@pytest.fixture
def graph(tmp_path):
    """Give a maker of graph folders: the sample, with the given change."""

    def made(old="", new=""):
        text = SAMPLE.read_text("utf-8").replace(old, new, 1)
        quads = [*ontology_quads(), *parse(text, format=RdfFormat.TRIG)]
        with exclusive(tmp_path):
            writer = Writer(tmp_path, clean=True)
            writer.apply(1, [], quads)
            writer.snapshot(now=True)
        return str(tmp_path)

    return made


def run(*arguments):
    return CliRunner().invoke(kg, ["validate", *arguments])


def test_a_sound_graph_conforms(graph):
    result = run("--graph", graph())
    assert (result.exit_code, result.stdout) == (0, "")
    assert "conforms to the shapes" in result.stderr


def test_a_violation_is_a_row_with_article_entity_and_problem(graph):
    result = run("--graph", graph(*BROKEN))
    assert result.exit_code == 1
    (row,) = csv.DictReader(io.StringIO(result.stdout), delimiter="\t")
    assert row["article"] == "sample"
    assert row["entity"] == "Membership 华澜铜业协会 · 首任会长"
    assert "任职人" in row["message_zh"]
    assert row["path"] == "http://www.w3.org/ns/org#member"
    assert "1 violation of the shapes" in result.stderr


def test_json_has_one_object_a_violation(graph):
    result = run("--graph", graph(*BROKEN), "--json")
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["focus"] == "https://w3id.org/industry-kg/id/membership/1"
    assert result.exit_code == 1


def test_a_folder_without_a_graph_is_one_line(tmp_path):
    result = run("--graph", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "kg build" in result.stderr


def test_without_the_extra_it_is_named(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    result = run("--graph", graph())
    assert result.exit_code == 1
    assert "pip install 'kg[shacl]'" in result.stderr


def test_the_table_of_a_terminal_shows_both_languages(capsys):
    row = {"article": None, "entity": "林知远", "value": "[b]9[/b]", "focus": "x"}
    _print_table([{**row, "message_zh": "不对", "message_en": "it is wrong"}])
    printed = capsys.readouterr().out
    assert all(words in printed for words in ("林知远", "不对", "it is wrong", "[b]9[/b]"))


def test_help_has_an_example():
    assert "Example: kg validate" in run("--help").stdout
