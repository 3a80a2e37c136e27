"""Who took part and how: each function puts the people of a claim into a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.scenes import SLOTS, STAGED, TALKS, Scene, is_body, people_of
from kg.extract.words import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.claims import Claim
    from kg.extract.mentions import Occurrence
    from kg.extract.telling import Telling


def guide(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give the people who lead visitors round a visited body their place as hosts."""
    people = claim.people.get("hosts", ())
    if scene.kind == "site-visit":
        _by_side(telling, scene, people, "hosts")


def party(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give the members of a delegation their place as guests, at stops that named none too."""
    people = claim.people.get("guests", ())
    if scene.kind in TALKS:
        scene.add("guests", people)
    for trip in telling.scenes:
        if trip.is_trip and not trip.names("guests"):
            trip.add("guests", people)


def attend(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give those who 参加 or 出席 their place in the scenes that are meant."""
    people = claim.people.get("attendees", ())
    for target in _attended(telling, claim, scene):
        if target.kind == "site-visit":
            _by_side(telling, target, people, "attendees")
        else:
            target.add(attending(target), people)


def _attended(telling: Telling, claim: Claim, scene: Scene) -> list[Scene]:
    """The scenes that the words after 参加 mean."""
    target = claim.words.get("target", "")
    trips = [s for s in telling.scenes if s.is_trip]
    if says("all", target):
        return [s for s in telling.scenes if s.kind != "exhibition"]
    is_apart = telling.paragraph(claim.sentence) > telling.paragraph(scene.sentence)
    if says("trip", target) or (not target and scene.is_trip and is_apart):
        return trips or [scene]
    if says("talks", target) and scene.kind not in TALKS:
        known = telling.last(TALKS)
        return [known] if known is not None else [scene]
    is_conference = says("conference", target) and scene.kind == "exhibition"
    if is_conference or (says("ceremony", target) and scene.kind in TALKS):
        known = telling.last(STAGED)
        return [known] if known is not None else [scene]
    return [scene]


def _by_side(telling: Telling, scene: Scene, people: Iterable[Occurrence], otherwise: str) -> None:
    """Who belongs to the visited is a host, who came with the visitors a guest."""
    for who in people:
        if telling.sides.share(who.name, scene.host_side()):
            scene.add("hosts", (who,))
        elif _came(telling, scene, who, joins=otherwise == "attendees"):
            scene.add("guests", (who,))
        else:
            scene.add(otherwise, (who,))


def _came(telling: Telling, scene: Scene, who: Occurrence, *, joins: bool) -> bool:
    """Whether it came with the visitors: of their body, or, if it joins them, of their region."""
    guests = scene.names("guests")
    if telling.sides.share(who.name, guests):
        return True
    is_unknown = not telling.sides.of((who.name,))
    return joins and (is_unknown or telling.sides.share_region(who.name, guests))


def chair(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who 主持 a place: host of a meeting, visitor at the opening of a fair."""
    people = claim.people.get("hosts", ())
    if scene.kind == "site-visit":
        _by_side(telling, scene, people, "hosts")
    else:
        scene.add("visitors" if scene.kind == "exhibition" else "hosts", people)


def organize(_telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who 主办, 承办 or 协办 a place: host of an event, organizer of a fair."""
    people = claim.people.get("organizers", ())
    if scene.kind in STAGED:
        scene.add("hosts", people)
    if scene.kind == "exhibition":
        scene.add("organizers", people)
    if scene.also is not None:
        scene.also.add("organizers", people)


def sign(_telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who signs a place at a signing."""
    scene.has_signing = True
    scene.parties.update({who.name: who for who in claim.people.get("attendees", ())})
    people = claim.people.get("attendees", ())
    if scene.kind == "signing":
        scene.add("attendees", (who for who in people if not is_body(who)))


def explain(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give the people of a visited body who explain their place as hosts."""
    if scene.kind not in TALKS:
        return
    for who in people_of(claim.people.get("hosts", ())):
        if telling.sides.share(who.name, scene.host_side()):
            if scene.kind == "site-visit":
                scene.add("hosts", (who,))
        elif _is_visitor(telling, scene, who):
            scene.add("guests", (who,))


def _is_visitor(telling: Telling, scene: Scene, who: Occurrence) -> bool:
    """Whether the speaker is of the guests' body, or where none is named, not of the hosts'."""
    guests = scene.names("guests")
    is_alone = not guests and bool(telling.sides.of((who.name,))) and bool(scene.host_side())
    return is_alone or telling.sides.share(who.name, guests)


def speak(_telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who speaks at an event a place among the attendees."""
    people = (who for who in claim.people.get("attendees", ()) if not is_body(who))
    if scene.kind in STAGED:
        scene.add("attendees", people)


def welcome(_telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who welcomes whom the sides of talks that have named none yet."""
    if scene.kind not in TALKS:
        return
    for slot in ("hosts", "guests"):
        people = claim.people.get(slot, ())
        others = (other for other in SLOTS if other != "attendees" or slot == "guests")
        is_known = {who.name for who in people} & set(scene.names(*others))
        if not people_of(scene.people.get(slot, {}).values()) and not is_known:
            scene.add(slot, people)


def opened(_telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who opens a fair a place among its visitors."""
    if scene.kind == "exhibition":
        scene.add("visitors", claim.people.get("attendees", ()))


def staged(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give the event of which the sentence goes on telling its place."""
    if scene.kind in (*STAGED, "exhibition"):
        telling.set_place(scene, claim)


def toured(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give a site-visit without a place the one that was toured."""
    if scene.kind == "site-visit":
        telling.set_place(scene, claim)


def fair(telling: Telling, claim: Claim, scene: Scene | None) -> None:
    """Give who tours a fair a place among its visitors."""
    show = scene.also if scene is not None and scene.also is not None else scene
    if show is None or show.kind != "exhibition":
        show = _fair_before(telling, claim)
    if show is not None:
        stand = claim.named("venue")
        people = claim.people.get("visitors", ()) or telling.travellers()
        show.add("visitors", (w for w in people if not telling.sides.share(w.name, stand)))
        telling.shown.append((claim.start, show))


def _fair_before(telling: Telling, claim: Claim) -> Scene | None:
    """The exhibition named last, those left out that the sentence names only later."""
    later = [id(scene) for start, scene in telling.shown if start > claim.start]
    fairs = [scene for scene in telling.scenes if scene.kind == "exhibition"]
    return next((s for s in reversed(fairs) if id(s) not in later or len(fairs) == 1), None)


def escort(telling: Telling, claim: Claim, scene: Scene | None) -> None:
    """Give who accompanies visitors a place, at a fair too."""
    people = claim.people.get("accompanying", ())
    for _, show in telling.shown:
        show.add("visitors", people)
    if scene is None:
        return
    if scene.kind == "exhibition":
        scene.add("visitors", people)
    elif scene.kind == "site-visit":
        _by_side(telling, scene, people, "accompanying")
    elif scene.kind == "talks":
        scene.add("accompanying", (who for who in people if not is_body(who)))
    elif scene.kind in STAGED and not telling.shown:
        telling.pending = people


def attending(scene: Scene) -> str:
    """Give the slot of those who attend: visitors of a fair, attendees of a meeting."""
    return "visitors" if scene.kind == "exhibition" else "attendees"
