"""Where the people and organizations of an extraction stand in the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from kg.model import Extraction


class Occurrence(Struct, frozen=True, kw_only=True, gc=False):
    """One place in the text where a person or an organization is named."""

    span: Span
    kind: EntityKind
    """PERSON or ORGANIZATION."""
    name: str
    """The record's `name`; `form` may be an alias, a generic word (协会) or a pronoun (他)."""
    form: str
    """As printed."""


def occurrences(extraction: Extraction) -> tuple[Occurrence, ...]:
    """Give every occurrence, by start, of two at one start the longer first.

    They come from the evidence (slot None) of people and organizations. An organization inside
    another's unbroken name overlaps it; `outermost` leaves such inner ones out.
    """
    found = [
        Occurrence(
            span=Span(start=evidence.start, end=evidence.end),
            kind=kind,
            name=record.name,
            form=evidence.quote,
        )
        for kind, records in (
            (EntityKind.PERSON, extraction.people),
            (EntityKind.ORGANIZATION, extraction.organizations),
        )
        for record in records
        for evidence in record.evidence
        if evidence.slot is None
    ]
    return tuple(sorted(found, key=lambda place: (place.span.start, -place.span.end)))


def outermost(places: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    """Give the occurrences that lie inside no other, in text order."""
    kept: list[Occurrence] = []
    for place in places:
        if not kept or place.span.start >= kept[-1].span.end:
            kept.append(place)
    return tuple(kept)


def within(places: tuple[Occurrence, ...], span: Span) -> tuple[Occurrence, ...]:
    """Give those of the occurrences, sorted by start, that lie inside the span."""
    first = bisect_left(places, span.start, key=lambda place: place.span.start)
    last = bisect_left(places, span.end, key=lambda place: place.span.start)
    return tuple(place for place in places[first:last] if place.span.end <= span.end)
