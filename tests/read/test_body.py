"""Tests kg.read.body: what of a text is the article's own."""

import pytest

from kg.extract.scoring.evaluate import golden
from kg.read import articles
from kg.read.body import body, furniture
from kg.read.head import fields

PROSE = "3月5日,华澜铜业协会会长林知远在北京会见了江岳集团总经理周慕云一行。"
MORE = "双方就深化合作进行了交流,江岳集团办公室主任何听雨陪同会见并参加座谈。"


def own(text, title="林知远会见周慕云"):
    return [span.of(text) for span in body(title, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PROSE}\n{MORE}", [f"{PROSE}\n{MORE}"]),
        (f"{PROSE}\n\n{MORE}\n", [f"{PROSE}\n\n{MORE}"]),
        (f"林知远会见周慕云\n2024-03-06\n{PROSE}", [PROSE]),
        (f"当前位置：首页 > 动态\n来源：江岳网　日期：2024-03-06\n{PROSE}", [PROSE]),
        (f"{PROSE}\n（协会秘书处 供稿）\n责任编辑：文一\n上一篇：铜价走势", [PROSE]),
        (f"{PROSE}\n推荐内容\n-\n协会工作 | 铜价\n{MORE}", [PROSE]),
        (f"推荐内容\n{PROSE}\n{MORE}", [f"{PROSE}\n{MORE}"]),
        (f"{PROSE}\n（文一）\n{MORE}", [f"{PROSE}\n（文一）\n{MORE}"]),
        (f"{PROSE}\n（文一）", [PROSE]),
        ("主办单位：华澜铜业协会\n地址：江岳市", ["主办单位：华澜铜业协会\n地址：江岳市"]),
        (f"{PROSE}\n分享到：微信\n{MORE}", [PROSE, MORE]),
        ("责任编辑：文一", []),
        ("", []),
    ],
)
def test_the_body_is_the_articles_own_lines(text, expected):
    assert own(text) == expected


def test_a_long_line_is_never_furniture():
    assert furniture("责任编辑:" + "文" * 300) == frozenset()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("发布时间：2023-05-18 来源：江岳网  作者：文一", ("2023-05-18", "江岳网")),
        ("来源: 江岳网　日期:2023年5月8日", ("2023-05-08", "江岳网")),
        ("2023/5/8", ("2023-05-08", None)),
        ("来源： | 作者：协会秘书处 | 发布时间：2023-07-24", ("2023-07-24", None)),
        ("2023-02-30", (None, None)),
        ("5月18日", (None, None)),
    ],
)
def test_the_head_states_day_and_publisher(head, expected):
    assert fields(f"{head}\n{PROSE}") == expected


def test_a_day_below_the_first_prose_is_no_day_of_publication():
    assert fields(f"{PROSE}\n2023-05-18") == (None, None)


def test_what_the_annotations_name_stands_in_the_body(shared):
    files = sorted((shared / "corpus/dev").glob("*.json"))[:30]
    lost = []
    for file in files:
        gold, article = next(golden(file)), next(articles([file]))
        kept = "\n".join(span.of(article.text) for span in article.body)
        lost += [p.name for p in gold.people if p.name in article.text and p.name not in kept]
    assert lost == []
