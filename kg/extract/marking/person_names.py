"""Names of people: how likely a stretch of Han characters is one, and where it ends.

Source: surnames of our own; given-name characters counted in jieba's word list.
"""

from __future__ import annotations

import math
import re
from functools import cache

from kg.extract.marking.foreign_names import foreign_name
from kg.extract.marking.person_ends import (
    CONNECTING,
    HARD,
    PASSING,
    is_followed_by_verb,
    right_weight,
    straddle_weight,
)
from kg.extract.marking.person_scores import name_weight, surname_weight
from kg.lexicon import table, words
from kg.model import Span

__all__ = [
    "HARD",
    "foreign_name",
    "is_followed_by_verb",
    "name_from",
    "name_until",
    "padded_name",
]

_HAN = re.compile(r"[\u4e00-\u9fff\u3041-\u3096]+")
_BEFORE_TITLE = CONNECTING | PASSING | frozenset("老原前新各位名")
_LONGEST = 6
_LONGEST_USUAL = 4
_BEST_SIDES = 1.6
"""What stands beside a name speaks for it so much at best."""
_USUAL_LENGTH = 3
_COMMON = 2.0
_SURE = 2.4
_FIRST_SPACE = 4
"""The first space in a name stands before this place of it."""
_SPACED = re.compile(
    r"[\u4e00-\u9fff](?: {1,2}[\u4e00-\u9fff]){2}(?! [\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
_PADDED = re.compile(
    r"([\u4e00-\u9fff]) {1,3}([\u4e00-\u9fff])"
    r"(?![\u4e00-\u9fff]? [\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
_LONG_PADDED = re.compile(r"([\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,2}) ([\u4e00-\u9fff]{1,3})")


def name_from(
    text: str, start: int, end: int, *, titled: bool = False, least: float = -math.inf
) -> tuple[Span, float] | None:
    """Give the likeliest name that begins at `start` and ends before `end`, with its score.

    The score is a sum of log-odds-like weights; above 0 it is likelier a name than not. Behind a
    title (`titled`) a name may be an everyday word (国庆) or of a minority (萨仁图雅). One that
    scores below `least` is none.
    """
    run = _HAN.match(text, start, min(end, start + _LONGEST))
    if run is None:
        return None
    score, stop = least, start
    for end_ in range(start + 2, min(run.end(), start + _most(text, start, titled=titled)) + 1):
        weight = name_weight(text[start:end_], titled=titled)
        if weight + _BEST_SIDES < score:
            continue
        weight += right_weight(text, end_) + straddle_weight(text, start, end_)
        if weight > score or (weight == score and stop == start):
            score, stop = weight, end_
    return (Span(start=start, end=stop), score) if stop > start else None


def _most(text: str, start: int, *, titled: bool) -> int:
    """How long a name that begins there can be; one behind a Japanese surname is longer."""
    known = _japanese()
    if titled or text[start : start + 2] in known or text[start : start + 3] in known:
        return _LONGEST
    return _LONGEST_USUAL


@cache
def _japanese() -> frozenset[str]:
    return frozenset(word for word, kind in table("surnames").items() if kind == "japanese")


def name_until(text: str, start: int, end: int) -> tuple[Span, float] | None:
    """Give the likeliest name that ends at `end` and does not begin before `start`."""
    options = [
        (
            Span(start=end - length, end=end),
            name_weight(text[end - length : end]) + _tail(text[end - length : end]),
        )
        for length in (2, 3, 4, 5)
        if end - length >= start and _HAN.fullmatch(text, end - length, end)
    ]
    return max(options, key=lambda option: option[1], default=None)


def _tail(name: str) -> float:
    """A penalty where the stretch ends in a verb or is but a surname: 梅当选|会长, 欧阳|会长."""
    if table("surnames").get(name) in ("compound", "japanese"):
        return -3.0
    if name[-1] == "和" and _is_named_so(name[:-1]):
        return -0.6
    if name[-1] in _BEFORE_TITLE or name[-2:] in table("person_verbs"):
        return -3.0
    is_word = len(name) > 2 and name[-2:] in words("common_words")
    return -1.6 if is_word and surname_weight(name[0]) < 2 else -0.3 if is_word else 0.0


def _is_named_so(name: str) -> bool:
    """Whether a surname and a character begin a name that ends in 和: 黄淑|和."""
    is_begun = len(name) == _USUAL_LENGTH - 1 and surname_weight(name[0]) >= _COMMON
    return is_begun and name not in words("common_words")


def padded_name(text: str, start: int, end: int, *, titled: bool = False) -> Span | None:
    """Give the name with a space between (陈 昆, 小野寺 彻) that begins at `start`.

    Behind a title, and in a roster, an everyday word is one too: 方 向.
    """
    if text.find(" ", start, min(end, start + _FIRST_SPACE)) < 0:
        return None
    match = _LONG_PADDED.match(text, start, end)
    special = _long_padded(text, match) if match else None
    match = _SPACED.match(text, start, end) if titled and special is None else None
    if match and _is_spaced(text, match):
        special = Span(start=start, end=match.end())
    return special or _two_padded(text, start, end, titled=titled)


def _is_spaced(text: str, match: re.Match[str]) -> bool:
    """Whether three characters with spaces between are a name and no word goes on: 沈 亦 舟."""
    if match[0][-1] in CONNECTING or match[0][-1] in PASSING:
        return False
    return name_weight(match[0].replace(" ", "")) >= _SURE and right_weight(text, match.end()) > 1


def _two_padded(text: str, start: int, end: int, *, titled: bool) -> Span | None:
    match = _PADDED.match(text, start, end)
    if match:
        weight = name_weight(match[1] + match[2], titled=titled)
        is_name = weight > 0 and right_weight(text, match.end()) > 0
        return Span(start=start, end=match.end()) if is_name else None
    return None


def _long_padded(text: str, match: re.Match[str]) -> Span | None:
    """The likeliest end of a padded name of three characters and more, its surname known."""
    if table("surnames").get(match[1].replace(" ", "")) not in ("compound", "japanese"):
        return None
    options = [
        (
            name_weight((match[1] + match[2][:length]).replace(" ", ""))
            + right_weight(text, match.start(2) + length),
            match.start(2) + length,
        )
        for length in range(1, len(match[2]) + 1)
    ]
    score, stop = max(options)
    return Span(start=match.start(), end=stop) if score > 2 else None
