"""What the tagger sees of a sentence: three strings of one length, cut into n-grams.

`layers("会长林知远")` → the characters, the kind of word each belongs to, how names use each
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import document, table

if TYPE_CHECKING:
    from collections.abc import Mapping

PAD = 6
"""Blank characters on either side of each string."""
WINDOWS: tuple[tuple[int, int, int, int], ...] = (
    (0, 1, -3, 3),
    (0, 2, -3, 2),
    (1, 1, -3, 3),
    (1, 2, -3, 2),
    (1, 3, -3, 1),
    (2, 1, -2, 2),
    (2, 2, -2, 1),
)
"""Layer, length of the n-gram, and the first and last place of its start beside the character."""
CHARACTERS, KINDS, USES = range(3)
"""The layers."""
LONGEST = tuple(max(row[1] for row in WINDOWS if row[0] == layer) for layer in range(3))
"""The length of the longest n-gram of each layer."""
FIRST, LAST = min(row[2] for row in WINDOWS), max(row[3] for row in WINDOWS)
"""The first and the last place of a start of all windows."""
MARGIN = LAST - FIRST
"""So many places beside a piece are touched by what its n-grams weigh."""
NOTHING = "\uffff"
"""A character that no text of kg holds, for a blank one."""
_BLANK = "¦"
_MARKS = frozenset("、,。;:()“”《》·")
_WORDS = (
    ("common_words", "w"),
    ("boundaries", "b"),
    ("trades", "d"),
    ("cities", "p"),
    ("counties", "p"),
    ("provinces", "p"),
    ("countries", "p"),
    ("person_verbs", "v"),
    ("organization_heads", "h"),
)
"""Word lists and the letter of their words; of a word in two lists the later counts."""
_SURNAMES = {"common": 3, "rare": 2, "japanese": 2, "function": 1}


def layers(sentence: str) -> tuple[str, str, str]:
    """Give the three strings of a folded, simplified sentence, padded by `PAD` on both sides."""
    plain, use = by_character(sentence)
    return _padded(plain), kinds(sentence), _padded(use)


def by_character(text: str) -> tuple[str, str]:
    """Give the first and the last string of a text, not padded; a `NOTHING` in it is blank."""
    plain = text if text.isalpha() else text.translate(_plain())
    return plain, text.translate(_use())


def kinds(sentence: str) -> str:
    """Give the second string of a folded, simplified sentence, padded."""
    letters = list(sentence.translate(_single()))
    known, kinds_of = _lexicon()
    for index, start, end in known.find_matches_as_indexes(sentence):
        letters[start:end] = kinds_of[index]
    return _padded("".join(letters))


def _padded(layer: str) -> str:
    return _BLANK * PAD + layer + _BLANK * PAD


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The scanner of the words of two characters and more, and the letters of each."""
    letter_of = {word: letter for name, letter in _WORDS for word in table(name) if len(word) > 1}
    letter_of |= {word: "u" for word, kind in table("organization_heads").items() if kind == "unit"}
    letter_of |= {name: "s" for name, kind in table("surnames").items() if len(name) > 1 and kind}
    titles = document("titles")
    for part in ("modifiers", "fields", "field_heads", "heads"):
        letter_of |= dict.fromkeys(titles[part], "m" if part in ("modifiers", "fields") else "t")
    entries = sorted(word for word in letter_of if len(word) > 1)
    matcher = AhoCorasick(entries, matchkind=MatchKind.LeftmostLongest)
    spelt = (letter_of[word].ljust(len(word), letter_of[word].upper()) for word in entries)
    return matcher, tuple(spelt)


class _Letters(dict[int, str]):
    """A table of translation that works out the letter of a character when it is first met."""

    def __init__(self, letter: Mapping[str, str], rest: str) -> None:
        super().__init__({ord(char): kind for char, kind in letter.items()})
        self._rest = rest

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = _common(char) or (self._rest if "\u4e00" <= char <= "\u9fff" else ".")
        self[code] = found
        return found


def _common(char: str) -> str:
    """The letter of a mark, figure or Latin letter, '' for others."""
    if char in _MARKS:
        return char
    if char.isdigit():
        return "0"
    if char.isspace():
        return "_"
    return ("^" if char.isupper() else "~") if char.isascii() and char.isalpha() else ""


@cache
def _plain() -> dict[int, str]:
    """Figures and spaces made one; everything else stays."""
    figures, spaces = dict.fromkeys("0123456789", "0"), dict.fromkeys(" \t", "_")
    return str.maketrans({**figures, **spaces, NOTHING: _BLANK})


@cache
def _single() -> _Letters:
    """The letter of a character that belongs to no known word."""
    letters = {char: "c" for char, kind in table("surnames").items() if len(char) == 1 and kind}
    letters |= {char: "y" for char in table("person_verbs") if len(char) == 1}
    letters |= {char: "i" for char in table("boundaries") if len(char) == 1}
    letters |= {char: "k" for char in table("organization_heads") if len(char) == 1}
    letters |= dict.fromkeys("省市县区镇乡村州", "j")
    return _Letters(letters, "o")


@cache
def _use() -> _Letters:
    """How names use a character: as a surname, within a given name, in a transliteration."""
    surnames, given = table("surnames"), table("given_characters")
    letters = {NOTHING: _BLANK}
    for char in {*surnames, *given, *table("transliteration_characters")}:
        if len(char) != 1:
            continue
        count = int(given.get(char, "0"))
        level = 3 if count >= 60 else 2 if count >= 12 else 1 if count >= 3 else 0
        sounds = char in table("transliteration_characters")
        borne = _SURNAMES.get(surnames.get(char, ""), 0)
        letters[char] = chr(0x100 + borne * 8 + level * 2 + sounds)
    return _Letters(letters, "o")
