import pytest
from click.testing import CliRunner
from small_graph import P, iri, make_graph

from kg import store
from kg.cli import kg
from kg.render.around import LIMIT


@pytest.fixture
def graph(tmp_path):
    return make_graph(tmp_path / "graph")


def run(graph, *arguments):
    return CliRunner().invoke(kg, ["view", "--graph", str(graph), *map(str, arguments)])


def test_the_whole_network_is_written_and_counted(graph, tmp_path):
    file = tmp_path / "network.html"
    done = run(graph, "-o", file)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.startswith(f"{file}: 13 nodes, ")
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_dash_writes_the_page_alone_to_standard_output(graph):
    done = run(graph, "周慕云", "-o", "-")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert "standard output: " in done.stderr


def test_what_a_limit_leaves_out_is_said(graph, tmp_path):
    done = run(graph, "--limit", 4, "-o", tmp_path / "n.html")
    assert "4 nodes" in done.stderr
    assert "9 less connected nodes left out" in done.stderr


def test_more_hops_draw_more(graph, tmp_path):
    near, far = (
        run(graph, iri(P, "另一个林知远"), "--hops", hops, "-o", tmp_path / f"{hops}.html")
        for hops in (1, 2)
    )
    assert "4 nodes" in near.stderr
    assert far.exit_code == 0
    assert "4 nodes" not in far.stderr


def test_several_people_of_a_name_are_listed(graph, tmp_path):
    done = run(graph, "林知远", "-o", tmp_path / "n.html")
    assert done.exit_code == 1
    assert iri(P, "林知远") in done.stderr
    assert iri(P, "另一个林知远") in done.stderr
    assert not (tmp_path / "n.html").exists()


def test_an_unknown_name_is_an_error_that_says_what_is_close(graph, tmp_path):
    done = run(graph, "周慕", "-o", tmp_path / "n.html")
    assert done.exit_code == 1
    assert "周慕云" in done.stderr


def test_nothing_is_overwritten_without_force(graph, tmp_path):
    file = tmp_path / "n.html"
    file.write_text("mine")
    assert run(graph, "-o", file).exit_code == 1
    assert file.read_text() == "mine"
    assert run(graph, "-o", file, "--force").exit_code == 0
    assert file.read_text("utf-8") != "mine"


def test_a_folder_without_a_graph_is_an_error(tmp_path):
    done = run(tmp_path / "none", "-o", tmp_path / "n.html")
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("wrong", [["--hops", "0"], ["--limit", "0"], ["--language", "fr"]])
def test_wrong_usage_exits_2(graph, wrong):
    assert run(graph, *wrong).exit_code == 2


@pytest.mark.parametrize(
    ("options", "nodes"),
    [
        (["--kind", "会谈"], 4),
        (["--kind", "Talks", "--kind", "人物"], 4),
        (["--capacity", "观展者"], 2),
        (["--stage", "已签署", "--kind", "意向"], 3),
        (["--since", "2024-06-01", "--until", "2024-06-30", "--kind", "conference"], 4),
        (["--article", "other#1"], 4),
        (["周慕云", "--kind", "会谈", "--hops", "2"], 4),
        (["--query", "SELECT ?m { ?m a ikg:Meeting }"], 3),
        (["--query", "who-met-whom", "-p", "person=周慕云", "--kind", "人物,会谈"], 3),
    ],
)
def test_options_select_what_is_drawn(graph, tmp_path, options, nodes):
    done = run(graph, *options, "-o", tmp_path / "n.html")
    assert done.exit_code == 0, done.stderr
    assert f": {nodes} nodes, " in done.stderr
    assert f"{13 - nodes} nodes are not as selected (" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "2030-01-01"], "its events are of 2024-03-05 to 2024-06-18"),
        (["--stage", "实施中"], "--stage underway: nothing is so"),
        (["--kind", "培训"], "its kinds are "),
        (["何听雨", "--kind", "展览"], "nothing around 何听雨 is so"),
        (["--article", "other"], "close to it: other#1"),
        (["--query", "SELECT (1 AS ?n) {}"], "its answer names nothing"),
        (["--query", "who-met-whom", "-p", "person=何听雨"], "finds nothing"),
        (["--query", "ASK { ?s ?p ?o }"], "answers yes or no"),
        (["--query", "SELECT ?a { ?a a schema:NewsArticle }"], "nothing is so"),
    ],
)
def test_an_empty_selection_says_what_there_is_and_writes_nothing(graph, tmp_path, options, said):
    file = tmp_path / "n.html"
    done = run(graph, *options, "-o", file)
    assert done.exit_code == 1
    assert said.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert not file.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--kind", "饭局"], "expected one of: person (人物"),
        (["--capacity", "饭局"], "host (主方"),
        (["--stage", "饭局"], "signed (已签署"),
        (["--since", "2024-13-01"], "expected YYYY-MM-DD"),
        (["--since", "2024-02-01", "--until", "2024-01-01"], "is after"),
        (["-p", "person=何听雨"], "expected --query"),
        (["--query", "who-met-whom", "-p", "person"], "NAME=VALUE"),
    ],
)
def test_wrong_words_and_days_are_wrong_usage(graph, options, said):
    done = run(graph, *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_an_empty_graph_gives_a_page_that_says_so(tmp_path):
    folder = tmp_path / "graph"
    folder.mkdir()
    with store.exclusive(folder):
        writer = store.Writer(folder, clean=True)
        writer.apply(1, [], [])
        writer.snapshot(now=True)
    file = tmp_path / "n.html"
    done = run(folder, "-o", file)
    assert done.exit_code == 0, done.stderr
    assert "the graph holds nothing to draw" in done.stderr
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_help_tells_the_limit():
    assert f"default {LIMIT}." in " ".join(run("graph", "--help").stdout.split())


def test_what_an_entity_does_not_reach_is_counted(graph, tmp_path):
    done = run(graph, iri(P, "另一个林知远"), "-o", tmp_path / "n.html")
    assert "9 nodes are further away than --hops 1" in done.stderr
