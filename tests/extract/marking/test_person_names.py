"""Tests kg.extract.marking.person_names."""

import pytest

from kg.extract.marking.person_names import (
    foreign_name,
    is_followed_by_verb,
    name_from,
    name_until,
    padded_name,
)


def named(found, text):
    span = found[0] if isinstance(found, tuple) else found
    return None if span is None else span.of(text)


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("林知远表示", "林知远"),
        ("周慕云、何听雨", "周慕云"),
        ("欧阳明川出席", "欧阳明川"),
        ("王健在京", "王健"),
        ("刘军等参加", "刘军"),
        ("陈", None),
        ("AB", None),
    ],
)
def test_the_likeliest_name_that_begins_there(text, expect):
    assert named(name_from(text, 0, len(text)), text) == expect


@pytest.mark.parametrize(
    ("better", "worse"),
    [("林知远出席", "高度重视"), ("周慕云说", "企业家说"), ("何听雨,", "何听雨的,")],
)
def test_a_name_scores_above_what_is_none(better, worse):
    score = [name_from(text, 0, len(text))[1] for text in (better, worse)]
    assert score[0] > score[1]


def test_behind_a_title_everyday_words_and_minority_names_are_likelier():
    for text in ("国庆。", "萨仁高娃。"):
        bare, titled = (name_from(text, 0, len(text), titled=flag) for flag in (False, True))
        assert titled[1] > bare[1]


@pytest.mark.parametrize(
    ("text", "expect"),
    [("请林知远", "林知远"), ("和周慕云", "周慕云"), ("王健", "王健"), ("王", None)],
)
def test_the_likeliest_name_that_ends_there(text, expect):
    assert named(name_until(text, 0, len(text)), text) == expect


def test_a_verb_at_the_end_of_a_name_costs():
    assert name_until("林知远", 0, 3)[1] > name_until("林表示", 0, 3)[1]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("马库斯·韦布尔表示", "马库斯·韦布尔"),
        ("阿卜杜拉·哈桑·萨利姆介绍", "阿卜杜拉·哈桑·萨利姆"),
        ("安娜·索科娃、", "安娜·索科娃"),
        ("安娜·的", "安娜·的"),
        ("Anna Lindqvist出席", "Anna Lindqvist"),
        ("Dr. Jan de Vries出席", "Jan de Vries"),
        ("Anna出席", None),
        ("林知远", None),
    ],
)
def test_foreign_names(text, expect):
    assert named(foreign_name(text, 0, len(text)), text) == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [("陈 昆致辞", "陈 昆"), ("陈昆致辞", None), ("甲 乙丙", None), ("的 了。", None)],
)
def test_names_padded_with_a_space(text, expect):
    assert named(padded_name(text, 0, len(text)), text) == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [("林知远表示", True), ("林知远指出", True), ("林知远铜", False), ("林知远", False)],
)
def test_what_people_do_stands_behind_their_names(text, expect):
    assert is_followed_by_verb(text, 3) == expect
