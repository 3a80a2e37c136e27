"""Tests kg.extract.organizations.tagged: when it adds, corrects or drops a body."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.tagged import reviewed, tagged_bodies
from kg.extract.tagger.tagging import Tagged
from kg.model import EntityKind, Span

TEXT = (
    "周慕云赴与江岳集团洽谈,走进浙南大学附属第一医院,德方和船舶与海洋工程系出席,参观高端装备。"
    "大会推举岭北茶业有限公司,展出Blue Forest和上虞3家。"
)


class Sure(Tagged):
    """A stretch whose probability is given."""

    probability = 1.0


class Unsure(Tagged):
    probability = 0.5


def span(quote):
    start = TEXT.index(quote)
    return Span(start=start, end=start + len(quote))


def marked_with(tagged):
    marked = mark(make_article(TEXT))
    named = tuple(
        how(span=span(quote), kind=EntityKind.ORGANIZATION, piece=None) for quote, how in tagged
    )
    marked.__dict__.update(tagged=named, tagging=Doubtful([one.span for one in named]))
    return marked


class Doubtful:
    """A tagger that holds nothing but these stretches to be in a name."""

    def __init__(self, spans):
        self._spans = spans

    def in_name(self, offset, _kind):
        return float(any(one.start <= offset < one.end for one in self._spans))


@pytest.mark.parametrize(
    ("tagged", "quote", "rule", "expect"),
    [
        ([("江岳集团", Sure)], "与江岳集团", "head", "江岳集团"),
        ([("与", Unsure), ("江岳集团", Unsure)], "与江岳集团", "head", "与江岳集团"),
        ([("浙南大学附属第一医院", Sure)], "第一医院", "head", "浙南大学附属第一医院"),
        ([("浙南大学附属第一医院", Sure)], "浙南大学", "head", "浙南大学"),
        ([("船舶", Unsure), ("海洋工程系", Sure)], "船舶与海洋工程系", "unit", "船舶与海洋工程系"),
        ([("周慕云赴与江岳集团", Sure)], "江岳集团", "head", "江岳集团"),
        ([], "江岳集团", "head", None),
        ([], "江岳集团", "envoy", "江岳集团"),
        ([], "江岳集团", "title", None),
        ([("岭北茶业有限公司", Unsure)], "大会推举岭北茶业有限公司", "head", "岭北茶业有限公司"),
        ([("附属第一医院", Unsure)], "浙南大学附属第一", "head", "浙南大学附属第一"),
        ([("岭北茶业", Sure)], "岭北茶业", "head", None),
    ],
)
def test_a_candidate_in_the_eyes_of_the_tagger(tagged, quote, rule, expect):
    people = Stretches([span("周慕云")])
    found = reviewed(marked_with(tagged), people, span(quote), f"organizations.{rule}")
    assert (found and found.of(TEXT)) == expect


@pytest.mark.parametrize(
    ("tagged", "known", "expect"),
    [
        ([("江岳集团", Sure)], [], ["江岳集团"]),
        ([("江岳集团", Unsure)], [], []),
        ([("江岳集团", Sure)], ["江岳集团"], []),
        ([("江岳集团", Sure)], ["与江岳"], []),
        ([("浙南大学附属第一医院", Sure)], ["浙南大学"], ["浙南大学附属第一医院"]),
        ([("浙南大学附属第一医院", Sure)], ["第一医院"], []),
        ([("周慕云赴与江岳集团", Sure)], [], []),
        ([("德方", Sure)], [], []),
        ([("高端装备", Sure)], [], []),
        ([("江岳", Sure)], ["江岳集团"], []),
        ([("Blue For", Sure)], [], []),
        ([("est", Sure)], [], []),
        ([("上虞", Sure)], [], []),
    ],
)
def test_what_the_tagger_alone_sees(tagged, known, expect):
    people = Stretches([span("周慕云")])
    found = tagged_bodies(marked_with(tagged), people, [span(quote) for quote in known])
    assert [one.of(TEXT) for one in found] == expect
