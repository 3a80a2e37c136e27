"""Tests kg.extract.references: what 协会, 王会长 and 他 stand for."""

import pytest
from readings import read


def quotes(text, name):
    extraction = read(text)
    records = {record.name: record for record in (*extraction.people, *extraction.organizations)}
    return [piece.quote for piece in records[name].evidence if piece.slot is None]


@pytest.mark.parametrize(
    ("text", "name", "expect"),
    [
        ("华澜铜业协会成立。协会秘书长林知远表示。", "华澜铜业协会", ["华澜铜业协会", "协会"]),
        ("协会会长林知远代表华澜铜业协会致辞。", "华澜铜业协会", ["协会", "华澜铜业协会"]),
        ("江岳集团参展。协会会长林知远致辞。", "江岳集团", ["江岳集团"]),
        (
            "华澜铜业协会、青岚铝业协会成立。协会会长林知远致辞。",
            "青岚铝业协会",
            ["青岚铝业协会", "协会"],
        ),
        ("协会致辞。华澜铜业协会、青岚铝业协会成立。", "华澜铜业协会", ["华澜铜业协会"]),
        ("江岳集团有限公司参展。该公司表示。", "江岳集团有限公司", ["江岳集团有限公司", "该公司"]),
        ("华澜铜业协会成立。行业协会众多。", "华澜铜业协会", ["华澜铜业协会"]),
    ],
)
def test_generic_words_stand_for_the_body_named_last(text, name, expect):
    assert quotes(text, name) == expect


@pytest.mark.parametrize(
    ("text", "name", "expect"),
    [
        ("华澜铜业协会会长林知远致辞。林会长表示欢迎。", "林知远", ["林知远", "林会长"]),
        (
            "江岳集团总经理欧阳明川到访。欧阳总经理表示感谢。",
            "欧阳明川",
            ["欧阳明川", "欧阳总经理"],
        ),
        ("会长林知远、总经理林青参加。林会长表示欢迎。", "林知远", ["林知远"]),
        ("总裁马库斯·韦布尔到访。韦布尔介绍情况。", "马库斯·韦布尔", ["马库斯·韦布尔", "韦布尔"]),
        ("会长林知远到访。林先生表示感谢。", "林知远", ["林知远", "林先生"]),
        ("总裁Anna Lindqvist到访。总裁表示感谢。", "Anna Lindqvist", ["Anna Lindqvist"]),
        ("总裁马库斯·韦到访。", "马库斯·韦", ["马库斯·韦"]),
    ],
)
def test_surnames_with_titles_stand_for_the_one_person_who_bears_them(text, name, expect):
    assert quotes(text, name) == expect


@pytest.mark.parametrize(
    ("text", "name", "expect"),
    [
        ("林知远表示欢迎。他指出,标准是关键。", "林知远", ["林知远", "他"]),
        ("林知远表示欢迎。天气晴朗。产量增长。他指出不足。", "林知远", ["林知远", "他"]),
        ("林知远表示欢迎。甲。乙。丙。他指出不足。", "林知远", ["林知远"]),
        ("他指出不足。林知远表示欢迎。", "林知远", ["林知远"]),
        ("林知远表示欢迎。其他企业和他们参加。", "林知远", ["林知远"]),
        ("林知远会见周慕云。她指出不足。", "林知远", ["林知远", "她"]),
    ],
)
def test_pronouns_stand_for_the_speaker(text, name, expect):
    assert quotes(text, name) == expect


def test_pronouns_are_no_aliases():
    (person,) = read("何听雨表示欢迎。她指出不足。").people
    assert person.aliases == ()


def test_a_text_without_names_stays_as_it_is():
    extraction = read("协会表示。他指出不足。会长到访。")
    assert (extraction.people, extraction.organizations) == ((), ())
