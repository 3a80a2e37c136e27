"""Noise of scraping and OCR moves no offset: every quote stands verbatim where it says."""

import pytest
from factory import SAMPLE_TEXT, make_article
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from kg.extract import extract

HALF_WIDTH = str.maketrans("，。、；：（）“”", ',.,;:()""')
INSERTED = "\u200b\u200d\ufeff\u00ad\n\t 　\ufffd口0l·…"


def noisy(text, edits):
    """The text with characters inserted (a string at a place) or left out (None) there."""
    for place, edit in edits:
        at = place % (len(text) + 1)
        text = text[:at] + (edit or "") + text[at + (edit is None) :]
    return text


EDITS = st.lists(
    st.tuples(st.integers(0, 10_000), st.none() | st.text(st.sampled_from(INSERTED), min_size=1)),
    max_size=25,
)
WHOLE = st.sampled_from(
    [
        str,
        lambda text: text.translate(HALF_WIDTH),
        OpenCC("s2t").convert,
        lambda text: "\n".join(text[at : at + 17] for at in range(0, len(text), 17)),
        lambda text: "".join(char for char in text if char not in "，。、"),
        "\u200b".join,
    ]
)


@given(WHOLE, EDITS)
def test_every_quote_stands_at_its_offsets(change, edits):
    article = make_article(noisy(change(SAMPLE_TEXT), edits), published="2024-03-06")
    extraction = extract(article)
    assert list(extraction.problems(article)) == []
    for record in extraction.records():
        for evidence in record.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.quote
    for span in extraction.unread:
        assert 0 <= span.start < span.end <= len(article.text)


@pytest.mark.parametrize(
    "change",
    [lambda text: text.translate(HALF_WIDTH), OpenCC("s2t").convert],
    ids=["half-width", "traditional"],
)
def test_other_writing_gives_the_same_people(change):
    def people(text):
        return [person.evidence[0].start for person in extract(make_article(text)).people]

    assert people(SAMPLE_TEXT)
    assert people(change(SAMPLE_TEXT)) == people(SAMPLE_TEXT)
