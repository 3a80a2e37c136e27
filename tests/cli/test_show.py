import json

import pytest
from click.testing import CliRunner
from small_graph import OLD_ANCHOR, M, P, iri, make_graph
from terminal import seen

from kg.cli import kg
from kg.rdf import terms


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("shown") / "graph")


@pytest.fixture
def run(folder):
    def invoke(command, *arguments):
        return CliRunner().invoke(kg, [command, "--graph", str(folder), *arguments])

    return invoke


@pytest.mark.parametrize(
    "name", ["周慕云", "zhou mu yun", iri(P, "周慕云"), terms.node(OLD_ANCHOR).value]
)
def test_a_profile_is_shown_for_any_name_or_iri(run, name):
    result = run("show", name)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == ["周慕云  person  (zhou mu yun)", iri(P, "周慕云")]
    assert "\n职务 titles\ndate\torganizationName\ttitle\tarticle\n" in result.stdout
    assert "2024-06-21\t江岳集团\t董事长\t铜业绿色论坛“举行”\n" in result.stdout


def test_what_is_true_is_written_as_a_query_writes_it(run):
    assert "\ttrue\t" in run("show", iri(M, "会见")).stdout


def test_at_a_terminal_sections_are_tables(folder):
    text = seen("show", "周慕云", "--graph", folder)
    assert "职务 titles\n日期        机构              职务    文章\n" in text
    assert "2024-03-05  江岳集团          总经理  林知远会见周慕云\n" in text


def test_json_has_the_whole_profile(run):
    found = json.loads(run("show", "周慕云", "--json").stdout)
    assert (found["label"], found["kind"]) == ("周慕云", "person")
    sections = {section["name"]: section["rows"] for section in found["sections"]}
    assert sections["titles"][1]["url"] == "https://news.example/forum"
    assert sections["meetings"][0]["date"] == "2024-03-05"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["show", "周木云"], "Close to it: 周慕云"),
        (["show", "没有"], "Try kg search"),
        (["show", "周慕云", "--graph", "/nowhere"], "there is no such folder"),
        (["search", "周慕云", "--graph", "/nowhere"], "holds no ledger"),
    ],
)
def test_bad_input_is_one_plain_line_and_exit_1(run, arguments, reason):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert reason in result.stderr


def test_namesakes_are_listed_and_none_is_picked(run):
    result = run("show", "林知远")
    assert (result.exit_code, result.stdout) == (1, "")
    assert iri(P, "林知远") in result.stderr
    assert "青屏冶炼公司工程师" in result.stderr


@pytest.mark.parametrize("words", [("江岳", "合作"), ("江岳 合作",), ("签署",)])
def test_sentences_that_hold_all_words_are_found(run, words):
    result = run("search", *words)
    assert result.stdout.split("\t") == [
        "https://news.example/forum",
        "2024-06-21",
        "铜业绿色论坛“举行”",
        "80",
        "华澜铜业协会与江岳集团签署《再生铜合作备忘录》,共建再生铜回收体系。\n",
    ]


def test_as_many_sentences_are_given_as_asked_for(run):
    assert len(run("search", "林知远").stdout.splitlines()) == 4
    assert len(run("search", "林知远", "--limit", "2").stdout.splitlines()) == 2


def test_hits_are_json_lines_if_asked(run):
    hit = json.loads(run("search", "签署", "--json").stdout)
    assert (hit["article"], hit["span"]) == (
        "https://news.example/forum",
        {"start": 80, "end": 114},
    )


def test_at_a_terminal_the_words_are_marked(folder):
    text = seen("search", "HUALAN", "论坛", "--graph", folder)
    assert "\x1b[1m论坛\x1b[0m" in text
    assert "\x1b[1mHualan\x1b[0m" in text


def test_nothing_found_is_said_aside_and_the_answer_is_no(run):
    result = run("search", "没有这话")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "kg: nothing was found.\n"
