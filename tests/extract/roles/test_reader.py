"""Tests kg.extract.roles.reader: how the titles of a sentence find their people and bodies."""

import pytest
from readings import read


def roles(text):
    found = read(text).roles
    return {
        (r.person, r.title, r.organization, r.evidence[0].rule.partition(".")[2]) for r in found
    }


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团总经理周慕云到访。", {("周慕云", "总经理", "江岳集团", "title-name")}),
        ("江岳集团总经理:周慕云。", {("周慕云", "总经理", "江岳集团", "title-name")}),
        ("江岳集团林知远董事长致辞。", {("林知远", "董事长", "江岳集团", "body-name-title")}),
        ("由林知远会长主持。", {("林知远", "会长", None, "name-title")}),
        (
            "江岳集团副总经理王屹、陈闻到访。",
            {
                ("王屹", "副总经理", "江岳集团", "title-name"),
                ("陈闻", "副总经理", "江岳集团", "shared"),
            },
        ),
        ("江岳集团董事长王屹、陈闻到访。", {("王屹", "董事长", "江岳集团", "title-name")}),
        (
            "华澜铜业协会换届。林知远当选会长、理事长。",
            {
                ("林知远", "会长", "华澜铜业协会", "assigned"),
                ("林知远", "理事长", "华澜铜业协会", "assigned"),
            },
        ),
        ("林知远担任江岳集团董事长。", {("林知远", "董事长", "江岳集团", "assigned")}),
        ("全国人大代表林知远发言。", {("林知远", "代表", "全国人大", "title-name")}),
        ("林知远表示,代表提出建议。", set()),
        ("浙东大学教授林知远发言。", {("林知远", "教授", "浙东大学", "title-name")}),
        ("总经理江岳集团周慕云。", set()),
        ("周慕云(江岳集团总经理)到访。", {("周慕云", "总经理", "江岳集团", "aside")}),
        ("周慕云,江岳集团总经理。", {("周慕云", "总经理", "江岳集团", "life")}),
        ("周慕云  江岳集团  总经理", {("周慕云", "总经理", "江岳集团", "row")}),
        ("专家组组长为周慕云。", {("周慕云", "专家组组长", None, "promised")}),
        (
            "周慕云主持会议。大会授予周慕云名誉会长称号。",
            {("周慕云", "名誉会长", None, "assigned")},
        ),
        ("周慕云代表双方签字。", set()),
    ],
)
def test_titles_find_their_person_and_body(text, expect):
    assert roles(text) == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("乌兰布拉格市市长巴特尔讲话。", {("巴特尔", "市长", "乌兰布拉格市")}),
        ("云泽市人民政府市长林知远讲话。", {("林知远", "市长", "云泽市人民政府")}),
        (
            "云泽市委副书记、市长林知远讲话。",
            {("林知远", "副书记", "云泽市委"), ("林知远", "市长", "云泽市")},
        ),
        ("县长何听雨讲话。", set()),
    ],
)
def test_heads_of_government_find_their_seat(text, expect):
    assert {role[:3] for role in roles(text)} == expect


def test_an_office_finds_a_body_that_can_have_it():
    text = "浙东大学召开座谈会。江岳集团到访。校长林知远讲话。"
    assert roles(text) == {("林知远", "校长", "浙东大学", "title-name")}


def test_a_title_that_is_part_of_a_name_is_nobody_s():
    assert roles("会长单位江岳集团到访。") == set()


def test_a_guess_gives_way_to_what_is_told():
    text = "江岳集团总经理周慕云到访。华澜铜业协会致辞。周慕云总经理表示感谢。"
    assert {role[:3] for role in roles(text)} == {("周慕云", "总经理", "江岳集团")}


def test_a_role_is_proved_by_the_stretch_from_body_to_name():
    (role,) = read("江岳集团总经理周慕云到访。").roles
    assert [(piece.slot, piece.quote) for piece in role.evidence] == [
        (None, "江岳集团总经理周慕云"),
        ("title", "总经理"),
    ]
