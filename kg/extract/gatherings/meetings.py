"""The meetings that the scenes of an article are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.gatherings.event_names import EXHIBITION
from kg.extract.gatherings.words import without
from kg.model import Evidence, Meeting, MeetingKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.gatherings.scenes import Scene
    from kg.extract.marking.marks import Marked
    from kg.extract.marking.mentions import Occurrence

_CAPACITIES = ("hosts", "guests", "accompanying", "attendees")


def meetings(scenes: tuple[Scene, ...], marked: Marked, *, first: int = 1) -> tuple[Meeting, ...]:
    """Give the meetings among the scenes, in their order, keyed from `first` on."""
    held = (scene for scene in scenes if scene.kind != EXHIBITION)
    return tuple(_meeting(f"m{number}", scene, marked) for number, scene in enumerate(held, first))


def _meeting(key: str, scene: Scene, marked: Marked) -> Meeting:
    date = scene.date.date if scene.date is not None else None
    return Meeting(
        key=key,
        kind=MeetingKind(scene.kind),
        name=event_name(scene, marked),
        date=date.start if date else None,
        end_date=date.end if date else None,
        date_text=printed(scene.date.span, marked) if scene.date is not None else None,
        place=place_name(scene, marked),
        hosts=scene.names("hosts"),
        guests=scene.names("guests"),
        accompanying=scene.names("accompanying"),
        attendees=scene.names("attendees"),
        leads=tuple(name for name in scene.leads if name in scene.names("guests")),
        evidence=tuple(evidence(scene, marked, _CAPACITIES)),
    )


def printed(span: Span, marked: Marked) -> str:
    """Give what stands in the article at a span."""
    return span.of(marked.article.text)


def event_name(scene: Scene, marked: Marked) -> str | None:
    """Give the event's own name as printed, without a short name inside it, or None."""
    if scene.event is None:
        return scene.title or None
    return without("short-form", printed(scene.event.span, marked))


def place_name(scene: Scene, marked: Marked) -> str | None:
    """Give the place, a one-character name (京) in full, or None."""
    if scene.place is None:
        return None
    words = printed(scene.place, marked)
    return lexicon.table("short_places").get(words, words)


def evidence(scene: Scene, marked: Marked, slots: tuple[str, ...]) -> Iterator[Evidence]:
    """Give the proof of the scene as a whole, of name, date and place, and of each participant."""
    yield _evidence(scene, marked, None, printed(scene.whole, marked), scene.whole)
    if scene.event is not None:
        yield _evidence(scene, marked, "name", event_name(scene, marked) or "", scene.event.span)
    if scene.date is not None and scene.day is not None:
        yield _evidence(scene, marked, "date", scene.day, scene.date.span)
    if scene.place is not None:
        yield _evidence(scene, marked, "place", place_name(scene, marked) or "", scene.place)
    for slot in slots:
        for who in scene.people.get(slot, {}).values():
            yield _participant(scene, marked, slot, who)


def _participant(scene: Scene, marked: Marked, slot: str, who: Occurrence) -> Evidence:
    return _evidence(scene, marked, slot, who.name, who.span)


def _evidence(scene: Scene, marked: Marked, slot: str | None, value: str, span: Span) -> Evidence:
    return Evidence(
        slot=slot,
        value=value,
        start=span.start,
        end=span.end,
        quote=printed(span, marked),
        rule=f"gatherings:{scene.rule}",
    )
