"""Names that go on behind a first one: 王屹、陈闻(女)、胡旭."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.person_ends import HARD, is_followed_by_verb
from kg.extract.marking.person_names import foreign_name, name_from, padded_name
from kg.extract.marking.person_scores import name_weight
from kg.extract.people.barred import is_barred
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked

_LIST = re.compile(r" ?(?:\([^()。]{1,30}\))? ?[、,;和与及] ?(?:以及)?")
_REACH = 8
_SHORT = 3
_UNUSUAL = 1.5
LIST_END = HARD | set("等和与及") | {""}
"""What ends the name of a list."""


def following(marked: Marked, sentence: Span, end: int) -> Span | None:
    """Give the next name of the list in which one ends at `end`."""
    joint = _LIST.match(marked.text, end, sentence.end)
    return _list_member(marked, sentence, joint.end(), joint[0]) if joint else None


def listed(marked: Marked, sentence: Span, first: Span) -> Iterator[Span]:
    """Give the names that go on behind a first one."""
    span = following(marked, sentence, first.end)
    while span is not None:
        yield span
        span = following(marked, sentence, span.end)


def _list_member(marked: Marked, sentence: Span, start: int, joint: str) -> Span | None:
    text = marked.text
    special = foreign_name(text, start, sentence.end) or padded_name(text, start, sentence.end)
    if special is not None:
        barred = is_barred(marked, special) or special.end in marked.title_starts
        return None if barred else special
    best = name_from(text, start, sentence.end)
    if best is None:
        return None
    span, score = best
    ended = text[span.end : span.end + 1] in LIST_END
    ended = ended or is_followed_by_verb(text, span.end)
    if not ended and marked.titles_in(Span(start=span.end, end=span.end + _REACH)):
        return None
    needed = 3.4 if "," in joint or ";" in joint else 2.2 if ended else 4.0
    if score >= needed and not is_barred(marked, span):
        return span
    return _unusual_member(marked, sentence, start, joint)


def _unusual_member(marked: Marked, sentence: Span, start: int, joint: str) -> Span | None:
    """The everyday word, or stretch of sounds, that stands as one of a list of people."""
    if "、" not in joint:
        return None
    best = name_from(marked.text, start, sentence.end, titled=True)
    if best is None or best[1] < _UNUSUAL:
        return None
    span = best[0]
    if len(span.of(marked.text)) > _SHORT and name_weight(span.of(marked.text), titled=True) < 0.6:
        return None
    behind = marked.text[span.end : span.end + 1]
    ended = behind in ("、", "(", "等", ",", "。") or is_followed_by_verb(marked.text, span.end)
    return span if ended and not is_barred(marked, span) else None


class Lists:
    """The lists of names of one sentence; what several names begin is read once."""

    def __init__(self, marked: Marked, sentence: Span) -> None:
        self._marked = marked
        self._sentence = sentence
        self._following: dict[int, Span | None] = {}
        self._ends: dict[int, int] = {}
        self._read: set[int] = set()

    def end(self, end: int) -> int:
        """Give the end of the list that goes on behind a name that ends at `end`."""
        path = []
        while end not in self._ends and (span := self._next(end)) is not None:
            path.append(end)
            end = span.end
        last = self._ends.get(end, end)
        self._ends.update(dict.fromkeys(path, last))
        return last

    def unread(self, end: int) -> Iterator[Span]:
        """Give the names that go on behind `end` up to one that was given before."""
        while end not in self._read and (span := self._next(end)) is not None:
            self._read.add(end)
            yield span
            end = span.end

    def _next(self, end: int) -> Span | None:
        if end not in self._following:
            self._following[end] = following(self._marked, self._sentence, end)
        return self._following[end]
