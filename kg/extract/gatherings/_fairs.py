"""Exhibitions that are toured, named in passing, or the ground of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.scenes import Scene, same_event
from kg.extract.words import is_wholly, says

if TYPE_CHECKING:
    from kg.extract.claims import Claim
    from kg.extract.coded import Sign
    from kg.extract.mentions import Occurrence
    from kg.extract.telling import Telling

_LONG_NAME = 6
"""A name of so many characters says which exhibition it is."""


def tour(telling: Telling, claim: Claim) -> Scene | None:
    """Give the toured exhibitions their visitors; it opens no gathering."""
    focus = telling.focus
    if not claim.events and focus is not None and focus.is_trip and not focus.names("guests"):
        people = claim.people.get("guests", ())
        focus.add(
            "guests", (w for w in people if not telling.sides.share(w.name, focus.host_side()))
        )
    for event in claim.events:
        scene = show(telling, event, claim)
        if scene.date is None:
            scene.date = claim.date or telling.running_date(claim)
        scene.add("visitors", claim.people.get("guests", ()) or _those(telling, claim, scene))
        telling.set_place(scene, claim)
        telling.shown.append((claim.start, scene))
    return None


def _those(telling: Telling, claim: Claim, scene: Scene) -> tuple[Occurrence, ...]:
    """The travellers, or those who toured the exhibition before (一行人又参观了…)."""
    before = telling.last(("exhibition",), before=scene)
    people = telling.travellers()
    if people or before is None:
        return people
    is_group = says("delegation", telling.sentences[claim.sentence].text[: claim.start])
    return tuple(before.people.get("visitors", {}).values()) if is_group else ()


def show(telling: Telling, event: Sign, claim: Claim) -> Scene:
    """The exhibition of that name."""
    for scene in telling.scenes:
        if scene.kind == "exhibition" and same_event(telling.marked.text, scene.event, event):
            return scene
    scene = telling.new("exhibition", claim)
    scene.date, scene.has_own_date = None, False
    scene.event = event
    return scene


def fair_at(telling: Telling, claim: Claim) -> Scene | None:
    """Give the exhibition at which something happens its place; it opens no gathering."""
    for event in claim.events:
        is_named = claim.rule != "fair-named" or _is_own(telling, event)
        if claim.rule == "fair-in-brackets" and not _is_region(claim.words["place"]):
            continue
        if event.event is not None and set(event.event.kinds) == {"exhibition"} and is_named:
            telling.set_place(show(telling, event, claim), claim)
    return None


def _is_own(telling: Telling, event: Sign) -> bool:
    """Whether an exhibition without a number has a name that says which one it is."""
    return is_wholly("trade-fair", event.span.of(telling.marked.text))


def _is_region(words: str) -> bool:
    """Whether the words name a city, a country or a hall."""
    regions = lexicon.words("cities", "provinces", "countries")
    return words in regions or is_wholly("hall", words)


def mention(telling: Telling, event: Sign) -> None:
    """Add an exhibition that is only mentioned, if it is one and its name is its own."""
    if event.event is None or "exhibition" not in event.event.kinds:
        return
    text = telling.marked.text
    known = (s for s in telling.scenes if s.kind == "exhibition")
    if any(same_event(text, scene.event, event) for scene in known):
        return
    name = event.span.of(text)
    is_long = len(name) > _LONG_NAME and says("fair-name", name)
    if says("numbered", name) or name[0] in "“「" or is_long:
        telling.scenes.append(
            Scene(kind="exhibition", whole=event.span, rule="mention", event=event)
        )
