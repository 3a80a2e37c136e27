"""Tests kg.read: sources become articles in a stable order, and bad input is named."""

import io
import json
import os
import sys

import pytest

from kg.errors import ArticleError
from kg.read import articles

TEXT = (
    "林知远会见周慕云\n来源:江岳铜业网 2024-03-06\n"
    "3月5日,林知远在北京会见了江岳集团总经理周慕云一行。\n"
)


def read(*sources, **options):
    failures = []
    found = list(articles(sources, failures=failures.append, **options))
    return found, [str(error) for error in failures]


class Stdin:
    """Standard input that holds these bytes."""

    def __init__(self, data):
        self.buffer = io.BufferedReader(io.BytesIO(data))


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "news"
    (home / "b").mkdir(parents=True)
    (home / "z.txt").write_text(TEXT, "utf-8")
    (home / "b" / "x.txt").write_text(TEXT, "utf-8")
    (home / "a.jsonl").write_text('{"title":"甲","text":"乙。"}\n', "utf-8")
    return home


def test_a_folder_is_walked_by_name_and_ids_start_at_its_own_name(folder):
    found, failures = read(folder)
    assert failures == []
    assert [article.id.partition("#")[0] for article in found] == [
        "file:news/a.jsonl",
        "file:news/b/x.txt",
        "file:news/z.txt",
    ]


def test_a_record_in_a_file_is_told_by_its_text(folder):
    article = next(articles([folder / "a.jsonl"]))
    assert article.id == f"file:a.jsonl#{article.sha256[:16]}"


def test_a_single_file_has_its_name_as_id(folder):
    assert next(articles([folder / "z.txt"])).id == "file:z.txt"


def test_text_is_what_follows_the_title_and_the_head_is_no_body(folder):
    article = next(articles([folder / "z.txt"]))
    assert article.title == "林知远会见周慕云"
    assert article.text == TEXT.partition("\n")[2]
    assert (article.published, article.publisher) == ("2024-03-06", "江岳铜业网")
    assert [span.of(article.text) for span in article.body] == [TEXT.split("\n")[2]]


def test_hidden_files_readmes_and_what_browsers_save_are_passed_over(folder):
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "README.md").write_text("x", "utf-8")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "a.js").write_text("x", "utf-8")
    found, failures = read(folder)
    assert len(found) == 3
    assert failures == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n", "is empty"),
        ("a.txt", "\u3000\n\u3000\n".encode(), "is empty"),
        ("a.txt", b"\xef\xbb\xbf", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "is empty"),
        ("a.txt", "\ufeff\n".encode("utf-16-le"), "is empty"),
        ("b.json", b"\xef\xbb\xbf\n", "is empty"),
        ("b.jsonl", b"\xef\xbb\xbf\n\n", "is empty"),
        ("b.html", b"\xef\xbb\xbf", "is empty"),
        ("a.txt", "只有一行。".encode(), "one line only"),
        ("a.txt", b"\x80\x81\xff\xfe\x00", "binary"),
        ("a.docx", b"PK\x03\x04", "Word document.*Convert it to text"),
        ("a.pdf", b"%PDF-1.7", "PDF.*pdftotext"),
        ("a.mhtml", b"From: <Saved by Blink>", "web archive.*Webpage, HTML only"),
        ("a.mht", b"MIME-Version: 1.0", "web archive"),
        ("a.png", b"\x89PNG", "a picture"),
        ("pdf.txt", b"%PDF-1.7", "is a PDF"),
        ("zip.html", b"PK\x03\x04", "is a zip archive or an office document"),
        ("a.xyz", b"abc", "unknown kind"),
        ("a.json", b'{"title": "x"}', "missing required field `text`"),
        ("a.json", b'{"text": 5}', r"got `int` - at `\$.text`"),
        ("a.json", b"{", "expected an article as JSON"),
        ("a.json", b'{"text": "x", "published": "2024-13-01"}', "published is '2024-13-01'"),
        ("a.json", b'{"text": "x", "published": "2024/1/1"}', "expected YYYY-MM-DD"),
        ("a.json", b'{"text": "x", "url": "javascript:alert(1)"}', "expected an http"),
        ("a.json", b'{"text": "x", "url": "' + b"u" * 100_000 + b'"}', "url is 'u{79}…'; expected"),
        ("a.json", b'{"text": "x", "published": "' + b"9" * 81 + b'"}', "is '9{79}…'; expected"),
        ("a.json", b"[" * 100_000, "is nested too deeply"),
        ("a.json", b'{"a":' * 5000 + b"1" + b"}" * 5000, "is nested too deeply"),
        ("a.json", b'{"text": "x", "a": ' + b"[" * 5000 + b"]" * 5000 + b"}", "too deeply"),
        ("a.json", b'{"text": "\xff\xfe"}', ": has bytes that are not UTF-8; expected"),
        ("a.json", b'{"text": " "}', "has no text"),
        ("a.json", '{"text": "责任编辑:文一"}'.encode(), "site furniture only"),
        ("a.html", b"<html></html>", "no article text found"),
        ("a.html", b"<html><img src=a.png><img src=b.png></html>", "holds 2 picture"),
        ("a.txt", b"Chair meets guests\n\nOn 5 March they met.\n", "no Chinese text"),
    ],
)
def test_bad_input_in_a_folder_is_named_and_the_rest_is_read(folder, name, content, words):
    (folder / name).write_bytes(content)
    found, failures = read(folder)
    assert len(found) == 3
    assert len(failures) == 1
    assert f"news/{name}" in failures[0]
    assert "\n" not in failures[0]
    with pytest.raises(ArticleError, match=words):
        raise ArticleError(failures[0])


