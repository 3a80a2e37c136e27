"""Site-visits: the stops of a trip, each with its hosts, guests and escorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon
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
from kg.extract.gatherings.talks import fill, reopened
from kg.extract.gatherings.telling import is_town
from kg.extract.gatherings.words import is_wholly, says, trimmed
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.telling import Telling
    from kg.extract.marking.mentions import Occurrence

_AT_PLACES = frozenset({"stop-place", "inspect-escorted", "escorted-to", "visit-us"})
"""Rules of stops that name no body."""
_LONG = 5
"""A longer name of a place says which one it is (青川示范区中水回用现场)."""
_TOWN = 8
"""A longer name of a place is none of a town."""


def visit(telling: Telling, claim: Claim) -> Scene | None:
    """Give the site-visit, or the stop of a trip, that the claim tells."""
    venue = claim.people.get("venue", ())
    company = Company(
        hosts=people_of(venue), guests=claim.people.get("guests", ()), venue=bodies_of(venue)
    )
    if not _is_visit(telling, claim, company) or _is_in_margins(telling, claim, company):
        return None
    scene = _known_visit(telling, claim, company) or _new_visit(telling, claim, company)
    telling.narrow(scene, claim)
    is_one_stop = len(company.venue) == 1 or bool(company.hosts) or claim.rule in _AT_PLACES
    scene.is_summary = not scene.names("hosts") and not is_one_stop
    if scene.is_summary:
        telling.planned.update(who.name for who in company.venue)
    fill(telling, scene, claim, company)
    _set_site(telling, scene, claim)
    return scene


def _set_site(telling: Telling, scene: Scene, claim: Claim) -> None:
    """A plant named after its body (江岳集团青川基地) is where the visit was."""
    site = claim.texts.get("site")
    if scene.is_summary and scene.town is None:
        scene.town = _town(claim, site) if site else _county(telling, claim)
    if scene.place is None and site and is_wholly("plant", site.of(telling.marked.text)):
        before = claim.people.get("venue", ())
        scene.place = Span(start=before[-1].span.start if before else site.start, end=site.end)


def _county(telling: Telling, claim: Claim) -> Span | None:
    """The county or city to which a sentence without a body leads."""
    place = claim.texts.get("place")
    is_one = place is not None and is_wholly("county", place.of(telling.marked.text))
    return place if is_one and claim.rule == "visit-region" else None


def _town(claim: Claim, site: Span) -> Span | None:
    """The one town that a journey leads to, no province and no country."""
    words = claim.words["site"]
    start, end = trimmed(words, 0, len(words.rstrip("。")))
    bare = words[start:end]
    is_wide = bare in lexicon.words("provinces", "countries") or is_wholly("wide", bare)
    if is_wide or len(bare) > _TOWN or not is_town(bare):
        return None
    return Span(start=site.start + start, end=site.start + end)


def _is_visit(telling: Telling, claim: Claim, company: Company) -> bool:
    """Whether the goal is a body or a place, and the article tells a trip where 来到 needs one."""
    in_region = any(
        is_wholly("region", form) for who in company.venue for form in (who.form, who.name)
    )
    if claim.rule == "visit-region":
        return _is_region(telling, claim)
    is_inside = bool(company.venue) and all(_is_inside(telling, v) for v in company.venue)
    if in_region or is_inside or _is_stall(claim) or _is_planned(telling, claim):
        return False
    return claim.gives != "stop" or _travels(telling, claim, company)


def _is_in_margins(telling: Telling, claim: Claim, company: Company) -> bool:
    """Whether it is a tour round an event (签约前,林知远陪同客人参观了…) with no day of its own."""
    focus = telling.focus
    is_staged = focus is not None and focus.kind in STAGED and telling.last_trip() is None
    is_bare = not company.guests and claim.date is None
    return is_staged and is_bare and says("margins", telling.before(claim))


def _is_inside(telling: Telling, venue: Occurrence) -> bool:
    """Whether it is a workshop, or a room of the body where the visitors are."""
    focus = telling.focus
    is_there = focus is not None and focus.kind in TALKS and bool(focus.host_side())
    return is_wholly("workshop", venue.form) or (is_there and is_wholly("premises", venue.form))


def _is_planned(telling: Telling, claim: Claim) -> bool:
    """Whether it is only planned (拟赴…考察), with no day of its own."""
    return claim.date is None and says("planned", telling.before(claim))


def _is_region(telling: Telling, claim: Claim) -> bool:
    """Whether the place begins with the name of a city or county."""
    signs = telling.sentences[claim.sentence].signs
    start = claim.texts["place"].start
    sign = next(sign for sign in signs if sign.span.start == start)
    return any(is_wholly("region", who.form) for who in sign.participants)


def _is_stall(claim: Claim) -> bool:
    """Whether what is toured is a stall at a fair, or no place at all."""
    site = claim.words.get("site", "")
    has_venue = bool(claim.people.get("venue"))
    if claim.rule == "visit-us" or is_wholly("own-body", claim.words.get("place", "")):
        return False
    if says("fair-ground", claim.words.get("place", "")):
        return True
    place = claim.words.get("place", "")
    is_told = len(place) > _LONG and place.endswith("现场")
    return says("stall", site) or (not has_venue and not site and not is_told and _no_goal(place))


def _no_goal(place: str) -> bool:
    return is_wholly("not-a-destination", place) or is_wholly("no-place", place)


def _travels(telling: Telling, claim: Claim, company: Company) -> bool:
    """Whether the article tells a trip, so that 来到 alone is a stop of it."""
    focus = telling.focus
    if says("title-visit", telling.marked.title):
        return True
    if focus is None or not (focus.is_trip or focus.is_summary):
        is_apart = focus is None or claim.date is not None
        is_crowd = says("crowd", telling.before(claim))
        return (is_apart and bool(company.guests)) or is_crowd or _is_group(telling, claim)
    return True


def _known_visit(telling: Telling, claim: Claim, company: Company) -> Scene | None:
    """The scene that the claim goes on with."""
    for scene in reversed([s for s in telling.scenes if s.kind in TALKS][-2:]):
        if clashes(scene, company.venue, company.guests):
            continue
        if scene.is_summary and _is_stop_of(scene, claim, company):
            return reopened(telling, scene, claim, company.venue)
        is_open = scene.is_summary and not scene.names("hosts") and not _has_day(scene)
        if is_other_day(scene, claim) and not is_open:
            continue
        if not company.venue:
            return None if _is_elsewhere(scene, claim) else scene
        if _is_in_one_breath(scene, claim):
            return scene
        if not on_another_side(telling.sides, company.venue, scene.host_side()):
            return scene
    return None


def _is_in_one_breath(scene: Scene, claim: Claim) -> bool:
    """Whether the same sentence has led the visitors to another firm just before."""
    is_visit = scene.kind == "site-visit" and scene.sentence == claim.sentence
    return is_visit and not scene.names("hosts")


def _has_day(scene: Scene) -> bool:
    """Whether it has a single day of its own, and visited bodies."""
    date = scene.date.date if scene.date is not None else None
    return bool(date and date.first and not date.last and scene.venues)


def _is_elsewhere(scene: Scene, claim: Claim) -> bool:
    """Whether it leads away from the talks at the hosts' own place."""
    is_fixed = not scene.is_trip or scene.place is not None
    return scene.kind == "talks" and is_fixed and "place" in claim.texts


