"""Gives an extraction the exhibitions of its article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.gatherings import gatherings
from kg.extract.meetings import event_name, evidence, place_name, printed
from kg.model import Exhibition

if TYPE_CHECKING:
    from kg.extract.marks import Marked
    from kg.extract.scenes import Scene
    from kg.model import Extraction


def exhibitions(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the exhibitions of its article added, in text order."""
    scenes = [scene for scene in gatherings(marked, extraction) if scene.kind == "exhibition"]
    first = len(extraction.exhibitions) + 1
    found = tuple(
        _exhibition(f"e{number}", scene, marked) for number, scene in enumerate(scenes, first)
    )
    return replace(extraction, exhibitions=extraction.exhibitions + found)


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
