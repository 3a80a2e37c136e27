"""Which events of several articles can be one: those of one dated, numbered name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon
from kg.model import EntityKind, MeetingKind
from kg.resolve.names import normalized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Mention
    from kg.resolve.clusters import Clusters


def event_key(mention: Mention) -> str | None:
    """Give what is equal for reports of one exhibition or conference; None where it is unsure.

    Kind, own name and day; the name must hold a year or a number of its series (第二十三届…), so
    that two days of 技术交流会 stay two.
    """
    is_series = mention.kind is EntityKind.EXHIBITION or (
        mention.kind is EntityKind.MEETING and mention.event_kind is MeetingKind.CONFERENCE
    )
    if not (is_series and mention.name and mention.date):
        return None
    name = normalized(mention.name)
    numbered = any(pattern.regex.search(name) for pattern in lexicon.patterns("numbered_events"))
    return f"{mention.kind}={name}={mention.date}" if numbered else None


def join_events(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Join the events that share a key; two of one article stay two."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        key = event_key(mention)
        if key is None:
            continue
        other = first.setdefault(key, mention)
        reason = f"one name of its own and one day: {mention.name}, {mention.date}"
        clusters.join(other.anchor, mention.anchor, reason)
