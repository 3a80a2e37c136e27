"""Talks: who met, who called on whom, and which claims are one meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.gatherings.scenes import (
    STAGED,
    TALKS,
    Company,
    Scene,
    bodies_of,
    clashes,
    is_other_day,
    on_another_side,
    people_of,
)
from kg.extract.gatherings.words import is_wholly, says
from kg.text import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.telling import Telling
    from kg.extract.marking.mentions import Occurrence

_JOURNEYS = frozenset({"journey", "visit-some"})
"""A trip of which the stops are told later."""
_TWO_SIDES = 2
_ON_SOMETHING = frozenset({"converse-on", "converse-both-on"})
"""Talk about a subject, which people have at all sorts of gatherings."""


def meet(telling: Telling, claim: Claim) -> Scene | None:
    """Give the talks in which one receives another."""
    company = Company(hosts=claim.people.get("hosts", ()), guests=claim.people.get("guests", ()))
    if not company.hosts and not company.guests:
        return _going_on(telling, claim)
    visit = _visit_told(telling, claim) if not company.guests else None
    if visit is not None:
        visit.add("hosts", company.hosts)
        return visit
    scene = _talks(telling, claim, company)
    if not scene.names("guests") and telling.last_trip() is not None:
        telling.inherit(scene)
    return scene


def _visit_told(telling: Telling, claim: Claim) -> Scene | None:
    """The visit to a body that has just been told, if no host of it is named yet."""
    visit = telling.focus
    if visit is None or not visit.is_trip or visit.is_summary or not visit.venues:
        return None
    is_placed = "place" in claim.texts and telling.place(claim) is not None
    is_apart = bool(visit.names("hosts")) or is_placed or is_other_day(visit, claim)
    return None if is_apart else visit


def _going_on(telling: Telling, claim: Claim) -> Scene | None:
    """The last talks, with the place that is told now."""
    known = telling.last(TALKS)
    if known is not None and known.is_trip and claim.date and is_other_day(known, claim):
        known = telling.new("talks", claim)
        known.is_trip = True
        telling.inherit(known)
    if known is not None:
        telling.set_place(known, claim)
    return known


def call(telling: Telling, claim: Claim) -> Scene | None:
    """Give the talks of one who calls on another."""
    guests, venue = claim.people.get("guests", ()), claim.people.get("venue", ())
    if not guests and not venue:
        return None
    company = Company(hosts=people_of(venue), guests=guests, venue=bodies_of(venue))
    scene = _talks(telling, claim, company, trip=bool(venue))
    if claim.rule == "call" and len(company.venue) > 1 and not scene.names("hosts"):
        scene.is_summary = True
        telling.called.update(who.name for who in company.venue)
    return scene


def converse(telling: Telling, claim: Claim) -> Scene | None:
    """Give the talks of two sides, the visitors found by who came."""
    if claim.rule in _ON_SOMETHING and not _is_in_talks(telling):
        return None
    both = claim.people.get("both", ())
    strangers = _who_is_not_here(telling, both)
    came = _who_came(telling, both) or strangers or both[:1]
    subject = came or claim.people.get("subject", ())
    other = tuple(who for who in both if who not in came) or claim.people.get("other", ())
    if both and not other:
        return telling.last(TALKS)
    is_told = subject or telling.focus or says("delegation", telling.before(claim))
    if _is_at_event(telling, (*subject, *other)) or not is_told:
        return None
    if strangers and subject == strangers:
        return _talks(telling, claim, Company(hosts=people_of(other), guests=subject))
    return _talks(telling, claim, _sided(telling, claim, subject, other))


def met(telling: Telling, claim: Claim) -> Scene | None:
    """Give the talks of two sides of which neither receives the other (视频会谈)."""
    people = claim.people.get("both", ())
    if len(people) < _TWO_SIDES or telling.focus is not None:
        return None
    scene = telling.new("talks", claim)
    scene.add("attendees", people_of(people))
    return scene


def _who_came(telling: Telling, people: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    """Those of them who are the visitors of the gathering that is told."""
    focus = telling.focus
    known = focus.names("guests") if focus is not None else ()
    trip = telling.last_trip()
    if focus is not None and focus.kind in STAGED and trip is not None:
        known = trip.names("guests")
    return tuple(who for who in people if who.name in known)


def _who_is_not_here(telling: Telling, people: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    """Those of them who do not belong to the visited body, if others do."""
    side = telling.focus.host_side() if telling.focus is not None else ()
    here = {who.name for who in people if telling.sides.share(who.name, side)}
    return tuple(who for who in people if who.name not in here) if here else ()


def _sided(
    telling: Telling,
    claim: Claim,
    subject: tuple[Occurrence, ...],
    other: tuple[Occurrence, ...],
) -> Company:
    """Who talks with whom: who came is the guest, else the subject receives."""
    is_away = _is_of_place(telling, claim, other) and not _is_of_place(telling, claim, subject)
    if not subject or is_away or _is_guest(telling, subject, claim):
        return Company(hosts=people_of(other), guests=subject, venue=bodies_of(other))
    return Company(hosts=subject, guests=people_of(other) or other)


def _is_of_place(telling: Telling, claim: Claim, people: tuple[Occurrence, ...]) -> bool:
    """Whether a body of theirs has the name of the place of the talks (在青川与青川市委…)."""
    place = claim.texts.get("place")
    if place is None:
        return False
    town = place.of(telling.marked.text)
    return any(body.startswith(town) for body in telling.sides.of(who.name for who in people))


def _is_in_talks(telling: Telling) -> bool:
    return telling.focus is not None and telling.focus.kind in TALKS


def _is_at_event(telling: Telling, people: Iterable[Occurrence]) -> bool:
    """Whether all of them take part in the event that is told: a chat in its margins."""
    focus = telling.focus
    named = {who.name for who in people}
    return focus is not None and focus.kind in STAGED and named <= set(focus.names())


def _is_guest(telling: Telling, people: Iterable[Occurrence], claim: Claim) -> bool:
    """Whether the people have come: just now, or as the guests of what is told."""
    if _has_come(telling, claim):
        return True
    names, scene = {who.name for who in people}, telling.focus
    if scene is None:
        return False
    trip = telling.last_trip()
    if trip is not None and scene.kind in STAGED:
        return bool(names & set(trip.names("guests")))
    is_known = bool(names & set(scene.names("guests")))
    return is_known and (scene.is_trip or not is_other_day(scene, claim))


def _has_come(telling: Telling, claim: Claim) -> bool:
    """Whether the sentence led the subject here (走进展位,与…会谈)."""
    text = telling.sentences[claim.sentence].text
    before = text[: claim.start].rstrip(",")
    return says("comes-first", text[claim.start :]) or says("comes", f"{before},")


def _talks(telling: Telling, claim: Claim, company: Company, *, trip: bool = False) -> Scene:
    """The scene that the company belongs to, a new one if need be."""
    scene = _known_talks(telling, claim, company)
    if scene is None:
        scene = _new_talks(telling, claim, company, trip=trip)
    elif _is_opened(scene, claim, trip=trip):
        scene = reopened(telling, scene, claim, (*company.venue, *company.hosts))
        is_visit = _is_visit(telling, claim, company)
        scene.kind, scene.is_summary = "site-visit" if is_visit else "talks", False
    told = telling.marked.title + telling.sentences[scene.sentence].text
    is_stop = scene.rule == "stop" and claim.gives != "receive"
    if is_stop and (claim.gives == "call" or not says("title-visit", told)):
        scene.kind = "talks"
    if claim.rule == "meet" and scene.rule == "call-in":
        scene.kind = "talks"
    if _is_station(scene) and claim.date is not None:
        scene.date, scene.has_own_date = claim.date, True
    telling.narrow(scene, claim)
    fill(telling, scene, claim, company)
    return scene


def _is_opened(scene: Scene, claim: Claim, *, trip: bool) -> bool:
    """Whether the scene told only of a journey, and the talks are what it began with."""
    is_range = bool(scene.date and scene.date.date and scene.date.date.last)
    is_meeting = claim.gives == "meet" and not scene.names("hosts") and scene.is_trip
    if is_meeting and is_range and claim.date is not None:
        return True
    is_later = claim.gives == "converse" and claim.sentence > scene.sentence
    has_stops = scene.rule in _JOURNEYS or (is_later and len(scene.venues) > 1)
    return scene.is_summary and (trip or is_meeting or has_stops)


def _new_talks(telling: Telling, claim: Claim, company: Company, *, trip: bool) -> Scene:
    planned = telling.planned & {who.name for who in company.venue}
    is_party = (trip or claim.gives == "converse") and telling.is_party(company.guests)
    text = telling.sentences[claim.sentence].text
    inherits = is_party or (not company.guests and says("delegation", text[: claim.start]))
    is_visit = bool(planned) or _is_visit(telling, claim, company)
    scene = telling.new("site-visit" if is_visit else "talks", claim)
    scene.is_trip = trip or inherits
    scene.is_summary = claim.rule == "visitor-comes"
    if inherits:
        telling.inherit(scene)
    is_group = not company.guests and says("delegation", text)
    if not scene.names("guests") and (trip or is_group):
        telling.set_out(scene, company.guests)
    return scene


def _is_visit(telling: Telling, claim: Claim, company: Company) -> bool:
    """Whether who arrives comes to see: a plant, or one of the firms of a tour of firms."""
    if claim.gives != "arrive" or not company.venue:
        return False
    is_tour = says("title-tour", telling.marked.title)
    return is_tour or all(is_wholly("plant", simplify(who.name)) for who in company.venue)


def _known_talks(telling: Telling, claim: Claim, company: Company) -> Scene | None:
    talks = [s for s in telling.scenes if s.kind in TALKS or s.rule == "sign"]
    hosts = (*company.hosts, *company.venue)
    for scene in reversed(talks[-3:]):
        is_apart = is_other_day(scene, claim) and not _is_station(scene)
        if is_apart or clashes(scene, company.hosts, company.guests):
            continue
        is_open = _is_open(scene, claim) or _is_in_region(telling, scene, hosts)
        if not is_open and on_another_side(telling.sides, hosts, scene.host_side()):
            continue
        if not on_another_side(telling.sides, company.guests, scene.names("guests")):
            return scene
    return None


def _is_in_region(telling: Telling, scene: Scene, hosts: tuple[Occurrence, ...]) -> bool:
    """Whether the scene told only of a visit to a region, and its people now receive."""
    is_region = all(is_wholly("government", simplify(name)) for name in scene.venues)
    is_bare = bool(scene.venues) and is_region and not scene.names("hosts")
    side = scene.host_side()
    return is_bare and any(telling.sides.share_region(who.name, side) for who in hosts)


def _is_station(scene: Scene) -> bool:
    """Whether it is a stop on a line of its own (第三站:…), of which all is told below."""
    return scene.rule == "station" and not scene.has_own_date and not scene.names("hosts")


def _is_open(scene: Scene, claim: Claim) -> bool:
    """Whether the sentence has just led the visitors to a body, its people not named yet."""
    return scene.is_trip and scene.sentence == claim.sentence and not scene.names("hosts")


def fill(telling: Telling, scene: Scene, claim: Claim, company: Company) -> None:
    """Put hosts, guests, visited bodies and the place into a scene."""
    scene.add("hosts", company.hosts)
    known = set(scene.names("guests"))
    if not (scene.is_trip and known & {who.name for who in company.guests}):
        scene.add("guests", company.guests)
    scene.venues.update({who.name: who for who in company.venue})
    is_inside = claim.rule == "stop-place" and bool(scene.venues)
    if not is_inside:
        telling.set_place(scene, claim)
    telling.set_here(scene, claim)


def reopened(telling: Telling, scene: Scene, claim: Claim, bodies: tuple[Occurrence, ...]) -> Scene:
    """Give the scene that announced stops as the first of its stops."""
    if not bodies:
        return scene
    scene.venues.clear()
    is_called = telling.called.issuperset(who.name for who in bodies)
    scene.kind = "talks" if is_called else "site-visit"
    if "place" in claim.texts and telling.place(claim) is not None:
        scene.place = None
    if claim.date is not None and claim.date.date and claim.date.date.first:
        scene.date = claim.date
    return scene
