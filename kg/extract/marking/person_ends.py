"""Where the name of a person ends: at a mark, before a verb, before a preposition and a word.

>>> is_ended("林知远表示", 3)
True
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.marking.person_scores import is_action
from kg.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Mapping

HARD = frozenset(",。;:!?、()“”\"'《》\n\t …—|【】[]/")
"""Marks at which a name ends for certain."""
CONNECTING = frozenset("曾未不已等的了地在就与及将被把因也则说向对从以并率都均还")
"""Characters in which no name ends."""
PASSING = frozenset("亦随和为有作任到同又于是由致陪用叫")
"""Characters in which names seldom end."""
_NEVER_LAST = frozenset("等的了与及说")
_NUMERALS = frozenset("两三四五六七八九十")
_COUNTED = frozenset("个名位人家")
_NEEDING_NAME = ("一行", "等", "同志", "先生", "女士")
_SAYING = frozenset("说道称")
_SPEECH_MARKS = frozenset(",。:;!?“\n") | {""}
_LEADING = frozenset("曾亦随与对向到赴在率携偕从及等也还则就将均被并作为和来去")
"""Short words that stand behind people, whatever follows."""


def followers(char: str) -> tuple[str, ...]:
    """Give the words behind people of two characters and more that begin with the character."""
    return _followers(2).get(char, ())


@cache
def _followers(least: int) -> Mapping[str, tuple[str, ...]]:
    """The words behind people of so many characters and more, by their first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in table("person_verbs"):
        if len(word) >= least:
            found[word[0]] = (*found.get(word[0], ()), word)
    return found


def right_weight(text: str, end: int) -> float:
    """Give how much what stands at `end` speaks for a name's ending there."""
    if end >= len(text) or text[end] in HARD or not text[end].isalnum():
        return 1.6
    if text[end].isascii():
        return 1.0
    return _han_weight(text, end)


def _han_weight(text: str, end: int) -> float:
    """How much the Han character at `end` speaks for a name's ending before it."""
    if text.startswith(followers(text[end]), end):
        return 1.3
    if text[end] in table("person_verbs"):
        return _preposition_weight(text, end)
    if is_word(text, end) or text[end] in _LEADING:
        return 0.9
    return -2.6 if text[end + 1 : end + 2] in HARD else -1.6


def _preposition_weight(text: str, end: int) -> float:
    """How much a word of one character speaks for an end before it; a word has to follow."""
    if text.startswith(_NEEDING_NAME, end + 1):
        return -1.0
    if _leads_on(text, end + 1) or _is_said(text, end):
        return 1.3
    return 0.9 if is_word(text, end) or text[end] in _LEADING else 0.6


def _leads_on(text: str, start: int) -> bool:
    """Whether a word or a title in marks stands behind a preposition: 以《…》为题."""
    return text[start : start + 1] in ("《", "“") or is_word(text, start)


def _is_said(text: str, start: int) -> bool:
    """Whether a verb of speech and a mark stand there: 林知远说."""
    return text[start] in _SAYING and text[start + 1 : start + 2] in _SPEECH_MARKS


def is_word(text: str, start: int) -> bool:
    """Whether an everyday word stands at `start`."""
    known = words("common_words")
    return (
        text[start : start + 2] in known
        or text[start : start + 3] in known
        or text[start : start + 4] in known
    )


def straddle_weight(text: str, start: int, end: int) -> float:
    """Give the penalty where a word lies across the end (高|兴) or connects there (刘军等)."""
    if text[end - 1] in CONNECTING:
        return _connecting_weight(text, start, end)
    if end >= len(text) or text[end] in HARD:
        return -3.5 if text[end - 1] == "作" and text[end : end + 1] in ("《", "“") else 0.0
    if text[end - 1] in _NUMERALS and text[end] in _COUNTED:
        return -3.5
    passing = -1.8 if text[end - 1] == "和" else -1.0 if text[end - 1] in PASSING else 0.0
    if text.startswith(_followers(3).get(text[end - 1], ()), end - 1):
        return passing - 2.0
    across = text[end - 1 : end + 1]
    cost = 1.6 if is_action(across) else 1.2 if across in words("common_words") else 0.0
    is_clear = cost and text.startswith(followers(text[end]), end)
    return passing - (cost / 2 if is_clear else cost)


def _connecting_weight(text: str, start: int, end: int) -> float:
    """The penalty of a name that ends in a connecting character: 酆都 and 龚自在 are names."""
    if text[end - 1] in _NEVER_LAST:
        return -3.5
    is_marked = end >= len(text) or (text[end] in HARD and text[end] not in "《“")
    return -1.0 if is_marked or end - start == 2 else -3.5


def is_followed_by_verb(text: str, end: int) -> bool:
    """Whether a verb or adverb that people do stands at `end`, or a preposition and a word."""
    if end >= len(text):
        return False
    if text.startswith(followers(text[end]), end):
        return True
    is_leading = text[end] in table("person_verbs") and _leads_on(text, end + 1)
    return is_leading or _is_said(text, end)


def is_led_on(text: str, end: int) -> bool:
    """Whether a verb or a short word that stands behind people goes on at `end`."""
    return text[end : end + 1] in _LEADING or is_followed_by_verb(text, end)


def is_ended(text: str, end: int) -> bool:
    """Whether a name surely ends at `end`: at a mark or before what people do."""
    return end >= len(text) or text[end] in HARD or is_followed_by_verb(text, end)
