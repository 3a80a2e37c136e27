"""People of whom an article prints surname and title alone."""

import pytest
from readings import read


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("华澜铜业协会林会长到访江岳集团。", {"林会长"}),
        ("江岳集团副总经理何听雨陪同华澜铜业协会欧阳副会长考察。", {"何听雨", "欧阳副会长"}),
        ("何听雨到访，与林会长座谈。", {"何听雨", "林会长"}),
        ("江岳集团李总监、王总监到访。李总监表示感谢。", {"李总监", "王总监"}),
        ("江岳集團羅副總經理到訪。", {"羅副總經理"}),
        ("华澜铜业协会会长林知远到访。林会长表示感谢。", {"林知远"}),
        ("华澜铜业协会會長盧知遠到訪。盧會長表示感謝。", {"盧知遠"}),
        ("江岳集团有限公司总经理致辞。", set()),
        ("由会长致辞，和秘书长座谈。", set()),
    ],
)
def test_a_surname_and_a_title_without_a_full_name_are_a_person(text, expect):
    assert {person.name for person in read(text).people} == expect


def test_behind_another_body_with_another_title_it_is_somebody_else():
    text = "华澜铜业协会副会长林知远致辞。青岚大学林教授作报告，林副会长感谢林教授。"
    forms = {person.name: set(person.aliases) for person in read(text).people}
    assert forms == {"林知远": {"林副会长"}, "林教授": set()}


@pytest.mark.parametrize(
    "text",
    [
        "华澜铜业协会副会长林知远致辞。华澜铜业协会林秘书长作报告。",
        "华澜铜业协会副会长林知远致辞。青岚大学林副会长作报告。",
        "林知远致辞。青岚大学林教授作报告。",
    ],
)
def test_with_the_same_body_or_title_it_is_who_was_named(text):
    assert [person.name for person in read(text).people] == ["林知远"]


def test_the_title_is_a_role_at_the_body():
    (role,) = read("华澜铜业协会林会长致辞。").roles
    assert (role.person, role.title, role.organization) == ("林会长", "会长", "华澜铜业协会")


def test_behind_a_body_the_short_form_of_a_full_name_shows_a_role_too():
    roles = read("江岳集团林董事长到访。林知远介绍情况。").roles
    assert [(role.person, role.organization) for role in roles] == [("林知远", "江岳集团")]
