"""Named and staged events: conferences, signings, trainings and ceremonies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg import lexicon
from kg.extract.gatherings.capacities import attending, organize
from kg.extract.gatherings.fairs import names_one, show
from kg.extract.gatherings.scenes import STAGED, Scene, is_other_day, people_of, same_event
from kg.extract.gatherings.words import is_wholly, says

if TYPE_CHECKING:
    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.coded import Sign
    from kg.extract.gatherings.telling import Telling
    from kg.extract.marking.mentions import Occurrence

_NEAR = 16
"""So many characters after a date, an event is still of that day."""


def convene(telling: Telling, claim: Claim) -> Scene | None:
    """Give the scene of the last event that the claim names."""
    scene = None
    for event in () if _is_called_off(telling, claim) else reversed(claim.events):
        other, scene = scene, _convened(telling, event, claim)
        if scene is not None and other is not None and scene.kind == other.kind == "exhibition":
            scene.also = other
    if scene is not None and _is_past(telling, claim):
        scene.date = None
        return None
    return scene


def _organized(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who holds an unnamed ceremony a place; of a signing, two are only its parties."""
    if scene.kind != "signing" or len(claim.people.get("organizers", ())) == 1:
        organize(telling, claim, scene)


def _is_past(telling: Telling, claim: Claim) -> bool:
    """Whether it is an event of another month, only remembered (去年12月在海口举行的论坛)."""
    before = telling.sentences[claim.sentence].text[: claim.start]
    return claim.rule == "convene-of" and not claim.has_day and says("month-alone", before)


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
    if set(kinds) == {"exhibition"} and not names_one(telling, event):
        return None
    if set(kinds) == {"exhibition"}:
        scene: Scene | None = show(telling, event, claim)
    else:
        scene = _gathering(telling, event, claim, _main_kind(kinds))
        if scene is not None and "exhibition" in kinds:
            scene.also = show(telling, event, claim)
    if scene is not None:
        telling.set_day_and_place(scene, claim)
        telling.set_day_and_place(scene.also, claim)
        _set_opening_day(telling, scene, claim)
        scene.add(attending(scene), _attending(telling, claim))
        organize(telling, claim, scene)
    return scene


def _set_opening_day(telling: Telling, scene: Scene, claim: Claim) -> None:
    """Give an exhibition the day of its opening, or of the conference whose name it shares."""
    if scene.also is not None and scene.also.date is None and scene.has_own_date:
        scene.also.date = scene.date
    date = claim.date.date if claim.date is not None and claim.gives == "attend-event" else None
    is_range = date is not None and date.end is not None
    is_open = is_range or says("opening", telling.sentences[claim.sentence].text[claim.end :])
    if scene.kind == "exhibition" and scene.date is None and is_open and not claim.is_unreal:
        scene.date = claim.date


def _attending(telling: Telling, claim: Claim) -> tuple[Occurrence, ...]:
    """Who attends: those named, else the delegation that travels (代表团出席…)."""
    before = telling.sentences[claim.sentence].text[: claim.start]
    is_real = not claim.is_unreal and not says("invited-to", before)
    people = claim.people.get("attendees", ()) if is_real else ()
    is_group = claim.gives == "attend-event" and not people and says("delegation", before)
    return telling.travellers() if is_group and not claim.is_unreal else people


def _gathering(telling: Telling, event: Sign, claim: Claim, kind: str) -> Scene | None:
    for scene in telling.scenes:
        if same_event(telling.marked.text, scene.event, event) and scene.kind != "exhibition":
            return scene
    focus = telling.focus
    is_vague = claim.is_unreal or claim.rule == "convene-moved"
    if is_vague and not claim.has_day and not _is_just_dated(telling, claim):
        return None
    has_own = claim.date is not None or "place" in claim.texts or "organizers" in claim.people
    if _is_segment(telling, event, claim):
        return focus
    if not has_own and focus is not None and focus.kind in (*STAGED, "exhibition"):
        return _alongside(telling, event, claim, focus)
    is_unnamed = focus is not None and focus.event is None and not is_other_day(focus, claim)
    if focus is not None and is_unnamed and focus.kind == kind:
        scene = focus
    else:
        scene = telling.new(kind, claim)
    scene.event = event
    return scene


def _is_just_dated(telling: Telling, claim: Claim) -> bool:
    """Whether a day to come stands closely before it (3月16日,集团将联合协会在本地举办…)."""
    coded = telling.sentences[claim.sentence].text
    day = coded.rfind("Ⓓ", max(0, claim.start - _NEAR), claim.start)
    is_told = day >= 0 and says("to-be-held", coded[day : claim.end])
    return is_told and claim.rule != "convene-moved"


def _alongside(telling: Telling, event: Sign, claim: Claim, main: Scene) -> Scene | None:
    """Give a numbered event that is held at the same time as another (同期举行的2025年学术年会)."""
    words = telling.sentences[claim.sentence].text[max(0, claim.start - 4) : claim.end]
    is_numbered = says("numbered", event.span.of(telling.marked.text))
    if "同期" not in words or not is_numbered or main.kind not in STAGED:
        return None
    scene = telling.new(_main_kind(event.event.kinds if event.event else ()), claim)
    scene.event, scene.date, scene.place = event, main.date, main.place
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
    claim = claim if claim.date else replace(claim, date=telling.running_date(claim))
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
    _organized(telling, claim, scene)
    return scene


