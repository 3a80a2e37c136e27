"""Tests kg.extract.plain: what is left out before reading, and the way back."""

import pytest
from factory import make_article
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.plain import plain
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("林知\u200b远会见了\ufeff周慕云", "林知远会见了周慕云"),
        ("市长林知远，\n总经理周慕云", "市长林知远，总经理周慕云"),
        ("会长林知远、　\n　　秘书长何听雨", "会长林知远、秘书长何听雨"),
        ("第三届铜业论坛的新闻发布会在\n江宁饭店召开", "第三届铜业论坛的新闻发布会在江宁饭店召开"),
        ("林知远会见了周慕云\n，双方座谈", "林知远会见了周慕云，双方座谈"),
        (
            "3月5日，华澜铜业协会会长林知远在\n北京会见了江岳集团有限公司总经理\n周慕云一行。",
            "3月5日，华澜铜业协会会长林知远在北京会见了江岳集团有限公司总经理周慕云一行。",
        ),
        ("第一段。\n第二段。", "第一段。\n第二段。"),
        ("会长，\n\n秘书长", "会长，\n\n秘书长"),
        ("会长：林知远\n秘书长：何听雨", "会长：林知远\n秘书长：何听雨"),
        (
            "林知远　华澜铜业协会　会长兼秘书长\n周慕云　江岳集团公司　副总经理，兼厂长",
            "林知远　华澜铜业协会　会长兼秘书长\n周慕云　江岳集团公司　副总经理，兼厂长",
        ),
    ],
)
def test_noise_is_left_out_and_lines_that_are_lines_stay(text, expect):
    assert plain(make_article(text)).article.text == expect


@given(st.text(st.sampled_from("林知远，。\n\u200b　a、"), min_size=1, max_size=60))
def test_every_character_that_is_read_is_that_of_the_article(text):
    article = make_article(text)
    read = plain(article)
    if read.article is not article:
        assert read.article.text == "".join(text[at] for at in read.offsets[:-1])
        assert set(text) - set(read.article.text) <= set("\u200b\n　")


def test_the_body_stays_the_body():
    text = "会长\u200b林知远，\n秘书长何听雨。\n推荐\u200b内容"
    body = (Span(start=0, end=text.index("\n推荐")),)
    read = plain(make_article(text, body=body))
    assert [span.of(read.article.text) for span in read.article.body] == [
        "会长林知远，秘书长何听雨。"
    ]


def test_a_name_that_was_broken_is_whole_and_its_quote_is_as_printed():
    text = "江岳集团总经理周\u200b慕云到访华澜铜业协会。"
    (person,) = extract(make_article(text)).people
    assert person.name == "周慕云"
    assert [e.quote for e in person.evidence] == ["周\u200b慕云"]
