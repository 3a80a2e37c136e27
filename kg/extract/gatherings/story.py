"""Pieces the claims of an article together to scenes: which belong to one gathering, who took part.

Claims that open a gathering (a meeting verb, the name of an event that is held) come first in each
sentence, then those that say who took part; these go to the gathering of their own sentence, else
to the one that is being told.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.extract.gatherings import capacities, events, fairs, notices, talks, visits
from kg.extract.gatherings.scenes import STAGED, TALKS, Scene, is_other_day
from kg.extract.gatherings.words import says

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.telling import Telling

    Opener = Callable[[Telling, Claim], Scene | None]
    Taker = Callable[[Telling, Claim, Scene], None]

_OPENERS: Mapping[str, Opener] = {
    "meet": talks.meet,
    "receive": talks.meet,
    "call": talks.call,
    "arrive": talks.call,
    "converse": talks.converse,
    "met": talks.met,
    "visit": visits.visit,
    "stop": visits.visit,
    "tour": fairs.tour,
    "fair-at": fairs.fair_at,
    "launch": events.launch,
    "founded": events.founded,
    "attend-event": events.convene,
    "convene": events.convene,
    "ceremony": events.ceremony,
    "lecture": events.lecture,
    "unnamed": events.unnamed,
    "sign": events.signing,
    "signed-then": events.signed_then,
    "at-event": events.at_event,
    "record": notices.record,
}
"""Each gives the scene that its claim belongs to, a new one if need be, or None."""
_TAKERS: Mapping[str, Taker] = {
    "guide": capacities.guide,
    "party": capacities.party,
    "attend": capacities.attend,
    "chair": capacities.chair,
    "organize": capacities.organize,
    "sign": capacities.sign,
    "explain": capacities.explain,
    "speak": capacities.speak,
    "staged": capacities.staged,
    "toured": capacities.toured,
    "welcome": capacities.welcome,
    "lecturer": capacities.speak,
    "open": capacities.opened,
}
"""Each puts the people of its claim into a scene."""
_FORWARD = frozenset({"escort", "organize", "party", "guide"})
"""Claims that may stand before the verb of their gathering (在X陪同下,…)."""


_NEAR = 20
"""So many characters after its name, an exhibition is still what is organized."""


def read(telling: Telling, found: tuple[Claim, ...]) -> None:
    """Read the claims, sentence by sentence."""
    ordered = sorted(found, key=lambda claim: (claim.sentence, claim.start))
    claims = {number: list(group) for number, group in groupby(ordered, _sentence)}
    for number, coded in enumerate(telling.sentences):
        if number in claims:
            _read_sentence(telling, claims[number])
        for sign in () if says("called-off", coded.text) else coded.signs:
            fairs.mention(telling, sign)
    notices.conclude(telling)


def _sentence(claim: Claim) -> int:
    return claim.sentence


def _read_sentence(telling: Telling, found: list[Claim]) -> None:
    _resume(telling, found[0])
    before = telling.focus
    for claim in found:
        if claim.gives == "here":
            telling.arrive(claim)
    telling.shown = []
    opened = _opened(telling, found)
    if not opened and before is not None and before.kind in TALKS:
        _set_room(telling, before, found)
    for claim in sorted(found, key=lambda claim: claim.gives != "fair"):
        _take(telling, claim, _meant(telling, claim, opened, before))
    for _, scene in opened:
        _mark_leads(scene, found)
        _add_announced(telling, scene)


def _set_room(telling: Telling, scene: Scene, found: list[Claim]) -> None:
    """Give the talks the room of which a sentence tells (在Ⓞ九楼,双方…)."""
    for claim in found:
        if claim.rule == "in-room":
            telling.set_here(scene, claim)


def _opened(telling: Telling, found: list[Claim]) -> list[tuple[int, Scene]]:
    """The scenes that the sentence opens or goes on with, each with the place of its claim."""
    opened: list[tuple[int, Scene]] = []
    before = telling.focus
    for claim in found:
        opener = _OPENERS.get(claim.gives)
        scene = opener(telling, claim) if opener else None
        if scene is None:
            continue
        is_ahead = _is_ahead(telling, scene, claim)
        aside = is_ahead and scene.kind == "exhibition" and before is not None
        (telling.shown if aside else opened).append((claim.start, scene))
        if not is_ahead:
            telling.focus = scene
    return opened


def _take(telling: Telling, claim: Claim, scene: Scene | None) -> None:
    """Let the claim put its people where they belong."""
    scene = _on_its_day(telling, claim, scene)
    taker = _TAKERS.get(claim.gives)
    if scene is None and claim.gives == "organize":
        scene = _labelled(telling)
    if claim.gives == "label":
        _label(telling, claim)
    elif claim.gives == "fair-staged":
        _stage_fair(telling, claim)
    elif claim.gives == "fair":
        capacities.fair(telling, claim, scene)
    elif claim.gives == "escort":
        capacities.escort(telling, claim, scene)
    elif taker is not None and scene is not None:
        taker(telling, claim, scene)
    elif not telling.scenes:
        _keep(telling, claim)


def _label(telling: Telling, claim: Claim) -> None:
    """Give a day or place in a field to the event under which it stands."""
    scene = _labelled(telling) or telling.last((*STAGED, "exhibition"))
    if scene is None:
        notices.keep(telling, claim)
    telling.set_day_and_place(scene, claim)


def _keep(telling: Telling, claim: Claim) -> None:
    """Keep for the first gathering who organizes it or travels to it."""
    if claim.gives == "organize":
        telling.organizers += claim.people.get("organizers", ())
    elif claim.gives == "party":
        telling.travelling += claim.people.get("guests", ())
    elif claim.gives == "attend" and (telling.travelling or _joins_trip(telling, claim)):
        telling.travelling += claim.people.get("attendees", ())
    else:
        notices.keep(telling, claim)


def _joins_trip(telling: Telling, claim: Claim) -> bool:
    """Whether they take part in a trip (参加调研), of which the stops are told later."""
    title = telling.marked.title
    is_of_title = claim.rule == "list-attend" and says("title-visit", title)
    is_trip = is_of_title and not says("conference", title)
    return is_trip or says("trip", claim.words.get("target", ""))


def _add_announced(telling: Telling, scene: Scene) -> None:
    """Give the event the organizers of whom was told before it (会议由…主办。…召开)."""
    notices.give(telling, scene)


def _stage_fair(telling: Telling, claim: Claim) -> None:
    """Give the exhibition named last the day and place that the claim tells of it alone."""
    show = telling.last(("exhibition",))
    if show is not None and claim.rule == "fair-set":
        show.place = None
    telling.set_day_and_place(show, claim)


def _on_its_day(telling: Telling, claim: Claim, scene: Scene | None) -> Scene | None:
    """The scene, or if it is a gathering of another day than the claim names, that day's one."""
    is_said = claim.gives == "speak" and claim.date and claim.date.span.start > claim.whole.end
    if scene is None or is_said or not is_other_day(scene, claim):
        return scene
    is_told = says("day-first", telling.sentences[claim.sentence].text)
    kinds = STAGED if scene.kind in STAGED else TALKS if scene.kind in TALKS and is_told else ()
    known = (s for s in reversed(telling.scenes) if s.kind in kinds and s.told_day)
    return next((s for s in known if not is_other_day(s, claim)), None) if kinds else scene


