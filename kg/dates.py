"""Date expressions of Chinese news and the days that they mean.

>>> [(d.text, d.start) for d in dates("9月28日,双方会谈;次日,客人离京。", published="2022-10-02")]
[('9月28日', '2022-09-28'), ('次日', '2022-09-29')]
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg import lexicon
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = str.maketrans("\u3007○零一二三四五六七八九", "000123456789")
_WEEKDAYS = "一二三四五六日"
_LONG_PAST = 60
"""So many days before publication, what is said to come is of the year after."""
_NO_YEAR = -1
"""The year before the first, in which no day is; 0 means that no year is stated."""
_RELATIVE_YEARS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}


class DateMention(Struct, frozen=True, kw_only=True, gc=False):
    """One date expression where it stands."""

    span: Span
    text: str
    """As printed."""
    start: str | None
    """First day, ISO 8601; None if it says no day, or no year can be had for it."""
    end: str | None = None
    """Last day of a range, else None."""
    rule: str
    announced: bool = False
    """Whether a word before it (将于, 定于) sets it in the future, or a limit (截至)."""
    told: tuple[str | None, str | None] = (None, None)
    """First and last day in a year of our own where none can be had."""

    @property
    def is_vague(self) -> bool:
        """Whether it says no day on purpose (近日)."""
        return self.rule == "vague"

    @property
    def first(self) -> str | None:
        """The first day, be it in a year of our own."""
        return self.start or self.told[0]

    @property
    def last(self) -> str | None:
        """The last day of a range, be it in a year of our own."""
        return self.end or self.told[1]


class _Context(Struct, frozen=True):
    """What a date without year or month is read against."""

    published: date | None
    last: date | None
    is_ahead: bool = False
    """Whether words before it say that it is still to come (将于, 邀请…参加)."""

    @property
    def anchor(self) -> date | None:
        return self.last or self.published


def dates(text: str, *, published: str | None = None) -> tuple[DateMention, ...]:
    """Give the date expressions of folded `text`, in text order, none overlapping another.

    A missing year is the one that puts the day nearest to `published` (or, without it, to the
    last full date of the text); 当日, 次日 and a day without a month are read against the last
    date before them, 昨日 and 上周五 against `published`. What cannot be resolved has `start` None.
    """
    context = _Context(_parsed(published), None)
    found = []
    for rule, match in _matches(text):
        is_ahead = bool(_inviting().search(text, max(0, match.start() - 40), match.start()))
        first, last = _resolved(rule.gives, match, replace(context, is_ahead=is_ahead))
        announced = bool(_announcing().search(text, max(0, match.start() - 4), match.start()))
        found.append(_mention(rule.id, match, first, last, announced=announced))
        is_label = bool(_period().search(text, max(0, match.start() - 4), match.start()))
        is_told = not announced and not is_label and rule.gives != "today 0"
        if first is not None and (is_told or (is_label and context.last is None)):
            context = _Context(context.published, first)
    return tuple(found)


def _mention(
    rule: str, match: re.Match[str], first: date | None, last: date | None, *, announced: bool
) -> DateMention:
    return DateMention(
        span=Span(start=match.start(), end=match.end()),
        text=match.group(),
        start=first.isoformat() if first else None,
        end=last.isoformat() if last and last != first else None,
        rule=rule,
        announced=announced,
    )


@cache
def _any_date() -> re.Pattern[str]:
    """A pattern for all rules, each in a group named after its place among the rules."""
    return re.compile(
        "|".join(
            f"(?P<rule{number}>{_anonymous(rule.regex.pattern, number)})"
            for number, rule in enumerate(lexicon.patterns("dates"))
        )
    )


def _anonymous(pattern: str, number: int) -> str:
    """The pattern with its groups' names made its own, so that many fit into one."""
    return pattern.replace("(?P<", f"(?P<r{number}_").replace("(?P=", f"(?P=r{number}_")


@cache
def _announcing() -> re.Pattern[str]:
    words = lexicon.document("dates")["words"]["announces"]
    return re.compile(f"{lexicon.alternation(words)}$")


@cache
def _period() -> re.Pattern[str]:
    """What says before a date how long something runs, so that nothing is told of that day."""
    return re.compile(f"{lexicon.alternation(lexicon.document('dates')['words']['period'])}$")


@cache
def _inviting() -> re.Pattern[str]:
    """What says before a date that it is still to come."""
    ahead, inviting = (lexicon.document("dates")["words"][key] for key in ("ahead", "inviting"))
    verbs = f"{lexicon.alternation(inviting)}[^,。;]{{0,24}}(?:参加|出席|赴|来)"
    return re.compile(f"(?:{lexicon.alternation(ahead)}|{verbs})[^,。;]{{0,2}}$")


