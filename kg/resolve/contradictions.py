"""Judgements that contradict each other, with the chain that leads to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
from msgspec import Struct

from kg.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.resolve.judgements import Ruling


class Contradiction(Struct, frozen=True, kw_only=True):
    """A pair that is judged to be different, and the chain that makes it one."""

    different: Ruling
    chain: tuple[Ruling, ...]
    """Rulings `same`, from the left side of `different` to its right."""


def contradictions(rulings: Iterable[Ruling]) -> list[Contradiction]:
    """Give the pairs that are judged to be different, and the same by a chain of judgements."""
    same: nx.Graph[str] = nx.Graph()
    apart = []
    for each in rulings:
        if each.verdict is Verdict.SAME:
            same.add_edge(each.left, each.right, ruling=each)
        elif each.verdict is Verdict.DIFFERENT:
            apart.append(each)
    return [
        Contradiction(different=each, chain=_chain(same, each))
        for each in apart
        if each.left in same and each.right in same and nx.has_path(same, each.left, each.right)
    ]


def _chain(same: nx.Graph[str], different: Ruling) -> tuple[Ruling, ...]:
    path = nx.shortest_path(same, different.left, different.right)
    return tuple(same.edges[step]["ruling"] for step in pairwise(path))
