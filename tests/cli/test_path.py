import csv
import io
import json

import pytest
from click.testing import CliRunner
from small_graph import I, L, M, P, iri, make_graph, path, quads
from terminal import seen

from kg import store
from kg.cli import kg
from kg.model import Entity
from kg.rdf.mapping import entity_quads

LIN = iri(P, "林知远")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("path") / "graph")


@pytest.fixture
def run(folder):
    def invoke(*arguments):
        return CliRunner().invoke(kg, ["path", "--graph", str(folder), *arguments])

    return invoke


def test_at_a_terminal_each_step_stands_with_its_sentence(folder):
    text = seen("path", "何听雨", "周慕云", "--graph", folder)
    assert text.startswith("何听雨 → 2024年3月5日林知远与周慕云会谈 → 周慕云\n")
    assert "  1  何听雨 陪同出席 accompanied others at 2024年3月5日" in text
    assert "  2024-03-05\n" in text
    assert "何听雨" in text.splitlines()[2]
    assert text.splitlines()[3].startswith("       — 林知远会见周慕云")


def test_elsewhere_it_is_a_table_of_steps(run):
    result = run(LIN, "周慕云")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout), delimiter="\t"))
    assert [(row["path"], row["step"]) for row in rows] == [
        ("1", "1"), ("1", "2"), ("2", "1"), ("2", "2"),
    ]  # fmt: skip
    assert {row["from_iri"] for row in rows[::2]} == {LIN}
    assert all(row["quote"] and row["article"] for row in rows)


def test_the_strongest_tie_says_its_weight_and_what_that_means(run):
    result = run(LIN, "周慕云", "--strongest", "-f", "csv", "--bom")
    assert result.stdout.startswith("\ufeffpath,step,from,fact,to,date,weight,quote")
    (row,) = csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff")))
    assert row["date"] == "2024-06-18"
    assert float(row["weight"]) > 1
    assert "主方与客方 host and guest 1" in result.stderr


def test_the_strongest_tie_at_a_terminal_has_its_weight(folder):
    text = seen("path", LIN, "周慕云", "--strongest", "--graph", folder)
    assert "2024-06-18  weight 1.105" in text


def test_json_has_nodes_steps_and_all_quotes(run):
    for option in (["--json"], ["-f", "json"]):
        (found,) = json.loads(run("何听雨", "周慕云", *option).stdout)["paths"]
        assert [node["kind"] for node in found["nodes"]] == ["person", "meeting", "person"]
        assert [step["fact"]["relation"] for step in found["steps"]] == ["accompanying", "guest"]
        assert found["steps"][0]["fact"]["quotes"][0]["source"]["headline"] == "林知远会见周慕云"


def test_a_place_that_bears_the_name_too_is_not_meant(tmp_path):
    folder = tmp_path / "graph"
    folder.mkdir()
    place = Entity(iri=path(L, "江岳"), kind=L, label="江岳集团", forms=("林知远",), mentions=())
    with store.exclusive(folder):
        writer = store.Writer(folder, clean=True)
        writer.apply(1, [], list(dict.fromkeys([*quads(), *entity_quads(place)])))
        writer.snapshot(now=True)

    def run(*arguments):
        return CliRunner().invoke(kg, ["path", "--graph", str(folder), *arguments])

    found = run("江岳集团", "周慕云", "--json")
    assert json.loads(found.stdout)["paths"][0]["nodes"][0]["kind"] == "organization"
    assert "2 things in the graph have that name" in run("林知远", "周慕云").stderr
    assert "is a place; expected" in run(iri(L, "江岳"), "周慕云").stderr
    assert "no person, organization" in run("谁也不是", "周慕云").stderr


def test_colleagues_are_told_that_attending_together_ties_nobody(run):
    result = run("何听雨", "周慕云", "--strongest", "--max-hops", "1")
    assert result.exit_code == 1
    assert "Colleagues are not tied by what they attend together." in result.stderr


def test_no_path_is_a_no(run):
    result = run("何听雨", "青屏冶炼公司", "--max-hops", "1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no path over facts leads from 何听雨 to 青屏冶炼公司 in 1 step." in result.stderr


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["周慕云", "zhou mu yun"], "are one thing; expected two"),
        (["周木云", "江岳集团"], "Close to it: 周慕云"),
        (["林知远", "江岳集团"], "2 things in the graph have that name"),
        (["周慕云", "武汉"], "is a place; expected a person, organization, event or intent"),
        (["周慕云", "江岳集团", "--strongest"], "周慕云 is of the kind person, 江岳集团"),
        ([iri(M, "会见"), iri(I, "意向"), "--strongest"], "Leave --strongest out"),
    ],
)
def test_what_has_no_path_is_said(run, arguments, reason):
    result = run(*arguments)
    assert result.exit_code == 1
    assert reason in result.stderr


def test_wrong_usage_is_refused(run):
    assert run("周慕云").exit_code == 2
    assert run("周慕云", "江岳集团", "--max-hops", "0").exit_code == 2