def at_event(telling: Telling, claim: Claim) -> Scene | None:
    """Give a ceremony of which only its speeches and acts are told (揭牌仪式上,…)."""
    if telling.scenes:
        return None
    target = claim.words["target"]
    usual = "other" if says("ceremony", target) else "conference"
    kind = lexicon.table("event_heads").get(target, usual)
    return telling.new(kind, claim)


def founded(telling: Telling, claim: Claim) -> Scene | None:
    """Give the ceremony at which a body is founded or a plant opened, if one is told of."""
    text = telling.marked.text
    if telling.scenes or not says("founding-event", text):
        return None
    scene = telling.new("conference" if says("founding-meeting", text) else "other", claim)
    telling.set_place(scene, claim)
    return scene


def launch(telling: Telling, claim: Claim) -> Scene | None:
    """Give the scene of the launch of a product, if the article calls it a 发布会."""
    text = telling.marked.text
    if telling.last(STAGED) is not None or not says("launch-event", text):
        return None
    scene = telling.new("conference", claim)
    telling.set_place(scene, claim)
    organize(telling, claim, scene)
    return scene


def lecture(telling: Telling, claim: Claim) -> Scene | None:
    """Give the scene of a lecture outside of a conference."""
    focus = telling.focus
    is_inside = focus is not None and focus.kind in STAGED and not is_other_day(focus, claim)
    if is_inside and not _is_elsewhere(telling, focus, claim):
        return None
    scene = telling.new("training", claim)
    named = (event for event in claim.events if says("quoted", event.span.of(telling.marked.text)))
    scene.event = next(named, None)
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
            if scene.date is None:
                telling.set_day_and_place(scene, claim)
            telling.set_place(scene, claim)
            return scene
    focus = telling.focus
    is_apart = claim.date is not None and focus is not None and is_other_day(focus, claim)
    is_apart = is_apart or _is_chaired(telling, claim)
    if focus is not None and not is_apart and not _is_later_day(focus, claim):
        return None
    if claim.is_unreal or (claim.date is None and "place" not in claim.texts):
        return None
    heads = lexicon.table("event_heads")
    scene = telling.new(heads.get(claim.words.get("target", ""), "conference"), claim)
    scene.event = _just_named(telling, claim)
    telling.set_place(scene, claim)
    organize(telling, claim, scene)
    return scene


def _is_chaired(telling: Telling, claim: Claim) -> bool:
    """Whether the day of a meeting and its chair are told (Ⓓ,Ⓟ主持召开座谈会)."""
    coded = telling.sentences[claim.sentence].text
    is_chaired = says("chaired", coded[max(0, claim.start - 4) : claim.end])
    is_at_hosts = is_wholly("own-house", claim.words.get("place", ""))
    return is_chaired and not is_at_hosts and "Ⓓ" in coded[: claim.end]


def _is_later_day(scene: Scene, claim: Claim) -> bool:
    """Whether the claim has a place and a day after the first of the days that a journey took."""
    own = claim.date.date if claim.date is not None else None
    first = scene.date.date if scene.date is not None else None
    if own is None or first is None or "place" not in claim.texts:
        return False
    return bool(first.last and first.first and own.first and own.first > first.first)


def _just_named(telling: Telling, claim: Claim) -> Sign | None:
    """The event of the sentence before, if only now its day is told (决定召开大会。会议定于…)."""
    if not says("the-event", telling.sentences[claim.sentence].text):
        return None
    before = telling.sentences[max(0, claim.sentence - 1)].signs
    named = [sign for sign in before if sign.code == "Ⓝ" and sign.event is not None]
    text = telling.marked.text
    known = any(same_event(text, scene.event, s) for scene in telling.scenes for s in named)
    return named[-1] if named and not known and claim.sentence else None


def signing(telling: Telling, claim: Claim) -> Scene | None:
    """A lead that says 签署 is a signing, if the title does too and nothing else is told."""
    if telling.scenes:
        if telling.scenes[-1].rule == "sign":
            telling.set_day_and_place(telling.scenes[-1], claim)
        return None
    if "place" not in claim.texts and not says("title-signing", telling.marked.title):
        return None
    scene = telling.new("signing", claim)
    telling.set_place(scene, claim)
    return scene


def signed_then(telling: Telling, claim: Claim) -> Scene | None:
    """Add a signing in the background that has a place of its own; the telling goes on."""
    place = telling.place(claim)
    is_told = any(not is_other_day(scene, claim) for scene in telling.scenes if scene.day)
    is_open = any(scene.kind == "signing" and scene.place is None for scene in telling.scenes)
    if place is None or is_told or is_open or not (telling.scenes or claim.is_unreal):
        return None
    scene = telling.new("signing", claim)
    scene.date, scene.place = claim.date, place
    people = claim.people.get("attendees", ())
    scene.add("attendees", people_of(people) or people)
    return None


def _main_kind(kinds: tuple[str, ...]) -> str:
    """The kind of the first part that is no exhibition."""
    return next((kind for kind in kinds if kind != "exhibition"), "conference")
