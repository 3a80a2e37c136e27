"""`kg review`: pairs that may be one, asked in a terminal or written for other programs."""

import json
import signal

import pytest
from click.testing import CliRunner
from terminal import answered

from kg import store
from kg.build import build
from kg.cli import kg

PROMPT = "q quit: "
NEWS = (
    ("a1", "5月11日，华澜铜业协会会长林知远在岚州会见江岳铜业集团有限公司董事长周慕云一行。"),
    ("a2", "6月2日，岚州水泥有限公司董事长周慕云在岚州会见岚州大学校长苏映雪一行。"),
    ("a3", "7月3日，青禾钢铁有限公司总经理周慕云在岚州会见东川大学校长何听雨一行。"),
    ("a4", "8月9日，江铜集团董事长许明轩在岚州会见东川市市长方鹤年一行。"),
)


@pytest.fixture
def graph(tmp_path):
    source = tmp_path / "news"
    source.mkdir()
    for name, text in NEWS:
        record = {"id": name, "title": name, "published": "2024-06-03", "text": text}
        (source / f"{name}.json").write_text(json.dumps(record), "utf-8")
    build([source], tmp_path / "graph")
    return tmp_path / "graph"


def run(graph, command, *arguments, given=None):
    words = [*command.split(), *map(str, arguments), "--graph", str(graph)]
    return CliRunner().invoke(kg, words, input=given, env={"KG_AUTHOR": "何听雨"})


def pairs(graph, *arguments):
    found = map(json.loads, run(graph, "review --json", *arguments).stdout.splitlines())
    return [(each["kind"], each["left_article"], each["right_article"]) for each in found]


def asked(graph, keys, *arguments):
    return answered(keys, "review", *arguments, "--graph", graph, prompt=PROMPT)


def judgements(graph):
    found = map(json.loads, run(graph, "judgements --json").stdout.splitlines())
    return [(each["judgement"], each["left_article"], each["right_article"]) for each in found]


def test_pairs_are_ranked_and_tell_what_speaks_for_them(graph):
    people = [json.loads(line) for line in run(graph, "review --json 周慕云").stdout.splitlines()]
    assert [(each["left_article"], each["right_article"]) for each in people] == [
        ("a1", "a2"),
        ("a1", "a3"),
        ("a2", "a3"),
    ]
    ranks = [each["rank"] for each in people]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > ranks[1]
    first = people[0]
    assert first["judgement"] is None
    assert set(first["signs"]) == {"one name: 周慕云", "one title: 董事长"}
    assert first["left"]["quotes"][0]["sentence"] == NEWS[0][1]
    assert first["left"]["label"] == "周慕云"


def test_each_answer_is_stored_and_what_it_settles_is_not_asked(graph):
    shown, code = asked(graph, "sd", "周慕云")
    assert code == 0
    assert shown.count(PROMPT) == 2
    assert judgements(graph) == [("same", "a1", "a2"), ("different", "a1", "a3")]
    assert pairs(graph, "周慕云") == []
    assert "judged: 1 same, 1 different, 0 unsure." in shown


def test_a_pair_that_is_unsure_is_kept_and_not_asked_again(graph):
    asked(graph, "ukq", "周慕云")
    assert judgements(graph) == [("unsure", "a1", "a2")]
    assert [pair[1:] for pair in pairs(graph, "周慕云")] == [("a1", "a3"), ("a2", "a3")]


def test_what_was_answered_before_an_interruption_stays(graph):
    shown, code = asked(graph, ["s", "\x03"], "周慕云")
    assert code in (0, 130)
    assert "Traceback" not in shown
    assert judgements(graph) == [("same", "a1", "a2")]


def test_after_another_key_it_is_asked_again(graph):
    shown, _ = asked(graph, ["x", "q"], "--kind", "organization")
    assert judgements(graph) == []
    assert shown.count(PROMPT) == 2


def test_pairs_are_given_of_one_kind(graph):
    kinds = {kind for kind, *_ in pairs(graph, "--kind", "organization")}
    assert kinds == {"organization"}


def test_the_number_that_is_left_out_is_told(graph):
    whole = pairs(graph)
    shown = run(graph, "review --json --limit 1")
    assert len(shown.stdout.splitlines()) == 1
    assert f"{len(whole) - 1} less likely pairs are left out" in shown.stderr


def test_answered_lines_are_imported(graph):
    lines = [json.loads(line) for line in run(graph, "review --json 周慕云").stdout.splitlines()]
    lines[0]["judgement"] = "same"
    given = "".join(f"{json.dumps(line)}\n" for line in lines)
    assert run(graph, "judgements import -", given=given).stdout.startswith("judgements: 1 new")
    assert judgements(graph) == [("same", "a1", "a2")]


def test_an_answer_that_cannot_be_stored_is_asked_for_again(graph):
    with store.exclusive(graph):
        shown, code = asked(graph, "sq", "周慕云")
    assert code == 0
    assert "not stored; answer again" in shown
    assert shown.count(PROMPT) == 2
    assert "judged: 0 same" in shown


def test_colours_are_left_out_where_nobody_wants_them(graph, monkeypatch):
    shown, _ = asked(graph, "q")
    assert "\x1b[1m" in shown
    monkeypatch.setenv("NO_COLOR", "1")
    shown, _ = asked(graph, "q")
    assert "\x1b" not in shown


def test_a_signal_ends_it_as_ctrl_c_does_and_the_terminal_is_put_right(graph):
    shown, code = answered([signal.SIGTERM], "review", "--graph", graph, prompt=PROMPT)
    assert code == 130
    assert "judged: 0 same, 0 different, 0 unsure" in shown
    assert "interrupted" in shown


def test_without_a_terminal_it_says_what_to_do(graph):
    shown = run(graph, "review")
    assert shown.exit_code == 2
    assert "--json" in shown.stderr


def test_a_name_that_nothing_has_is_told(graph):
    shown = run(graph, "review --json 周慕雲二")
    assert shown.exit_code == 1
    assert shown.stdout == ""


def test_nothing_to_review_is_said(graph):
    shown = run(graph, "review --json 林知远")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "no pairs to review" in shown.stderr
