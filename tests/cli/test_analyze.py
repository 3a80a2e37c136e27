import csv
import io
import json

import pytest
from click.testing import CliRunner
from small_graph import P, iri, make_graph
from terminal import seen

from kg import store
from kg.cli import kg
from kg.cli.analyze import _MEASURES
from kg.network.measures import MEASURES
from kg.rdf.mapping import ontology_quads

SHOWN = ["brokers", "centrality", "communities", "pairs"]
"""The measures of which the graph has rows."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("analyzed") / "graph")


@pytest.fixture
def run(folder):
    def invoke(*arguments):
        return CliRunner().invoke(kg, ["analyze", "--graph", str(folder), *arguments])

    return invoke


def test_the_command_offers_every_measure():
    assert tuple(MEASURES) == _MEASURES


def test_the_overview_has_every_measure_and_says_what_the_figures_mean(run):
    result = run()
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout), delimiter="\t"))
    assert list(rows[0])[:2] == ["measure", "name"]
    assert list(dict.fromkeys(row["measure"] for row in rows)) == SHOWN
    first = {row["measure"]: row for row in reversed(rows)}
    assert (first["centrality"]["name"], first["centrality"]["weight"]) == ("林知远", "")
    assert (first["pairs"]["whom_about"], first["pairs"]["strength"]) != ("", "")
    assert "主方与客方 host and guest 1," in result.stderr
    assert "receptions: nothing was found." in result.stderr
    assert "3 people, 2 ties." in result.stderr


def test_the_overview_as_csv_is_one_table_with_the_rows_of_each_measure(run):
    result = run("-f", "csv", "--bom")
    assert result.stdout.count("\ufeff") == 1
    rows = list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"))))
    told = [row for row in rows if row["measure"] == "pairs"]
    alone = list(csv.DictReader(io.StringIO(run("pairs", "-f", "csv").stdout)))
    assert [{column: row[column] for column in alone[0]} for row in told] == alone
    assert {row["betweenness"] for row in told} == {""}


def test_at_a_terminal_the_overview_is_a_table_a_measure(folder):
    text = seen("analyze", "--graph", folder, columns=140)
    assert "多次接待 Receptions: who received whom more than once\nnothing was found\n" in text
    assert "指标" not in text


def test_a_measure_is_a_table_for_a_terminal_without_iris(folder):
    text = seen("analyze", "pairs", "--graph", folder, "--limit", 1, columns=140)
    assert "姓名/名称  职务" in text
    assert "2024-06-18  主方与客方1次；同场出席1次" in text or "同场出席1次；主方与客方1次" in text
    assert "person/" not in text


def test_csv_of_one_measure_has_its_columns(run):
    rows = list(csv.DictReader(io.StringIO(run("pairs", "-f", "csv").stdout)))
    assert len(rows) == 2
    assert {rows[0]["iri"], rows[0]["whom_iri"]} == {iri(P, "林知远"), iri(P, "周慕云")}
    assert run("pairs", "-f", "csv", "--bom").stdout.startswith("\ufeffname,")


def test_json_has_the_ties_the_meaning_and_the_rows(run):
    found = json.loads(run("--of", "organizations", "--until", "2024-04-01", "-f", "json").stdout)
    assert (found["of"], found["since"], found["until"]) == ("organizations", None, "2024-04-01")
    assert "halved every 730 days, counted from 2024-04-01" in found["weight"]
    assert [measure["name"] for measure in found["measures"]] == list(MEASURES)
    pair = found["measures"][3]["rows"][0]
    assert (pair["intents"], pair["last"]) == (1, "2024-03-05")


def test_a_measure_without_rows_says_so(run):
    result = run("receptions")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "kg: nothing was found.\n"


def test_a_period_in_which_nobody_met_is_told_and_exits_with_1(run):
    result = run("--since", "2030-01-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "no people of this graph met or agreed on anything as two parties since 2030-01-01"
        in result.stderr
    )


def test_an_empty_graph_is_told(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    with store.exclusive(folder):
        writer = store.Writer(folder, clean=True)
        writer.apply(1, [], list(ontology_quads()))
        writer.snapshot(now=True)
    result = CliRunner().invoke(kg, ["analyze", "--graph", str(folder)])
    assert result.exit_code == 1
    assert "met or agreed on anything as two parties.\n" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["fame"], "'fame' is not one of"),
        (["--since", "2024"], "'2024' is no day; expected YYYY-MM-DD"),
        (["--since", "2025-01-01", "--until", "2024-01-01"], "is after --until 2024-01-01"),
        (["--limit", "0"], "0 is not in the range"),
        (["--of", "places"], "'places' is not one of"),
    ],
)
def test_wrong_usage_is_refused(run, arguments, reason):
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_a_file_is_not_overwritten_unasked(run, tmp_path):
    file = tmp_path / "pairs.tsv"
    assert run("pairs", "-o", str(file)).exit_code == 0
    assert run("pairs", "-o", str(file)).exit_code == 1
    assert file.read_text("utf-8").startswith("name\t")
