import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.render.labels import search_keys, wrapped


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("林知远", "林知远"),
        ("华澜铜业协会再生金属分会", "华澜铜业协会\n再生金属分会"),
        ("2024-03-05 会谈：林知远、周慕云", "2024-03-05 会谈：\n林知远、周慕云"),
        ("", "—"),
        ("\u202e\u200b\u0000", "—"),
        ("林\u202e知\u200b远", "林知远"),
    ],
)
def test_a_label_is_broken_into_even_lines(label, expected):
    assert wrapped(label) == expected


def test_a_long_label_ends_in_an_ellipsis():
    assert wrapped("铜" * 100).splitlines() == ["铜" * 9, "铜" * 9, "铜" * 8 + "…"]


@pytest.mark.parametrize(
    "label",
    [
        "𠮷" * 500,
        "😀" * 500,
        "x" * 500,
        "，" * 500,
        "铜" * 9 + "。" * 500,
        "e" + "\u0301" * 500,
        "شركة النحاس " * 50,
        "חברת נחושת " * 50,
    ],
)
def test_no_name_is_drawn_wider_than_a_label(label):
    rows = wrapped(label).splitlines()
    assert len(rows) == 3
    assert rows[-1].endswith("…")
    assert max(map(len, rows)) <= 18
    assert wrapped(label).encode()


def test_no_line_begins_with_a_mark_of_the_letter_before():
    assert wrapped("e\u0301" * 40).splitlines()[1].startswith("e")


@given(st.text())
def test_no_label_has_more_than_three_lines_or_none(label):
    assert 1 <= len(wrapped(label).split("\n")) <= 3


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("林知远",), ("linzhiyuan", "lzy")),
        (("重庆铜业",), ("chongqingtongye", "cqty")),
        (("吕思远",), ("lusiyuan", "lvsiyuan", "lsy")),
        (("Hualan Copper",), ("hualancopper",)),
        ((), ()),
    ],
)
def test_forms_are_found_by_pinyin_and_initials(forms, expected):
    assert search_keys(forms) == expected
