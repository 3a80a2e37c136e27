import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import dates

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text("utf-8"))["case"]


def _plain(mention):
    return "/".join(day for day in (mention.start, mention.end) if day)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:16] for case in CASES])
def test_the_days_of_a_sentence(case):
    found = dates(case["text"], published=case.get("published"))
    assert [_plain(mention) for mention in found] == case["dates"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:16] for case in CASES])
def test_each_mention_spells_its_text(case):
    for mention in dates(case["text"], published=case.get("published")):
        assert mention.span.of(case["text"]) == mention.text


def test_what_is_announced_or_a_limit_is_marked_and_no_date_for_what_follows():
    held, announced, later = dates(
        "3月5日会谈,论坛定于9月1日举行,次日客人离开。", published="2024-03-08"
    )
    assert (held.announced, announced.announced) == (False, True)
    assert later.start == "2024-03-06"


def test_a_vague_word_says_so():
    (mention,) = dates("日前,客人到访。", published="2024-03-08")
    assert mention.is_vague


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)))
def test_a_full_date_means_itself(day):
    (mention,) = dates(f"于{day.year}年{day.month}月{day.day}日举行")
    assert mention.start == day.isoformat()


@pytest.mark.parametrize("published", ["0001-01-01", "0002-12-31", "9998-01-01", "9999-12-31"])
def test_no_day_is_given_beyond_the_calendar(published):
    text = "今日、次日、昨日、前日、明日、上周五、下周五、本月31日、上月1日、下月1日、31日、"
    found = dates(f"{text}去年1月1日、前年1月1日、明年1月1日、1月1日至3日", published=published)
    assert len(found) > 12
    year = int(published[:4])
    assert all(abs(int(m.start[:4]) - year) <= 2 for m in found if m.start)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("次日会谈。", "9999-12-31"),
        ("明年3月5日会谈。", "9999-12-31"),
        ("昨日会谈。", "0001-01-01"),
        ("去年3月5日会谈。", "0001-01-01"),
    ],
)
def test_a_day_beyond_the_calendar_is_none(text, published):
    (mention,) = dates(text, published=published)
    assert mention.start is None


@given(st.text(alphabet="0123456789年月日至-十二〇上周五当日次今昨,。", max_size=40))
def test_any_text_is_read_without_an_error(text):
    found = dates(text, published="2024-02-29")
    ends = [mention.span.end for mention in found]
    assert ends == sorted(ends)


def test_the_first_day_of_the_calendar_has_no_day_before_it():
    (mention,) = dates("0001年1月1日", published="0001-01-01")
    assert dates("12月31日", published="0001-01-01")[0].start in (None, "0001-12-31")
    assert mention.start == "0001-01-01"
