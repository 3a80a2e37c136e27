"""The chain of labels of a stretch of text: the likeliest one, and how likely a part of it is.

`best(moves, scores)` → `[0, 1, 2, 2]`, outside and a name of three characters

Source: Viterbi (1967); Rabiner (1989), A tutorial on hidden Markov models.
"""

from __future__ import annotations

import math
from functools import cache
from operator import add, mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABELS = ("O", "B-P", "I-P", "B-O", "I-O")
"""Outside; the first and every further character of a person and of an organization."""
PERSON, ORGANIZATION = 1, 3
"""The labels that begin a name; the next label goes on with it."""
STEP = 0.1
"""What one step of a score is worth: a chain is so many times likelier by e to that power."""
Scores = tuple[float, float, float, float, float]
"""A number for each label, in steps."""
Moves = tuple[Scores, Scores, Scores, Scores, Scores]
"""The weight of each label (row) behind each label; a name goes on only behind its own kind."""

_GOING_ON = (2, 4)
"""The labels that go on with a name."""
_CERTAINLY = 1e-3
"""More than rounding can change."""
_STARTS = (0.0, 0.0, -1e9, 0.0, -1e9)
_MAY_START = (1.0, 1.0, 0.0, 1.0, 0.0)


def best(moves: Moves, scores: Sequence[Scores]) -> list[int]:
    """Give the likeliest labels."""
    totals, contested = _totals(moves, scores)
    label = totals[-1].index(max(totals[-1]))
    labels = [0] * len(totals)
    if not label and not contested:
        return labels
    for place in range(len(totals) - 1, 0, -1):
        labels[place] = label
        if label in _GOING_ON or place in contested:
            reached = [*map(add, totals[place - 1], moves[label])]
            label = reached.index(max(reached))
        else:
            label = 0
    labels[0] = label
    return labels


def _totals(moves: Moves, scores: Sequence[Scores]) -> tuple[list[Scores], set[int]]:
    """The weight of the best chain up to each label of each place, and the places contested.

    At other places, what is outside or begins a name stands surely behind what is outside. It is
    written out for its speed.
    """
    lead = _lead(moves)
    contested = set()
    (o_o, o_p, o_pp, o_b, o_bb), (p_o, p_p, p_pp, p_b, p_bb) = moves[0], moves[1]
    (_, i_p, i_pp, _, _), (_, _, _, j_b, j_bb) = moves[2], moves[4]
    b_o, b_p, b_pp, b_b, b_bb = moves[3]
    o, p, pp, b, bb = map(add, scores[0], _STARTS)
    totals = [(o, p, pp, b, bb)]
    for to_o, to_p, to_pp, to_b, to_bb in scores[1:]:
        level = o - lead
        if p < level and pp < level and b < level and bb < level:
            on_p, on_pp, on_b, on_bb = p + i_p, pp + i_pp, b + j_b, bb + j_bb
            p, b = o + p_o + to_p, o + b_o + to_b
            pp = (on_p if on_p > on_pp else on_pp) + to_pp  # noqa: FURB136 - a call costs more
            bb = (on_b if on_b > on_bb else on_bb) + to_bb  # noqa: FURB136
            o = o + o_o + to_o
            totals.append((o, p, pp, b, bb))
            continue
        contested.add(len(totals))
        o, p, pp, b, bb = (
            max(o + o_o, p + o_p, pp + o_pp, b + o_b, bb + o_bb) + to_o,
            max(o + p_o, p + p_p, pp + p_pp, b + p_b, bb + p_bb) + to_p,
            max(p + i_p, pp + i_pp) + to_pp,
            max(o + b_o, p + b_p, pp + b_pp, b + b_b, bb + b_bb) + to_b,
            max(b + j_b, bb + j_bb) + to_bb,
        )
        totals.append((o, p, pp, b, bb))
    return totals, contested


@cache
def _lead(moves: Moves) -> float:
    """What a chain that is outside needs before the others, so that all but 2 go on from it."""
    open_ = (row for label, row in enumerate(moves) if label not in _GOING_ON)
    return max(move - row[0] for row in open_ for move in row[1:]) + _CERTAINLY


