"""Sentences in which the parties of a cooperation are single signs.

`华澜协会会长林知远希望双方与江岳集团合作。` → `Ⓟ希望Ⓑ与Ⓞ合作。`, where Ⓟ stands for 华澜协会.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg import lexicon
from kg.extract.intents.spokesmen import Spokesmen, spokesmen
from kg.extract.marking.mentions import Occurrence, occurrences, outermost
from kg.literals import literals
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.marking.marks import Marked
    from kg.model import Extraction

_RESERVED = frozenset("ⓅⓄⓣⒷⒼ")
_WORK = re.compile("《[^《》]{1,80}》")
_STOP = re.compile(r"(?<=[\u4e00-\u9fff)”\"》])\.(?=[\u4e00-\u9fff“\"《(]|$)")
"""A full stop of plain ASCII between Chinese words."""
_FEW = 8
"""Of more literals it is quicker to try the rule."""
_LONGEST = 1200
"""A longer sentence is cut off here: no sentence of prose is as long."""


class PartySign(Struct, frozen=True, kw_only=True, gc=False):
    """One character of a statement and what it stands for."""

    code: str
    span: Span
    parties: tuple[str, ...] = ()
    """The organizations that it stands for; of a person, those that he speaks for."""
    sides: int = 2
    """How many sides a word for all of them means (三方: 3)."""


class Statement(Struct, frozen=True, kw_only=True):
    """A sentence in signs."""

    text: str
    signs: tuple[PartySign, ...]
    """One for each character of `text`."""
    whole: Span
    """The sentence in the article."""

    def span(self, start: int, end: int) -> Span:
        """Give the place in the article of the characters from `start` to `end`."""
        return Span(start=self.signs[start].span.start, end=self.signs[end - 1].span.end)

    def place(self, found: Span | None) -> Span | None:
        """Give the place in the article of a stretch of `text`, None for None."""
        return self.span(found.start, found.end) if found else None


def statements(marked: Marked, extraction: Extraction) -> tuple[Statement, ...]:
    """Give the article's sentences in signs, in text order."""
    places = outermost(occurrences(extraction))
    speak = spokesmen(extraction)
    rules = lexicon.patterns("cooperation_signs")
    found = []
    for sentence in (part for whole in marked.sentences for part in _parts(marked.text, whole)):
        signs = _signs(marked, sentence, _within(places, sentence), speak)
        signs = _rewritten(signs, rules, speak)
        signs = _without_titles(signs, marked.text)
        if signs:
            text = _text(signs)
            found.append(Statement(text=text, signs=tuple(signs), whole=sentence))
    return tuple(found)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or those of a line whose writer ends sentences by a plain full stop."""
    ends = [stop.end() for stop in _STOP.finditer(text, sentence.start, sentence.end)]
    start = sentence.start
    for end in [*(ends if len(ends) > 1 else []), sentence.end]:
        if start < end:
            yield Span(start=start, end=end)
        start = end


def _within(places: tuple[Occurrence, ...], span: Span) -> tuple[Occurrence, ...]:
    first = bisect_left(places, span.start, key=lambda place: place.span.start)
    last = bisect_left(places, span.end, key=lambda place: place.span.start)
    return tuple(place for place in places[first:last] if place.span.end <= span.end)


def _signs(
    marked: Marked, sentence: Span, places: tuple[Occurrence, ...], speak: Spokesmen
) -> list[PartySign]:
    """The sentence as signs: names, titles, words for both sides one each; blanks left out."""
    works = [Span(start=m.start(), end=m.end()) for m in _WORK.finditer(sentence.of(marked.text))]
    units = [
        _named(place, speak)
        for place in places
        if place.form not in _both() and not _is_in(works, place.span, sentence.start)
    ]
    units += [PartySign(code="ⓣ", span=mark.span) for mark in marked.titles_in(sentence)]
    units += _both_signs(marked.text, sentence)
    found: list[PartySign] = []
    position = sentence.start
    for unit in sorted(units, key=lambda unit: (unit.span.start, unit.code == "ⓣ")):
        if unit.span.start >= position:
            gap = _plain(marked.text, position, unit.span.start)
            found += [*(gap or _column(marked.text, position, unit, found)), unit]
            position = unit.span.end
    return (found + _plain(marked.text, position, sentence.end))[:_LONGEST]


def _is_in(works: list[Span], span: Span, offset: int) -> bool:
    """Whether a span lies in the title of a document, which names no party."""
    return any(work.start < span.start - offset < work.end for work in works)


def _named(place: Occurrence, speak: Spokesmen) -> PartySign:
    if place.kind is EntityKind.PERSON:
        return PartySign(code="Ⓟ", span=place.span, parties=speak.of_person(place.name))
    return PartySign(code="Ⓞ", span=place.span, parties=(speak.of_body(place.name),))


def _both() -> frozenset[str]:
    return lexicon.words("both_sides")


def _sides() -> Mapping[str, str]:
    return lexicon.table("both_sides")


def _both_signs(text: str, sentence: Span) -> Iterator[PartySign]:
    for hit in lexicon.scanner("both_sides").longest(sentence.of(text)):
        start = sentence.start + hit.span.start
        span = Span(start=start, end=start + len(hit.word))
        sides = int(_sides()[hit.word] or 2)
        if sides:
            yield PartySign(code="Ⓑ", span=span, sides=sides)


def _plain(text: str, start: int, end: int) -> list[PartySign]:
    return [
        PartySign(code="□" if char in _RESERVED else char, span=Span(start=at, end=at + 1))
        for at, char in enumerate(text[start:end], start)
        if not char.isspace()
    ]


def _column(text: str, end: int, unit: PartySign, found: list[PartySign]) -> list[PartySign]:
    """A mark for the wide gap between two organizations in the columns of a table."""
    gap = Span(start=end, end=unit.span.start)
    is_wide = gap.end - gap.start > 1 or gap.of(text) in {"\t", "\u3000"}
    if found and found[-1].code == unit.code == "Ⓞ" and is_wide:
        return [PartySign(code="—", span=gap)]
    return []


def _without_titles(signs: list[PartySign], text: str) -> list[PartySign]:
    """The signs with titles of nobody as plain characters again (各展所长 holds none)."""
    found: list[PartySign] = []
    for sign in signs:
        is_title = sign.code == "ⓣ"
        found += _plain(text, sign.span.start, sign.span.end) if is_title else [sign]
    return found


def _text(signs: list[PartySign]) -> str:
    return "".join([sign.code for sign in signs])


def _rewritten(
    signs: list[PartySign], rules: Iterable[lexicon.Pattern], speak: Spokesmen
) -> list[PartySign]:
    """The signs with each match of a rule replaced by what the rule leaves of it."""
    text = _text(signs)
    for rule in rules:
        needed = _needs(rule)
        if needed and not any(map(text.__contains__, needed)):
            continue
        found: list[PartySign] = []
        position = 0
        for match in rule.regex.finditer(text):
            found += signs[position : match.start()]
            found += _made(signs[match.start() : match.end()], rule.gives, speak)
            position = match.end()
        if position:
            signs = found + signs[position:]
            text = _text(signs)
    return signs


@cache
def _needs(rule: lexicon.Pattern) -> frozenset[str]:
    """What the rule cannot match without, if that is soon looked for."""
    needed = literals(rule.regex.pattern)
    return needed if len(needed) <= _FEW else frozenset()


def _made(inside: list[PartySign], gives: str, speak: Spokesmen) -> list[PartySign]:
    """What a rule leaves of its match."""
    if gives == "drop":
        return []
    named = [sign for sign in inside if sign.code in "ⓅⓄ"]
    if gives == "couples":
        return _couples(inside, named)
    span = Span(start=inside[0].span.start, end=inside[-1].span.end)
    if gives == "last":
        return [PartySign(code=named[-1].code, span=span, parties=_last(named, speak))]
    parties = tuple(dict.fromkeys(party for sign in named for party in sign.parties))
    code = "Ⓖ" if len(parties) > 1 else named[-1].code
    return [PartySign(code=code, span=span, parties=parties)]


def _couples(inside: list[PartySign], named: list[PartySign]) -> list[PartySign]:
    """A list of parties for each two signs; the marks between them stay."""
    found: list[PartySign] = []
    couple: list[PartySign] = []
    for sign in [*inside, None]:
        if sign is not None and sign.code not in "、,;":
            couple += [sign] if sign in named else []
        elif couple:
            span = Span(start=couple[0].span.start, end=couple[-1].span.end)
            parties = tuple(dict.fromkeys(party for one in couple for party in one.parties))
            found += [PartySign(code="Ⓖ", span=span, parties=parties), *([sign] if sign else [])]
            couple = []
    return found


def _last(named: list[PartySign], speak: Spokesmen) -> tuple[str, ...]:
    """Whom the last sign speaks for: a person, for the bodies that are printed before him."""
    printed = [party for sign in named[:-1] for party in sign.parties]
    if named[-1].code == "Ⓟ" and printed:
        return (speak.likeliest(printed),)
    return named[-1].parties
