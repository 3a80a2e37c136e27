"""The state of an article's telling: its scenes so far, and the one that is being told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.claims import told_dates
from kg.extract.scenes import Scene
from kg.extract.words import is_wholly, says, trimmed

if TYPE_CHECKING:
    from kg.extract.claims import Claim
    from kg.extract.coded import Coded, Sign
    from kg.extract.marks import Marked
    from kg.extract.mentions import Occurrence
    from kg.extract.sides import Sides
    from kg.model import Span

_EVENTS = frozenset({"convene", "attend-event", "ceremony", "unnamed", "staged"})
"""Claims about events, which are held in a city also where it is named as a government."""
_DESTINATIONS = frozenset({"visit", "stop", "call", "arrive"})


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
        self.pending: tuple[Occurrence, ...] = ()
        """Escorts named before the first stop."""
        self.organizers: tuple[Occurrence, ...] = ()
        """Organizers of whom was told before the first event."""
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
            told = told_dates(coded)
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
        if scene.kind == "exhibition" and scene.date is None and "同期" in words:
            scene.date = claim.date or self.running_date(claim)
        if claim.date is not None and not scene.has_own_date and is_told:
            scene.date, scene.has_own_date = claim.date, True
        self.set_place(scene, claim)

    def set_place(self, scene: Scene, claim: Claim) -> None:
        """Give the scene the place of the claim, if it has none yet."""
        if scene.place is None and "place" in claim.texts:
            scene.place = self.place(claim)

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
            is_region = is_wholly("region", span.of(self.marked.text))
            return span if is_region or claim.gives in _EVENTS else None
        if len(bare) < 2 or is_wholly("no-place", bare):
            return None
        if is_destination and is_wholly("not-a-destination", bare):
            return None
        first = next(i for i, sign in enumerate(coded.signs) if sign.span.start == span.start)
        return coded.span(first + start, first + end)

    def travellers(self) -> tuple[Occurrence, ...]:
        """Give the guests of the trip that is being told (代表团)."""
        trip = self.last_trip()
        return tuple(trip.people.get("guests", {}).values()) if trip is not None else ()

    def inherit(self, scene: Scene, trip: Scene | None = None) -> None:
        """Take over guests and escorts from the stop before."""
        trip = trip or next((s for s in reversed(self.scenes[:-1]) if s.is_trip), None)
        if trip is None:
            return
        for slot in ("guests", "accompanying"):
            scene.add(slot, trip.people.get(slot, {}).values())

    def paragraph(self, sentence: int) -> int:
        """Give the number of the paragraph of a sentence."""
        return self.sentences[sentence].paragraph

    def narrow(self, scene: Scene, claim: Claim) -> None:
        """Make a day inside the range that was said before is the scene's day."""
        old = scene.date.date if scene.date is not None else None
        new = claim.date.date if claim.date is not None else None
        if not (old and old.start and old.end and new and new.start) or new.end:
            return
        if old.start <= new.start <= old.end:
            scene.date = claim.date