class Chances:
    """How likely parts of a stretch are names (forward-backward), each place scaled to one."""

    def __init__(self, moves: Moves, scores: Sequence[Scores]) -> None:
        self._columns, self._rows = _factors(moves)
        self._weights = [_powers(row) for row in scores]
        self._scales: list[float] = []
        self._before: list[Scores] = []
        self._forward()
        self._after: list[Sequence[float]] = [[1.0] * len(LABELS)]
        """By place, the last one first, as far as it was asked for."""

    def of(self, start: int, end: int, label: int) -> float:
        """Give the chance, 0-1, that a name that begins with `label` is exactly there."""
        chance, last = self._before[start][label], label
        for place in range(start + 1, end):
            weight = self._rows[last][label + 1] * self._weights[place][label + 1]
            chance *= weight / self._scales[place]
            last = label + 1
        if end < len(self._weights):
            after = self._behind(end)
            onward = [*map(mul, map(mul, self._rows[last], self._weights[end]), after)]
            onward[label + 1] = 0.0
            chance *= sum(onward) / self._scales[end]
        return min(1.0, chance)

    def within(self, place: int, label: int) -> float:
        """Give the chance, 0-1, that a place is within a name that begins with `label`."""
        weights = [*map(mul, self._before[place], self._behind(place))]
        share: float = (weights[label] + weights[label + 1]) / sum(weights)
        return share

    def _forward(self) -> None:
        """Go through all places, as far as each label is likely; written out for its speed."""
        (c0, c1, c2, c3, c4), (d0, d1, d2, d3, d4), (e0, e1, e2, e3, e4) = self._columns[:3]
        (f0, f1, f2, f3, f4), (g0, g1, g2, g3, g4) = self._columns[3:]
        o, p, pp, b, bb = map(mul, self._weights[0], _MAY_START)
        for place, (to_o, to_p, to_pp, to_b, to_bb) in enumerate(self._weights):
            if place:
                o, p, pp, b, bb = (
                    to_o * (o * c0 + p * c1 + pp * c2 + b * c3 + bb * c4),
                    to_p * (o * d0 + p * d1 + pp * d2 + b * d3 + bb * d4),
                    to_pp * (o * e0 + p * e1 + pp * e2 + b * e3 + bb * e4),
                    to_b * (o * f0 + p * f1 + pp * f2 + b * f3 + bb * f4),
                    to_bb * (o * g0 + p * g1 + pp * g2 + b * g3 + bb * g4),
                )
            scale = o + p + pp + b + bb
            o, p, pp, b, bb = o / scale, p / scale, pp / scale, b / scale, bb / scale
            self._scales.append(scale)
            self._before.append((o, p, pp, b, bb))

    def _behind(self, place: int) -> Sequence[float]:
        """How likely what follows a place is, by the label there; from the end up to the place."""
        length = len(self._weights)
        while len(self._after) < length - place:
            later = length - len(self._after)
            scale = self._scales[later]
            o, p, pp, b, bb = (
                weight / scale for weight in map(mul, self._weights[later], self._after[-1])
            )
            self._after.append(
                [
                    to_o * o + to_p * p + to_pp * pp + to_b * b + to_bb * bb
                    for to_o, to_p, to_pp, to_b, to_bb in self._rows
                ]
            )
        return self._after[length - place - 1]


@cache
def _factors(moves: Moves) -> tuple[Moves, Moves]:
    """The moves as factors, each label's by the one before, and by the one behind."""
    columns = _moves([math.exp(move * STEP) for move in column] for column in moves)
    return columns, _moves(zip(*columns, strict=True))


def _moves(rows: Iterable[Iterable[float]]) -> Moves:
    a, b, c, d, e = ((o, p, pp, b, bb) for o, p, pp, b, bb in rows)
    return a, b, c, d, e


def _powers(scores: Scores) -> Scores:
    """The scores as factors, the largest one; written out for its speed."""
    o, p, pp, b, bb = scores
    top, exp = max(scores), math.exp
    return (
        exp((o - top) * STEP),
        exp((p - top) * STEP),
        exp((pp - top) * STEP),
        exp((b - top) * STEP),
        exp((bb - top) * STEP),
    )
