"""Tests kg.extract.people.rosters."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.people.rosters import roster_names


def seen(text):
    marked = mark(make_article(text))
    return {span.of(marked.text) for span in roster_names(marked)}


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("专家组名单\n方　向　华澜研究所　研究员", {"方 向"}),
        ("1　林知远　江岳集团　总经理", {"林知远"}),
        ("江岳集团　林知远　总经理", {"林知远"}),
        ("参会单位名单\n银河基金　池　塘", {"池 塘"}),
        ("理事（按姓氏笔画排列）：丁一、万里、马腾", {"丁一", "万里", "马腾"}),
        ("陆放翁 虞可为 何听雨", {"陆放翁", "虞可为", "何听雨"}),
        ("林知远，江岳协会会长，青岚人。", {"林知远"}),
        ("海鸥（女，满族）", {"海鸥"}),
        ("会后合影。图为林知远（左二）。", {"林知远"}),
        ("杜若，女，1986年10月生", {"杜若"}),
        ("江岚：早就开始了。\n记者：何时？\n江岚：前年。", {"江岚"}),
        ("采写：林知远　周慕云", set()),
        ("签到　酒店大堂　公司", set()),
        ("高明区、江阴市（县级市）", set()),
        ("会员单位：江岳集团、明华新材（新会员）", set()),
    ],
)
def test_names_in_their_places(text, expect):
    assert seen(text) == expect
