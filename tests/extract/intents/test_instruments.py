"""Tests kg.extract.intents.instruments: the documents that are signed."""

import pytest

from kg.extract.intents.instruments import instrument_before, instruments_after, is_follow_up


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("战略合作框架协议", [("战略合作框架协议", None)]),
        ("了《铜箔联合研发协议》。", [("铜箔联合研发协议", "铜箔联合研发")]),
        ("两部《关于博物馆的谅解备忘录》", [("关于博物馆的谅解备忘录", "关于博物馆")]),
        ("《框架协议》和《共建学院协议》", [("框架协议", None), ("共建学院协议", "共建学院")]),
        ("共建产业学院合作协议", [("合作协议", "共建产业学院")]),
        ("共建中试平台协议", [("共建中试平台协议", "共建中试平台")]),
        ("三年期独家供货协议", [("独家供货协议", "独家供货")]),
        ("年供货2000吨的购销合同", [("购销合同", "年供货2000吨的")]),
        ("展会志愿服务合作协议", [("合作协议", "展会志愿服务")]),
        ("了服务协议", [("服务协议", None)]),
        ("了贺信", []),
    ],
)
def test_the_documents_behind_a_signature(text, expected):
    found = [
        (document.span.of(text), document.topic.of(text) if document.topic else None)
        for document in instruments_after(text, 0, len(text))
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ⓖ的《铜箔研发备忘录》则以云", "铜箔研发备忘录"),
        ("Ⓖ“铜快线”合作备忘录", "合作备忘录"),
        ("铜箔项目合作协议签约仪式举行,Ⓖ", "合作协议"),
        ("Ⓖ出席", None),
    ],
)
def test_the_document_before_a_signature(text, expected):
    found = instrument_before(text, 0, len(text))
    assert (found.span.of(text) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据协议,Ⓑ将共建平台", True),
        ("按照框架协议,Ⓑ在铜箔领域", True),
        ("未来Ⓑ将在铜箔领域开展合作", True),
        ("Ⓑ就合作交流", False),
    ],
)
def test_what_follows_up_an_agreement(text, expected):
    assert is_follow_up(text) is expected
