"""The documents that parties sign, and what their names say they are about.

`签署共建产业学院合作协议` → 合作协议, about 共建产业学院.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from kg import lexicon
from kg.model import Span

_BARE = 2
"""So long is a document's name that is only a head (协议); it is then named by its subject too."""


class Instrument(Struct, frozen=True, kw_only=True):
    """A document and its subject, as spans of the text that was searched."""

    span: Span
    topic: Span | None
    end: int
    """Where the words end that name it, a closing mark included."""


def instruments_after(text: str, start: int, end: int) -> tuple[Instrument, ...]:
    """Give the documents named right after a signature: one, or several in marks."""
    first = _first("after", text, start, end)
    if first is None:
        return ()
    found = [first]
    while (further := _first("second", text, found[-1].end, end)) is not None:
        found.append(further)
    return tuple(found)


def instrument_before(text: str, start: int, end: int) -> Instrument | None:
    """Give the document named right before a signature (…备忘录签署仪式)."""
    return _first("before", text, start, end)


def is_unnamed(name: str) -> bool:
    """Whether these words are no name of a document (相关协议)."""
    return any(rule.regex.search(name) for rule in _rules("unnamed"))


def is_follow_up(text: str) -> bool:
    """Whether a sentence tells what an agreement holds (根据协议,双方将…)."""
    return any(rule.regex.search(text) for rule in _rules("follow-up"))


@cache
def _rules(gives: str) -> tuple[lexicon.Pattern, ...]:
    return tuple(rule for rule in lexicon.patterns("instruments") if rule.gives == gives)


def _first(gives: str, text: str, start: int, end: int) -> Instrument | None:
    for rule in _rules(gives):
        match = rule.regex.search(text[start:end])
        if match:
            return _read(match, start)
    return None


def _read(match: re.Match[str], offset: int) -> Instrument:
    first, last = match.span("instrument")
    topic = match.span("topic") if "topic" in match.re.groupindex else (first, first)
    if topic[0] == topic[1]:
        topic = (first, first + _subject_length(match["instrument"]))
    if last - first <= _BARE:
        first = topic[0]
    return Instrument(
        span=Span(start=offset + first, end=offset + last),
        topic=_span(offset, *topic),
        end=offset + match.end(),
    )


def _span(offset: int, start: int, end: int) -> Span | None:
    return Span(start=offset + start, end=offset + end) if end > start else None


@cache
def _name_end() -> re.Pattern[str]:
    words = lexicon.document("instruments")["words"]
    return re.compile(
        f"(?:的?{lexicon.alternation(words['vague'])}){{0,6}}{lexicon.alternation(words['head'])}$"
    )


def _subject_length(name: str) -> int:
    """How many characters of a document's name say what it is about, 0 if none do."""
    match = _name_end().search(name)
    return match.start() if match else 0
