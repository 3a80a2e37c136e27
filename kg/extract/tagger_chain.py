"""The chain of labels of a stretch of text: the likeliest one, and how likely a part of it is.

`best(moves, scores)` → `[0, 1, 2, 2]`, outside and a name of three characters

Source: Viterbi (1967); Rabiner (1989), A tutorial on hidden Markov models.
"""

from __future__ import annotations

import math
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

_STARTS = (0.0, 0.0, -1e9, 0.0, -1e9)
_MAY_START = (1.0, 1.0, 0.0, 1.0, 0.0)


def best(moves: Moves, scores: Sequence[Scores]) -> list[int]:
    """Give the likeliest labels."""
    totals = _totals(moves, scores)
    labels = [totals[-1].index(max(totals[-1]))]
    for before in reversed(totals[:-1]):
        reached = [*map(add, before, moves[labels[-1]])]
        labels.append(reached.index(max(reached)))
    return labels[::-1]


def _totals(moves: Moves, scores: Sequence[Scores]) -> list[Scores]:
    """The weight of the best chain up to each label of each place; written out for its speed."""
    (o_o, o_p, o_pp, o_b, o_bb), (p_o, p_p, p_pp, p_b, p_bb) = moves[0], moves[1]
    (_, i_p, i_pp, _, _), (_, _, _, j_b, j_bb) = moves[2], moves[4]
    b_o, b_p, b_pp, b_b, b_bb = moves[3]
    o, p, pp, b, bb = map(add, scores[0], _STARTS)
    totals = [(o, p, pp, b, bb)]
    for to_o, to_p, to_pp, to_b, to_bb in scores[1:]:
        o, p, pp, b, bb = (
            max(o + o_o, p + o_p, pp + o_pp, b + o_b, bb + o_bb) + to_o,
            max(o + p_o, p + p_p, pp + p_pp, b + p_b, bb + p_bb) + to_p,
            max(p + i_p, pp + i_pp) + to_pp,
            max(o + b_o, p + b_p, pp + b_pp, b + b_b, bb + b_bb) + to_b,
            max(b + j_b, bb + j_bb) + to_bb,
        )
        totals.append((o, p, pp, b, bb))
    return totals


class Chances:
    """How likely parts of a stretch are names (forward-backward), each place scaled to one."""

    def __init__(self, moves: Moves, scores: Sequence[Scores]) -> None:
        self._columns = [[math.exp(move * STEP) for move in column] for column in moves]
        self._rows = [*zip(*self._columns, strict=True)]
        self._weights = [_powers(row) for row in scores]
        self._scales: list[float] = []
        self._before: list[list[float]] = []
        self._forward()
        self._after = [[1.0] * len(LABELS)]
        self._backward()

    def of(self, start: int, end: int, label: int) -> float:
        """Give the chance, 0-1, that a name that begins with `label` is exactly there."""
        chance, last = self._before[start][label], label
        for place in range(start + 1, end):
            weight = self._rows[last][label + 1] * self._weights[place][label + 1]
            chance *= weight / self._scales[place]
            last = label + 1
        if end < len(self._weights):
            onward = [*map(mul, map(mul, self._rows[last], self._weights[end]), self._after[end])]
            onward[label + 1] = 0.0
            chance *= sum(onward) / self._scales[end]
        return min(1.0, chance)

    def _forward(self) -> None:
        reached = [*map(mul, self._weights[0], _MAY_START)]
        for place, weights in enumerate(self._weights):
            if place:
                sums = (sum(map(mul, self._before[-1], column)) for column in self._columns)
                reached = [*map(mul, weights, sums)]
            scale = sum(reached)
            self._scales.append(scale)
            self._before.append([value / scale for value in reached])

    def _backward(self) -> None:
        for weights, scale in zip(self._weights[:0:-1], self._scales[:0:-1], strict=True):
            later = [weight / scale for weight in map(mul, weights, self._after[-1])]
            self._after.append([sum(map(mul, row, later)) for row in self._rows])
        self._after.reverse()


def _powers(scores: Iterable[float]) -> list[float]:
    """The scores as factors, the largest one."""
    row = [*scores]
    top = max(row)
    return [math.exp((score - top) * STEP) for score in row]
