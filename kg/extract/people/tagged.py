"""The tagger's word on the candidates of the rules: other borders, names that no rule saw.

`…监事长温如玉` in a list that no rule reads → person 温如玉, by the rule `people.tagger`
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.marking.person_names import is_followed_by_verb
from kg.extract.marking.stretches import Stretches, places_of
from kg.extract.people.candidates import PersonCandidate
from kg.lexicon import Scanner, table, words
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.marking.marks import Marked
    from kg.extract.tagger.tagging import Tagged

_START, _END = attrgetter("span.start"), attrgetter("span.end")
_SURE = 0.9
"""From here on the tagger overrules a rule."""
_BEHIND_TITLE = 0.7
_SET_OFF = 0.98
"""How sure it must be of a person whom no rule saw, by what stands beside."""
_WEAK = frozenset(["people.name-title"])
"""Rules that need the tagger to see something of a name."""
_BEGUN = frozenset(["people.title-name", "people.group-name"])
"""Rules that see where a name begins."""
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,3}[\u4e00-\u9fff]|[\u4e00-\u9fff·-]{5,24}"
    r"|(?!.*[@/])[A-Z\u00c0-\u00de][^ ]+(?: [^ ]+){1,3}"
)
_NO_PERSON = re.compile(r"[左右前后][一二三四五六七八九十].*|.*族|.*[董总副]|[赴去到].*")
_CREDIT = re.compile(
    r"(?:[中英原又]文?名|记者|编辑|作者|通讯员|供稿|审核|校对|[文图摄审]) ?[/::|]?\s*$"
)


def with_tagged(marked: Marked, found: Iterable[PersonCandidate]) -> tuple[PersonCandidate, ...]:
    """Give the candidates as the tagger sees them, and behind them people whom it alone sees."""
    kept = tuple(seen for one in found if (seen := _reviewed(marked, one)) is not None)
    return (*kept, *_fresh(marked, kept))


def _reviewed(marked: Marked, candidate: PersonCandidate) -> PersonCandidate | None:
    """The candidate, with the tagger's borders where it is sure of others; None if it is none."""
    met = met_by(marked.tagged, candidate.span)
    if not met:
        return None if candidate.rule in _WEAK else candidate
    for tagged in met:
        span = tagged.span
        if span == candidate.span and tagged.kind is EntityKind.PERSON:
            return candidate
        is_other = tagged.kind is EntityKind.PERSON and _can_be_meant(marked.text, candidate, span)
        is_body = tagged.kind is EntityKind.ORGANIZATION and span.covers(candidate.span)
        if (is_other or is_body) and tagged.probability >= _SURE:
            return replace(candidate, span=span) if is_other else None
    return candidate


def _can_be_meant(text: str, candidate: PersonCandidate, span: Span) -> bool:
    """Whether the tagger's stretch may be what the candidate should have been."""
    name = span.of(text)
    if candidate.rule in _BEGUN and span.start < candidate.span.start:
        return False
    return _PERSON.fullmatch(name) is not None and not re.search("[A-Za-z]", name)


def met_by(tagged: tuple[Tagged, ...], span: Span) -> tuple[Tagged, ...]:
    """Give those of the tagged stretches that share a character with the span."""
    first = bisect_right(tagged, span.start, key=_END)
    return tagged[first : bisect_left(tagged, span.end, key=_START)]


def _fresh(marked: Marked, found: tuple[PersonCandidate, ...]) -> list[PersonCandidate]:
    text, known = marked.text, [candidate.span for candidate in found]
    unseen = _unseen(marked, known)
    if not unseen:
        return []
    names = {_plain(candidate.span.of(text)) for candidate in found}
    known += [span for span, _ in places_of(names, text, marked.sentences)]
    taken, near = Stretches(known), _Surroundings(marked, known)
    fresh = [one.span for one in unseen if not taken.meets(one.span) and near.accept(one)]
    if not fresh:
        return []
    ends = {span.end for span in (*known, *fresh)}
    parts = _parts(names | {_plain(span.of(text)) for span in fresh})
    return [
        PersonCandidate(span=span, rule="people.tagger")
        for span in fresh
        if not _is_gloss(text, span, ends) and _plain(span.of(text)) not in parts
    ]


def _unseen(marked: Marked, known: Iterable[Span]) -> list[Tagged]:
    """Those of the tagger's stretches that can be a person and share no character with others."""
    text, taken = marked.text, Stretches(known)
    bodies = {one.span.of(text) for one in marked.tagged if one.kind is EntityKind.ORGANIZATION}
    return [
        tagged
        for tagged in marked.tagged
        if tagged.kind is EntityKind.PERSON
        and not taken.meets(span := tagged.span)
        and span.of(text) not in bodies
        and _can_be_person(text, span)
    ]


def _plain(name: str) -> str:
    return name if name.isascii() else re.sub(r"\s", "", name)


class _Surroundings:
    """What stands beside the tagger's stretches, which alone proves nobody."""

    def __init__(self, marked: Marked, known: Iterable[Span]) -> None:
        self._text = marked.text
        self._title_ends = {title.span.end for title in marked.titles}
        self._title_starts = marked.title_starts
        self._starts = {span.start for span in known}
        self._ends = {span.end for span in known}

    def accept(self, tagged: Tagged) -> bool:
        """Whether the tagger is as sure as it must be there."""
        start = tagged.span.start
        while self._text[start - 1 : start] in (" ", ":", "的"):
            start -= 1
        if start in self._title_ends:
            return tagged.probability >= _BEHIND_TITLE
        return self._is_set_off(tagged.span) and tagged.probability >= _SET_OFF

    def _is_set_off(self, span: Span) -> bool:
        """Whether a title, a list of people, a bracket, a line or a verb shows a person."""
        before = self._text[span.start - 1 : span.start]
        behind = self._text[span.end : span.end + 1]
        if before in ("", "\n", "(") or behind == "(" or span.end in self._title_starts:
            return True
        goes_on = behind in tuple("、,和与及") and span.end + 1 in self._starts
        return (
            goes_on
            or (before in tuple("、,和与及") and span.start - 1 in self._ends)
            or is_followed_by_verb(self._text, span.end)
        )


def _can_be_person(text: str, span: Span) -> bool:
    name = span.of(text)
    if not _PERSON.fullmatch(name) or _NO_PERSON.fullmatch(name) or name in table("not_names"):
        return False
    if name[-1] == "地" and name[:-1] in words("common_words"):
        return False
    if name[-1].isascii() and text[span.end : span.end + 1].isalpha() and text[span.end].isascii():
        return False
    return not _CREDIT.search(text, max(0, span.start - 8), span.start)


def _is_gloss(text: str, span: Span, ends: set[int]) -> bool:
    """Whether it stands in brackets and says again who stands before: 彼得·卡马乌(Peter Kamau)."""
    if text[span.start - 1 : span.start] != "(":
        return False
    before = span.start - 1
    while text[before - 1 : before] == " ":
        before -= 1
    return before in ends or span.of(text)[0].isascii()


def _parts(names: Iterable[str]) -> set[str]:
    """The names that a longer one holds: 帕帕斯 of 季米特里斯·帕帕斯."""
    known = sorted(names)
    scanner = Scanner(known)
    hits = ((hit, name) for name in known for hit in scanner.all(name))
    return {hit.word for hit, name in hits if hit.word != name}
