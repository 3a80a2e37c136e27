"""Signs that two entities may be one, each with a weight, and what they come to together.

>>> rank(Signs((Sign(0.5, "one title: 会长"), Sign(0.2, "one place: 岚州"))))
0.6
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.resolve.calls import shared
from kg.resolve.names import is_whole, normalized

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_DIGITS = 4
"""Decimal places of a rank."""
_SHOWN = 4
"""So many people that two entities share are told; more say no more."""


class Sign(NamedTuple):
    """Something that speaks for two entities being one."""

    weight: float
    """How much, 0 to 1."""
    words: str
    """What it is; '' if there is nothing to tell."""


class Signs(NamedTuple):
    """All that speaks for two entities being one, and what speaks against it."""

    found: tuple[Sign, ...]
    doubt: float = 1.0
    """By what the rest is multiplied, 0 to 1; 1 if nothing speaks against it."""
    against: str = ""
    """What speaks against it, in words."""


def rank(signs: Signs) -> float:
    """Give what signs come to, 0 to 1: one less what they leave together, times the doubt."""
    left = 1.0
    for sign in signs.found:
        left *= 1 - sign.weight
    return round((1 - left) * signs.doubt, _DIGITS)


def in_both(ours: AbstractSet[str], theirs: AbstractSet[str]) -> list[str]:
    """Give the people of both sides, sorted, a few; 王会长 only where no full name is shared."""
    found = shared(ours, theirs)
    whole = sorted(filter(is_whole, found))
    return (whole or sorted(found))[:_SHOWN]


def likeness(one: str, other: str) -> float:
    """Give how much of two texts is the same, 0 to 1, by the pairs of characters that both have.

    Source: L. R. Dice, Measures of the Amount of Ecologic Association Between Species, 1945.
    """
    left, right = _pairs(normalized(one)), _pairs(normalized(other))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def most_alike(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """Give the likeness of the two texts of either side that are most alike; 0 if one has none."""
    others = tuple(theirs)
    return max((likeness(one, other) for one in ours for other in others), default=0.0)


def _pairs(text: str) -> set[str]:
    return {text[start : start + 2] for start in range(len(text) - 1)}
