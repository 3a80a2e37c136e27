"""`kg build` from the outside: what it prints, and the exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import tiny
from click.testing import CliRunner
from factory import make_article
from terminal import seen

from kg import jsonl, store
from kg.cli import kg
from kg.cli.build import build

TEXT = "P 林知远 会长 北辰协会\nM talks 2024-03-05 北京 林知远 周慕云"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run `kg build` in an empty folder, the tiny language its extractor."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.cli.build._extractor", lambda _: tiny.extract)
    return lambda *words, **more: CliRunner().invoke(kg, ["build", *words], **more)


def source(*articles, name="in.jsonl"):
    """Write a source file into the current folder."""
    lines = (f"{jsonl.line(article)}\n" for article in articles)
    Path(name).write_text("".join(lines), "utf-8")
    return name


def rows(result):
    return dict(line.split("\t") for line in result.stdout.splitlines())


def test_summary_is_tab_separated_where_no_one_looks(run):
    result = run(source(make_article(TEXT, id="a")))
    assert result.exit_code == 0
    assert rows(result) == {
        "read": "1",
        "new": "1",
        "changed": "0",
        "unchanged": "0",
        "failed": "0",
        "duplicates": "0",
        "people": "2",
        "organizations": "1",
        "titles": "1",
        "meetings": "1",
        "exhibitions": "0",
        "intents": "0",
        "graph": "graph",
    }
    assert result.stderr == ""


def test_json_and_another_folder(run):
    result = run(source(make_article(TEXT, id="a")), "--json", "--graph", "other")
    told = json.loads(result.stdout)
    assert (told["new"], told["meetings"], told["graph"]) == (1, 1, "other")


def test_quiet_is_quiet(run):
    result = run("-q", source(make_article(TEXT, id="a")))
    assert (result.exit_code, result.output) == (0, "")


def test_some_bad_input_is_said_and_gives_3(run):
    result = run("missing.txt", source(make_article(TEXT, id="a")))
    assert result.exit_code == 3
    assert (rows(result)["new"], rows(result)["failed"]) == ("1", "1")
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: missing.txt: ")


def test_only_bad_input_gives_1_and_no_graph(run, tmp_path):
    result = run("missing.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("kg: missing.txt: ")
    assert not (tmp_path / "graph").exists()


def test_twins_give_3_and_one_line(run):
    articles = [make_article(TEXT, id="a"), make_article("无事。", id="a")]
    result = run(source(*articles, make_article(TEXT, id="b")))
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "a: two articles" in result.stderr


def test_one_text_under_two_ids_is_said_once_and_gives_0(run):
    Path("mine").mkdir()
    Path("mine/wu.txt").write_text(TEXT, "utf-8")
    assert rows(run("mine"))["duplicates"] == "0"
    result = run("mine/wu.txt", "--published", "2022-09-29")
    assert (result.exit_code, rows(result)["new"], rows(result)["duplicates"]) == (0, "1", "1")
    (line,) = result.stderr.splitlines()
    assert line.startswith("kg: file:wu.txt: has the same title and text as file:mine/wu.txt; both")
    again = run("mine/wu.txt", "--published", "2022-09-29")
    assert (rows(again)["duplicates"], again.stderr) == ("0", "")


def test_texts_alike_in_one_build_are_said_once(run):
    alike = [make_article(TEXT, id=id_) for id_ in "ab"]
    result = run(source(*alike, make_article(TEXT, id="c", title="另一题")))
    assert result.stderr.count("\n") == 1
    assert "a: has the same title and text as b" in result.stderr


def test_a_text_that_was_replaced_is_no_duplicate(run):
    run(source(make_article(TEXT, id="a")))
    result = run(source(make_article("无事。", id="a"), make_article(TEXT, id="b")))
    assert (rows(result)["duplicates"], result.stderr) == ("0", "")


@pytest.mark.parametrize("day", ["2024-13-01", "gestern", "20240101x", ""])
def test_a_day_that_is_none_is_wrong_usage(run, day):
    result = run(source(make_article(TEXT, id="a")), "--published", day)
    assert result.exit_code == 2
    assert "expected YYYY-MM-DD" in result.stderr


def test_published_is_the_day_of_articles_without_one(run, tmp_path):
    run(source(make_article(TEXT, id="a")), "--published", "2024-05-06")
    with store.reader(tmp_path / "graph") as quads:
        assert any('"2024-05-06"' in str(quad.object) for quad in quads)


def test_without_a_source_usage_is_wrong(run):
    assert run().exit_code == 2


def test_an_unknown_extractor_is_named():
    result = CliRunner().invoke(kg, ["build", "x.txt", "--extractor", "ruels"])
    assert result.exit_code == 1
    assert "rules" in result.stderr
    assert "\n" not in result.stderr.strip()


@pytest.mark.parametrize("graph", ["file", "file/below"])
def test_an_unusable_folder_is_one_line(run, graph):
    source(make_article(TEXT, id="a"), name="file")
    result = run("file", "--graph", graph)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"kg: {graph}: ")
    assert result.stderr.count("\n") == 1


def test_standard_input_is_a_source(run):
    result = run("-", input=jsonl.line(make_article(TEXT, id="a")) + "\n")
    assert (result.exit_code, rows(result)["new"]) == (0, "1")


def test_on_a_terminal_there_are_sentences_and_a_bar(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = seen("build", source(make_article("今天天气很好。", id="a")), columns=200)
    assert "Reading" in shown
    assert "Read 1 articles: 1 new, 0 changed, 0 unchanged, 0 failed." in shown
    assert "The graph in graph holds 0 people, 0 organizations, 0 titles, 0 meetings" in shown


def test_closed_streams_are_no_terminal(tmp_path):
    (tmp_path / "a.txt").write_text("天气\n今天天气很好。", "utf-8")
    command = 'exec "$0" -m kg build a.txt 2>&-'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable], cwd=tmp_path, stdout=subprocess.PIPE, check=False
    )
    assert (done.returncode, done.stdout[:9]) == (0, b"read\t1\nne")


def test_help_has_an_example():
    assert "Example: kg build" in CliRunner().invoke(build, ["--help"]).output
