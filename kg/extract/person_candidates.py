"""Stretches of an article that name a person: beside a title, in a list, before what people do.

`…会长林知远、总经理周慕云出席` → 林知远 and 周慕云, by the rule `people.title-name`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.person_names import (
    HARD,
    foreign_name,
    is_followed_by_verb,
    name_from,
    name_until,
    padded_name,
)
from kg.lexicon import alternation, document, scanner, table, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.extract.titles import TitleMark
    from kg.model import Span

_LIST = re.compile(r" ?[、,和与及] ?(?:以及)?")
_HARD_OR_END = HARD | {""}
_LIST_END = _HARD_OR_END | set("等和与及")
_JOINTS = frozenset("和与及兼任并")
_OPENERS = frozenset("由与和及对向了受请")
_MET_END = frozenset("一,。、等在就举进的说和与及为") | {""}
_PLACE_ENDS = frozenset("区厂镇县市省局")
"""No given name ends in one of these."""
_APPOINTING = frozenset("聘担兼出现原就继委离")
_BODY_END = frozenset("、,等。;为") | {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCandidate:
    """A stretch that names a person."""

    span: Span
    rule: str


@cache
def _meeting() -> re.Pattern[str]:
    """What stands before a person without a title: 会见, 聘任, 与."""
    told = document("person_contexts")
    others = alternation([*told["appointing"], *told["prepositions"]])
    return re.compile(f"{alternation(told['meeting'])}了?|{others}")


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(alternation(document("person_contexts")["courtesy"]))


def person_candidates(marked: Marked) -> Iterator[PersonCandidate]:
    """Give the stretches that name a person, sentence by sentence; one may come twice."""
    for sentence in marked.sentences:
        titles = marked.titles_in(sentence)
        for title in titles:
            yield from _beside_title(marked, sentence, title)
        yield from _grouped(marked, sentence)
        yield from _speakers(marked, sentence)
        yield from _courteous(marked, sentence)
        yield from _met(marked, sentence)
        yield from _of_bodies(marked, sentence)


def _beside_title(marked: Marked, sentence: Span, title: TitleMark) -> Iterator[PersonCandidate]:
    behind = _behind(marked, sentence, title)
    if behind is not None:
        yield PersonCandidate(span=behind, rule="people.title-name")
        yield from _listed(marked, sentence, behind)
        return
    before = _before(marked, sentence, title)
    if before is not None:
        yield PersonCandidate(span=before, rule="people.name-title")


def _behind(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    """The name right behind a title, perhaps after a space or a colon."""
    text, start = marked.text, title.span.end
    while start < sentence.end and text[start] in " :" and start < title.span.end + 2:
        start += 1
    if not _can_begin(marked, title, start):
        return None
    special = foreign_name(text, start, sentence.end) or padded_name(text, start, sentence.end)
    if special is not None:
        return special
    best = name_from(text, start, sentence.end, titled=True)
    hard = best is not None and text[best[0].end : best[0].end + 1] in _HARD_OR_END
    verb = best is not None and is_followed_by_verb(text, best[0].end)
    needed = 1.0 if title.ambiguous else -0.4 if hard else 0.6 if verb else 1.4
    return _accepted(marked, best, needed)


def _can_begin(marked: Marked, title: TitleMark, start: int) -> bool:
    if marked.title_stretches.holds(start):
        return False
    if title.ambiguous and not _is_beside_body(marked, title):
        return False
    return marked.text[start : start + 1] not in _JOINTS


def _accepted(marked: Marked, best: tuple[Span, float] | None, needed: float) -> Span | None:
    """The name if its score suffices and it is no title, place or part of a body's name."""
    if best is None or best[1] < needed or _is_barred(marked, best[0]):
        return None
    return best[0]


def _is_beside_body(marked: Marked, title: TitleMark) -> bool:
    """Whether a body, a mark or another title stands right before (全国人大代表, not 他代表)."""
    before = marked.text[max(0, title.span.start - 1) : title.span.start]
    if not before or before in HARD:
        return True
    return marked.ends.last_end(title.span.start) == title.span.start


