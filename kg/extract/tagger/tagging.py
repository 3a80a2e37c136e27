"""A small statistical tagger of people and organizations, to stand beside the rules as a witness.

`spans("会长林知远出席")` → 林知远, a person, with a probability of 0.99

It is a linear-chain conditional random field over characters. Its weights stand in
`models/tagger.gz`, made by `.ci/train-tagger`.

Source: Lafferty, McCallum and Pereira (2001), Conditional Random Fields.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.extract.tagger.chain import ORGANIZATION, PERSON, Chances, Moves, Scores, best
from kg.extract.tagger.weights import Model, scores, shipped
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PIECE = re.compile(r"[^,;:。!?\n]{1,60}")
"""What is labelled at a time; no name goes on behind one of these marks."""
_KINDS = {PERSON: EntityKind.PERSON, ORGANIZATION: EntityKind.ORGANIZATION}
_LABELS = {kind: label for label, kind in _KINDS.items()}
_START = attrgetter("start")


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """A stretch that the tagger takes for a name.

    It has no slots, so that its probability is worked out only when asked for, and once.
    """

    span: Span
    kind: EntityKind
    """PERSON or ORGANIZATION."""
    piece: _Piece = field(repr=False, compare=False)

    @cached_property
    def probability(self) -> float:
        """How likely exactly this stretch is a name of its kind, 0-1."""
        label = _LABELS[self.kind]
        start, end = self.span.start - self.piece.start, self.span.end - self.piece.start
        return self.piece.chances.of(start, end, label)


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """A stretch of text that is labelled at a time."""

    start: int
    scores: Sequence[Scores]
    moves: Moves

    @cached_property
    def chances(self) -> Chances:
        return Chances(self.moves, self.scores)


class Tagging:
    """What the tagger makes of a text: the names it sees, and how sure it is of any place."""

    def __init__(
        self, text: str, places: Iterable[Span] | None = None, *, model: Model | None = None
    ) -> None:
        """Take folded, simplified text, and those of its sentences that are to be read."""
        self._text = text
        self._model = model or shipped()
        self._places = (Span(start=0, end=len(text)),) if places is None else tuple(places)
        self._pieces: dict[int, list[_Piece]] = {}

    @cached_property
    def names(self) -> tuple[Tagged, ...]:
        """The names, in their order."""
        return tuple(
            name
            for place in self._places
            for piece in _in_sentence(self._model, self._text, place)
            for name in _named(piece)
        )

    def in_name(self, offset: int, kind: EntityKind) -> float:
        """Give the chance, 0-1, that the code point at `offset` belongs to a name of the kind."""
        number = bisect_right(self._places, offset, key=_START) - 1
        if number < 0:
            return 0.0
        if number not in self._pieces:
            sentence = self._places[number]
            self._pieces[number] = list(_in_sentence(self._model, self._text, sentence))
        pieces = self._pieces[number]
        piece = pieces[max(0, bisect_right(pieces, offset, key=_START) - 1)] if pieces else None
        if piece is None or not piece.start <= offset < piece.start + len(piece.scores):
            return 0.0
        return piece.chances.within(offset - piece.start, _LABELS[kind])


def spans(
    text: str, places: Iterable[Span] | None = None, *, model: Model | None = None
) -> tuple[Tagged, ...]:
    """Give the names in folded, simplified text, or in some sentences of it, in their order."""
    return Tagging(text, places, model=model).names


def _in_sentence(model: Model, text: str, sentence: Span) -> Iterator[_Piece]:
    every = scores(model, sentence.of(text))
    for match in PIECE.finditer(text, sentence.start, sentence.end):
        part = every[match.start() - sentence.start : match.end() - sentence.start]
        yield _Piece(start=match.start(), scores=part, moves=model.moves)


def _named(piece: _Piece) -> Iterator[Tagged]:
    labels = best(piece.moves, piece.scores)
    if not any(labels):
        return
    start = 0
    while start < len(labels):
        label, end = labels[start], start + 1
        while label and end < len(labels) and labels[end] == label + 1:
            end += 1
        if label:
            span = Span(start=piece.start + start, end=piece.start + end)
            yield Tagged(span=span, kind=_KINDS[label], piece=piece)
        start = end
