"""Tests kg.extract.organizations.no_bodies: stretches with the head of a body that name none."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.organizations.no_bodies import is_no_body
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "name", "expect"),
    [
        ("江岳集团参展。", "江岳集团", False),
        ("江岳学会第四届委员会成立。", "江岳学会第四届委员会", True),
        ("来自93家县级医院的代表。", "家县级医院", True),
        ("(江岳日报记者 何听雨)", "江岳日报", True),
        ("江岳日报记者采访。", "江岳日报", False),
        ("江岳日报 2019年11月22日", "江岳日报", True),
        ("信息来源:岚州市供销社", "岚州市供销社", True),
        ("会议在岚州国际会展中心举行。", "岚州国际会展中心", True),
        ("岚州国际会展中心总经理。", "岚州国际会展中心", False),
        ("江岳集团总部大厦落成。", "江岳集团总部", True),
        ("岚州医院协会主办。", "岚州医院", True),
        ("岚州医院主办。", "岚州医院", False),
        ("新西兰育种公司Kiwi Genetics参展。", "新西兰育种公司", True),
        ("江岳公司CEO参加。", "江岳公司", False),
        ("双方就共建绿铝研究院交流。", "绿铝研究院", True),
        ("双方共建的绿铝研究院揭牌。", "绿铝研究院", False),
        ("双方共建绿铝研究院并揭牌。", "绿铝研究院", False),
    ],
)
def test_what_shows_that_there_is_no_body(text, name, expect):
    marked = mark(make_article(text))
    start = text.index(name)
    assert is_no_body(marked, Span(start=start, end=start + len(name))) is expect
