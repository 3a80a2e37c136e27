"""Parties that cooperate two by two, told in one breath.

`Ⓖ、Ⓖ分别签署协议` → the parties of the one, those of the other; `Ⓖ分别与Ⓖ签约` → the first of
each, the second of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.pairs import of_sign, party_rules
from kg.extract.topics import listed_topics

if TYPE_CHECKING:
    from kg.extract.pairs import Party
    from kg.extract.party_signs import Statement
    from kg.model import Span


def paired(statement: Statement, start: int, end: int) -> tuple[tuple[Party, ...], ...]:
    """Give the couples of parties right before `end`, none if there are no two."""
    for rule in party_rules("couples"):
        match = rule.regex.search(statement.text, start, end)
        if match:
            groups = [name for name in ("a", "b") if match[name]]
            rows = [_parties(statement, *match.span(name)) for name in groups]
            return tuple(rows[0]) if len(rows) == 1 else _crossed(*rows)
    return ()


def topic_of(statement: Statement, end: int, place: int, couples: int) -> Span | None:
    """Give what the couple at `place` of so many agreed on, where all are told in turn."""
    told = listed_topics(statement.text, end)
    return told[place] if len(told) == couples else None


def _parties(statement: Statement, start: int, end: int) -> list[tuple[Party, ...]]:
    """The parties of each list of them in a stretch."""
    return [of_sign(sign) for sign in statement.signs[start:end] if sign.code == "Ⓖ"]


def _crossed(
    ones: list[tuple[Party, ...]], others: list[tuple[Party, ...]]
) -> tuple[tuple[Party, ...], ...]:
    """The first of the one list with the first of the other, and so on, if they are as long."""
    first, second = ones[0], others[0]
    return tuple(zip(first, second, strict=True)) if len(first) == len(second) else ()