def test_without_failures_the_first_error_is_raised(folder):
    (folder / "b.txt").write_bytes(b"")
    with pytest.raises(ArticleError, match="is empty"):
        list(articles([folder]))


@pytest.mark.parametrize(
    "line",
    [
        b'{"title":"x"}',
        b'{"text":"\xff"}',
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b'{"text":"x","a":' + b"[" * 5000 + b"]" * 5000 + b"}",
    ],
    ids=["no text", "no UTF-8", "deep", "deep unknown key"],
)
def test_a_bad_line_is_named_with_its_number(tmp_path, line):
    path = tmp_path / "a.jsonl"
    good = ['{"text":"甲。"}\n\n'.encode(), '\n{"text":"丙。"}\n'.encode()]
    path.write_bytes(line.join(good))
    found, failures = read(path)
    assert [article.text for article in found] == ["甲。", "丙。"]
    assert len(failures) == 1
    assert "a.jsonl, line 3: " in failures[0]


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "is larger than 5 MB" in read(path)[1][0]


def test_a_source_that_is_not_there_is_named(tmp_path):
    assert "is not there" in read(tmp_path / "nowhere")[1][0]


def test_a_pipe_is_refused_before_it_is_opened(folder):
    pipe = folder / "b.txt"
    os.mkfifo(pipe)
    found, failures = read(folder, pipe)
    assert len(found) == 3
    assert failures == [failures[0]] * 2
    assert "b.txt: is no regular file; expected a file or a folder." in failures[0]


def test_a_link_that_points_to_nothing_is_said_to(folder):
    link = folder / "b.txt"
    link.symlink_to("nowhere.txt")
    found, failures = read(folder, link)
    assert len(found) == 3
    assert failures == [failures[0]] * 2
    assert "b.txt: is a link that points to nothing" in failures[0]


def test_a_name_that_no_file_can_have_is_an_error():
    assert "cannot be read" in read("x" * 5000)[1][0]


def test_standard_input_that_is_closed_is_said_to_be(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" in read("-")[1][0]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n"])
def test_standard_input_that_is_empty_is_said_to_be(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", Stdin(data))
    assert "standard input: is empty" in read("-")[1][0]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\u2028", "\u2029"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_other_line_ends_part_the_title_from_the_text(tmp_path, end, last):
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT.rstrip("\n").replace("\n", end) + last).encode())
    (article,), failures = read(path)
    assert failures == []
    assert (article.title, article.published) == ("林知远会见周慕云", "2024-03-06")
    assert article.text == TEXT.partition("\n")[2].rstrip("\n") + last


def test_among_other_line_ends_a_lone_return_is_a_control_character(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("题\n甲\r乙\u2028丙。".encode())
    assert read(path)[0][0].text == "甲\ufffd乙\u2028丙。"


def test_published_is_for_articles_that_state_no_day(folder):
    found, _ = read(folder, published="2020-01-01")
    assert [article.published for article in found] == ["2020-01-01", "2024-03-06", "2024-03-06"]


def test_a_published_that_is_no_day_is_an_error(folder):
    with pytest.raises(ArticleError, match="--published"):
        list(articles([folder], published="gestern"))


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (TEXT.encode(), ["林知远会见周慕云"]),
        (TEXT.encode("gb18030"), ["林知远会见周慕云"]),
        ('{"title":"a","text":"甲"}\n{"title":"b","text":"乙"}\n'.encode(), ["a", "b"]),
    ],
)
def test_standard_input_holds_one_text_or_json_lines(monkeypatch, data, titles):
    monkeypatch.setattr(sys, "stdin", Stdin(data))
    found, failures = read("-")
    assert failures == []
    assert [article.title for article in found] == titles


def test_articles_are_read_as_they_are_asked_for(folder):
    reading = articles([folder, folder / "nowhere"])
    assert next(reading).title == "甲"


def test_gold_files_and_arrays_of_articles_are_read(tmp_path):
    record = {"id": "a", "title": "甲", "text": "乙。", "url": "HTTPS://News.example:443/1#top"}
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps({"article": record, "gold": {}}), "utf-8")
    array = tmp_path / "array.json"
    array.write_text(json.dumps([record | {"id": None}, 5]), "utf-8")
    found, failures = read(gold, array)
    assert [article.id for article in found] == ["a", "https://news.example/1"]
    assert "array.json, record 2: " in failures[0]


def test_dirty_characters_are_replaced_one_for_one(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "甲\r\n乙\u0001丙\ud800。"}), "utf-8")
    found, failures = read(path)
    assert [article.text for article in found] + failures == ["甲\n乙\ufffd丙\ufffd。"]


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"\u4f1a\ud83d\ude00\u957f\ud83d\ude00", "会\U0001f600长\U0001f600"),
        (r"\u4f1a\ud83d\ud83d\ude00\u957f", "会\ufffd\U0001f600长"),
        (r"\u4f1a\ude00\ud83d\u957f", "会\ufffd\ufffd长"),
        (r"\u4f1a\\ud83d\u957f", r"会\ud83d长"),
    ],
)
def test_escaped_pairs_are_kept_and_lone_surrogates_replaced(tmp_path, escaped, text):
    path = tmp_path / "a.json"
    path.write_text(f'{{"text": "{escaped}"}}', "utf-8")
    found, failures = read(path)
    assert [article.text for article in found] + failures == [text]


def test_a_text_that_is_partly_chinese_is_read(tmp_path):
    file = tmp_path / "mixed.txt"
    file.write_text("News\n\nOn 5 March.\n3月5日，林知远会见周慕云。\n", "utf-8")
    found, failures = read(file)
    assert [article.title for article in found] == ["News"]
    assert failures == []
