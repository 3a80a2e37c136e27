"""Groups of mentions of organizations, and what is known of each group while they are joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.resolve.abbreviations import relation
from kg.resolve.candidates import own_names
from kg.resolve.names import is_registered, leading_places
from kg.resolve.spellings import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import Mention
    from kg.resolve.clusters import Clusters
    from kg.resolve.parts import Parts


@dataclass(slots=True, kw_only=True)
class Body:
    """What the mentions of one group say of it."""

    names: set[str] = field(default_factory=set)
    """Normalized forms, generic ones left out."""
    members: set[str] = field(default_factory=set)
    """The people who hold titles at it."""
    parents: set[str] = field(default_factory=set)
    """The nodes of what it is said to be part of."""
    nodes: set[str] = field(default_factory=set)


class Bodies:
    """Joins organizations; two firms with other registered names are never one."""

    def __init__(self, clusters: Clusters, mentions: Sequence[Mention], index: Parts) -> None:
        self._clusters = clusters
        self._index = index
        self._people: dict[str, frozenset[str]] = {}
        """Node → the people of its articles, as far as somebody asked."""
        self._by_root: dict[str, Body] = defaultdict(Body)
        for mention in mentions:
            self._take(mention)

    def _take(self, mention: Mention) -> None:
        body = self._by_root[self.root(mention.anchor)]
        body.names |= own_names(mention)
        body.members.update(mention.members)
        body.parents.update(mention.affiliations)
        body.nodes.add(mention.anchor)

    def root(self, anchor: str) -> str:
        """Give the anchor that stands for the group for now."""
        return self._clusters.root(anchor)

    def join(self, left: str, right: str, reason: str) -> bool:
        """Make one group of two and say whether two groups became one."""
        one, other = self.root(left), self.root(right)
        if one == other:
            self._clusters.join(left, right, reason)
            return False
        if not self._can_be_one(one, other):
            return False
        if not self._clusters.join(one, other, reason):
            return False
        joined, gone = self._by_root.pop(one), self._by_root.pop(other)
        for name in ("names", "members", "parents", "nodes"):
            getattr(joined, name).update(getattr(gone, name))
        self._by_root[self.root(one)] = joined
        return True

    def is_by_itself(self, node: str) -> bool:
        """Whether no other is joined to a node."""
        return len(self._by_root[self.root(node)].nodes) == 1

    def beside(self, body: Body) -> frozenset[str]:
        """Give the people of a body's articles."""
        return frozenset().union(*map(self._beside_node, body.nodes))

    def _beside_node(self, node: str) -> frozenset[str]:
        if node not in self._people:
            companies = self._index.companies(node)
            self._people[node] = frozenset().union(*(each.beside for each in companies))
        return self._people[node]

    def groups(self) -> Mapping[str, Body]:
        """Give the groups as they are now, by root."""
        return dict(sorted(self._by_root.items()))

    def _can_be_one(self, one: str, other: str) -> bool:
        """Whether no two names speak for two bodies: other full names, other places."""
        left, right = (self._by_root[root].names for root in (one, other))
        full, others = (
            sorted(spelled(name) for name in names if is_registered(name))
            for names in (left, right)
        )
        if full and others and not any(a == b or relation(a, b) for a in full for b in others):
            return False
        return not _places(left) or not _places(right) or bool(_places(left) & _places(right))


def _places(names: Iterable[str]) -> frozenset[str]:
    """The places that names begin with, without 省, 市, 县; of 太原市小店区… both."""
    found = set()
    for name in names:
        for place in leading_places(name):
            found.update({place.rstrip("省市县区"), *_inner(name[len(place) :])})
    return frozenset(found)


def _inner(rest: str) -> Iterator[str]:
    yield from (place.rstrip("省市县区") for place in leading_places(rest))
