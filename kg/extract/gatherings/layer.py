"""Gives an extraction the meetings and exhibitions of its article, both from one reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.gatherings.claims import claims
from kg.extract.gatherings.coded import coded_sentences
from kg.extract.gatherings.exhibitions import exhibitions
from kg.extract.gatherings.meetings import meetings
from kg.extract.gatherings.rosters import rosters
from kg.extract.gatherings.scenes import STAGED, Scene, is_body
from kg.extract.gatherings.sides import Sides, sides
from kg.extract.gatherings.story import read
from kg.extract.gatherings.telling import Telling
from kg.extract.gatherings.words import after, is_wholly, says
from kg.extract.marking.mentions import occurrences, outermost
from kg.model import Span
from kg.text import simplify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.mentions import Occurrence
    from kg.model import Extraction


_TITLE_HEAD = re.compile(r"(\w{4,20}?)(?:成功|隆重|顺利)?(?:召开|举行|举办)")
"""The body at the head of a title, and what it does."""


def gatherings(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the meetings and exhibitions of its article added, in text order."""
    told = _scenes(marked, extraction)
    return replace(
        extraction,
        meetings=(
            *extraction.meetings,
            *meetings(told, marked, first=len(extraction.meetings) + 1),
        ),
        exhibitions=(
            *extraction.exhibitions,
            *exhibitions(told, marked, first=len(extraction.exhibitions) + 1),
        ),
    )


def _scenes(marked: Marked, extraction: Extraction) -> tuple[Scene, ...]:
    """The scenes of the article, in text order."""
    sentences = coded_sentences(marked, extraction)
    telling = Telling(marked, sentences, sides(extraction))
    read(telling, claims(sentences) + rosters(sentences))
    for scene in telling.scenes:
        _finish(scene, marked, telling.sides)
    _add_convener(telling, marked, extraction)
    kept = [scene for scene in telling.scenes if _counts(scene)]
    kept = [scene for scene in kept if not _is_greeting(scene, kept)]
    return tuple(sorted(kept, key=_place))


def _place(scene: Scene) -> tuple[int, int]:
    """Where a scene is told: by its sentence, of two in one by its name."""
    return scene.whole.start, scene.event.span.start if scene.event is not None else 0


def _add_convener(telling: Telling, marked: Marked, extraction: Extraction) -> None:
    """The body of which the title says that it convenes (协会召开理事会) is a host."""
    staged = [scene for scene in telling.scenes if scene.kind in STAGED]
    for place in outermost(occurrences(extraction)) if staged else ():
        form = place.span.of(marked.text)
        is_first = is_body(place) and marked.title.startswith(form)
        if is_first and says("convenes", marked.title[len(form) :]):
            staged[0].add("hosts", (place,))
    for scene in staged[:1]:
        scene.add("hosts", _owners(scene, marked))


def _owners(scene: Scene, marked: Marked) -> Iterator[Occurrence]:
    """The bodies in the event's name of which the title says, in short, that they convene it."""
    head = _TITLE_HEAD.match(marked.title)
    for body in scene.event.participants if scene.event is not None and head else ():
        if is_body(body) and head is not None and head.group(1) in body.span.of(marked.text):
            yield body


def _unnamed(scene: Scene, hosts: list[str], known: Sides) -> Iterator[Occurrence]:
    """The visited bodies of which no person is named, regions left out where others are."""
    is_one = len(scene.venues) == 1
    for name, who in scene.venues.items():
        if not hosts or not (is_one or is_wholly("region", who.form) or known.share(name, hosts)):
            yield who


def _finish(scene: Scene, marked: Marked, known: Sides) -> None:
    """Decide the kind by title, and let visited bodies stand for people who are not named."""
    title = marked.title
    if scene.kind == "talks" and scene.has_signing and says("title-signing", title):
        scene.kind = "signing"
    if scene.kind == "signing" and not scene.names():
        scene.add("attendees", scene.parties.values())
    if scene.kind in {"talks", "site-visit"}:
        _set_plant(scene)
        scene.place = scene.place or scene.town
        people = [w.name for w in scene.people.get("hosts", {}).values() if not is_body(w)]
        scene.add("hosts", _unnamed(scene, people, known))
        guests = scene.people.get("guests", {})
        named = [name for name, who in guests.items() if not is_body(who)]
        is_told = _speaks if scene.kind == "talks" else _is_of
        scene.people["guests"] = {
            name: who
            for name, who in guests.items()
            if not is_body(who) or not is_told(known, name, named)
        }


def _is_of(known: Sides, body: str, people: list[str]) -> bool:
    """Whether one of the people is of that very body."""
    return any(known.bodies.get(body, frozenset()) <= known.of((name,)) for name in people)


def _speaks(known: Sides, body: str, people: list[str]) -> bool:
    """Whether one of the people speaks for the body, or for what it is a part of."""
    is_of_region = known.share_region(body, people) and body not in known.of(people)
    return known.share(body, people) and not is_of_region


def _set_plant(scene: Scene) -> None:
    """A visited plant is where the visit was, if its people are the hosts."""
    for name, who in scene.venues.items() if len(scene.venues) == 1 else ():
        if scene.place is None and scene.names("hosts") and is_wholly("plant", simplify(name)):
            rest = after("owner", who.form)
            scene.place = Span(start=who.span.end - len(rest), end=who.span.end)


def _is_greeting(scene: Scene, scenes: list[Scene]) -> bool:
    """Whether it is only a welcome, before something else of that day with the same hosts."""
    hosts = set(scene.names("hosts"))
    is_bare = scene.kind == "talks" and scene.rule == "reception" and not scene.names("guests")
    others = (s for s in scenes if is_bare and s is not scene and s.told_day == scene.told_day)
    return any(hosts & set(other.names()) for other in others)


def _has_sides(scene: Scene) -> bool:
    """Whether talks or a visit name a side."""
    return bool(scene.names("hosts", "guests") or (scene.rule == "on-screen" and scene.names()))


def _counts(scene: Scene) -> bool:
    """Whether it is reported as held, or announced with a day."""
    if scene.kind == "exhibition":
        return True
    if scene.kind in {"talks", "site-visit"}:
        return _has_sides(scene)
    if scene.kind == "signing" and scene.place is None and not scene.names("attendees", "hosts"):
        return False
    return not (
        scene.date is not None
        and scene.date.date
        and scene.date.date.announced
        and scene.day is None
    )
