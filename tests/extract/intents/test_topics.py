"""Tests kg.extract.intents.topics: where a topic stands, and what is no part of it."""

import pytest

from kg.extract.intents.topics import further_topic, listed_topics, same_subject, topic, trimmed


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ("after", "双方在标准制定、人才培养等方面加强合作", "标准制定、人才培养"),
        ("after", "Ⓑ围绕废铜分选、铜箔等领域全面深化合作", "废铜分选、铜箔"),
        ("after", "与Ⓞ联合开发超薄铜带", "联合开发超薄铜带"),
        ("after", "Ⓑ携手打造绿色产业链", "绿色产业链"),
        ("after", "进一步加强务实合作", None),
        ("after", "共同发展", None),
        ("before", "Ⓑ就深化再生铜回收合作", "再生铜回收"),
        ("before", "Ⓑ就共建检测中心一事进行了", "共建检测中心"),
        ("before", "研发成就显著,Ⓑ", None),
        ("weighed", "了铜精矿情况及合作", "铜精矿"),
        ("follow-up", "根据协议,Ⓑ将共建铜业创新中心", "共建铜业创新中心"),
        ("follow-up", "根据协议,Ⓑ将在铜箔、铜杆两个领域发力", "铜箔、铜杆"),
        ("follow-up", "根据协议,Ⓑ将在储能、海上风电等方面发力", "储能、海上风电"),
        ("signed", "铜箔产业园项目,总投资3亿元", "铜箔产业园项目"),
        ("after", "Ⓑ建立铜屑到货预报机制", "铜屑到货预报机制"),
        ("after", "在做好当前工作的同时加强合作", None),
        ("after", "与Ⓞ在南渚再建一座分拨中心", "南渚再建一座分拨中心"),
        ("before", "Ⓟ就铜加工订单班与集团Ⓟ", "铜加工订单班"),
        ("agreed", ",将在南渚设立铜屑专区", "设立铜屑专区"),
        ("agreed", ",将于5月签署协议", None),
        ("reached", "达成经营性租赁合作意向", "经营性租赁"),
    ],
)
def test_the_topic_of_a_stretch(where, text, expected):
    found = topic(where, text, 0, len(text))
    assert (found.of(text) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深化铜加工领域的合作", "铜加工"),
        ("双方", None),
        ("3000吨", None),
        ("高质量发展", None),
        ("Ⓞ", "Ⓞ"),
        ("推动就业实习基地", "就业实习基地"),
        ("就铜箔检测", "铜箔检测"),
        ("铜箔展销、网上", "铜箔展销、网上"),
        ("检测国产化合作", "检测国产化"),
        ("南渚举行光学铜膜合资", "光学铜膜合资"),
        ("联合举行防汛演练", "联合举行防汛演练"),
        ("超薄铜带夺得金奖", "超薄铜带"),
        ("任何", None),
        ("加强工业领域合作", "工业领域合作"),
        ("其他相关议题", None),
    ],
)
def test_a_topic_is_trimmed(text, expected):
    found = trimmed(text, 0, len(text))
    assert (found.of(text) if found else None) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("铜箔", "铜箔检测", True),
        ("经贸、人文", "经贸往来、人文交流", True),
        ("共建铜业学院", "铜业学院共建", True),
        ("铜箔检测", "冷链运输", False),
    ],
)
def test_topics_about_the_same(one, other, expected):
    assert same_subject(one, other) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("内容依次为铜箔检测、铜屑运输。", ["铜箔检测", "铜屑运输"]),
        ("双方分别签字。", []),
    ],
)
def test_topics_told_in_turn(text, expected):
    assert [span.of(text) for span in listed_topics(text, 0)] == expected


def test_a_wish_of_two_things():
    text = "建立铜屑预报机制,并就铜箔检测联合开展培训"
    first = topic("after", text, 0, len(text))
    assert first is not None
    assert [span.of(text) for span in further_topic(text, first)] == ["铜箔检测"]
    assert further_topic("建立铜屑预报机制", first) == ()
