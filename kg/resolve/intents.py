"""Which intents of several articles are one: those of the same parties about the same thing."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.resolve.names import normalized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Mention
    from kg.resolve.clusters import Clusters

_LEAST_SHARE = 0.6
"""A topic that holds the other is the same if no more than the rest is its own."""


def join_intents(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Join the intents of one set of parties that are about one thing, at whatever stage."""
    by_parties: dict[frozenset[str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind is EntityKind.INTENT and mention.hosts:
            by_parties[frozenset(map(clusters.root, mention.hosts))].append(mention)
    for intents in by_parties.values():
        for one, other in combinations(intents, 2):
            if set(one.beside) & set(other.beside) and about_one_thing(one, other):
                what = min(one.topic or "", other.topic or "") or one.instrument
                clusters.join(one.anchor, other.anchor, f"same parties, same subject: {what}")


def about_one_thing(one: Mention, other: Mention) -> bool:
    """Whether two intents say the same topic, or without one name the same document."""
    if one.topic and other.topic:
        short, long = sorted((normalized(one.topic), normalized(other.topic)), key=len)
        return short in long and len(short) >= _LEAST_SHARE * len(long)
    if one.topic or other.topic or not (one.instrument and other.instrument):
        return False
    return normalized(one.instrument) == normalized(other.instrument)
