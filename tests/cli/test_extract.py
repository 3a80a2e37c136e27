"""Tests kg extract and kg evaluate with an extractor of the test's own."""

import json

import pytest
import terminal
from click.testing import CliRunner
from factory import SAMPLE_TEXT, sample

from kg.cli import kg
from kg.cli.facts import readable, unread
from kg.extract import registry
from kg.model import Extraction, Span


def fake(article):
    """Reads one sentence out of every article, and fails on those titled 坏."""
    if article.title == "坏":
        return None
    if article.title == "乱":
        raise ZeroDivisionError
    span = Span(start=0, end=len(article.text))
    return Extraction(id=article.id, sha256=article.sha256, extractor="fake/1", unread=(span,))


@pytest.fixture(autouse=True)
def fake_extractor(monkeypatch):
    monkeypatch.setattr(registry, "extractors", lambda: {"rules": fake, "other": fake})


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id":"a","title":"甲","text":"乙。"}\n{"id":"b","text":"丙。"}\n', "utf-8")
    return path


def run(*arguments, **options):
    return CliRunner().invoke(kg, [str(argument) for argument in arguments], **options)


def test_one_json_line_an_article_goes_to_stdout(source):
    result = run("extract", source)
    assert result.exit_code == 0
    assert [json.loads(row)["id"] for row in result.stdout.splitlines()] == ["a", "b"]


def test_a_file_is_written_and_not_overwritten_without_force(source, tmp_path):
    output = tmp_path / "facts.jsonl"
    assert run("extract", source, "-o", output).exit_code == 0
    assert len(output.read_text("utf-8").splitlines()) == 2
    assert "give --force" in run("extract", source, "-o", output).stderr
    assert run("extract", source, "-o", output, "--force").exit_code == 0


@pytest.mark.parametrize(
    ("bad", "exit_code", "count"),
    [("a.pdf", 3, 2), ("b.txt", 3, 2)],
)
def test_bad_input_is_counted_and_the_rest_is_done(source, bad, exit_code, count):
    (source.parent / bad).write_bytes(b"")
    result = run("extract", source.parent)
    assert result.exit_code == exit_code
    assert len(result.stdout.splitlines()) == count
    assert bad in result.stderr
    assert "1 could not be read, 2 done." in result.stderr


def test_nothing_readable_is_a_failure(tmp_path):
    result = run("extract", tmp_path / "nowhere")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is not there" in result.stderr


def test_an_extractor_that_breaks_the_contract_stops_one_article_only(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"title":"坏","text":"乙。"}\n{"title":"好","text":"丙。"}\n', "utf-8")
    result = run("extract", path)
    assert result.exit_code == 3
    assert "gave a NoneType; expected an Extraction" in result.stderr


def test_an_error_that_an_extractor_did_not_expect_stops_one_article_only(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id":"x","title":"乱","text":"乙。"}\n{"title":"好","text":"丙。"}\n', "utf-8"
    )
    result = run("extract", path)
    assert (result.exit_code, len(result.stdout.splitlines())) == (3, 1)
    assert "on 'x': failed (ZeroDivisionError())" in result.stderr


