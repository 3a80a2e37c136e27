"""The state of an article's telling: its scenes so far, and the one that is being told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.gatherings.claims import told_dates
from kg.extract.gatherings.scenes import STAGED, Scene
from kg.extract.gatherings.words import is_wholly, says, trimmed

if TYPE_CHECKING:
    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.coded import Coded, Sign
    from kg.extract.gatherings.sides import Sides
    from kg.extract.marking.marks import Marked
    from kg.extract.marking.mentions import Occurrence
    from kg.model import Span

_EVENTS = frozenset({"convene", "attend-event", "ceremony", "unnamed", "staged"})
"""Claims about events, which are held in a city also where it is named as a government."""
_TOWNS = ("cities", "counties", "provinces")
_UNDER_HEADING = 3
"""So many lines after a place on a line of its own, it is still where all happens."""


def is_town(words: str) -> bool:
    """Whether words after 在, 赴 or 抵达 name one place, by what they are not."""
    others = ("no-place", "not-a-destination", "no-town")
    return len(words) > 1 and "、" not in words and not any(is_wholly(w, words) for w in others)


class Telling:
    """The scenes of one article while its claims are read in order."""

    def __init__(self, marked: Marked, sentences: tuple[Coded, ...], sides: Sides) -> None:
        self.marked = marked
        self.sentences = sentences
        self.sides = sides
        self.scenes: list[Scene] = []
        self.focus: Scene | None = None
        """The gathering that is being told."""
        self.planned: set[str] = set()
        """Bodies of which it was said beforehand that they were visited."""
        self.called: set[str] = set()
        """Bodies of which it was said beforehand that they were called on."""
        self.pending: tuple[Occurrence, ...] = ()
        """Escorts named before the first stop."""
        self.here: tuple[int, int, Span] | None = None
        """A place where the visitors are: its paragraph, its sentence (-1: a heading) and where it
        stands."""
        self.travelling: tuple[Occurrence, ...] = ()
        """Members of a delegation named before its first stop."""
        self.organizers: tuple[Occurrence, ...] = ()
        """Organizers of whom was told before the first event."""
        self.waiting: list[Claim] = []
        """Fields and lines of lists that stand before the first event."""
        self.shown: list[tuple[int, Scene]] = []
        """The exhibitions of the sentence, with the place of their claim."""

    def last(self, kinds: tuple[str, ...], before: Scene | None = None) -> Scene | None:
        """Give the last scene of these kinds, one scene left out."""
        known = (scene for scene in reversed(self.scenes) if scene is not before)
        return next((scene for scene in known if scene.kind in kinds), None)

    def last_trip(self) -> Scene | None:
        """Give the last scene to which the guests came on their own way."""
        return next((s for s in reversed(self.scenes) if s.is_trip), None)

    def new(self, kind: str, claim: Claim) -> Scene:
        """Give a new scene, its date the one of the claim or the one reached by the telling."""
        scene = Scene(kind=kind, whole=claim.whole, rule=claim.rule, sentence=claim.sentence)
        scene.has_own_date = claim.date is not None
        text = self.sentences[claim.sentence].text[: claim.end]
        scene.date = claim.date or (None if says("meanwhile", text) else self.running_date(claim))
        self.scenes.append(scene)
        return scene

    def running_date(self, claim: Claim) -> Sign | None:
        """Give the date that the telling has reached: the last one, announced ones left out."""
        first = self.focus.sentence + 1 if self.focus is not None else 0
        for coded in reversed(self.sentences[first : claim.sentence]):
            told = () if says("once", coded.text) else told_dates(coded)
            if told:
                return told[-1]
        return self.focus.date if self.focus is not None else None

    def set_day_and_place(self, scene: Scene | None, claim: Claim) -> None:
        """Give the scene the day and the place of the claim, if it has none yet."""
        if scene is None:
            return
        is_told = claim.has_day or (claim.gives == "convene" and not claim.is_unreal)
        is_told = is_told or scene.kind != "exhibition"
        words = self.sentences[claim.sentence].text[max(0, claim.start - 4) : claim.end]
        if scene.kind == "exhibition" and scene.date is None and says("alongside", words):
            self._set_alongside(scene, claim, is_inside=says("inside", words))
        if claim.date is not None and not scene.has_own_date and is_told:
            scene.date, scene.has_own_date = claim.date, True
        self.set_place(scene, claim)

    def _set_alongside(self, scene: Scene, claim: Claim, *, is_inside: bool) -> None:
        """Give an exhibition held at the same time as the main event the day and place of that."""
        kinds = (*STAGED, "exhibition")
        main = next((s for s in self.scenes if s.kind in kinds and s is not scene and s.day), None)
        if main is None or claim.has_day:
            scene.date = claim.date or self.running_date(claim)
        else:
            scene.date = main.date
            words = main.place.of(self.marked.text) if main.place is not None else ""
            is_same = main.sentence == claim.sentence or is_inside or not is_wholly("hall", words)
            scene.place = main.place if is_same and "place" not in claim.texts else None

    def set_place(self, scene: Scene, claim: Claim) -> None:
        """Give the scene the place of the claim, if it has none yet."""
        is_open = scene.place is None or claim.rule == "convene-set"
        if is_open and "place" in claim.texts:
            scene.place = self.place(claim) or scene.place

    def arrive(self, claim: Claim) -> None:
        """Take note of the place that the sentence, or a line of its own, leads the visitors to."""
        words = claim.words["place"]
        start, end = trimmed(words, 0, len(words))
        bare = words[start:end]
        is_room = claim.rule == "in-room" and not is_wholly("no-place", bare)
        is_region = bare == "Ⓞ" and is_wholly("region", claim.texts["place"].of(self.marked.text))
        if is_region or (len(bare) > 1 and (is_room or is_town(bare))):
            span = self.place(claim)
            is_line = claim.rule == "place-line"
            number = -1 if is_line else claim.sentence
            self.here = (self.paragraph(claim.sentence), number, span) if span else self.here

    def set_here(self, scene: Scene, claim: Claim) -> None:
        """Give the scene the place that its sentence or the heading over it has led to."""
        if scene.place is not None or self.here is None:
            return
        paragraph, sentence, span = self.here
        lines = self.paragraph(claim.sentence) - paragraph
        if sentence == claim.sentence or (sentence < 0 and lines <= _UNDER_HEADING):
            scene.place = span

    def place(self, claim: Claim) -> Span | None:
        """Give the place of the claim, the words around it left out; None if it names none."""
        coded, words = self.sentences[claim.sentence], claim.words["place"]
        span = claim.texts["place"]
        start, end = trimmed(words, 0, len(words))
        bare = words[start:end]
        is_destination = claim.gives in {"visit", "stop", "call", "arrive"}
        if bare in lexicon.table("short_places"):
            return span
        if bare == "Ⓞ" and not is_destination:
            name = span.of(self.marked.text)
            is_region = is_wholly("region", name) or name in lexicon.words(*_TOWNS)
            is_region = is_region or is_wholly("house", name)
            return span if is_region or claim.gives in _EVENTS else None
        if len(bare) < 2 or is_wholly("no-place", bare):
            return None
        others = ("not-a-destination", "many-towns") if is_destination else ()
        if any(is_wholly(what, bare) for what in others):
            return None
        first = next(i for i, sign in enumerate(coded.signs) if sign.span.start == span.start)
        return coded.span(first + start, first + end)

    def before(self, claim: Claim) -> str:
        """Give the coded sentence up to the claim."""
        return self.sentences[claim.sentence].text[: claim.start]

    def travellers(self) -> tuple[Occurrence, ...]:
        """Give the guests of the trip that is being told (代表团)."""
        trip = self.last_trip()
        return tuple(trip.people.get("guests", {}).values()) if trip is not None else ()

    def inherit(self, scene: Scene, trip: Scene | None = None) -> None:
        """Take over the guests of the stop before, and its escorts if they go on."""
        trip = trip or next((s for s in reversed(self.scenes[:-1]) if s.is_trip), None)
        if trip is None:
            return
        scene.add("guests", trip.people.get("guests", {}).values())
        scene.escorts = trip.escorts
        is_same_day = trip.told_day == scene.told_day
        known = trip.people.get("accompanying", {}).values()
        scene.add("accompanying", (w for w in known if is_same_day or w.name in trip.escorts))

    def is_party(self, guests: tuple[Occurrence, ...]) -> bool:
        """Whether the guests are those of the trip, named again by nobody or by the head."""
        trip = self.last_trip()
        known = trip.names("guests") if trip is not None else ()
        if not guests or not known:
            return trip is not None and not guests
        is_lead = trip is not None and guests[0].name in {known[0], *trip.leads}
        return len(guests) == 1 and is_lead

    def set_out(self, scene: Scene, guests: tuple[Occurrence, ...]) -> None:
        """Give the first stop the travellers of whom was told before it."""
        scene.add("guests", (*guests, *self.travelling))
        self.travelling = ()

    def paragraph(self, sentence: int) -> int:
        """Give the number of the paragraph of a sentence."""
        return self.sentences[sentence].paragraph

    def narrow(self, scene: Scene, claim: Claim) -> None:
        """Make a day inside the range that was said before is the scene's day."""
        old = scene.date.date if scene.date is not None else None
        new = claim.date.date if claim.date is not None else None
        if old and old.is_vague and new and new.first and not new.announced:
            scene.date = claim.date
        if not (old and old.first and old.last and new and new.first) or new.last:
            return
        if old.first <= new.first <= old.last:
            scene.date = claim.date
