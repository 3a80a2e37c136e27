"""Entities from groups of mentions: their IRI, and what most articles say of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from kg.model import Entity, EntityKind
from kg.resolve.abbreviations import is_placeless
from kg.resolve.alike import first_order
from kg.resolve.anchors import is_name_anchored, place_anchor, registered_name
from kg.resolve.names import normalized, place_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.model import Mention
    from kg.resolve.alike import Alike

_Value = TypeVar("_Value", bound=str)


def entity(alikes: Iterable[Alike], reasons: tuple[str, ...]) -> Entity:
    """Give the entity that mentions are, itself without them; of one kind, one at least."""
    ordered = sorted(alikes, key=anchor_order)
    first = ordered[0].mention
    label = _label(ordered)
    is_event = first.kind in (EntityKind.MEETING, EntityKind.EXHIBITION)
    date = chosen(ordered, lambda mention: mention.date)
    dated = [alike for alike in ordered if alike.mention.date == date]
    return Entity(
        iri=ordered[0].anchor,
        kind=first.kind,
        label=label,
        forms=tuple(sorted({form for each in ordered for form in each.mention.forms} - {label})),
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


def anchor_order(alike: Alike) -> tuple[int, str, str, str, str]:
    """Give the order in which anchors come first.

    The register's, then those of names, then by date, article and anchor.
    """
    if alike.mention.entry is not None:
        return (0, "", "", alike.anchor, alike.likeness)
    if is_name_anchored(alike.mention):
        return (1, "", "", alike.anchor, alike.likeness)
    return (2, *first_order(alike), alike.likeness)


def chosen(ordered: Sequence[Alike], value: Callable[[Mention], _Value | None]) -> _Value | None:
    """Give the value that most articles have, of equals the first in anchor order; None if none."""
    votes: Counter[_Value] = Counter()
    for alike in ordered:
        said = value(alike.mention)
        if said is not None:
            votes[said] += alike.articles
    return max(votes, key=lambda said: votes[said], default=None)


def _shared_anchors(ordered: Sequence[Alike]) -> Iterator[str]:
    """The reasons why articles share an anchor: a registered name, an administrative unit."""
    articles: Counter[str] = Counter()
    named = [alike for alike in ordered if is_name_anchored(alike.mention)]
    for alike in named:
        articles[alike.anchor] += alike.articles
    for alike in named:
        mention = alike.mention
        if articles[alike.anchor] == 1:
            continue
        if mention.entry is not None:
            yield f"one entry of the register: {mention.entry.name}"
        elif mention.kind is EntityKind.PLACE:
            yield f"one administrative unit: {place_name(mention.name or '')}"
        else:
            yield f"one registered name: {registered_name(mention.forms)}"


def _label(ordered: Sequence[Alike]) -> str:
    """The register's, then the form in most articles, the longest, the first by code point.

    An office's name with its place comes before those without.
    """
    entry = ordered[0].mention.entry
    if entry is not None:
        return entry.name
    votes: Counter[str] = Counter()
    for alike in ordered:
        mention = alike.mention
        votes[mention.name or mention.label or mention.record] += alike.articles
    is_office = ordered[0].mention.kind is EntityKind.ORGANIZATION
    short = {said for said in votes if is_office and is_placeless(normalized(said))}
    return min(votes, key=lambda said: (said in short, -votes[said], -len(said), said))


def _place(mention: Mention) -> str | None:
    """The IRI path of an event's place, which is the place's anchor."""
    return place_anchor(mention.article, mention.place) if mention.place else None
