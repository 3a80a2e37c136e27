"""Compares the times for which the rows of a register hold.

`Validity("2010", "2015-06-30").overlaps(Validity("2016", ""))` → `False`
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.read.table import day

_YEAR = re.compile("[0-9]{4}")
_YEAR_LENGTH = 4
_LEAST, _GREATEST = "0000-01-01", "9999-12-31"


class Validity(NamedTuple):
    """From when to when something holds, both included: ISO days, years, or empty for open."""

    start: str
    end: str

    def is_backward(self) -> bool:
        """Whether it ends before it starts."""
        return bool(self.start and self.end) and _is_before(self.end, self.start)

    def overlaps(self, other: Validity) -> bool:
        """Whether both hold on one day.

        If one ends in the year in which the other starts, and the day of either is not told, they
        do not overlap: so a change of name is noted down.
        """
        return self == other or not (self._is_over_by(other) or other._is_over_by(self))

    def first_day(self) -> str:
        """Give the first day, for sorting."""
        return self.start + _LEAST[len(self.start) :]

    def last_day(self) -> str:
        """Give the last day, for sorting."""
        return self.end + _GREATEST[len(self.end) :]

    def _is_over_by(self, other: Validity) -> bool:
        if not self.end or not other.start:
            return False
        is_year_only = _YEAR_LENGTH in {len(self.end), len(other.start)}
        is_same_year = self.end[:_YEAR_LENGTH] == other.start[:_YEAR_LENGTH]
        return _is_before(self.end, other.start) or (is_year_only and is_same_year)


def moment(text: str) -> str | None:
    """Give the ISO 8601 day or the year of a cell; None if it is neither.

    >>> moment("2015"), moment("2015/6/30"), moment("15")
    ('2015', '2015-06-30', None)
    """
    return text if _YEAR.fullmatch(text) else day(text)


def _is_before(one: str, other: str) -> bool:
    """Whether it is earlier, as far as both are told."""
    told = min(len(one), len(other))
    return one[:told] < other[:told]
