"""Names of people: how likely a stretch of Han characters is one, and where it ends.

Source: surnames of our own; given-name characters counted in jieba's word list.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import table, words
from kg.model import Span

HARD = frozenset(",。;:!?、()“”\"'《》\n\t …—|【】[]")
"""Marks at which a name ends for certain."""
_LISTED = frozenset("、和与及")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_DOTTED = re.compile(
    r"([\u4e00-\u9fff]{1,7}-?[\u4e00-\u9fff]{0,5}(?:·[\u4e00-\u9fffA-Z]{1,8}){0,3}·)([\u4e00-\u9fff]{1,8})"
)
_WESTERN = r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’.-]*"
_LATIN = re.compile(
    rf"(?:Dr\. |Mr\. |Ms\. )?({_WESTERN}(?: (?:de |van |von |der |la |bin |al )?{_WESTERN}){{1,3}})"
    r"(?![A-Za-z])"
)
_CONNECTING = frozenset("未不已等的了地在就与及将被把因也则说向对从以并率都均还")
_PASSING = frozenset("和为有作任到同又于是由致陪寄用叫")
_PADDED = re.compile(
    r"([\u4e00-\u9fff]) {1,3}([\u4e00-\u9fff])(?![\u4e00-\u9fff]? [\u4e00-\u9fff])"
)


def name_from(
    text: str, start: int, end: int, *, titled: bool = False
) -> tuple[Span, float] | None:
    """Give the likeliest name that begins at `start` and ends before `end`, with its score.

    The score is a sum of log-odds-like weights; above 0 it is likelier a name than not. Behind a
    title (`titled`) a name may be an everyday word (国庆) or of a minority (萨仁图雅).
    """
    options = [
        (Span(start=start, end=start + length), _score(text, start, start + length, titled=titled))
        for length in ((2, 3, 4, 5) if titled else (2, 3, 4))
        if start + length <= end and _HAN.fullmatch(text, start, start + length)
    ]
    return max(options, key=lambda option: option[1], default=None)


def name_until(text: str, start: int, end: int) -> tuple[Span, float] | None:
    """Give the likeliest name that ends at `end` and does not begin before `start`."""
    options = [
        (
            Span(start=end - length, end=end),
            _inner_score(text[end - length : end]) + _tail(text[end - length : end]),
        )
        for length in (2, 3, 4)
        if end - length >= start and _HAN.fullmatch(text, end - length, end)
    ]
    return max(options, key=lambda option: option[1], default=None)


def _tail(name: str) -> float:
    """A penalty where the stretch ends in a verb or is but a surname: 梅当选|会长, 欧阳|会长."""
    if table("surnames").get(name) == "compound":
        return -3.0
    if name[-1] in _CONNECTING or name[-1] in _PASSING or name[-2:] in table("person_verbs"):
        return -3.0
    is_word = len(name) > 2 and name[-2:] in words("common_words")
    return -1.6 if is_word and _surname_weight(name[0]) < 2 else -0.3 if is_word else 0.0


def foreign_name(text: str, start: int, end: int) -> Span | None:
    """Give the transliterated (with ·) or Latin name that begins at `start`, if there is one."""
    match = _DOTTED.match(text, start, end)
    if match:
        return Span(start=start, end=match.start(2) + _transliterated_length(match[2]))
    match = _LATIN.match(text, start, end)
    return Span(start=match.start(1), end=match.end(1)) if match else None


def _transliterated_length(part: str) -> int:
    """How many characters of the last part of a dotted name transliterate; one at least."""
    for index, char in enumerate(part):
        if char not in table("transliteration_characters"):
            return max(1, index)
        rest = part[index:]
        if index and any(rest.startswith(word) for word in _followers(char) if len(word) > 1):
            return index
    return len(part)


def padded_name(text: str, start: int, end: int) -> Span | None:
    """Give the name of two characters with a space between (陈 昆) that begins at `start`."""
    match = _PADDED.match(text, start, end)
    if match and _inner_score(match[1] + match[2]) > 0 and _right(text, match.end()) > 0:
        return Span(start=start, end=match.end())
    return None


def _score(text: str, start: int, end: int, *, titled: bool) -> float:
    return _inner_score(text[start:end], titled=titled) + _right(text, end) + _straddle(text, end)


def _inner_score(name: str, *, titled: bool = False) -> float:
    """How much the characters alone speak for a name."""
    surname = next((n for n in (3, 2) if name[:n] in _compound() and len(name) > n), 1)
    given = name[surname:]
    if not given or len(given) > 2:
        return _long_score(name) if titled else -3.0
    weight = _surname_weight(name[:surname]) + sum(_given_weight(char) for char in given)
    if len(given) == 2:
        weight += 1.8 if given[0] == given[1] else 0.6
    return weight - _word_penalty(name, titled=titled)


def _word_penalty(name: str, *, titled: bool) -> float:
    """What an everyday word in the place of a name costs."""
    if name in words("common_words"):
        return 1.0 if titled else 3.0
    rare = _surname_weight(name[0]) < 2
    if len(name) == 3 and name[:2] in words("common_words"):
        return 1.8 if rare else 1.0
    if len(name) == 3 and rare and name[1:] in words("common_words"):
        return 1.8
    return 0.0


def _long_score(name: str) -> float:
    """How much four or five characters speak for a name of a minority, by their sounds."""
    return 1.4 if all(char in table("transliteration_characters") for char in name) else -3.0


@cache
def _compound() -> frozenset[str]:
    return frozenset(
        word for word, kind in table("surnames").items() if kind in ("compound", "japanese")
    )


def _surname_weight(surname: str) -> float:
    kind = table("surnames").get(surname)
    return {"common": 2.0, "compound": 2.5, "japanese": 2.5, "rare": 0.8, "function": -0.2}.get(
        kind or "", -2.2
    )


def _given_weight(char: str) -> float:
    count = int(table("given_characters").get(char, "0"))
    return 0.6 if count >= 60 else 0.3 if count >= 12 else 0.0 if count >= 3 else -0.9


def _right(text: str, end: int) -> float:
    """How much what stands at `end` speaks for a name's ending there."""
    if end >= len(text) or text[end] in HARD or not text[end].isalnum():
        return 1.6
    if text[end].isascii():
        return 1.0
    longest = max(
        (len(word) for word in _followers(text[end]) if text.startswith(word, end)), default=0
    )
    if longest > 1 or (longest == 1 and _is_word(text, end + 1)):
        return 1.3
    if _is_word(text, end):
        return 0.9
    return 0.6 if longest else -1.6


def _is_word(text: str, start: int) -> bool:
    return any(text[start : start + length] in words("common_words") for length in (2, 3, 4))


def _straddle(text: str, end: int) -> float:
    """A penalty where a word lies across the end (高|兴) or connects there (刘军等)."""
    if text[end - 1] in _CONNECTING:
        return -3.5
    if end >= len(text) or text[end] in HARD:
        return 0.0
    passing = -1.0 if text[end - 1] in _PASSING else 0.0
    across = text[end - 1 : end + 1]
    return passing - (
        1.2 if across in words("common_words") or across in table("person_verbs") else 0.0
    )


@cache
def _followers(char: str) -> tuple[str, ...]:
    return tuple(word for word in table("person_verbs") if word[0] == char)


def is_followed_by_verb(text: str, end: int) -> bool:
    """Whether a verb or adverb that people do stands at `end`, or a preposition and a word."""
    return end < len(text) and any(
        text.startswith(word, end) and (len(word) > 1 or _is_word(text, end + 1))
        for word in _followers(text[end])
    )
