"""Who took part and how: each function puts the people of a claim into a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.gatherings.scenes import SLOTS, STAGED, TALKS, Scene, is_body, people_of
from kg.extract.gatherings.words import says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.telling import Telling
    from kg.extract.marking.mentions import Occurrence


_JOURNEYS = frozenset({"journey", "visit-some"})
"""A trip with stops elsewhere: who accompanies it from home is of it."""


def guide(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give the people who lead visitors round a visited body their place as hosts."""
    people = claim.people.get("hosts", ())
    for _, show in telling.shown if claim.rule == "guide-under" else ():
        show.add("visitors", people)
    if scene.kind == "site-visit":
        _by_side(telling, scene, people, "hosts")
    elif scene.kind == "exhibition" and claim.rule == "guide-under":
        scene.add("visitors", people)


def party(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give the members of a delegation their place as guests, at its other stops too."""
    scene = scene if scene.kind in TALKS else telling.last(TALKS) or scene
    side = scene.host_side()
    people = [w for w in claim.people.get("guests", ()) if not telling.sides.share(w.name, side)]
    if scene.kind in (*TALKS, "exhibition"):
        scene.add("guests" if scene.kind in TALKS else "visitors", people)
    for trip in _stops(telling, claim, scene):
        trip.add("guests", people)


def _stops(telling: Telling, claim: Claim, scene: Scene) -> Iterator[Scene]:
    """The stops that named no guests, and, if told apart, all those of the same delegation."""
    is_apart = telling.paragraph(claim.sentence) > telling.paragraph(scene.sentence)
    party = set(scene.names("guests"))
    for trip in telling.scenes:
        is_same = trip.kind in TALKS and bool(party & set(trip.names("guests")))
        if (trip.is_trip and not trip.names("guests")) or (is_apart and is_same):
            yield trip


def attend(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give those who 参加 or 出席 their place in the scenes that are meant."""
    people = claim.people.get("attendees", ())
    for target in _attended(telling, claim, scene):
        people = tuple(who for who in people if not _names_event(target, who))
        if target.kind == "site-visit":
            _by_side(telling, target, people, "attendees")
        else:
            target.add(attending(target), people)


def _names_event(scene: Scene, who: Occurrence) -> bool:
    """Whether it is the body whose event it is (协会第十届会员大会): its members attend, not it."""
    named = scene.event.participants if scene.event is not None else ()
    return is_body(who) and any(who.name == body.name for body in named)


def _attended(telling: Telling, claim: Claim, scene: Scene) -> list[Scene]:
    """The scenes that the words after 参加 mean."""
    target = claim.words.get("target", "").rstrip("。")
    trips = [s for s in telling.scenes if s.is_trip]
    if says("all", target):
        return [s for s in telling.scenes if s.kind != "exhibition"]
    is_apart = telling.paragraph(claim.sentence) > telling.paragraph(scene.sentence)
    if says("trip", target) or (not target and scene.is_trip and is_apart):
        is_open = scene.is_summary and not scene.names("hosts")
        is_early = not is_apart and not is_open
        return [s for s in trips if not is_early or s.told_day == scene.told_day] or [scene]
    told = telling.sentences[claim.sentence].text[claim.start : claim.end]
    is_met = says("meeting", told)
    kinds = ("talks",) if is_met else TALKS
    if (is_met or says("talks", target)) and scene.kind not in kinds:
        return [telling.last(kinds) or scene]
    is_conference = says("conference", target) and scene.kind == "exhibition"
    if is_conference or (says("ceremony", target) and scene.kind in TALKS):
        known = telling.last(STAGED)
        return [known] if known is not None else [scene]
    return [scene]


def _by_side(telling: Telling, scene: Scene, people: Iterable[Occurrence], otherwise: str) -> None:
    """Who belongs to the visited is a host, who came with the visitors a guest."""
    joins = otherwise == "attendees"
    are_local = joins and all(_is_local(telling, scene, who) for who in people)
    is_host = _is_at_home(telling, scene)
    for who in people:
        is_guest = telling.sides.share(who.name, scene.names("guests"))
        if telling.sides.share(who.name, scene.host_side()) or (is_host and not is_guest):
            scene.add("hosts", (who,))
            is_host = is_host or joins
        elif telling.sides.share(who.name, scene.names("guests")):
            scene.add("guests", (who,))
        elif joins and not _receives(telling, who):
            scene.add("accompanying" if are_local else "guests", (who,))
        elif not joins:
            scene.add(otherwise, (who,))


def _is_at_home(telling: Telling, scene: Scene) -> bool:
    """Whether the visitors came to the body that tells of it (来我局学习交流)."""
    told = telling.sentences[scene.sentence].text
    return not scene.venues and bool(scene.names("guests")) and says("to-us", told)


def _receives(telling: Telling, who: Occurrence) -> bool:
    """Whether it belongs to the hosts of another stop."""
    return any(telling.sides.share(who.name, s.host_side()) for s in telling.scenes if s.is_trip)


def _is_local(telling: Telling, scene: Scene, who: Occurrence) -> bool:
    """Whether it is of the government of a region that is not the visitors' own."""
    guests = scene.names("guests")
    is_official = telling.sides.share_region(who.name, (who.name,))
    return is_official and not telling.sides.share_region(who.name, guests)


def chair(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who 主持 a place: host of a meeting, visitor at the opening of a fair."""
    people = claim.people.get("hosts", ())
    before = telling.sentences[claim.sentence].text[max(0, claim.start - 8) : claim.start]
    staged = telling.last(STAGED)
    if scene.kind in TALKS and staged is not None and says("conference", before):
        staged.add("hosts", people)
    elif scene.kind == "site-visit":
        _by_side(telling, scene, people, "hosts")
    else:
        scene.add("visitors" if scene.kind == "exhibition" else "hosts", people)


def organize(_telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who 主办, 承办 or 协办 a place: host of an event, organizer of a fair."""
    people = claim.people.get("organizers", ())
    if scene.kind in (*STAGED, "exhibition"):
        scene.add("hosts" if scene.kind in STAGED else "organizers", people)
    if scene.also is not None and (scene.kind in STAGED or scene.also.sentence == claim.sentence):
        scene.also.add("organizers", people)


def sign(_telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who signs a place at a signing."""
    scene.has_signing = True
    scene.parties.update({who.name: who for who in claim.people.get("attendees", ())})
    people = claim.people.get("attendees", ())
    if scene.kind == "signing":
        scene.add("attendees", people_of(people))


def explain(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give the people of a visited body who explain their place as hosts."""
    if scene.kind not in TALKS:
        return
    people = people_of(claim.people.get("hosts", ()))
    are_hosts = any(telling.sides.share(who.name, scene.host_side()) for who in people)
    are_hosts = are_hosts or (_has_no_host(scene) and not telling.sides.of(w.name for w in people))
    for who in people:
        is_guest = telling.sides.share(who.name, scene.names("guests"))
        if telling.sides.share(who.name, scene.host_side()) or (are_hosts and not is_guest):
            if scene.kind == "site-visit" or _has_no_host(scene):
                scene.add("hosts", (who,))
        elif _is_visitor(telling, scene, who):
            scene.add("guests", (who,))


def _has_no_host(scene: Scene) -> bool:
    """Whether visitors have come to a body of which no person is named yet."""
    return bool(scene.venues) and not people_of(scene.people.get("hosts", {}).values())


def _is_visitor(telling: Telling, scene: Scene, who: Occurrence) -> bool:
    """Whether the speaker is of the guests' body, or where none is named, not of the hosts'."""
    guests = scene.names("guests")
    is_alone = not guests and bool(telling.sides.of((who.name,))) and bool(scene.host_side())
    return is_alone or telling.sides.share(who.name, guests)


def speak(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who speaks at an event a place among the attendees, on a visit one on its side."""
    people = people_of(claim.people.get("attendees", ()))
    if scene.kind in STAGED and not _is_to_come(telling, claim, scene):
        scene.add("attendees", people)
    elif _has_no_host(scene) and scene.kind == "talks":
        side, known = scene.host_side(), scene.names("attendees")
        new = (who for who in people if who.name not in known)
        scene.add("hosts", (who for who in new if telling.sides.share(who.name, side)))
    elif scene.kind == "site-visit":
        is_near = telling.paragraph(claim.sentence) == telling.paragraph(scene.sentence)
        guests = scene.names("guests") if is_near else ()
        for slot, side in (("hosts", scene.host_side()), ("guests", guests)):
            scene.add(slot, (who for who in people if telling.sides.share(who.name, side)))


def _is_to_come(telling: Telling, claim: Claim, scene: Scene) -> bool:
    """Whether someone speaks now, while the event is only announced."""
    published = telling.marked.article.published
    date = scene.date.date if scene.date is not None else None
    is_announced = date is not None and (date.announced or (date.start or "") > (published or "9"))
    if claim.sentence == scene.sentence and claim.whole.start > scene.whole.start:
        return False
    start = claim.start if claim.sentence == scene.sentence else 0
    words = telling.sentences[claim.sentence].text[start : claim.end]
    return is_announced and not says("to-come", words)


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
        telling.pending = people if claim.rule == "escort-label" else ()
        return
    if scene.kind == "exhibition":
        scene.add("visitors", people)
    elif scene.kind == "site-visit":
        _escort_stops(telling, claim, scene)
    elif scene.kind == "talks":
        scene.add("accompanying", people_of(people))
    elif scene.kind in STAGED and not telling.shown:
        telling.pending = people


def _escort_stops(telling: Telling, claim: Claim, scene: Scene) -> None:
    """Give who accompanies visitors a place at the stops that are meant."""
    people = claim.people.get("accompanying", ())
    if scene.rule in _JOURNEYS and scene.is_summary:
        own = [w for w in people if telling.sides.share_region(w.name, scene.names("guests"))]
        scene.add("guests", own)
    date = scene.date.date if scene.date is not None else None
    if scene.is_summary or (date is not None and date.last):
        scene.escorts.update(who.name for who in people)
    for stop in (scene, *_stops(telling, claim, scene)):
        if stop.kind == "site-visit":
            _by_side(telling, stop, people, "accompanying")


def attending(scene: Scene) -> str:
    """Give the slot of those who attend: visitors of a fair, attendees of a meeting."""
    return "visitors" if scene.kind == "exhibition" else "attendees"
