"""Literals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf import terms
from kg.rdf.literals import day, decimal, event_day, integer, pinyin, true, zh


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2024-03-05", terms.XSD_DATE),
        ("--03-05", terms.XSD_G_MONTH_DAY),
        ("--02-29", terms.XSD_G_MONTH_DAY),
        ("--02-30", None),
        ("2024-02-30", None),
        ("20240305", None),
        ("2024-W10-2", None),
        ("--0305", None),
        ("3月5日", None),
        ("", None),
        (None, None),
    ],
)
def test_days(value, kind):
    literal = day(value)
    assert (literal and literal.datatype) == kind


@pytest.mark.parametrize(
    ("iso", "printed", "expected"),
    [
        ("2024-03-05", "3月5日", "2024-03-05"),
        (None, "9月28日", "--09-28"),
        (None, "\uff19月\uff12\uff18日至30日", "--09-28"),
        (None, "近日", None),
        (None, "本月8日", None),
        (None, None, None),
    ],
)
def test_the_day_of_an_event(iso, printed, expected):
    literal = event_day(iso, printed)
    assert (literal and literal.value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0.95, "0.95"), (1.0, "1"), (0.0, "0"), (0.94996, "0.95")]
)
def test_decimals_have_four_places_at_most_and_no_closing_zeros(value, expected):
    assert decimal(value).value == expected


@given(st.floats(0, 1))
def test_decimals_are_what_they_were_to_four_places(value):
    assert float(decimal(value).value) == pytest.approx(value, abs=0.00005)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王健", "wang jian"),
        ("吕绿", "lü lü"),
        ("2024-03-05 会谈：林知远 — 周慕云", "2024-03-05 hui tan: lin zhi yuan — zhou mu yun"),
        ("华澜Halwenau公司", "hua lan Halwenau gong si"),
        ("Halwenau", None),
        ("", None),
    ],
)
def test_pinyin(text, expected):
    literal = pinyin(text)
    assert (literal and literal.value) == expected


def test_tags_and_types():
    assert zh("会长").language == "zh"
    assert integer(3).datatype == terms.XSD_INTEGER
    assert true().value == "true"