def _matches(text: str) -> Iterator[tuple[lexicon.Pattern, re.Match[str]]]:
    rules = lexicon.patterns("dates")
    end = 0
    for first in _firsts().finditer(text):
        found = _any_date().match(text, first.start()) if first.start() >= end else None
        if found is None:
            continue
        end = found.end()
        rule = rules[int((found.lastgroup or "").removeprefix("rule"))]
        match = rule.regex.match(text, found.start())
        if match is not None:
            yield rule, match


@cache
def _firsts() -> re.Pattern[str]:
    """A pattern for the characters that an expression can begin with, so that others cost little.

    It is a figure or one of the Han characters that some rule holds.
    """
    rules = lexicon.patterns("dates")
    han = {char for rule in rules for char in rule.regex.pattern if not char.isascii()}
    return re.compile(rf"[\d{''.join(map(re.escape, sorted(han)))}]")


def _resolved(
    gives: str, match: re.Match[str], context: _Context
) -> tuple[date | None, date | None]:
    how, _, amount = gives.partition(" ")
    shift = int(amount or 0)
    groups = match.groupdict()
    if how == "day":
        return _month_and_day(groups, context)
    if how == "bare":
        return _bare(groups, context)
    if how == "shift":
        return _moved(context.anchor, shift), None
    if how == "vague":
        return None, None
    return _from_published(how, shift, groups, context.published), None


def _month_and_day(
    groups: dict[str, str | None], context: _Context
) -> tuple[date | None, date | None]:
    month, day = _number(groups["month"]), _number(groups["day"])
    year = _year(groups, context) or _nearest_year(month, day, context)
    first = _day(year, month, day)
    if first is None or not groups.get("day2"):
        return first, None
    month2 = _number(groups["month2"]) or month
    last = _day(first.year + (month2 < month), month2, _number(groups["day2"]))
    return first, last


def _year(groups: dict[str, str | None], context: _Context) -> int:
    if groups["year"]:
        return _number(groups["year"])
    shift = _RELATIVE_YEARS.get(groups.get("relative") or "")
    if shift is not None and context.published is not None:
        return context.published.year + shift or _NO_YEAR
    return 0


def _nearest_year(month: int, day: int, context: _Context) -> int:
    anchor = context.published or context.last
    if anchor is None:
        return 0
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    candidates = [found for year in years if (found := _day(year, month, day))]
    if not candidates:
        return 0
    nearest = min(candidates, key=lambda found: abs((found - anchor).days))
    is_long_past = (anchor - nearest).days > _LONG_PAST
    if context.is_ahead and context.published is not None and is_long_past:
        return next((found.year for found in candidates if found >= anchor), nearest.year)
    return nearest.year


def _bare(groups: dict[str, str | None], context: _Context) -> tuple[date | None, date | None]:
    first = _near(_number(groups["day"]), context.anchor)
    last = _near(_number(groups.get("day2")), first) if groups.get("day2") else None
    return first, last


def _near(day: int, anchor: date | None) -> date | None:
    """The day of that number that lies nearest to the anchor."""
    if anchor is None:
        return None
    months = [_plus_months(anchor, shift) for shift in (-1, 0, 1)]
    found = [near for year, month in months if (near := _day(year, month, day))]
    return min(found, key=lambda near: abs((near - anchor).days)) if found else None


def _from_published(
    how: str, shift: int, groups: dict[str, str | None], published: date | None
) -> date | None:
    if published is None or how == "today":
        return _moved(published, shift)
    if how == "month":
        return _day(*_plus_months(published, shift), _number(groups["day"]))
    weekday = _WEEKDAYS.index((groups["weekday"] or "日").replace("天", "日"))
    return _moved(published, 7 * shift + weekday - published.weekday())


def _plus_months(anchor: date, shift: int) -> tuple[int, int]:
    months = anchor.year * 12 + anchor.month - 1 + shift
    return months // 12, months % 12 + 1


def _moved(anchor: date | None, days: int) -> date | None:
    """The day so many days on; None beyond the calendar's first and last year."""
    try:
        return anchor + timedelta(days=days) if anchor else None
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none such (31 June, year 0)."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and day >= 1):
        return None
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month, day) if day <= last else None


def _number(digits: str | None) -> int:
    """The value of 12, 〇九, 十二, 二十三 …; 0 for nothing."""
    digits = (digits or "0").replace("廿", "二十").replace("卅", "三十")
    if "十" not in digits:
        return int(digits.translate(_DIGITS))
    tens, _, ones = digits.partition("十")
    return 10 * _number(tens or "一") + _number(ones)


def _parsed(day: str | None) -> date | None:
    """The ISO day, or None for none."""
    return date.fromisoformat(day) if day else None


def month_day(text: str) -> str | None:
    """Give what a date without a year says, as `--09-28`; None if it is relative or says no day.

    Read at two times of one year, it must mean one month and day.
    """
    seen = {
        found.start[5:] if found.start else None
        for published in ("2000-06-30", "2000-01-15")
        for found in dates(text, published=published)[:1]
    }
    days = {day for day in seen if day is not None}
    return f"--{days.pop()}" if len(days) == len(seen) == 1 else None
