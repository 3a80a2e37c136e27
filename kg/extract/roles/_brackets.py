"""Brackets in a sentence, so that what they add is read apart from what goes on behind them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.stretches import Stretches
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.mentions import Occurrence

_BRACKET = re.compile(r"\((?:[^()]|\([^()]{0,40}\)){1,120}\)")


def _fills(match: re.Match[str], sentence: Span) -> bool:
    """Whether the bracket is all of the sentence."""
    return match.start() == sentence.start and match.end() >= sentence.end - 1


class Brackets:
    """The brackets of one sentence that are no part of a name."""

    def __init__(self, text: str, sentence: Span, names: tuple[Occurrence, ...]) -> None:
        self._text = text
        inside = Stretches(name.span for name in names)
        self.spans = [
            Span(start=match.start(), end=match.end())
            for match in _BRACKET.finditer(text, sentence.start, sentence.end)
            if not inside.holds(match.start()) and not _fills(match, sentence)
        ]
        self._starts = [span.start for span in self.spans]

    def around(self, offset: int) -> Span | None:
        """Give the bracket that holds the code point at `offset`."""
        place = bisect_left(self._starts, offset + 1) - 1
        found = self.spans[place] if place >= 0 else None
        return found if found is not None and offset < found.end else None

    def between(self, start: int, end: int) -> str:
        """Give the text between two offsets without the brackets that lie there whole."""
        parts = []
        for span in self.spans[bisect_left(self._starts, start) :]:
            if span.end > end:
                break
            parts.append(self._text[start : span.start])
            start = span.end
        return "".join((*parts, self._text[start:end]))
