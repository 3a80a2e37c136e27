"""Groups of anchors that are one entity, with the reason of each merge: a union-find."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Mention


class Clusters:
    """Joins anchors, but for those that are known to be two.

    Two records of one article are two things, and two entries of a register; so are those that
    somebody judged to be.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._articles: dict[str, set[str]] = {}
        self._entries: dict[str, set[str]] = {}
        for mention in mentions:
            self._articles.setdefault(mention.anchor, set()).add(mention.article)
            if mention.entry is not None:
                self._entries[mention.anchor] = {mention.entry.id}
        self._parents = {anchor: anchor for anchor in self._articles}
        self._sizes = dict.fromkeys(self._articles, 1)
        self._reasons: dict[str, tuple[str, ...]] = {}
        self._others: dict[str, set[str]] = {}
        """Root → anchors that are somebody else, by judgement."""

    def __contains__(self, anchor: str) -> bool:
        """Whether a mention has the anchor."""
        return anchor in self._articles

    def root(self, anchor: str) -> str:
        """Give the anchor that stands for the group for now; an unknown anchor is alone."""
        root = anchor
        while (parent := self._parents.get(root, root)) != root:
            self._parents[root] = self._parents[parent]
            root = parent
        return root

    def part(self, left: str, right: str) -> None:
        """Keep two groups two from now on."""
        one, other = self.root(left), self.root(right)
        self._others.setdefault(one, set()).add(other)
        self._others.setdefault(other, set()).add(one)

    def join(self, left: str, right: str, reason: str) -> bool:
        """Make one group of two and say whether they are one now.

        False if they are known to be two.
        """
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        if self._articles[one] & self._articles[other] or self._have_entries(one, other):
            return False
        return self.join_as_judged(one, other, reason)

    def join_as_judged(self, left: str, right: str, reason: str) -> bool:
        """Make one group of two, whatever articles and register say, and say whether they are one.

        False if they are judged to be two.
        """
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        if any(self.root(anchor) == other for anchor in self._others.get(one, ())):
            return False
        root = self._unite(one, other)
        reasons = (*self._reasons.get(one, ()), *self._reasons.get(other, ()), reason)
        self._reasons[root] = reasons
        for sets in (self._articles, self._entries, self._others):
            if one in sets or other in sets:
                sets[root] = sets.get(one, set()) | sets.get(other, set())
        return True

    def groups(self) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
        """Give the groups' anchors with the sorted reasons of their merges, by least anchor."""
        found: dict[str, set[str]] = {}
        for anchor in self._parents:
            found.setdefault(self.root(anchor), set()).add(anchor)
        for group in sorted(map(frozenset, found.values()), key=min):
            yield group, tuple(sorted(set(self._reasons.get(self.root(min(group)), ()))))

    def _unite(self, one: str, other: str) -> str:
        """Make one group of those of two roots and give its root: the larger's, the least of two.

        So the roots follow from the anchors, whatever hashes they have.
        """
        root, below = sorted((one, other), key=lambda each: (-self._sizes[each], each))
        self._parents[below] = root
        self._sizes[root] += self._sizes[below]
        return root

    def _have_entries(self, one: str, other: str) -> bool:
        ours, theirs = self._entries.get(one), self._entries.get(other)
        return bool(ours and theirs and ours != theirs)
