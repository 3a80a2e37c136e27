"""Tests kg.text: nothing changes its length, sentences end where they should."""

from itertools import pairwise

import pytest
from factory import make_article
from hypothesis import given
from hypothesis import strategies as st

from kg import text
from kg.model import Span

ANY = st.text(max_size=60)
HAN = st.text(st.sampled_from("會議協会长國家，。；！“”（）\n 　ab"), max_size=40)


def whole(string):
    return Span(start=0, end=len(string))


@pytest.mark.parametrize(
    ("wide", "plain"),
    [
        ("（以下简称：协会）", "(以下简称:协会)"),
        ("\uff21\uff11，　；", "A1, ;"),
        ("马库斯•韦布尔・安‧娜", "马库斯·韦布尔·安·娜"),
        ("㎡㈱“”、。", "㎡㈱“”、。"),
    ],
)
def test_wide_characters_are_folded(wide, plain):
    assert text.fold(wide) == plain


@given(ANY)
def test_folding_keeps_length_and_does_nothing_twice(string):
    folded = text.fold(string)
    assert len(folded) == len(string)
    assert text.fold(folded) == folded


@given(ANY | HAN)
def test_simplifying_keeps_length(string):
    assert len(text.simplify(string)) == len(string)


def test_traditional_characters_are_simplified():
    assert text.simplify("張乾坤會長會見來賓") == "张乾坤会长会见来宾"


def test_what_would_change_its_length_is_left(monkeypatch):
    class Doubling:
        def convert(self, string):
            return string + string

    monkeypatch.setattr(text, "_converter", Doubling)
    assert text.simplify("會長") == "會長"


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("甲\r\n乙", "甲\n乙"),
        ("甲\r乙", "甲\ufffd乙"),
        ("甲\x00\x1f乙\t丙\n", "甲\ufffd\ufffd乙\t丙\n"),
        ("\ud800甲\uffff", "\ufffd甲\ufffd"),
    ],
)
def test_controls_and_lone_surrogates_are_replaced(dirty, clean):
    assert text.clean(dirty) == clean


@given(st.text(st.characters(), max_size=40))
def test_clean_text_can_be_written_and_stays_clean(string):
    clean = text.clean(string)
    clean.encode()
    assert text.clean(clean) == clean


def test_the_digest_is_sha256_in_hex():
    assert text.digest("").startswith("e3b0c44298fc1c149afbf4c8996fb924")


def test_a_fingerprint_is_twenty_lower_case_base32_characters_of_its_parts():
    assert len(text.fingerprint("甲", "乙")) == 20
    assert set(text.fingerprint("甲")) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert text.fingerprint("甲", "乙") == text.fingerprint("甲\x1f乙")
    assert text.fingerprint("甲", "乙") != text.fingerprint("甲乙")


def test_lines_are_given_with_the_empty_ones():
    string = "甲\n\n乙丙\n"
    assert [span.of(string) for span in text.lines(string)] == ["甲", "", "乙丙", ""]


@pytest.mark.parametrize(
    ("string", "expect"),
    [
        ("甲。乙!丙?丁;戊", ["甲。", "乙!", "丙?", "丁;", "戊"]),
        ("他说:“好。”随后离开。", ["他说:“好。”", "随后离开。"]),
        ("甲(乙。)丙。", ["甲(乙。)", "丙。"]),
        ("  甲。  乙\n丙  ", ["甲。", "乙", "丙"]),
        ("甲?!乙", ["甲?!", "乙"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_sentences(string, expect):
    assert [span.of(string) for span in text.sentences(string, whole(string))] == expect


def test_sentences_are_those_of_the_span_only():
    string = "甲甲。乙乙。丙丙。"
    inside = text.sentences(string, Span(start=3, end=6))
    assert [span.of(string) for span in inside] == ["乙乙。"]


@given(HAN)
def test_sentences_cover_every_character_but_blanks_and_bare_ends(string):
    folded = text.fold(string)
    spans = list(text.sentences(folded, whole(folded)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    left = set(range(len(folded))) - {i for span in spans for i in range(span.start, span.end)}
    assert all(folded[i].isspace() or folded[i] in "。!?;”’』」)" for i in left)


@pytest.mark.parametrize(
    ("offset", "expect"),
    [(0, "甲甲。"), (2, "甲甲。"), (3, "乙乙"), (6, "丙。"), (5, "甲甲。乙乙")],
)
def test_the_sentence_at_an_offset_or_the_line_at_its_end(offset, expect):
    article = make_article("甲甲。乙乙\n丙。")
    assert text.sentence_at(article, offset).of(article.text) == expect


def test_between_sentences_the_line_is_given():
    article = make_article("  甲。\n乙")
    assert text.sentence_at(article, 0).of(article.text) == "  甲。"
