"""The article without what scraping and scanning put between its characters, and the way back.

Invisible characters, and line ends inside sentences, are left out before the article is read;
afterwards every offset is that of the article as it is.
`林知远会见了，⏎周慕云。` is read as `林知远会见了，周慕云。`
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, structs
from msgspec.structs import replace

from kg import lexicon
from kg.model import Span
from kg.text import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import (
        Article,
        Evidence,
        Exhibition,
        Extraction,
        Intent,
        Meeting,
        Organization,
        Person,
        Role,
    )

_R = TypeVar("_R", "Person", "Organization", "Role", "Meeting", "Exhibition", "Intent")

_FULL = re.compile(r"[^\n\u3000\t:：|]{15,}[\u3400-\u9fff]")
"""A line without columns that ends in a character."""
_MARK = re.compile("[，,。；]")
_RAGGED = 1
_INVISIBLE = re.compile("[\u00ad\ufe00-\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


class Plain(Struct, frozen=True):
    """An article as it is read, and where its characters stand in the article as it is."""

    article: Article
    whole: Article
    offsets: tuple[int, ...]
    """Of each character of `article.text`, and of its end, the place in `whole.text`."""

    def restored(self, extraction: Extraction) -> Extraction:
        """Give the extraction with the offsets and quotes of the article as it is."""
        if self.article is self.whole:
            return extraction
        return replace(
            extraction,
            people=tuple(map(self._record, extraction.people)),
            organizations=tuple(map(self._record, extraction.organizations)),
            roles=tuple(map(self._record, extraction.roles)),
            meetings=tuple(map(self._record, extraction.meetings)),
            exhibitions=tuple(map(self._record, extraction.exhibitions)),
            intents=tuple(map(self._record, extraction.intents)),
            unread=tuple(self._span(span.start, span.end) for span in extraction.unread),
        )

    def _record(self, record: _R) -> _R:
        return replace(record, evidence=tuple(map(self._evidence, record.evidence)))

    def _evidence(self, evidence: Evidence) -> Evidence:
        span = self._span(evidence.start, evidence.end)
        quote = span.of(self.whole.text)
        return structs.replace(evidence, start=span.start, end=span.end, quote=quote)

    def _span(self, start: int, end: int) -> Span:
        return Span(start=self.offsets[start], end=self.offsets[end - 1] + 1)


def plain(article: Article) -> Plain:
    """Give the article as it is read."""
    text = article.text
    left_out = sorted([*_invisible(text), *_broken(text)])
    if not left_out:
        return Plain(article, article, ())
    kept = [at for start, end in _between(left_out, len(text)) for at in range(start, end)]
    body = tuple(
        Span(start=bisect_left(kept, span.start), end=bisect_left(kept, span.end))
        for span in article.body
    )
    reduced = "".join(text[at] for at in kept)
    return Plain(replace(article, text=reduced, body=body), article, (*kept, len(text)))


def _invisible(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _INVISIBLE.finditer(text))


def _broken(text: str) -> Iterator[tuple[int, int]]:
    """The line ends that stand inside a sentence, with the blanks around them."""
    for rule in lexicon.patterns("line_ends"):
        for match in rule.regex.finditer(text):
            yield match.span("break")
    yield from _wrapped(text)


def _wrapped(text: str) -> Iterator[tuple[int, int]]:
    """The ends of prose lines that are all of one width, as scans and mails have them."""
    rows = list(lines(text))
    for before, row, after in zip([None, *rows], rows, rows[1:], strict=False):
        fellows = [row, *(other for other in (before, after) if other and _are_even(row, other))]
        is_full = _FULL.fullmatch(text, row.start, row.end) and len(fellows) > 1
        if is_full and any(_MARK.search(text, each.start, each.end) for each in fellows):
            yield row.end, after.start


def _are_even(row: Span, other: Span) -> bool:
    return abs((row.end - row.start) - (other.end - other.start)) <= _RAGGED


def _between(left_out: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in left_out:
        if start > position:
            yield position, start
        position = max(position, end)
    yield position, length
