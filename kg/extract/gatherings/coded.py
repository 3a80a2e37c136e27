"""Sentences in which names, dates and events are single signs, so that grammar can be read off.

A coded sentence has Ⓟ for a group of participants with a person in it, Ⓞ for a group of
organizations alone, Ⓓ for a date, Ⓝ for the name of a gathering and Ⓔ for one of an exhibition.
`9月28日,华澜协会会长林知远在协会会见了江岳集团周慕云一行。` → `Ⓓ,Ⓟ在Ⓞ会见了Ⓟ一行。`
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg import lexicon
from kg.dates import DateMention, dates
from kg.extract.gatherings.event_names import EventName, event_names
from kg.extract.gatherings.periods import periods
from kg.extract.marking.mentions import Occurrence, occurrences, outermost
from kg.literals import literals
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from kg.extract.marking.marks import Marked
    from kg.model import Extraction

_RESERVED = frozenset("ⓟⓞⓅⓄⓇⓂⒹⓃⒺ")
_SOME_DAY = "2004-07-01"
"""A day in the middle of a year, for articles of which no year is known."""
_FEW = 8
"""Of more literals it is quicker to try the pattern."""
_LONGEST = 1500
"""A longer sentence is cut off here: no sentence of prose is as long."""


class Sign(Struct, frozen=True, kw_only=True, gc=False):
    """One character of a coded sentence and what it stands for."""

    code: str
    span: Span
    """Where it stands in the article; of a group, with its titles."""
    participants: tuple[Occurrence, ...] = ()
    date: DateMention | None = None
    event: EventName | None = None


Step = tuple["re.Pattern[str]", frozenset[str], "Callable[[list[Sign]], list[Sign]]"]
"""A pattern, what it cannot match without, and what becomes of the signs of each match."""


class Coded(Struct, frozen=True, kw_only=True):
    """A coded sentence."""

    text: str
    signs: tuple[Sign, ...]
    """One for each character of `text`."""
    paragraph: int
    """The number of the paragraph that it stands in."""

    def span(self, start: int, end: int) -> Span:
        """Give the place in the article of the characters from `start` to `end`."""
        return Span(start=self.signs[start].span.start, end=self.signs[end - 1].span.end)

    @property
    def whole(self) -> Span:
        """The place of the whole sentence in the article."""
        return self.span(0, len(self.signs))


def coded_sentences(marked: Marked, extraction: Extraction) -> tuple[Coded, ...]:
    """Give the article's sentences coded, in text order, parts joined by ; as one."""
    places = outermost(occurrences(extraction))
    mentioned = _dates(marked)
    found = []
    for paragraph, span in periods(marked):
        signs = _signs(marked.text, span, _within(places, span), _within(mentioned, span))
        for step in (_without_asides, event_names_coded, _nested, _units_coded, _groups_coded):
            signs = step(signs)
        if signs and signs[-1].code == ".":
            signs[-1] = replace(signs[-1], code="。")
        if signs:
            found.append(Coded(text=_text(signs), signs=tuple(signs), paragraph=paragraph))
    return tuple(found)


def _dates(marked: Marked) -> tuple[DateMention, ...]:
    """The dates; without any year, those of the calendar with a day to compare them by."""
    published = marked.article.published
    found = dates(marked.text, published=published)
    if published is not None or all(day.start for day in found):
        return found
    return tuple(
        replace(day, told=(other.start, other.end))
        if day.start is None and other.rule in _calendar()
        else day
        for day, other in zip(found, dates(marked.text, published=_SOME_DAY), strict=True)
    )


@cache
def _calendar() -> frozenset[str]:
    """The rules that say a day by the calendar or by the date before, not by the publication."""
    how = ("day", "bare", "shift")
    return frozenset(rule.id for rule in lexicon.patterns("dates") if rule.gives.startswith(how))


def _within(
    places: tuple[Occurrence, ...] | tuple[DateMention, ...], span: Span
) -> list[Occurrence | DateMention]:
    first = bisect_left(places, span.start, key=lambda place: place.span.start)
    last = bisect_left(places, span.end, key=lambda place: place.span.start)
    return [place for place in places[first:last] if place.span.end <= span.end]


def _signs(
    text: str,
    span: Span,
    places: list[Occurrence | DateMention],
    mentioned: list[Occurrence | DateMention],
) -> list[Sign]:
    """The sentence as signs: names and dates one each, blanks left out."""
    found: list[Sign] = []
    position = span.start
    for place in sorted([*places, *mentioned], key=lambda place: place.span.start):
        if place.span.start < position:
            continue
        found += _plain(text, position, place.span.start)
        found.append(_sign_of(place))
        position = place.span.end
    return (found + _plain(text, position, span.end))[:_LONGEST]


