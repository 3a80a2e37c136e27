"""The work of extraction grows no faster than the text: calls are counted, not seconds."""

import sys

import pytest
from factory import make_article
from growing import TEXTS

from kg.extract import extract

FACTOR = 8
SLACK = 1.25


def calls(text):
    """How many functions, generators and methods are entered to extract a text."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    article = make_article(text)
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        extract(article)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_a_longer_text_takes_no_more_than_its_share_of_calls(name):
    make = TEXTS[name]
    calls(make(1))  # Lexicons and patterns are read once.
    assert calls(make(FACTOR)) <= SLACK * FACTOR * calls(make(1))
