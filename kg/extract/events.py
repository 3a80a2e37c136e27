"""Named and staged events: conferences, signings, trainings, ceremonies and exhibitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.capacities import attending, organize
from kg.extract.scenes import STAGED, Scene, is_other_day, same_event
from kg.extract.words import says

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


def convene(telling: Telling, claim: Claim) -> Scene | None:
    """Give the scene of the last event that the claim names."""
    scene = None
    for event in reversed(claim.events):
        if _is_called_off(telling, claim):
            continue
        scene = _convened(telling, event, claim)
    return scene


def _is_called_off(telling: Telling, claim: Claim) -> bool:
    """Whether the sentence says that the event is cancelled, or put off to no day told with it."""
    text = telling.sentences[claim.sentence].text
    is_subject = says("on-the-subject-of", text[: claim.start]) and not claim.has_day
    is_off = says("called-off", text) and "Ⓓ" not in text[claim.start + 1 : claim.end]
    return is_subject or is_off


def _convened(telling: Telling, event: Sign, claim: Claim) -> Scene | None:
    if event.event is None:
        return None
    kinds = event.event.kinds
    if set(kinds) == {"exhibition"}:
        scene: Scene | None = show(telling, event, claim)
    else:
        scene = _gathering(telling, event, claim, _main_kind(kinds))
        if scene is not None and "exhibition" in kinds:
            scene.also = show(telling, event, claim)
    if scene is not None:
        telling.set_day_and_place(scene, claim)
        telling.set_day_and_place(scene.also, claim)
        scene.add(attending(scene), _attending(telling, claim))
        organize(telling, claim, scene)
    return scene


def _attending(telling: Telling, claim: Claim) -> tuple[Occurrence, ...]:
    """Who attends: those named, else the delegation that travels (代表团出席…)."""
    people = claim.people.get("attendees", ())
    before = telling.sentences[claim.sentence].text[: claim.start]
    is_group = claim.gives == "attend-event" and not people and says("delegation", before)
    return telling.travellers() if is_group and not claim.is_unreal else people


def _gathering(telling: Telling, event: Sign, claim: Claim, kind: str) -> Scene | None:
    for scene in telling.scenes:
        if same_event(telling.marked.text, scene.event, event) and scene.kind != "exhibition":
            return scene
    focus = telling.focus
    if (claim.is_unreal or claim.rule == "convene-moved") and not claim.has_day:
        return None
    has_own = claim.date is not None or "place" in claim.texts or "organizers" in claim.people
    if _is_segment(telling, event, claim):
        return focus
    if not has_own and focus is not None and focus.kind in (*STAGED, "exhibition"):
        return None
    if focus is not None and focus.event is None and focus.kind == kind:
        scene = focus
    else:
        scene = telling.new(kind, claim)
    scene.event = event
    return scene


def _is_segment(telling: Telling, event: Sign, claim: Claim) -> bool:
    """Whether it is a part of the event that is told, without day, place or organizer."""
    focus = telling.focus
    if focus is None or focus.event is None or is_other_day(focus, claim):
        return False
    is_apart = "place" in claim.texts or "organizers" in claim.people
    return not is_apart and says("segment", event.span.of(telling.marked.text))


def ceremony(telling: Telling, claim: Claim) -> Scene | None:
    """Give the scene of a signing or unveiling that has no name of its own."""
    kind = "signing" if says("signing", claim.words.get("target", "")) else "other"
    for scene in reversed(telling.scenes):
        if scene.kind in (*STAGED, "exhibition") and not is_other_day(scene, claim):
            telling.set_place(scene, claim)
            return scene
    focus = telling.focus
    if focus is not None and not is_other_day(focus, claim) and "place" not in claim.texts:
        focus.has_signing = focus.has_signing or kind == "signing"
        return focus
    scene = telling.new(kind, claim)
    telling.set_place(scene, claim)
    return scene


def lecture(telling: Telling, claim: Claim) -> Scene | None:
    """Give the scene of a lecture outside of a conference."""
    focus = telling.focus
    is_inside = focus is not None and focus.kind in STAGED and not is_other_day(focus, claim)
    if is_inside and not _is_elsewhere(telling, focus, claim):
        return None
    scene = telling.new("training", claim)
    scene.add("attendees", claim.people.get("attendees", ()))
    telling.set_place(scene, claim)
    return scene


def _is_elsewhere(telling: Telling, scene: Scene | None, claim: Claim) -> bool:
    """Whether it has a place of its own, other than the one of the event that is told."""
    if scene is None or scene.place is None or "place" not in claim.texts:
        return False
    place, text = telling.place(claim), telling.marked.text
    return place is not None and place.of(text) != scene.place.of(text)


def unnamed(telling: Telling, claim: Claim) -> Scene | None:
    """A gathering without a name of its own, if nothing else is told of that day."""
    for scene in reversed(telling.scenes):
        if scene.kind in STAGED and not is_other_day(scene, claim):
            telling.set_place(scene, claim)
            return scene
    focus = telling.focus
    if focus is not None and not (claim.date is not None and is_other_day(focus, claim)):
        return None
    if claim.is_unreal or (claim.date is None and "place" not in claim.texts):
        return None
    heads = lexicon.table("event_heads")
    scene = telling.new(heads.get(claim.words.get("target", ""), "conference"), claim)
    telling.set_place(scene, claim)
    return scene


def signing(telling: Telling, claim: Claim) -> Scene | None:
    """A lead that says 签署 is a signing, if the title does too and nothing else is told."""
    if telling.scenes or not (
        "place" in claim.texts or says("title-signing", telling.marked.title)
    ):
        return None
    scene = telling.new("signing", claim)
    telling.set_place(scene, claim)
    return scene


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


def _main_kind(kinds: tuple[str, ...]) -> str:
    """The kind of the first part that is no exhibition."""
    return next((kind for kind in kinds if kind != "exhibition"), "conference")
