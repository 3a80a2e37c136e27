"""Tests kg.extract.people.tagged: when the tagger adds, corrects or drops a person."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.people.candidates import PersonCandidate
from kg.extract.people.tagged import with_tagged
from kg.extract.tagger.tagging import Tagged
from kg.model import EntityKind, Span

TEXT = "副市长周慕云(Mu Yun)说,江岳集团由林知远牵头,何听雨、白雪随同。来宾罗伯·韦尔发言。记者 高山"


class Sure(Tagged):
    """A stretch whose probability is given."""

    probability = 1.0


class Unsure(Tagged):
    probability = 0.5


def span(quote, text=TEXT):
    start = text.index(quote)
    return Span(start=start, end=start + len(quote))


def seen(tagged, rules=()):
    """The names and rules of TEXT, from (quote, kind, class) of the tagger and (quote, rule)."""
    marked = mark(make_article(TEXT))
    kinds = {"P": EntityKind.PERSON, "O": EntityKind.ORGANIZATION}
    marked.__dict__["tagged"] = tuple(
        how(span=span(quote), kind=kinds[kind], piece=None) for quote, kind, how in tagged
    )
    found = [PersonCandidate(span=span(quote), rule=rule) for quote, rule in rules]
    return [(c.span.of(TEXT), c.rule) for c in with_tagged(marked, found)]


@pytest.mark.parametrize(
    ("tagged", "rules", "expect"),
    [
        ([("周慕云", "P", Sure)], [], [("周慕云", "people.tagger")]),
        ([("周慕云", "P", Unsure)], [], []),
        ([("林知远", "P", Sure)], [], [("林知远", "people.tagger")]),
        ([("周慕云", "P", Sure), ("Mu Yun", "P", Sure)], [], [("周慕云", "people.tagger")]),
        ([("高山", "P", Sure)], [], []),
        ([("何听雨", "P", Sure)], [], []),
        (
            [("何听雨", "P", Sure)],
            [("白雪", "people.list")],
            [("白雪", "people.list"), ("何听雨", "people.tagger")],
        ),
        (
            [("周慕云", "P", Sure)],
            [("周慕云", "people.title-name")],
            [("周慕云", "people.title-name")],
        ),
        (
            [("周慕云", "P", Sure)],
            [("周慕", "people.title-name")],
            [("周慕云", "people.title-name")],
        ),
        (
            [("周慕云", "P", Unsure)],
            [("周慕", "people.title-name")],
            [("周慕", "people.title-name")],
        ),
        ([("江岳集团", "O", Sure)], [("江岳", "people.speaker")], []),
        ([], [("牵头", "people.name-title")], []),
        (
            [("来宾罗伯·韦尔", "P", Sure)],
            [("罗伯·韦尔", "people.title-name")],
            [("罗伯·韦尔", "people.title-name")],
        ),
        ([("周", "P", Sure)], [("周慕云", "people.title-name")], [("周慕云", "people.title-name")]),
        ([], [("白雪", "people.list")], [("白雪", "people.list")]),
        (
            [("罗伯·韦尔", "P", Sure), ("韦尔", "P", Sure)],
            [],
            [("罗伯·韦尔", "people.tagger")],
        ),
    ],
)
def test_the_word_of_the_tagger_beside_the_rules(tagged, rules, expect):
    assert seen(tagged, rules) == expect
