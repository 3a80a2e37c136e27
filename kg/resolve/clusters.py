"""Groups of nodes that are one entity, with the reason of each merge: a union-find."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.resolve.anchors import is_name_anchored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from kg.resolve.alike import Alike
    from kg.resolve.parts import Parts


class Group(NamedTuple):
    """Nodes that are one entity."""

    nodes: frozenset[str]
    reasons: tuple[str, ...]
    """Sorted; why they are one."""
    is_one: bool
    """False of a node alone of which nothing says that its mentions are one."""


class Clusters:
    """Joins nodes, but for those that are known to be two.

    Two records of one article are two things, and two entries of a register; so are those that
    somebody judged to be. A node that has some articles in common with another is joined to it
    without its mentions there, which are left by themselves.
    """

    def __init__(self, alikes: Iterable[Alike], index: Parts) -> None:
        self._index = index
        self._entries: dict[str, set[str]] = {}
        self._counts: dict[str, int] = {}
        self._fixed: set[str] = set()
        """Nodes that are one thing by their anchor."""
        self._parents: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._articles: dict[str, AbstractSet[int]] = {}
        self._reasons: dict[str, tuple[str, ...]] = {}
        self._united: set[str] = set()
        self._left: dict[str, frozenset[int]] = {}
        self._others: dict[str, set[str]] = {}
        """Root → nodes that are somebody else, by judgement."""
        self.add(alikes)

    def add(self, alikes: Iterable[Alike]) -> None:
        """Take in more; of a node that is there already only before anything is joined."""
        for alike in alikes:
            node = alike.mention.anchor
            self._counts[node] = self._counts.get(node, 0) + alike.articles
            if alike.mention.entry is not None:
                self._entries[node] = {alike.mention.entry.id}
            if is_name_anchored(alike.mention):
                self._fixed.add(node)
            self._parents[node] = node
            self._members[node] = [node]

    def __contains__(self, node: str) -> bool:
        """Whether a mention has the node."""
        return node in self._counts

    def root(self, node: str) -> str:
        """Give the node that stands for the group for now; an unknown node is alone."""
        root = node
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
        """Make one group of two, or of what is behind one node; say whether they are one now.

        False if they are known to be two.
        """
        if left == right:
            self._unite(left, reason)
            return True
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        if self._have_entries(one, other) or not self._can_leave(one, other):
            return False
        return self.join_as_judged(one, other, reason)

    def join_as_judged(self, left: str, right: str, reason: str) -> bool:
        """Make one group of two, whatever articles and register say, and say whether they are one.

        False if they are judged to be two.
        """
        one, other = self.root(left), self.root(right)
        if one == other:
            return True
        if any(self.root(node) == other for node in self._others.get(one, ())):
            return False
        root = self._merge(one, other)
        reasons = (*self._reasons.get(one, ()), *self._reasons.get(other, ()), reason)
        self._reasons[root] = reasons
        for sets in (self._entries, self._others):
            if one in sets or other in sets:
                sets[root] = sets.get(one, set()) | sets.get(other, set())
        return True

    def groups(self) -> Iterator[Group]:
        """Give the groups, by least node."""
        for nodes in sorted((frozenset(self._members[root]) for root in self._roots()), key=min):
            reasons = tuple(sorted(set(self._reasons.get(self.root(min(nodes)), ()))))
            yield Group(
                nodes, reasons, len(nodes) > 1 or bool(nodes & self._united | nodes & self._fixed)
            )

    def left(self, node: str) -> frozenset[int]:
        """Give the articles whose mentions of a node were left by themselves."""
        return self._left.get(node, frozenset())

    def by_themselves(self, node: str) -> frozenset[int]:
        """Give the articles whose mentions of a node are each one of its own.

        Those that were left; all, if nothing makes what is behind the node one.
        """
        is_one = len(self._members[self.root(node)]) > 1 or self._counts[node] < _SEVERAL
        is_one = is_one or node in self._united or node in self._fixed
        return self.left(node) if is_one else self._index.articles(node)

    def _roots(self) -> list[str]:
        return [node for node in self._counts if self._parents[node] == node]

    def _unite(self, node: str, reason: str) -> None:
        if node in self._united or self._counts.get(node, 0) < _SEVERAL or node in self._fixed:
            return
        self._united.add(node)
        root = self.root(node)
        self._reasons[root] = (*self._reasons.get(root, ()), reason)

    def _merge(self, one: str, other: str) -> str:
        """Make one group of those of two roots and give its root: the larger's, the least of two.

        So the roots follow from the nodes, whatever hashes they have.
        """
        members = self._members
        root, below = sorted((one, other), key=lambda each: (-len(members[each]), each))
        self._parents[below] = root
        fewer, most = sorted((self._of(one), self._of(other)), key=len)
        articles = most if isinstance(most, set) else set(most)
        articles |= fewer
        members[root].extend(members.pop(below))
        self._articles[root] = articles
        return root

    def _of(self, root: str) -> AbstractSet[int]:
        """The articles of a group, but for those whose mentions were left."""
        if root not in self._articles:
            self._articles[root] = self._index.articles(root)
        return self._articles[root]

    def _can_leave(self, one: str, other: str) -> bool:
        """Whether two groups have no article in common, now that mentions in such were left.

        They are left on the side of fewer articles if they can be; not if that is all of them.
        """
        common = self._of(one) & self._of(other)
        if not common:
            return True
        smaller, larger = sorted((one, other), key=lambda each: (len(self._of(each)), each))
        if common == self._of(smaller):
            return False
        for root in (smaller, larger):
            left = {
                node: self.left(node) | (articles & common)
                for node in self._members[root]
                if common & (articles := self._index.articles(node))
            }
            if all(self._is_part(node, articles) for node, articles in left.items()):
                self._left.update(left)
                self._articles[root] = self._of(root) - common
                return True
        return False

    def _is_part(self, node: str, articles: frozenset[int]) -> bool:
        """Whether mentions of a node can be left that are not all of them."""
        return node not in self._fixed and articles < self._index.articles(node)

    def _have_entries(self, one: str, other: str) -> bool:
        ours, theirs = self._entries.get(one), self._entries.get(other)
        return bool(ours and theirs and ours != theirs)


_SEVERAL = 2