def _plain(text: str, start: int, end: int) -> list[Sign]:
    return [
        Sign(code="□" if char in _RESERVED else char, span=Span(start=at, end=at + 1))
        for at, char in enumerate(text[start:end], start)
        if not char.isspace()
    ]


def _sign_of(place: Occurrence | DateMention) -> Sign:
    if isinstance(place, DateMention):
        return Sign(code="Ⓓ", span=place.span, date=place)
    code = "ⓟ" if place.kind is EntityKind.PERSON else "ⓞ"
    return Sign(code=code, span=place.span, participants=(place,))


def _text(signs: list[Sign]) -> str:
    return "".join([sign.code for sign in signs])


def _rewritten(
    signs: list[Sign],
    steps: Iterable[Step],
) -> list[Sign]:
    """The signs with each match of a step's pattern replaced by what the step makes of it."""
    text = _text(signs)
    for pattern, needs, made in steps:
        if needs and not any(map(text.__contains__, needs)):
            continue
        found: list[Sign] = []
        position = 0
        for match in pattern.finditer(text):
            found += signs[position : match.start()]
            found += made(signs[match.start() : match.end()])
            position = match.end()
        if position:
            signs = found + signs[position:]
            text = _text(signs)
    return signs


def _without_asides(signs: list[Sign]) -> list[Sign]:
    """Without short names and foreign names in brackets, and without spoken quotations."""
    return _rewritten(signs, _aside_steps())


@cache
def _aside_steps() -> list[Step]:
    return [_step(rule.regex, lambda _: []) for rule in lexicon.patterns("asides")]


def _step(pattern: re.Pattern[str], made: Callable[[list[Sign]], list[Sign]]) -> Step:
    needs = literals(pattern.pattern)
    return pattern, needs if len(needs) <= _FEW else frozenset(), made


def event_names_coded(signs: list[Sign]) -> list[Sign]:
    """Give the signs with each name of a gathering or exhibition as one Ⓝ or Ⓔ."""
    found: list[Sign] = []
    position = 0
    for event in event_names(_text(signs)):
        found += signs[position : event.start]
        inside = signs[event.start : event.end]
        span = Span(start=inside[0].span.start, end=inside[-1].span.end)
        people = tuple(who for sign in inside for who in sign.participants)
        found.append(Sign(code=event.code, span=span, participants=people, event=event))
        position = event.end
    return found + signs[position:]


def _nested(signs: list[Sign]) -> list[Sign]:
    """Give the signs without an organization that runs on into a unit of its own (集团运营部)."""
    return [
        sign
        for sign, after in zip(signs, (*signs[1:], None), strict=False)
        if not (sign.code == "ⓞ" and after is not None and _runs_on(sign, after))
    ]


def _runs_on(sign: Sign, after: Sign) -> bool:
    return after.code == "ⓞ" and sign.span.end == after.span.start


def _units_coded(signs: list[Sign]) -> list[Sign]:
    """Each name with its titles, each organization with its 负责人, as one Ⓟ or Ⓞ."""
    return _rewritten(signs, _unit_steps())


@cache
def _unit_steps() -> list[Step]:
    return [
        _step(rule.regex, partial(_unit, code=rule.gives)) for rule in lexicon.patterns("groups")
    ]


def _unit(inside: list[Sign], *, code: str) -> list[Sign]:
    """A unit names its person; the organizations before a person only say whose he is."""
    raw = "ⓟ" if code == "Ⓟ" else "ⓞ"
    span = Span(start=inside[0].span.start, end=inside[-1].span.end)
    named = tuple(who for sign in inside if sign.code == raw for who in sign.participants)
    return [Sign(code=code, span=span, participants=named)]


@cache
def _join_steps() -> list[Step]:
    return [_step(rule.regex, _joined) for rule in lexicon.patterns("group_joins")]


def _groups_coded(signs: list[Sign]) -> list[Sign]:
    """Units that stand in one list as one group."""
    text = _text(signs)
    for step in _join_steps():
        while step[0].search(text):
            signs = _rewritten(signs, [step])
            before, text = text, _text(signs)
            if text == before:
                break
    return signs


def _joined(inside: list[Sign]) -> list[Sign]:
    named = tuple(who for sign in inside for who in sign.participants if sign.code in "ⓅⓄⓇ")
    span = Span(start=inside[0].span.start, end=inside[-1].span.end)
    code = "Ⓟ" if any(sign.code in "ⓅⓇ" for sign in inside) else "Ⓞ"
    return [replace(inside[0], code=code, span=span, participants=named)]