def test_a_folder_without_articles_is_a_failure_and_nothing_is_written(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("extract", empty, "-o", tmp_path / "facts.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no article was found" in result.stderr
    assert not (tmp_path / "facts.jsonl").exists()


@pytest.mark.parametrize("command", ["extract", "evaluate"])
def test_more_workers_than_a_machine_bears_are_wrong_usage(source, command):
    assert run(command, source, "--workers", 257).exit_code == 2


def test_an_unknown_extractor_is_named_with_those_that_are_close(source):
    result = run("extract", source, "--extractor", "rule")
    assert result.exit_code == 1
    assert "Did you mean 'rules'?" in result.stderr


def test_the_extractors_are_listed():
    assert run("extract", "--list-extractors").stdout == "rules\nother\n"


def test_unread_sentences_are_shown_with_their_offsets(source):
    rows = run("extract", source, "--unread").stdout.splitlines()
    assert json.loads(rows[0]) == {"id": "a", "start": 0, "end": 2, "text": "乙。"}


def test_standard_input_is_read():
    result = run("extract", "-", input='{"id":"x","title":"甲","text":"乙。"}\n')
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "x"


def test_a_published_that_is_no_day_is_wrong_usage(source):
    assert run("extract", source, "--published", "2024-02-31").exit_code == 2


@pytest.fixture
def gold(tmp_path):
    record = {"id": "a", "title": "甲", "text": SAMPLE_TEXT}
    annotation = {"people": [{"name": "林知远", "aliases": []}], "organizations": []}
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps({"article": record, "gold": annotation}), "utf-8")
    return folder


def test_the_score_is_a_table_or_json(gold):
    rows = [row.split("\t") for row in run("evaluate", gold).stdout.splitlines()]
    assert rows[0] == ["layer", "gold", "found", "precision", "recall", "F1"]
    assert rows[1] == ["people", "1", "0", "0.000", "0.000", "0.000"]
    assert rows[-1][0] == "overall"
    figures = json.loads(run("evaluate", gold, "--json").stdout)
    assert figures["people"]["gold"] == 1
    assert figures["overall"] == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[]", "expected an annotated article"),
        (b"{", "expected an article as JSON"),
        ('{"article": {"id": "b", "text": "乙。"}, "gold": {"people": [{}]}}'.encode(), "name"),
        ('{"article": {"id": "b", "title": "乱", "text": "乙。"}, "gold": {}}'.encode(), "on 'b'"),
    ],
)
def test_a_bad_gold_file_is_said_and_the_others_are_scored(gold, content, words):
    (gold / "0.json").write_bytes(content)
    result = run("evaluate", gold, "--json")
    assert result.exit_code == 3
    assert words in result.stderr
    assert "1 could not be read, 1 done." in result.stderr
    assert json.loads(result.stdout)["articles"] == 1
    (gold / "a.json").unlink()
    alone = run("evaluate", gold)
    assert (alone.exit_code, alone.stdout) == (1, "")


def test_misses_are_shown(gold):
    assert "a\tpeople\tmissed\t林知远\n" in run("evaluate", gold, "--misses").stdout


def test_facts_are_laid_out_for_reading():
    article, extraction = sample()
    text = readable(article, extraction)
    assert "  people        林知远  华澜铜业协会会长\n" in text
    assert "talks  2024-03-05  北京; hosts: 林知远; guests: 周慕云; accompanying: 何听雨" in text
    assert unread(article, extraction) == ""


def test_help_has_an_example():
    assert "Example: kg extract" in run("extract", "--help").stdout


@pytest.mark.parametrize("others", [0, 1])
def test_an_article_without_chinese_is_sound_input_in_which_nothing_was_read(tmp_path, others):
    (tmp_path / "a.txt").write_text("Chair meets guests\n\nOn 5 March they met.\n", "utf-8")
    for number in range(others):
        (tmp_path / f"b{number}.txt").write_text("标题\n\n今天天气很好。\n", "utf-8")
    result = run("extract", tmp_path)
    assert result.exit_code == 3
    assert "has no Chinese text" in result.stderr
    assert len(result.stdout.splitlines()) == others


def test_a_terminal_shows_the_text_with_coloured_names_then_the_facts(checkout):
    article = checkout / "data/articles/03-han-yanqiu-at-association.txt"
    shown = terminal.seen("extract", article)
    assert "\x1b[1;36m韩砚秋\x1b[0m" in shown
    assert "\x1b[32m岚岳集团\x1b[0m" in shown
    assert shown.index("\x1b[1;36m韩砚秋") < shown.index("  people        韩砚秋")


def test_json_lines_come_in_a_terminal_if_asked_for(checkout):
    article = checkout / "data/articles/03-han-yanqiu-at-association.txt"
    record = json.loads(terminal.seen("extract", "--json", article))
    assert "韩砚秋" in [person["name"] for person in record["people"]]


def test_a_terminal_that_wants_no_colour_gets_none(checkout, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    article = checkout / "data/articles/03-han-yanqiu-at-association.txt"
    assert "\x1b[1;36m" not in terminal.seen("extract", article)


def test_a_source_is_not_overwritten_even_with_force(source):
    before = source.read_bytes()
    result = run("extract", source, "-o", source, "--force")
    assert result.exit_code == 1
    assert "is one of the sources" in result.stderr
    assert source.read_bytes() == before


@pytest.mark.parametrize("gold", ["", ', "gold": {"peple": []}', ', "glod": {}'])
def test_gold_without_its_layers_is_no_gold(tmp_path, gold):
    file = tmp_path / "a.json"
    file.write_text(f'{{"article": {{"id": "a", "title": "甲", "text": "乙。"}}{gold}}}', "utf-8")
    result = run("evaluate", file)
    assert result.exit_code == 1
    assert "expected an annotated article" in result.stderr
