"""The stretches of articles in which quotes stand, each stored once.

Quotes that stand close together share a passage: 林知远 at 5-8 and 北京会见 at 9-13 of one article,
each with what stands around it, are one stretch of text with two places in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.network import Quote, Source


@dataclass(slots=True)
class Passage:
    """A stretch of an article."""

    source: int
    start: int
    """Code points into the article's text."""
    text: str

    @property
    def end(self) -> int:
        """Where it ends, in code points into the article's text."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Passages:
    """The passages of all quotes that it is made of; `place` finds one of them again."""

    quotes: Iterable[Quote]
    passages: list[Passage] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    _of: dict[Quote, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for source, quotes in groupby(sorted(set(self.quotes)), key=lambda quote: quote.source):
            self.sources.append(source)
            for quote in sorted(quotes, key=_window_start):
                self._add(quote)

    def place(self, quote: Quote) -> tuple[int, int, int]:
        """Give the passage's number, and where the quote starts and ends in it.

        Both are in UTF-16 units, as the scripts of a page count.
        """
        number = self._of[quote]
        passage = self.passages[number]
        start = quote.start - passage.start
        before, after = passage.text[:start], passage.text[: start + len(quote.exact)]
        return number, _units(before), _units(after)

    def _add(self, quote: Quote) -> None:
        source, text = len(self.sources) - 1, quote.prefix + quote.exact + quote.suffix
        start = _window_start(quote)
        last = self.passages[-1] if self.passages else None
        if last is None or last.source != source or not _continues(last, start, text):
            self.passages.append(Passage(source, start, text))
        else:
            last.text += text[last.end - start :]
        self._of[quote] = len(self.passages) - 1


def _continues(passage: Passage, start: int, text: str) -> bool:
    """Whether the text meets the passage, and says the same where both have something."""
    if not passage.start <= start <= passage.end:
        return False
    shared = passage.text[start - passage.start :]
    return shared[: len(text)] == text[: len(shared)]


def _window_start(quote: Quote) -> int:
    return quote.start - len(quote.prefix)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
