"""Tests kg.extract.organizations.seats: places that act as government."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.organizations.seats import countries, seats


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("张家口市市长讲话。", ["张家口市"]),
        ("乌兰布拉格市市长讲话。", ["乌兰布拉格市"]),
        ("云泽市委副书记、市长讲话。", ["云泽市"]),
        ("县长讲话。", []),
        ("江岳集团会长讲话。", []),
        ("会上县长讲话。", []),
    ],
)
def test_the_seat_of_a_head_of_government(text, expect):
    assert [span.of(text) for span in seats(mark(make_article(text)))] == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("哈萨克斯坦驻华大使致辞。", ["哈萨克斯坦"]),
        ("江岳集团驻华代表致辞。", []),
        ("各国驻华大使出席。", []),
        ("总经理讲话。", []),
    ],
)
def test_the_country_of_an_envoy(text, expect):
    assert [span.of(text) for span in countries(mark(make_article(text)))] == expect
