"""Tests kg.extract.marking.organization_names: heads, and where names begin."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark


def names(text, **wanted):
    marked = mark(make_article(text))
    return [
        m.span.of(text)
        for m in marked.organizations
        if all(getattr(m, key) == value for key, value in wanted.items())
    ]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团总经理周慕云到访。", ["江岳集团"]),
        ("3月5日,华澜铜业协会召开会议。", ["华澜铜业协会"]),
        ("推动江岳集团有限公司发展。", ["江岳集团有限公司"]),
        ("阿尔珀斯(中国)有限公司参展。", ["阿尔珀斯(中国)有限公司"]),
        ("浙东大学材料学院揭牌。", ["浙东大学", "浙东大学材料学院"]),
        ("华澜硅酸盐与玻璃学会参会。", ["华澜硅酸盐与玻璃学会"]),
        ("江岳集团与华澜铜业协会签约。", ["江岳集团", "华澜铜业协会"]),
        ("林知远与江岳集团总经理会谈。", ["江岳集团"]),
        ("张家口市委书记讲话。", ["张家口市委"]),
        ("江岳科技与华澜铜业公司会谈。", ["华澜铜业公司"]),
        ("京西股份与华澜铜业研究院会谈。", ["华澜铜业研究院"]),
    ],
)
def test_names_of_bodies(text, expect):
    assert names(text, bare=False, unit=False) == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("协会秘书长表示。", ["协会"]),
        ("该公司成立。", ["公司"]),
        ("我会将加强服务。", []),
        ("集团团队出席。", []),
        ("大家办公会见面。", []),
    ],
)
def test_heads_without_a_name(text, expect):
    assert names(text, bare=True) == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团战略投资部主任。", ["江岳集团战略投资部"]),
        ("质检中心(无锡)主任介绍。", ["质检中心(无锡)"]),
        ("质检中心(试行)主任介绍。", ["质检中心"]),
        ("云泽市能源局局长。", []),
    ],
)
def test_names_of_sub_units(text, expect):
    assert names(text, unit=True, bare=False) == expect


def test_no_name_is_longer_than_the_limit():
    (name,) = names("甲" * 60 + "有限公司。")
    assert len(name) == 34


def test_a_name_with_an_open_bracket_is_none():
    assert names("(华澜铜业协会。") in ([], ["华澜铜业协会"])


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("在江岳集团", "在"),
        ("会长林知远", "会长"),
        ("3月5日,江岳", ","),
        ("A江岳(甲)乙", "("),
        ("甲 乙", " "),
    ],
)
def test_a_name_can_begin_behind_words_titles_and_marks(text, behind):
    assert text.index(behind) + len(behind) in mark(make_article(text)).edges


def test_no_name_begins_inside_a_protected_word():
    text = "哈萨克斯坦铜业协会"
    edges = mark(make_article(text)).edges
    assert edges == (0,)


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("岚州(上海)研究院揭牌。", ["岚州(上海)研究院"]),
        ("岚州师范大学(筹)揭牌。", ["岚州师范大学(筹)"]),
        ("3.江岳运销公司参展。", ["江岳运销公司"]),
        ("江岳铝业与岚州南海大学会谈。", ["岚州南海大学"]),
        ("在釜山与东南海洋大学会谈。", ["东南海洋大学"]),
        ("容和会计师事务所审计。", ["容和会计师事务所"]),
        ("磨岭—丁河合作区管委会承办。", ["磨岭—丁河合作区管委会"]),
        ("江岳集团—岚州热电公司签约。", ["江岳集团", "岚州热电公司"]),
        ("兰州江岳容器厂参展。", ["兰州江岳容器厂"]),
        ("岚州民营企业家协会参展。", ["岚州民营企业家协会"]),
        ("华泽设计师协会参展。", ["华泽设计师协会"]),
        ("智利农业部参展。", ["智利农业部"]),
        ("云南岚岭花卉育种中心揭牌。", ["云南岚岭花卉育种中心"]),
        ("华澜导航与位置服务研究院签署。", ["位置服务研究院"]),
        ("高端装备联盟主办论坛。", ["高端装备联盟"]),
        ("国家税务总局长沙市税务局公告。", ["国家税务总局长沙市税务局"]),
        ("向上海江岳公司学习。", ["上海江岳公司"]),
    ],
)
def test_the_borders_of_names(text, expect):
    assert names(text, bare=False, unit=False) == expect
