"""Groups of mentions of organizations, and what is known of each group while they are joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.resolve.abbreviations import relation
from kg.resolve.names import is_generic, is_registered, normalized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.model import Mention
    from kg.resolve.clusters import Clusters


@dataclass(slots=True, kw_only=True)
class Body:
    """What the mentions of one group say of it."""

    names: set[str] = field(default_factory=set)
    """Normalized forms, generic ones left out."""
    members: set[str] = field(default_factory=set)
    """The people who hold titles at it."""
    beside: set[str] = field(default_factory=set)
    """The people of its articles."""
    parents: set[str] = field(default_factory=set)
    """The anchors of what it is said to be part of."""


class Bodies:
    """Joins organizations; two firms with other registered names are never one."""

    def __init__(self, clusters: Clusters, mentions: Sequence[Mention]) -> None:
        self._clusters = clusters
        self._by_root: dict[str, Body] = defaultdict(Body)
        for mention in mentions:
            self._take(mention)

    def _take(self, mention: Mention) -> None:
        body = self._by_root[self.root(mention.anchor)]
        names = {name for name in map(normalized, mention.forms) if not is_generic(name)}
        body.names |= names
        body.members.update(mention.members)
        body.beside.update(mention.beside)
        body.parents.update(mention.affiliations)

    def root(self, anchor: str) -> str:
        """Give the anchor that stands for the group for now."""
        return self._clusters.root(anchor)

    def join(self, left: str, right: str, reason: str) -> bool:
        """Make one group of two and say whether two groups became one."""
        one, other = self.root(left), self.root(right)
        if one == other or not self._can_be_one(one, other):
            return False
        if not self._clusters.join(one, other, reason):
            return False
        joined, gone = self._by_root.pop(one), self._by_root.pop(other)
        for name in ("names", "members", "beside", "parents"):
            getattr(joined, name).update(getattr(gone, name))
        self._by_root[self.root(one)] = joined
        return True

    def groups(self) -> Mapping[str, Body]:
        """Give the groups as they are now, by root."""
        return dict(sorted(self._by_root.items()))

    def _can_be_one(self, one: str, other: str) -> bool:
        """Whether the full names of both groups, if both have any, can be one body's."""
        left, right = (sorted(filter(is_registered, self._by_root[r].names)) for r in (one, other))
        return not left or not right or any(a == b or relation(a, b) for a in left for b in right)
