"""Exhibitions that are toured, named in passing, or the ground of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg import lexicon
from kg.extract.gatherings.scenes import Scene, same_event
from kg.extract.gatherings.words import after, is_wholly, says
from kg.model import Span
from kg.text import simplify

if TYPE_CHECKING:
    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.coded import Sign
    from kg.extract.gatherings.telling import Telling
    from kg.extract.marking.mentions import Occurrence

_LONG_NAME = 6
"""A name of so many characters says which exhibition it is."""
_QUOTES = frozenset("“「《")
_LONGEST_REGION = 6
"""The name of a region is shorter."""


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
        scene.add("visitors", _tourists(telling, claim) or _those(telling, claim, scene))
        telling.set_place(scene, claim)
        telling.shown.append((claim.start, scene))
    return None


def _tourists(telling: Telling, claim: Claim) -> tuple[Occurrence, ...]:
    """Who toured; a delegation that is named by its head (林知远一行), with its members."""
    people = claim.people.get("guests", ())
    is_group = len(people) == 1 and people[0] in claim.leads and telling.is_party(people)
    return (*people, *telling.travellers()) if is_group else people


def _those(telling: Telling, claim: Claim, scene: Scene) -> tuple[Occurrence, ...]:
    """The travellers, or those who toured the exhibition before (一行人又参观了…)."""
    before = telling.last(("exhibition",), before=scene)
    is_group = says("delegation", telling.sentences[claim.sentence].text[: claim.start])
    people = telling.travellers() or (telling.travelling if is_group else ())
    if people or before is None:
        return people
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


def names_one(telling: Telling, event: Sign) -> bool:
    """Whether the name says which exhibition it is: a number, a quotation, a word of its own."""
    text = telling.marked.text
    name = event.span.of(text)
    is_marked = _is_marked(text, event) or bool(event.participants)
    return is_marked or _has_region(name) or not _is_common(simplify(name))


def _is_marked(text: str, event: Sign) -> bool:
    """Whether the name has a number or stands in quotation marks."""
    name = event.span.of(text)
    is_quoted = bool(_QUOTES & {name[0], text[max(0, event.span.start - 1)]})
    return is_quoted or says("numbered", name)


def _is_own(telling: Telling, event: Sign) -> bool:
    """Whether an exhibition without a number has a name that says which one it is."""
    name = event.span.of(telling.marked.text)
    return is_wholly("trade-fair", name) and (_has_region(name) or not _is_common(name))


def _has_region(name: str) -> bool:
    """Whether the name begins with that of a city, a province or a country."""
    regions = lexicon.words("cities", "provinces", "countries")
    plain = simplify(name)
    return any(plain[:length] in regions for length in range(2, _LONGEST_REGION))


def _is_common(name: str) -> bool:
    """Whether the name is made of words of the language alone (医疗器械展)."""
    if not says("show-name", name):
        return False
    words = lexicon.scanner("common_words", "trades", "trade_words").longest(name)
    known = sum(hit.span.end - hit.span.start for hit in words)
    return known + 1 >= len(name)


def _is_region(words: str) -> bool:
    """Whether the words name a city, a country or a hall."""
    regions = lexicon.words("cities", "provinces", "countries")
    return words in regions or is_wholly("hall", words)


def _inside(telling: Telling, event: Sign) -> Sign:
    """The exhibition in whose name an event is held (第九届…展览会发布会), else the event."""
    name = event.span.of(telling.marked.text)
    length = len(name) - len(after("fair-inside", name))
    if not length or event.event is None:
        return event
    span = Span(start=event.span.start, end=event.span.start + length)
    return replace(event, span=span, event=replace(event.event, kinds=("exhibition",)))


def _rename(text: str, scene: Scene, event: Sign) -> None:
    """Give a numbered exhibition the fuller of two names."""
    old = scene.event.span.of(text) if scene.event is not None else ""
    new, kinds = event.span.of(text), event.event.kinds if event.event is not None else ()
    is_numbered = says("numbered", old) and says("numbered", new)
    if is_numbered and set(kinds) == {"exhibition"} and len(new) > len(old):
        scene.event = event


def is_subject(telling: Telling, claim: Claim) -> bool:
    """Whether the clause is about the fair (展会由…主办), while something else may be told."""
    clause = telling.sentences[claim.sentence].text[: claim.start].rpartition("。")[2]
    words = clause.rpartition(",")[2]
    is_here = says("fair-ground", words) and not says("conference", words)
    return is_here or says("of-fair", clause)


def organized(telling: Telling, event: Sign, claim: Claim) -> Scene | None:
    """The exhibition of that name, if it is one, of which only its organizers are told."""
    is_fair = event.event is not None and set(event.event.kinds) == {"exhibition"}
    is_named = is_fair and _is_marked(telling.marked.text, event)
    return show(telling, event, claim) if is_named else None


def told(telling: Telling, opened: list[tuple[int, Scene]], claim: Claim) -> Scene | None:
    """The exhibition that the sentence names before the claim, else the one named last."""
    named = [s for start, s in opened if start <= claim.start and s.kind == "exhibition"]
    return named[-1] if named else telling.last(("exhibition",))


def mention(telling: Telling, event: Sign) -> None:
    """Add an exhibition that is only mentioned, if it is one and its name is its own."""
    if event.event is not None and "exhibition" not in event.event.kinds:
        event = _inside(telling, event)
    if event.event is None or "exhibition" not in event.event.kinds:
        return
    text = telling.marked.text
    known = (s for s in telling.scenes if s.kind == "exhibition")
    scene = next((s for s in known if same_event(text, s.event, event)), None)
    if scene is not None:
        _rename(text, scene, event)
        return
    name = event.span.of(text)
    is_long = len(name) > _LONG_NAME and says("fair-name", name)
    is_regional = _has_region(name) and is_wholly("trade-fair", name)
    if _is_marked(text, event) or is_long or is_regional:
        telling.scenes.append(
            Scene(kind="exhibition", whole=event.span, rule="mention", event=event)
        )
