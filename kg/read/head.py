"""Reads date and publisher from the lines between an article's title and its first sentence.

`发布时间:2023-05-18 来源:江岳铜业网` → `("2023-05-18", "江岳铜业网")`
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from kg import lexicon
from kg.read.body import is_prose
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD_LINES = 8


def fields(text: str) -> tuple[str | None, str | None]:
    """Give the day (ISO 8601) and the publisher that the head of a text states, None where none."""
    head = tuple(head_lines(text))
    published = next((found for row in head if (found := stated_day(row))), None)
    publisher = next((found for row in head if (found := stated_publisher(row))), None)
    return published, publisher


def head_lines(text: str) -> Iterator[str]:
    """Give the folded, non-empty lines before the first line of prose, at most eight."""
    rows = (row.strip() for row in fold(text).split("\n"))
    for row in islice(filter(None, rows), _HEAD_LINES):
        if is_prose(row):
            return
        yield row


def stated_day(row: str) -> str | None:
    """Give the day that a folded head line states, with its year; None if there is none."""
    return labelled_day(row) or _day(row, "published")


def labelled_day(row: str) -> str | None:
    """Give the day that a folded line calls that of publication; None if there is none."""
    return _day(row, "labelled")


def address_day(url: str) -> str | None:
    """Give the day that is a part of an address (/2024/08/20/); None if there is none."""
    return _day(url, "address")


def _day(row: str, gives: str) -> str | None:
    for pattern in lexicon.patterns("head"):
        if pattern.gives == gives and (match := pattern.regex.search(row)):
            year, month, day = (int(match[key]) for key in ("year", "month", "day"))
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return None


def stated_publisher(row: str) -> str | None:
    """Give the publisher that a folded head line states; None if there is none."""
    for pattern in lexicon.patterns("head"):
        if pattern.gives == "publisher" and (match := pattern.regex.search(row)):
            return match["publisher"].strip(" 《》()[]【】|") or None
    return None
