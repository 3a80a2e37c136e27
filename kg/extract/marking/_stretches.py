"""Many spans, sorted once, to be asked which of them another one meets.

>>> from kg.model import Span
>>> Stretches([Span(start=2, end=5), Span(start=8, end=9)]).meets(Span(start=4, end=6))
True
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.lexicon import Scanner
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_start = attrgetter("start")


class Stretches:
    """Spans that answer each question in time logarithmic in their number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=_start)
        self._starts = [span.start for span in ordered]
        self._unsorted = [span.end for span in ordered]
        self._furthest = list(accumulate(self._unsorted, max))

    @cached_property
    def _ends(self) -> list[int]:
        return sorted(self._unsorted)

    def meets(self, span: Span) -> bool:
        """Whether one of them shares a character with the span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start

    def covers(self, span: Span) -> bool:
        """Whether the span lies wholly inside one of them."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._furthest[before - 1] >= span.end

    def cuts(self, offset: int) -> bool:
        """Whether `offset` lies between two characters of one of them."""
        return self.reach(offset) > offset

    def holds(self, offset: int) -> bool:
        """Whether the code point at `offset` is one of theirs."""
        return self.reach(offset + 1) > offset

    def reach(self, offset: int) -> int:
        """Give the furthest end of those that begin before the code point at `offset`, or 0."""
        before = bisect_left(self._starts, offset)
        return self._furthest[before - 1] if before else 0

    def last_end(self, offset: int) -> int:
        """Give the last end of one of them at or before the code point at `offset`, or 0."""
        place = bisect_right(self._ends, offset)
        return self._ends[place - 1] if place else 0


def outer(spans: Iterable[Span]) -> Iterator[Span]:
    """Give the spans that lie inside no other, sorted."""
    furthest = -1
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if span.end > furthest:
            furthest = span.end
            yield span


def places_of(
    forms: Iterable[str], text: str, sentences: Iterable[Span]
) -> Iterator[tuple[Span, str]]:
    """Give the places of the forms in the sentences, of overlapping ones the leftmost longest."""
    wanted = frozenset(forms)
    scanner = Scanner(wanted)
    for sentence in sentences if wanted else ():
        for hit in scanner.longest(sentence.of(text)):
            start = sentence.start + hit.span.start
            yield Span(start=start, end=sentence.start + hit.span.end), hit.word
