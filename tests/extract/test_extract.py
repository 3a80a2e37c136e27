import pytest
from factory import SAMPLE_TEXT, make_article
from hypothesis import given
from hypothesis import strategies as st
from readings import read

from kg.extract import LAYERS, extract
from kg.extract.marking.marks import mark
from kg.extract.version import version
from kg.jsonl import decode, line
from kg.model import Extraction, Span

PIECES = st.sampled_from(
    (
        *("江岳集团", "华澜铜业协会", "总经理", "会长", "周慕云", "林知远", "一行", "协会", "他"),
        *("、", "，", "。", "与", "（", "）", "\n", "会见了", "陪同", "参观了", "3月5日", "在北京"),
        *("签署战略合作协议", "第三届铜业论坛", "“铜之光”主题展"),
    )
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(TEXTS)
def test_any_text_gives_an_extraction_that_keeps_the_contract(text):
    article = make_article(text, published="2024-03-06")
    assert list(extract(article).problems(article)) == []


@given(TEXTS)
def test_each_layer_adds_and_never_removes(text):
    article = make_article(text, published="2024-03-06")
    marked, extraction = mark(article), Extraction(id="a", sha256=article.sha256, extractor="t")
    for layer in LAYERS:
        later = layer(marked, extraction)
        assert {r.key for r in extraction.records()} <= {r.key for r in later.records()}
        extraction = later


@given(TEXTS)
def test_the_same_article_gives_the_same_bytes(text):
    article = make_article(text)
    assert line(extract(article)) == line(extract(article))


def test_an_extraction_survives_json():
    extraction = extract(make_article(SAMPLE_TEXT))
    assert decode(line(extraction), Extraction) == extraction


def test_nothing_in_site_furniture_becomes_a_fact():
    text = "江岳集团总经理周慕云到访。\n推荐内容\n青岚集团董事长贺俊会见来宾"
    article = make_article(text, body=(Span(start=0, end=13),))
    assert [person.name for person in extract(article).people] == ["周慕云"]


def test_every_piece_of_evidence_has_the_confidence_of_its_rule():
    extraction = extract(make_article(SAMPLE_TEXT))
    shares = [e.confidence for record in extraction.records() for e in record.evidence]
    assert shares
    assert all(share is not None and 0 < share < 1 for share in shares)


def test_the_version_names_the_rules_and_their_hash():
    assert version().startswith("rules/")
    assert extract(make_article("")).extractor == version()


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团总经理周慕云到访。今天天气晴朗。", []),
        ("天气晴朗。江岳集团有限公司的产量增长了三成。", ["江岳集团有限公司的产量增长了三成。"]),
    ],
)
def test_what_was_not_understood_is_listed(text, expect):
    assert [span.of(text) for span in read(text).unread] == expect
