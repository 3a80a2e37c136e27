"""The exhibitions that the scenes of an article are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.gatherings.event_names import EXHIBITION
from kg.extract.gatherings.meetings import event_name, evidence, place_name, printed
from kg.model import Exhibition

if TYPE_CHECKING:
    from kg.extract.gatherings.scenes import Scene
    from kg.extract.marking.marks import Marked


def exhibitions(
    scenes: tuple[Scene, ...], marked: Marked, *, first: int = 1
) -> tuple[Exhibition, ...]:
    """Give the exhibitions among the scenes, in their order, keyed from `first` on."""
    shown = (scene for scene in scenes if scene.kind == EXHIBITION)
    return tuple(
        _exhibition(f"e{number}", scene, marked) for number, scene in enumerate(shown, first)
    )


def _exhibition(key: str, scene: Scene, marked: Marked) -> Exhibition:
    date = scene.date.date if scene.date is not None else None
    return Exhibition(
        key=key,
        name=event_name(scene, marked) or "",
        date=date.start if date else None,
        end_date=date.end if date else None,
        date_text=printed(scene.date.span, marked) if scene.date is not None else None,
        place=place_name(scene, marked),
        organizers=scene.names("organizers"),
        visitors=scene.names("visitors"),
        evidence=tuple(evidence(scene, marked, ("organizers", "visitors"))),
    )