def _is_ahead(telling: Telling, scene: Scene, claim: Claim) -> bool:
    """Whether it is only announced, while something else is being told."""
    if telling.focus is None or claim.gives not in {"convene", "attend-event"}:
        return False
    if scene.kind == "exhibition" and telling.focus.kind in TALKS and claim.rule != "convene":
        return True
    date = scene.date.date if scene.date is not None else None
    published = telling.marked.article.published
    is_future = bool(date and date.start and published and date.start > published)
    is_future = is_future and (telling.focus.day or "") <= (published or "")
    return claim.is_unreal or is_future or bool(date and date.announced)


def _resume(telling: Telling, claim: Claim) -> None:
    """Go back to the gathering in whose place a sentence begins (在北京,…)."""
    text = telling.sentences[claim.sentence].whole.of(telling.marked.text)
    for scene in telling.scenes:
        if scene.place is not None and scene.kind in TALKS:
            place = scene.place.of(telling.marked.text)
            town, comma, _ = text.removeprefix("在").partition(",")
            town = town.removesuffix("期间")
            if comma and text[0] == "在" and len(town) > 1 and place.startswith(town):
                telling.focus = scene


def _meant(
    telling: Telling, claim: Claim, opened: list[tuple[int, Scene]], before: Scene | None
) -> Scene | None:
    """The scene that a claim about people belongs to."""
    if claim.gives == "organize" and telling.shown:
        opened = sorted([*opened, *telling.shown], key=lambda pair: pair[0])
    if claim.gives == "organize" and _named_after(telling, claim) is not None:
        return _named_after(telling, claim)
    if claim.gives == "organize" and _fair_named(telling, claim) is not None:
        return _fair_named(telling, claim)
    if claim.gives == "organize" and fairs.is_subject(telling, claim):
        return fairs.told(telling, opened, claim) or before
    scene = _nearest(opened, claim)
    if scene is None or (scene is not telling.focus and before is not None):
        is_later = all(start > claim.start for start, _ in opened)
        if scene is None or (is_later and claim.gives not in _FORWARD):
            return before
    return scene


def _named_after(telling: Telling, claim: Claim) -> Scene | None:
    """The event whose name follows the claim (由…主办的“…”展)."""
    after = telling.sentences[claim.sentence].signs[claim.end : claim.end + 3]
    event = next((sign for sign in after if sign.event is not None), None)
    known = (scene for scene in telling.scenes if event is not None and scene.event is event)
    scene = next(known, None)
    if scene is None and event is not None and after[0].code == "的":
        return fairs.organized(telling, event, claim)
    return scene


def _fair_named(telling: Telling, claim: Claim) -> Scene | None:
    """The exhibition that the clause before names (“…”展,由…主办), if no other event is told."""
    before = telling.sentences[claim.sentence].signs[max(0, claim.start - _NEAR) : claim.start]
    if claim.rule != "organize" or not before or before[-1].code not in ",由":
        return None
    event = next((s for s in reversed(before) if s.event is not None), None)
    is_known = any(scene.event is event for scene in telling.scenes)
    if is_known or event is None or event.event is None:
        return None
    if set(event.event.kinds) != {"exhibition"}:
        return None
    return fairs.show(telling, event, claim)


def _labelled(telling: Telling) -> Scene | None:
    """The event under which a label (时间:, 地点:) stands: the last one named."""
    return next((scene for scene in reversed(telling.scenes) if scene.event is not None), None)


def _mark_leads(scene: Scene, found: list[Claim]) -> None:
    names = set(scene.names("guests"))
    for claim in found:
        scene.leads.update({who.name: who for who in claim.leads if who.name in names})


def _nearest(opened: list[tuple[int, Scene]], claim: Claim) -> Scene | None:
    """The scene opened last before the claim in its sentence, else the first after it."""
    before = [scene for start, scene in opened if start <= claim.start]
    after = [scene for start, scene in opened if start > claim.start]
    if before:
        return before[-1]
    return after[0] if after else None
