"""Tests kg.extract.people.agreement."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.people.agreement import agreed
from kg.extract.people.candidates import PersonCandidate
from kg.model import Span


def candidate(text, name, rule):
    start = text.index(name)
    return PersonCandidate(span=Span(start=start, end=start + len(name)), rule=f"people.{rule}")


@pytest.mark.parametrize(
    ("ruled", "tagged", "expect"),
    [
        (("王健", "name-title"), ("王健副", "name-title"), ["王健"]),
        (("王健", "name-title"), ("王健", "name-title"), ["王健"]),
        (("王健", "name-title"), ("周慕云", "tagger"), ["周慕云"]),
        (("王健", "name-title"), ("企业", "tagger"), []),
        (("周慕", "speaker"), ("周慕云", "speaker"), ["周慕云"]),
    ],
)
def test_what_the_rules_keep_and_the_tagger_may_add(ruled, tagged, expect):
    text = "王健副会长、周慕云与企业座谈。"
    marked = mark(make_article(text))
    found = agreed(marked, (candidate(text, *ruled),), (candidate(text, *tagged),))
    assert [one.span.of(text) for one in found] == expect
