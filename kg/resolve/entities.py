"""Entities from groups of mentions: their IRI, and what most articles say of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from kg.model import Entity, EntityKind
from kg.resolve.anchors import is_name_anchored, place_anchor, registered_name
from kg.resolve.names import place_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.model import Mention

_Value = TypeVar("_Value", bound=str)
_NO_DATE = "9999"
"""Articles without a date come last."""


def entity(mentions: Iterable[Mention], reasons: tuple[str, ...]) -> Entity:
    """Give the entity that the mentions are; they are of one kind, one at least."""
    ordered = sorted(mentions, key=anchor_order)
    first = ordered[0]
    label = _label(ordered)
    is_event = first.kind in (EntityKind.MEETING, EntityKind.EXHIBITION)
    date = chosen(ordered, lambda mention: mention.date)
    dated = [mention for mention in ordered if mention.date == date]
    return Entity(
        iri=first.anchor,
        kind=first.kind,
        label=label,
        forms=tuple(sorted({form for each in ordered for form in each.forms} - {label})),
        mentions=tuple(sorted(ordered, key=_record_order)),
        name=chosen(ordered, lambda mention: mention.name),
        date=date,
        end_date=chosen(dated, lambda mention: mention.end_date),
        place=chosen(ordered, _place) if is_event else None,
        event_kind=chosen(ordered, lambda mention: mention.event_kind),
        topic=chosen(ordered, lambda mention: mention.topic),
        instrument=chosen(ordered, lambda mention: mention.instrument),
        entry=first.entry,
        parent=first.parent,
        reasons=tuple(sorted({*reasons, *_shared_anchors(ordered)})),
    )


def anchor_order(mention: Mention) -> tuple[int, str, str, str]:
    """Give the order in which anchors come first.

    The register's, then those of names, then by date, article and anchor.
    """
    if mention.entry is not None:
        return (0, "", "", mention.anchor)
    if is_name_anchored(mention):
        return (1, "", "", mention.anchor)
    return (2, mention.published or _NO_DATE, mention.article, mention.anchor)


def chosen(ordered: Sequence[Mention], value: Callable[[Mention], _Value | None]) -> _Value | None:
    """Give the value that most articles have, of equals the first in anchor order; None if none."""
    votes: dict[_Value, set[str]] = defaultdict(set)
    for mention in ordered:
        said = value(mention)
        if said is not None:
            votes[said].add(mention.article)
    return max(votes, key=lambda said: len(votes[said]), default=None)


def _shared_anchors(ordered: Sequence[Mention]) -> Iterator[str]:
    """The reasons why articles share an anchor: a registered name, an administrative unit."""
    articles: dict[str, set[str]] = defaultdict(set)
    for mention in ordered:
        articles[mention.anchor].add(mention.article)
    for mention in ordered:
        if len(articles[mention.anchor]) == 1:
            continue
        if mention.entry is not None:
            yield f"one entry of the register: {mention.entry.name}"
        elif mention.kind is EntityKind.PLACE:
            yield f"one administrative unit: {place_name(mention.name or '')}"
        else:
            yield f"one registered name: {registered_name(mention.forms)}"


def _label(ordered: Sequence[Mention]) -> str:
    """The register's, then the form in most articles, the longest, the first by code point."""
    if ordered[0].entry is not None:
        return ordered[0].entry.name
    votes: dict[str, set[str]] = defaultdict(set)
    for mention in ordered:
        said = mention.name or mention.label or mention.record
        votes[said].add(mention.article)
    return min(votes, key=lambda said: (-len(votes[said]), -len(said), said))


def _place(mention: Mention) -> str | None:
    """The IRI path of an event's place, which is the place's anchor."""
    return place_anchor(mention.article, mention.place) if mention.place else None


def _record_order(mention: Mention) -> tuple[str, str, str]:
    return mention.article, mention.anchor, mention.record
