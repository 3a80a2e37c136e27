import pytest
from click.testing import CliRunner
from small_graph import P, iri, make_graph

from kg.cli import kg


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