def _is_stop_of(scene: Scene, claim: Claim, company: Company) -> bool:
    """Whether the summary announced this stop."""
    names = {who.name for who in company.venue}
    is_range = bool(scene.date and scene.date.date and scene.date.date.last)
    are_regions = all(is_wholly("region", name) for name in scene.venues)
    is_wide = is_range and (len(scene.venues) == 1 or are_regions)
    is_open = not scene.venues or is_wide or bool(names & set(scene.venues))
    return not scene.names("hosts") and is_open and (bool(names) or not is_other_day(scene, claim))


def _new_visit(telling: Telling, claim: Claim, company: Company) -> Scene:
    trip, is_party = telling.last_trip(), telling.is_party(company.guests)
    called = company.venue and telling.called.issuperset(who.name for who in company.venue)
    scene = telling.new("talks" if called else "site-visit", claim)
    scene.is_trip, scene.place = True, trip.place if called and trip else None
    known = {who.name for who in company.guests}
    before = telling.last(TALKS, before=scene)
    if trip is None and before is not None and not known and _is_group(telling, claim):
        telling.inherit(scene, before)
    elif is_party:
        telling.inherit(scene, trip)
    elif trip is None:
        telling.set_out(scene, company.guests)
    scene.add("accompanying", telling.pending)
    telling.pending = ()
    return scene


def _is_group(telling: Telling, claim: Claim) -> bool:
    """Whether the visitors are those who were received before (代表团, 客人)."""
    return says("delegation", telling.sentences[claim.sentence].text[: claim.start])
