"""Groups of anchors that are one entity, with the reason of each merge: a union-find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from networkx.utils import UnionFind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Mention


class Clusters:
    """Joins anchors; two records of one article are two things and are never joined."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._articles: dict[str, set[str]] = {}
        for mention in mentions:
            self._articles.setdefault(mention.anchor, set()).add(mention.article)
        self._union = UnionFind(sorted(self._articles))
        self._reasons: dict[str, tuple[str, ...]] = {}

    def root(self, anchor: str) -> str:
        """Give the anchor that stands for the group for now; an unknown anchor is alone."""
        return self._union[anchor] if anchor in self._articles else anchor

    def join(self, left: str, right: str, reason: str) -> bool:
        """Make one group of two and say whether they are one now.

        False if an article has a record in each: what an article tells apart stays apart.
        """
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        if self._articles[one] & self._articles[other]:
            return False
        articles = self._articles[one] | self._articles[other]
        reasons = (*self._reasons.get(one, ()), *self._reasons.get(other, ()), reason)
        self._union.union(one, other)
        root = self.root(one)
        self._articles[root], self._reasons[root] = articles, reasons
        return True

    def groups(self) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
        """Give the groups' anchors with the sorted reasons of their merges, by least anchor."""
        sets = (frozenset(group) for group in self._union.to_sets())
        for group in sorted(sets, key=min):
            yield group, tuple(sorted(set(self._reasons.get(self.root(min(group)), ()))))
