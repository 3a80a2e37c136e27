"""Tests kg.extract.marking.person_scores and kg.extract.marking.person_ends."""

import pytest

from kg.extract.marking.person_ends import is_ended, right_weight, straddle_weight
from kg.extract.marking.person_scores import can_be_name, is_action, name_weight


@pytest.mark.parametrize("name", ["林知远", "欧阳明川", "小松原健一", "佐佐木凉子", "渡边真由美"])
def test_characters_speak_for_a_name(name):
    assert name_weight(name) > 2


@pytest.mark.parametrize("name", ["方向", "阿拉坦其其格", "冯关佩玲", "赛里木", "字典"])
def test_behind_a_title_more_are_names(name):
    assert can_be_name(name)
    assert name_weight(name, titled=True) > name_weight(name) or name_weight(name) >= 0


@pytest.mark.parametrize(
    "name", ["积极", "分别", "三浦常务", "濮阳先后", "赴丹麦", "我们", "见面会"]
)
def test_what_is_done_is_no_name(name):
    assert not can_be_name(name)


def test_words_of_people_and_groups_are_no_nouns():
    assert all(map(is_action, ["企业", "常务", "分别", "湖南"]))


@pytest.mark.parametrize("text", ["林知远说。", "林知远表示", "林知远以《铜》为题", "林知远"])
def test_a_name_surely_ends_there(text):
    assert is_ended(text, 3)
    assert right_weight(text, 3) > 1


def test_a_single_character_left_before_a_mark_speaks_against_an_end():
    assert right_weight("高其其格。", 3) < -2
    assert right_weight("那顺孟和一行", 3) < 0


def test_a_word_across_the_end_costs():
    assert straddle_weight("高兴地说", 0, 1) < 0
    assert straddle_weight("龚自在,", 0, 3) > straddle_weight("刘军等参", 0, 3)
