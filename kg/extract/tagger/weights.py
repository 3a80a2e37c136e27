"""The weights of a tagger, and what they say of the characters of a sentence.

`scores(model, "会长林知远出席")` → a score for each label at each character

Source: Lafferty, McCallum and Pereira (2001), Conditional Random Fields.
"""

from __future__ import annotations

import gzip
import struct
from functools import cache
from operator import add
from typing import TYPE_CHECKING

from msgspec import Struct

from kg import assets
from kg.extract.tagger.chain import LABELS, STEP, Moves, Scores
from kg.extract.tagger.features import (
    CHARACTERS,
    FIRST,
    KINDS,
    LAST,
    LONGEST,
    MARGIN,
    NOTHING,
    PAD,
    USES,
    WINDOWS,
    by_character,
    kinds,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Grams = tuple[dict[str, int], ...]
"""The weights of the n-grams of each window."""
ZERO_WEIGHT = "O"
"""The character that stands for the weight 0 in the model file; its neighbours for ±1 step."""
FIRST_SLOT = "0"
"""The character that stands for the first label at the first place of a window."""
_FIELD = 16
"""The bits in which a label's score is summed."""
_PLACE = _FIELD * len(LABELS)
_MIDDLE = 1 << (_FIELD - 1)
_LONGEST = max(LONGEST[CHARACTERS], LONGEST[USES])
_PADDING = NOTHING * PAD
_ROW = f"<{len(LABELS)}H"
_REMEMBERED = 250_000
_AT_A_TIME = 64
"""So many characters are scored at a time, as the sums grow with their number."""


class LayerWeights(dict[str, int]):
    """What the n-grams that begin at one place of a layer weigh, by the longest of them.

    A weight is one number for all places around and all labels. It is worked out when it is
    first asked for.
    """

    def __init__(self, layer: int, grams: Grams) -> None:
        super().__init__()
        windows = zip(WINDOWS, grams, strict=True)
        self._windows = tuple((row[1], of) for row, of in windows if row[0] == layer)

    def __missing__(self, gram: str) -> int:
        found = self._sum(gram)
        self[gram] = found
        return found

    def _sum(self, gram: str) -> int:
        found = 0
        for length, of in self._windows:
            found += of.get(gram[:length], 0)
        return found


class CharacterWeights(LayerWeights):
    """What the n-grams of characters, and of their use, that begin at one place weigh together."""

    def __init__(self, grams: Grams) -> None:
        super().__init__(CHARACTERS, grams)
        self._uses = LayerWeights(USES, grams)

    def __missing__(self, gram: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        characters, uses = by_character(gram)
        found = self._sum(characters) + self._uses[uses]
        self[gram] = found
        return found


class Model(Struct, frozen=True, kw_only=True):
    """The weights of a tagger."""

    layers: tuple[CharacterWeights, LayerWeights]
    """Of characters and their use, and of the kinds of words."""
    moves: Moves


@cache
def shipped() -> Model:
    """Give the model that is shipped with kg.

    Raises:
        AssetError: It is missing.
    """
    return read_model(assets.path("models/tagger.gz"))


def read_model(path: Path) -> Model:
    """Give the model in a file: five rows of moves, then a row an n-gram, gzipped.

    A row of an n-gram is its window, the n-gram, a tab, and two characters a weight: where it
    counts (place and label), and how much.
    """
    rows = gzip.decompress(path.read_bytes()).decode().split("\n")
    grams: Grams = tuple({} for _ in WINDOWS)
    for row in filter(None, rows[len(LABELS) :]):
        gram, _, weights = row.partition("\t")
        grams[int(gram[0])][gram[1:]] = _packed(weights) << (_PLACE * _shift(int(gram[0])))
    a, b, c, d, e = (_numbers(row) for row in rows[: len(LABELS)])
    layers = CharacterWeights(grams), LayerWeights(KINDS, grams)
    return Model(layers=layers, moves=(a, b, c, d, e))


def _shift(window: int) -> int:
    """How many places a window begins behind the widest one."""
    return LAST - WINDOWS[window][3]


def _numbers(row: str) -> Scores:
    a, b, c, d, e = (float(number) / STEP for number in row.split())
    return a, b, c, d, e


def _packed(weights: str) -> int:
    """The weights as one number, a label in 16 bits."""
    return sum(
        (ord(weight) - ord(ZERO_WEIGHT)) << (_FIELD * (ord(slot) - ord(FIRST_SLOT)))
        for slot, weight in zip(weights[::2], weights[1::2], strict=True)
    )


def scores(model: Model, sentence: str) -> list[Scores]:
    """Give what speaks for each label at each character of a sentence, in steps from any level.

    All sums are one: what the n-grams that begin at a place weigh, for all the places around it
    and all labels, is one number.
    """
    text, kinds_of = f"{_PADDING}{sentence}{_PADDING}", kinds(sentence)
    places = range(FIRST + PAD, len(sentence) + LAST + PAD)
    grams = [text[place : place + _LONGEST] for place in places]
    kind_grams = [kinds_of[place : place + LONGEST[KINDS]] for place in places]
    characters, words = model.layers
    every = [*map(add, map(characters.__getitem__, grams), map(words.__getitem__, kind_grams))]
    found: list[Scores] = []
    for start in range(0, len(sentence), _AT_A_TIME):
        end = min(start + _AT_A_TIME, len(sentence))
        found += _summed(every[start : end + MARGIN], end - start)
    return found


def _summed(weights: Iterable[int], length: int) -> Iterator[Scores]:
    """The scores of a part of so many characters."""
    total = shift = 0
    for weight in weights:
        if weight:
            total += weight << shift
        shift += _PLACE
    return _unpacked(total, length)


def _unpacked(total: int, length: int) -> Iterator[Scores]:
    """The scores of the characters of a part, the margins on both sides left out."""
    places = length + 2 * MARGIN
    size = _PLACE // 8
    data = (total + _middles(places)).to_bytes(size * places + 1, "little")
    return struct.iter_unpack(_ROW, data[size * MARGIN : size * (MARGIN + length)])


@cache
def _middles(places: int) -> int:
    """What makes every field of so many places positive."""
    return sum(_MIDDLE << (_FIELD * place) for place in range(len(LABELS) * places))
