"""Tests kg.extract.marking.marks."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.model import Span

TEXT = (
    "江岳集团总经理周慕云到访。\n\n"
    "华澜铜业协会会长林知远、科技处处长何听雨参加。\n推荐内容:青岚集团"
)
BODY = (Span(start=0, end=13), Span(start=14, end=40))


@pytest.fixture
def marked():
    return mark(make_article(TEXT, title="　周慕云到訪", body=BODY))


def texts(marked, spans):
    return [span.of(marked.text) for span in spans]


def test_paragraphs_and_sentences_are_those_of_the_body(marked):
    assert texts(marked, marked.paragraphs) == TEXT.split("\n")[0:3:2]
    assert texts(marked, marked.sentences) == TEXT.split("\n")[0:3:2]


def test_text_and_title_are_folded_and_simplified(marked):
    assert marked.title == " 周慕云到访"
    assert len(marked.text) == len(TEXT)


def test_titles_and_names_are_those_of_a_span(marked):
    first, second = marked.sentences
    assert [title.text for title in marked.titles_in(first)] == ["总经理"]
    assert [title.text for title in marked.titles_in(second)] == ["会长", "处长"]
    assert texts(marked, (m.span for m in marked.organizations_in(first))) == ["江岳集团"]
    assert marked.titles_in(Span(start=5, end=7)) == ()


def test_sub_units_are_no_full_names(marked):
    second = marked.sentences[1]
    names = {m.span.of(marked.text): m for m in marked.organizations_in(second)}
    assert marked.full_names.meets(names["华澜铜业协会"].span)
    assert not marked.full_names.meets(names["科技处"].span)


@pytest.mark.parametrize(
    ("offset", "expect"), [(0, 0), (12, 0), (13, None), (15, 1), (len(TEXT) - 1, None)]
)
def test_the_sentence_at_an_offset(marked, offset, expect):
    found = marked.sentence_at(offset)
    assert found == (None if expect is None else marked.sentences[expect])


def test_the_edge_before_an_offset_is_the_last_place_where_a_name_can_begin(marked):
    behind_title = marked.titles[0].span.end
    assert marked.edge_before(behind_title + 1) == behind_title
    assert marked.edge_before(-1) == 0
    assert behind_title in marked.edge_set


def test_places_of_titles_and_names_are_found_by_their_ends(marked):
    title = marked.titles[0].span
    assert title.start in marked.title_starts
    assert marked.title_stretches.holds(title.start)
    assert marked.ends.last_end(title.end + 1) == title.end
    assert marked.ends.last_end(title.start) == title.start


def test_an_empty_article_has_nothing():
    marked = mark(make_article(""))
    assert marked.sentences == marked.titles == marked.organizations == ()
    assert marked.sentence_at(0) is None
