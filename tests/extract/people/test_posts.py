"""Tests kg.extract.people.posts."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.people.posts import appointed


def seen(text):
    marked = mark(make_article(text))
    return [span.of(marked.text) for s in marked.sentences for span in appointed(marked, s)]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("任命江澜为首席数字官。", ["江澜"]),
        ("免去钟鸣的院产业发展部部长职务。", ["钟鸣"]),
        ("晏平、成功为市人民法院庭长。", ["晏平", "成功"]),
        ("林知远已正式出任江岳集团总裁。", ["林知远"]),
        ("由冯卓担任组长。", ["冯卓"]),
        ("接受林知远辞去江城市人民政府副市长职务的请求。", ["林知远"]),
        ("会议同意冯卓辞去副会长职务。", ["冯卓"]),
        ("解聘江澜副总经理职务。", ["江澜"]),
        ("接受媒体采访时宣布辞去会长单位职务。", []),
        ("何听雨的建议得到重视。", []),
        ("今后任何一方的会员都可参加。", []),
        ("企业为会长单位。", []),
    ],
)
def test_who_gets_or_leaves_an_office(text, expect):
    assert seen(text) == expect
