import pytest

from kg import lexicon
from kg.extract.event_names import event_names


def _names(text):
    return [text[event.start : event.end] for event in event_names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ⓓ,第九届青川国际茶业博览会在会展中心开幕。", ["第九届青川国际茶业博览会"]),
        ("出席2024智能制造与工业母机创新大会。", ["2024智能制造与工业母机创新大会"]),
        ("参观了“千年边茶”主题展。", ["“千年边茶”主题展"]),
        ("举办新品种拍卖会。", ["新品种拍卖会"]),
        ("本次大会由协会主办。", []),
        ("出席签约仪式。", []),
        ("产业发展迅速,企业积极拓展市场。", []),
    ],
)
def test_names_in_a_sentence(text, names):
    assert _names(text) == names


def test_a_forum_with_a_show_is_both():
    (event,) = event_names("Ⓓ,2024青川铜产业论坛暨展览会开幕。")
    assert set(event.kinds) == {"conference", "exhibition"}
    assert event.code == "Ⓔ"


def test_every_pattern_of_a_name_finds_its_examples():
    for row in lexicon.document("event_names")["name"]:
        assert row["examples"]
        assert all(_names(example) for example in row["examples"])


def test_every_head_makes_a_name():
    for head in lexicon.table("event_heads"):
        assert _names(f"第九届青川{head}。"), head
