"""Tests kg.extract.organizations.parents: what a body is part of."""

import pytest
from readings import read


@pytest.mark.parametrize(
    ("text", "name", "expect"),
    [
        ("浙东大学材料学院揭牌。", "浙东大学材料学院", "浙东大学"),
        ("江岳集团总经理周慕云、战略投资部主任何听雨到访。", "战略投资部", "江岳集团"),
        (
            "华澜铜业协会会长林知远讲话。天气晴朗。再生铜分会秘书长何听雨出席。",
            "再生铜分会",
            "华澜铜业协会",
        ),
        ("江岳集团总经理周慕云讲话。再生铜分会秘书长何听雨出席。", "再生铜分会", None),
        ("江岳集团总经理周慕云、科技处处长何听雨到访。", "科技处", "江岳集团"),
        ("华澜铜业协会会长林知远、科技处处长何听雨到访。", "科技处", "华澜铜业协会"),
        ("战略投资部主任何听雨到访江岳集团。", "战略投资部", None),
        ("江岳集团有限公司参展。江岳集团参展。", "江岳集团有限公司", None),
        (
            "华澜铜业协会与江岳集团会谈。协会秘书处处长何听雨参加。",
            "秘书处",
            "华澜铜业协会",
        ),
    ],
)
def test_the_parent_of_a_body(text, name, expect):
    assert {org.name: org.part_of for org in read(text).organizations}[name] == expect


def test_a_department_looks_no_further_than_the_sentences_near_it():
    far = "江岳集团参展。" + "天气晴朗。" * 40 + "战略投资部主任何听雨到访。"
    assert {org.name: org.part_of for org in read(far).organizations}["战略投资部"] is None


def test_a_branch_looks_as_far_as_it_must():
    far = "华澜铜业协会成立。" + "天气晴朗。" * 40 + "再生铜分会秘书长何听雨到访。"
    assert {org.name: org.part_of for org in read(far).organizations}[
        "再生铜分会"
    ] == "华澜铜业协会"


def test_the_seat_of_a_bureau_is_the_one_place_of_its_kind():
    text = "云泽市市长林知远讲话。市能源局局长何听雨参加。"
    assert {org.name: org.part_of for org in read(text).organizations} == {
        "云泽市": None,
        "市能源局": "云泽市",
    }


def test_the_parent_is_proved_by_evidence():
    text = "江岳集团总经理周慕云、战略投资部主任何听雨到访。"
    (unit,) = [org for org in read(text).organizations if org.part_of]
    assert [(piece.value, piece.quote) for piece in unit.evidence if piece.slot == "part_of"] == [
        ("江岳集团", "战略投资部")
    ]
