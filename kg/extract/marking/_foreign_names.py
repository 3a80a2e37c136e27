"""Names of people that are written by their sounds or in Latin letters.

>>> from kg.extract.person_foreign import foreign_name
>>> foreign_name("马库斯·韦布尔出席", 0, 9).of("马库斯·韦布尔出席")
'马库斯·韦布尔'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.person_ends import CONNECTING, followers, is_ended, is_led_on
from kg.lexicon import table, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DOTTED = re.compile(
    r"([\u4e00-\u9fff]{1,7}-?[\u4e00-\u9fff]{0,5}(?:·[\u4e00-\u9fffA-Z]{1,8}){0,3}·)([\u4e00-\u9fff]{1,8})"
)
_WESTERN = r"[A-Z\u00c0-\u00de\u0100-\u017f][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’.-]*"
_LATIN = re.compile(
    rf"(?:Dr\. |Mr\. |Ms\. )?({_WESTERN}"
    rf"(?: (?:(?:de|van|von|der|den|du|la|le|bin|al|dos|da|di|del) ){{0,2}}{_WESTERN}){{1,3}})"
    r"(?![A-Za-z])"
)
_MIXED = re.compile(
    r"[A-Z][a-z]{1,11} ?[\u4e00-\u9fff]{1,2}"
    r"|(?:[\u4e00-\u9fff]?[A-Z][a-z]{2,11}|[A-Z][a-z]{1,11}[A-Z][a-z]{1,11})(?![A-Za-z0-9 &-])"
)
_JOINTS = frozenset("和与及同")
_LONGEST_PART = 9
_FIRST_DOT = 14
"""The first dot of a name stands before this place of it."""
_LONGEST_LATIN = 40


def foreign_name(text: str, start: int, end: int) -> Span | None:
    """Give the transliterated (with ·) or Latin name that begins at `start`, if there is one."""
    if start >= end:
        return None
    if _is_han(text[start]):
        is_dotted = text.find("·", start, min(end, start + _FIRST_DOT)) > 0
        match = _DOTTED.match(text, start, end) if is_dotted else None
        if match and _can_sound(match[1]):
            return Span(start=start, end=match.start(2) + _transliterated_length(text, match, end))
        return None
    match = _LATIN.match(text, start, end)
    return Span(start=match.start(1), end=match.end(1)) if match else None


def _can_sound(first: str) -> bool:
    """Whether what stands before the last dot of a name sounds like one, but for a character."""
    if _JOINTS.intersection(first[1:]):
        return False
    others = sum(_is_han(char) and char not in _sounds() for char in first)
    return others <= (1 if len(first) < 6 else 0) or others == 0


def latin_until(text: str, start: int, end: int) -> Span | None:
    """Give the Latin name that ends at `end` and begins at `start` or behind it."""
    if not text[end - 1 : end].isalpha() or _is_han(text[end - 1]):
        return None
    first = max(start, end - _LONGEST_LATIN)
    found = (match for match in _LATIN.finditer(text, first, end) if match.end(1) == end)
    match = next(found, None)
    return Span(start=match.start(1), end=end) if match else None


def mixed_name(text: str, start: int, end: int) -> Span | None:
    """Give the Latin given name with a Han surname or alone (Mia陈, Coco) that begins there."""
    match = _MIXED.match(text, start, end)
    while match is not None:
        han = "".join(char for char in match[0] if _is_han(char))
        if _is_over(text, match.end()) and (not han or han[0] in table("surnames")):
            return Span(start=start, end=match.end())
        match = _MIXED.match(text, start, match.end() - 1) if han else None
    return None


def _is_over(text: str, end: int) -> bool:
    return is_ended(text, end) or is_led_on(text, end)


def dotted_names(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the dotted names between two offsets that consist of sounds only."""
    last, dot = start, text.find("·", start, end)
    while dot >= 0:
        begin = dot
        while begin > max(last, dot - _LONGEST_PART) and _sounds_at(text, begin - 1):
            begin -= 1
        begin = _behind_country(text, begin, dot)
        name = foreign_name(text, begin, end) if begin < dot else None
        if name is not None and _is_sounds(name.of(text)):
            yield name
        last = max(dot + 1, name.end if name else 0)
        dot = text.find("·", last, end)


def _sounds_at(text: str, offset: int) -> bool:
    return text[offset] == "-" or (text[offset] in _sounds() and text[offset] not in _JOINTS)


def _sounds() -> Mapping[str, str]:
    return table("transliteration_characters")


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _behind_country(text: str, begin: int, first: int) -> int:
    """Where the name begins if a country stands before it: 塞尔维亚|德扬·马尔科维奇."""
    for length in range(first - begin - 1, 1, -1):
        if text[begin : begin + length] in words("countries", "provinces", "cities"):
            return begin + length
    return begin


def _is_sounds(name: str) -> bool:
    han = [char for char in name if _is_han(char)]
    parts = name.split("·")
    return (
        len(han) >= 4
        and sum(char not in _sounds() for char in han) <= len(han) // 6
        and not any(part in words("countries", "cities") for part in parts)
        and not all(part in words("common_words") for part in parts)
    )


def _transliterated_length(text: str, match: re.Match[str], end: int) -> int:
    """How many characters of the last part of a dotted name transliterate; one at least."""
    part, offset = match[2], match.start(2)
    length = _sounding(part)
    if part[length : length + 1] in CONNECTING:
        return length
    for further in range(length, min(length + 2, len(part)) + 1):
        if offset + further >= end or is_ended(text, offset + further):
            return further
    return length


def _sounding(part: str) -> int:
    for index, char in enumerate(part):
        if not _goes_on(part, index):
            return max(1, index)
        rest = part[index:]
        if index and rest.startswith(followers(char)):
            return index
    return len(part)


def _goes_on(part: str, index: int) -> bool:
    """Whether the part sounds on there: 则 of 艾则孜, but not of 买提|则就."""
    char = part[index]
    if char not in _sounds() or (index and char in _JOINTS):
        return False
    return (
        not index
        or char not in CONNECTING
        or index + 1 == len(part)
        or part[index + 1] in _sounds()
        or part[index + 1] == "等"
    )