def _before(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    start = _clause_start(marked, sentence, title.span.start)
    special = foreign_name(marked.text, start, title.span.start)
    if special is not None and special.end == title.span.start:
        return special
    best = name_until(marked.text, start, title.span.start)
    if best is None:
        return None
    span, score = best
    opened = span.start == start or marked.text[span.start - 1] in _OPENERS
    if not opened and marked.text[span.start + 1 : span.end] in words("common_words"):
        return None
    needed = 1.3 if opened else 3.2
    return span if score >= needed and not _is_barred(marked, span) else None


def _clause_start(marked: Marked, sentence: Span, end: int) -> int:
    """Where the stretch without marks, titles and names of organizations before `end` begins."""
    start = max(sentence.start, end - 12)
    for index in range(end - 1, start - 1, -1):
        if marked.text[index] in HARD:
            start = index + 1
            break
    return max(start, marked.ends.last_end(end - 2))


def _listed(marked: Marked, sentence: Span, first: Span) -> Iterator[PersonCandidate]:
    """The names that go on behind a first one: 王屹、陈文、胡旭."""
    span = _following(marked, sentence, first.end)
    while span is not None:
        yield PersonCandidate(span=span, rule="people.list")
        span = _following(marked, sentence, span.end)


def _following(marked: Marked, sentence: Span, end: int) -> Span | None:
    """The next name of the list in which one ends at `end`."""
    joint = _LIST.match(marked.text, end, sentence.end)
    return _list_member(marked, sentence, joint.end(), joint[0]) if joint else None


def _list_member(marked: Marked, sentence: Span, start: int, joint: str) -> Span | None:
    special = foreign_name(marked.text, start, sentence.end) or padded_name(
        marked.text, start, sentence.end
    )
    if special is not None:
        return (
            None if _is_barred(marked, special) or special.end in marked.title_starts else special
        )
    best = name_from(marked.text, start, sentence.end)
    if best is None:
        return None
    span, score = best
    ended = marked.text[span.end : span.end + 1] in _LIST_END
    needed = (
        3.4 if "," in joint else 2.2 if ended or is_followed_by_verb(marked.text, span.end) else 4.0
    )
    return span if score >= needed and not _is_barred(marked, span) else None


def _grouped(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names behind a word for one of many: 市领导沈磊、单鸣; 村民王大娘."""
    for hit in scanner("person_leads").longest(sentence.of(marked.text)):
        start = sentence.start + hit.span.end
        start += marked.text[start : start + 1] in (" ", ":")
        span = _accepted(marked, name_from(marked.text, start, sentence.end), 3.0)
        if span is not None:
            yield PersonCandidate(span=span, rule="people.group-name")
            yield from _listed(marked, sentence, span)


def _speakers(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names at the start of a clause, alone or in a list, before what people do: 林知远表示."""
    text, lists = marked.text, _Lists(marked, sentence)
    starts = {sentence.start} | {
        i + 1 for i in range(sentence.start, sentence.end) if text[i] in ',;:、。“"】 '
    }
    for start in sorted(starts):
        first = _bare_name(marked, sentence, start)
        if first is not None and is_followed_by_verb(text, lists.end(first.end)):
            yield PersonCandidate(span=first, rule="people.speaker")
            for span in lists.unread(first.end):
                yield PersonCandidate(span=span, rule="people.list")


class _Lists:
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
            self._following[end] = _following(self._marked, self._sentence, end)
        return self._following[end]


def _bare_name(marked: Marked, sentence: Span, start: int) -> Span | None:
    """The name that begins at `start`, with nothing but its characters to tell it."""
    special = foreign_name(marked.text, start, sentence.end)
    if special is not None:
        return None if _is_barred(marked, special) else special
    return _accepted(marked, name_from(marked.text, start, sentence.end), 3.6)


def _courteous(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    for match in _courtesy().finditer(marked.text, sentence.start, sentence.end):
        start = _clause_start(marked, sentence, match.start())
        best = name_until(marked.text, start, match.start())
        opened = best is not None and (best[0].start == start or best[0].start in marked.edge_set)
        span = _accepted(marked, best, 1.6 if opened else 3.4)
        if span is not None:
            yield PersonCandidate(span=span, rule="people.courtesy")


def _met(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names behind what people do to people: 林知远会见周慕云."""
    for match in _meeting().finditer(marked.text, sentence.start, sentence.end):
        needed = 3.4 if len(match[0]) > 1 else 3.8
        best = name_from(marked.text, match.end(), sentence.end)
        span = _accepted(marked, best, needed)
        if span is not None and marked.text[span.end : span.end + 1] in _MET_END:
            yield PersonCandidate(span=span, rule="people.met")
            yield from _listed(marked, sentence, span)


def _of_bodies(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names right behind a body, no title between: 江岳集团滕小峰、青岚协会张程参加."""
    for body in marked.organizations_in(sentence):
        best = name_from(marked.text, body.span.end, sentence.end)
        span = _accepted(marked, best, 3.6)
        if span is not None and marked.text[span.end : span.end + 1] in _BODY_END:
            yield PersonCandidate(span=span, rule="people.body-name")


def _is_barred(marked: Marked, span: Span) -> bool:
    """Whether the stretch is a title, part of one, or part of an organization's name."""
    if marked.title_stretches.meets(span):
        return True
    name = span.of(marked.text)
    if _courtesy().fullmatch(name[1:]) or (name[0] == "任" and _is_appointed(marked, span)):
        return True
    if name[-1] in _PLACE_ENDS:
        return True
    if name in table("not_names") or name in words("provinces", "cities", "counties", "countries"):
        return True
    return marked.full_names.meets(span)


def _is_appointed(marked: Marked, span: Span) -> bool:
    """Whether the 任 that the stretch begins with belongs to a verb: 聘任|卜晓."""
    return marked.text[max(0, span.start - 1) : span.start] in _APPOINTING
