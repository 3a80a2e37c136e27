"""Small questions to the words of `gathering_words.toml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg import lexicon

if TYPE_CHECKING:
    import re


@cache
def _named(gives: str) -> tuple[re.Pattern[str], ...]:
    rules = lexicon.patterns("gathering_words")
    return tuple(rule.regex for rule in rules if rule.gives == gives)


def says(what: str, text: str) -> bool:
    """Whether the text holds a pattern that gives `what`."""
    return any(regex.search(text) for regex in _named(what))


def is_wholly(what: str, text: str) -> bool:
    """Whether the whole text is matched by a pattern that gives `what`."""
    return any(regex.fullmatch(text) for regex in _named(what))


def cut(what: str, text: str) -> str:
    """Give the text up to where a pattern that gives `what` begins."""
    starts = [match.start() for regex in _named(what) if (match := regex.search(text))]
    return text[: min(starts)] if starts else text


def after(what: str, text: str) -> str:
    """Give the text after a pattern that gives `what` at its head."""
    ends = [match.end() for regex in _named(what) if (match := regex.match(text))]
    return text[max(ends, default=0) :]


def without(what: str, text: str) -> str:
    """Give the text without what the patterns that give `what` match."""
    for regex in _named(what):
        text = regex.sub("", text)
    return text


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of a place without the words around it (位于…的)."""
    for regex in _named("place-lead"):
        match = regex.match(text[start:end])
        start += match.end() if match else 0
    for regex in _named("place-tail"):
        match = regex.search(text[start:end])
        end = start + match.start() if match else end
    return start, end
