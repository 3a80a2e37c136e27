"""What people judged: which mentions a judgement means, and what it makes of the groups.

Judgements come before everything else: mentions that are judged to be different are never one,
and those that are judged to be the same are one whatever the rules say. Of judgements that
contradict each other, `different` holds, as a wrong merge is worse than a missed one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kg.model import EntityKind, Span, Verdict
from kg.resolve.names import normalized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.model import Extraction, Judgement, Mention, Record
    from kg.resolve.clusters import Clusters

JUDGED = frozenset(EntityKind) - {EntityKind.PLACE}
"""The kinds that are judged; places go by their names alone."""


class Ruling(Struct, frozen=True, kw_only=True):
    """A judgement on two mentions that are there, by their anchors."""

    number: int
    verdict: Verdict
    left: str
    right: str
    said: str
    """Who judged so, and why, in words."""


def ruling(number: int, judgement: Judgement, left: str, right: str) -> Ruling:
    """Give a judgement as a ruling on two anchors."""
    given = ((" by ", judgement.author), (" on ", judgement.date), (": ", judgement.reason))
    said = "".join(f"{word}{value}" for word, value in given if value)
    return Ruling(number=number, verdict=judgement.judgement, left=left, right=right, said=said)


def named(mentions: Iterable[Mention], kind: EntityKind, name: str) -> list[Mention]:
    """Give the mentions of an article that a name means: a record's key, or a form as printed.

    The fullest forms come first: other forms count only where nobody has the name as that. An
    unnamed event goes by its label.
    """
    own = [mention for mention in mentions if mention.kind is kind]
    wanted = normalized(name)
    called: tuple[Callable[[Mention], bool], ...] = (
        lambda one: one.record == name,
        lambda one: name == (one.name or one.label),
        lambda one: wanted == normalized(one.name or one.label or ""),
        lambda one: wanted in map(normalized, one.forms),
    )
    tried = ([one for one in own if is_so(one)] for is_so in called)
    return next(filter(None, tried), [])


def is_record_key(kind: EntityKind, name: str) -> bool:
    """Whether a name is the key that a record of that kind has in an extraction (`m1`)."""
    return name[:1] == kind[0] and name[1:].isascii() and name[1:].isdigit()


def place_of(extraction: Extraction, kind: EntityKind, key: str) -> Span | None:
    """Give where the record of a key stands in the text; None if there is no such record."""
    for record in _records(extraction, kind):
        if record.key == key:
            return next(_spans(record), None)
    return None


def record_at(extraction: Extraction, kind: EntityKind, place: Span) -> str | None:
    """Give the key of the record of a kind whose evidence overlaps a place most; None if none.

    Of records of equal overlap it is the first.
    """
    shared = {
        record.key: sum(_overlap(span, place) for span in _spans(record))
        for record in _records(extraction, kind)
    }
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] else None


def _records(extraction: Extraction, kind: EntityKind) -> tuple[Record, ...]:
    layers: dict[EntityKind, tuple[Record, ...]] = {
        EntityKind.PERSON: extraction.people,
        EntityKind.ORGANIZATION: extraction.organizations,
        EntityKind.MEETING: extraction.meetings,
        EntityKind.EXHIBITION: extraction.exhibitions,
        EntityKind.INTENT: extraction.intents,
    }
    return layers[kind]


def _spans(record: Record) -> Iterator[Span]:
    whole = (each for each in record.evidence if each.slot is None)
    return (Span(start=each.start, end=each.end) for each in whole)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def apply(clusters: Clusters, rulings: Sequence[Ruling]) -> None:
    """Part and join groups as judged; rulings on anchors that are not there are left out."""
    here = [each for each in rulings if each.left in clusters and each.right in clusters]
    for each in here:
        if each.verdict is Verdict.DIFFERENT:
            clusters.part(each.left, each.right)
    for each in sorted(here, key=lambda one: (sorted((one.left, one.right)), one.said)):
        if each.verdict is Verdict.SAME:
            clusters.join_as_judged(each.left, each.right, f"judged the same{each.said}")
