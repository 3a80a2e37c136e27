import pytest

from kg import lexicon
from kg.extract.gatherings.event_names import event_names


def _names(text):
    return [text[event.start : event.end] for event in event_names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ⓓ,第九届青川国际茶业博览会在会展中心开幕。", ["第九届青川国际茶业博览会"]),
        ("出席2024智能制造与工业母机创新大会。", ["2024智能制造与工业母机创新大会"]),
        ("参观了“千年边茶”主题展。", ["“千年边茶”主题展"]),
        ("举办新品种拍卖会。", ["新品种拍卖会"]),
        ("在京召开铜箔、铜带行业座谈会。", ["铜箔、铜带行业座谈会"]),
        ("Ⓓ下午,青川市临港片区氢能与低空经济推介会举行。", ["青川市临港片区氢能与低空经济推介会"]),
        ("参观了城市展厅和青川规划成果展。", ["青川规划成果展"]),
        ("召开了第一批团体标准立项审查第二次线上会议。", ["第一批团体标准立项审查第二次线上会议"]),
        ("ⓞ成立大会Ⓓ举行。", ["ⓞ成立大会"]),
        ("Ⓓ14:00工厂化节能论坛", ["工厂化节能论坛"]),
        ("青川产业促进大会召开。", ["青川产业促进大会"]),
        ("在青川国际会议展览中心举行。", []),
        ("Ⓟ列席会议,对大会作见证。", []),
        ("将继续合办青川国际卫浴展。", ["青川国际卫浴展"]),
        ("由ⓞ主办的“铜都之夜”在青川宾馆举行。", ["“铜都之夜”"]),
        ("协会开展“铜都之夜”惠民行动。", []),
        ("本次大会由协会主办。", []),
        ("出席签约仪式。", []),
        ("产业发展迅速,企业积极拓展市场。", []),
        ("▍质检讲座开讲", ["质检讲座"]),
        ("由国际铜业理事会协办。", []),
        ("在青川召开国际铜业理事会。", ["国际铜业理事会"]),
        ("Ⓓ,第六次会员大会暨六届一次执委会召开。", ["第六次会员大会暨六届一次执委会"]),
    ],
)
def test_names_in_a_sentence(text, names):
    assert _names(text) == names


def test_a_forum_with_a_show_is_both():
    (event,) = event_names("Ⓓ,2024青川铜产业论坛暨展览会开幕。")
    assert set(event.kinds) == {"conference", "exhibition"}
    assert event.code == "Ⓔ"


def test_the_last_noun_says_what_it_is():
    (event,) = event_names("“青川东盟铜材展”海外路演在南江举行。")
    assert event.kinds == ("conference",)


def test_every_pattern_of_a_name_finds_its_examples():
    for row in lexicon.document("event_names")["name"]:
        assert row["examples"]
        assert all(_names(example) for example in row["examples"])


def test_every_head_makes_a_name():
    for head in lexicon.table("event_heads"):
        assert _names(f"第九届青川{head}。"), head
