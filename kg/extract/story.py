"""Pieces the claims of an article together to scenes: which belong to one gathering, who took part.

Claims that open a gathering (a meeting verb, the name of an event that is held) come first in each
sentence, then those that say who took part; these go to the gathering of their own sentence, else
to the one that is being told.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.scenes import (
    STAGED,
    TALKS,
    Scene,
    clashes,
    is_body,
    is_other_day,
    on_another_side,
    same_event,
)
from kg.extract.words import is_wholly, says, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.claims import Claim
    from kg.extract.coded import Coded, Sign
    from kg.extract.marks import Marked
    from kg.extract.mentions import Occurrence
    from kg.extract.sides import Sides
    from kg.model import Span

_FORWARD = frozenset({"escort", "organize", "party", "guide"})
"""Claims that may stand before the verb of their gathering (在X陪同下,…)."""
_LONG_NAME = 6
"""A name of so many characters says which exhibition it is."""


class Story:
    """The scenes of one article while its claims are read in order."""

    def __init__(self, marked: Marked, sentences: tuple[Coded, ...], sides: Sides) -> None:
        self.scenes: list[Scene] = []
        self._marked = marked
        self._sentences = sentences
        self._sides = sides
        self._focus: Scene | None = None
        self._openers = {
            "meet": self._meet,
            "receive": self._meet,
            "call": self._call,
            "arrive": self._call,
            "converse": self._converse,
            "visit": self._visit,
            "stop": self._visit,
            "tour": self._tour,
            "attend-event": self._convene,
            "convene": self._convene,
            "ceremony": self._ceremony,
            "lecture": self._lecture,
            "unnamed": self._unnamed,
            "sign": self._signing,
        }
        self._takers = {
            "escort": self._escort,
            "guide": self._guide,
            "party": self._party,
            "attend": self._attend,
            "chair": self._chair,
            "organize": self._organize,
            "sign": self._sign,
            "explain": self._explain,
            "speak": self._speak,
            "fair": self._fair,
            "staged": self._staged,
            "open": self._open,
        }
        self._planned: set[str] = set()
        """Bodies of which it was said beforehand that they were visited."""
        self._pending: tuple[Occurrence, ...] = ()
        """Escorts named before the first stop."""
        self._shown: list[tuple[int, Scene]] = []
        """The exhibitions of the sentence."""

    def read(self, found: tuple[Claim, ...]) -> None:
        """Read the claims, sentence by sentence."""
        for _, group in groupby(found, key=lambda claim: claim.sentence):
            self._read_sentence(list(group))

    def _read_sentence(self, found: list[Claim]) -> None:
        self._resume(found[0])
        before = self._focus
        self._shown = []
        opened: list[tuple[int, Scene]] = []
        for claim in found:
            opener = self._openers.get(claim.gives)
            scene = opener(claim) if opener else None
            if scene is not None:
                opened.append((claim.start, scene))
                if not self._is_ahead(scene, claim):
                    self._focus = scene
                elif scene.kind == "exhibition" and before in self.scenes:
                    self._shown.append(opened.pop())
        for claim in sorted(found, key=lambda claim: claim.gives != "fair"):
            taker = self._takers.get(claim.gives)
            scene = self._meant(claim, opened, before)
            if taker and scene is not None:
                taker(claim, scene)
            elif claim.gives == "fair":
                self._fair(claim, scene)
        for _, scene in opened:
            self._mark_leads(scene, found)

    def _is_ahead(self, scene: Scene, claim: Claim) -> bool:
        """Whether it is only announced, while something else is being told."""
        if self._focus is None or claim.gives not in {"convene", "attend-event"}:
            return False
        if scene.kind == "exhibition" and self._focus.kind in TALKS and claim.rule != "convene":
            return True
        date = scene.date.date if scene.date is not None else None
        published = self._marked.article.published
        is_future = bool(date and date.start and published and date.start > published)
        is_future = is_future and (self._focus.day or "") <= (published or "")
        return claim.is_unreal or is_future or bool(date and date.announced)

    def _resume(self, claim: Claim) -> None:
        """Go back to the gathering in whose place a sentence begins (在北京,…)."""
        text = self._sentences[claim.sentence].whole.of(self._marked.text)
        for scene in self.scenes:
            if scene.place is not None and scene.kind in TALKS:
                place = scene.place.of(self._marked.text)
                if text.startswith((f"在{place},", f"在{place}期间,")):
                    self._focus = scene

    def _meant(
        self, claim: Claim, opened: list[tuple[int, Scene]], before: Scene | None
    ) -> Scene | None:
        """The scene that a claim about people belongs to."""
        if claim.gives == "organize" and self._shown:
            opened = sorted([*opened, *self._shown], key=lambda pair: pair[0])
        scene = _nearest(opened, claim)
        if scene is None or (scene is not self._focus and before is not None):
            is_later = all(start > claim.start for start, _ in opened)
            if scene is None or (is_later and claim.gives not in _FORWARD):
                return before
        return scene

    def _mark_leads(self, scene: Scene, found: list[Claim]) -> None:
        names = set(scene.names("guests"))
        for claim in found:
            scene.leads.update({who.name: who for who in claim.leads if who.name in names})

    def mention(self, event: Sign) -> None:
        """Add an exhibition that is only mentioned, if its name is numbered or quoted."""
        text = self._marked.text
        known = (s for s in self.scenes if s.kind == "exhibition")
        if any(same_event(text, scene.event, event) for scene in known):
            return
        name = event.span.of(text)
        is_long = len(name) > _LONG_NAME and says("fair-name", name)
        if says("numbered", name) or name[0] in "“「" or is_long:
            self.scenes.append(
                Scene(kind="exhibition", whole=event.span, rule="mention", event=event)
            )

    # Openers: each gives the scene that its claim belongs to, a new one if need be.

    def _meet(self, claim: Claim) -> Scene | None:
        hosts, guests = claim.people.get("hosts", ()), claim.people.get("guests", ())
        if not hosts and not guests:
            known = self._last(TALKS)
            if known is not None:
                self._set_place(known, claim)
            return known
        scene = self._talks(claim, hosts, guests)
        if not guests and not scene.names("guests") and self._last_trip() is not None:
            self._inherit(scene)
        return scene

    def _call(self, claim: Claim) -> Scene | None:
        guests, venue = claim.people.get("guests", ()), claim.people.get("venue", ())
        if not guests and not venue:
            return None
        people = tuple(who for who in venue if not is_body(who))
        return self._talks(claim, people, guests, venue=_bodies(venue), trip=bool(venue))

    def _converse(self, claim: Claim) -> Scene | None:
        both, other = claim.people.get("both", ()), claim.people.get("other", ())
        subject = claim.people.get("subject", ())
        if both:
            subject, other = both[:1], both[1:]
            if not other:
                return self._last(TALKS)
        focus = self._focus
        named = {who.name for who in (*subject, *other)}
        if focus is not None and focus.kind in STAGED and named <= set(focus.names()):
            return None
        bodies = _bodies(other)
        people = tuple(who for who in other if not is_body(who))
        if self._is_guest(subject, claim) or (not subject and self._focus is not None):
            return self._talks(claim, people, subject, venue=bodies)
        if not subject:
            return None
        return self._talks(claim, subject, people or other)

    def _is_guest(self, people: Iterable[Occurrence], claim: Claim) -> bool:
        names = {who.name for who in people}
        scene = self._focus
        if scene is None:
            return False
        is_known = bool(names & set(scene.names("guests")))
        return is_known and (scene.is_trip or not is_other_day(scene, claim))

    def _talks(
        self,
        claim: Claim,
        hosts: tuple[Occurrence, ...],
        guests: tuple[Occurrence, ...],
        *,
        venue: tuple[Occurrence, ...] = (),
        trip: bool = False,
    ) -> Scene:
        scene = self._known_talks(claim, hosts, guests, venue)
        if scene is None:
            planned = self._planned & {who.name for who in venue}
            inherits = trip and self._is_delegation(guests)
            scene = self._new("site-visit" if planned else "talks", claim)
            scene.is_trip = trip
            scene.is_summary = claim.rule == "visitor-comes"
            if inherits:
                self._inherit(scene)
        elif scene.is_summary and trip:
            scene = self._reopened(scene, claim, (*venue, *hosts), kind="talks")
            scene.is_summary = False
        if scene.rule.startswith("stop") and not says("title-visit", self._marked.title):
            scene.kind = "talks" if says("title-talks", self._marked.title) else scene.kind
        self._narrow(scene, claim)
        self._fill(scene, claim, hosts, guests, venue)
        return scene

    def _is_delegation(self, guests: tuple[Occurrence, ...]) -> bool:
        """Whether the guests are those of the trip, named again by nobody or by the head."""
        trip = self._last_trip()
        if trip is None:
            return False
        return not guests or (len(guests) == 1 and guests[0].name in trip.names("guests"))

    def _narrow(self, scene: Scene, claim: Claim) -> None:
        """A day inside the range that was said before is the scene's day."""
        old = scene.date.date if scene.date is not None else None
        new = claim.date.date if claim.date is not None else None
        if old and old.end and new and new.start and not new.end and old.start:
            if old.start <= new.start <= old.end:
                scene.date = claim.date

    def _known_talks(
        self,
        claim: Claim,
        hosts: tuple[Occurrence, ...],
        guests: tuple[Occurrence, ...],
        venue: tuple[Occurrence, ...],
    ) -> Scene | None:
        talks = [s for s in self.scenes if s.kind in TALKS or s.rule == "sign"]
        for scene in reversed(talks[-3:]):
            if is_other_day(scene, claim) or clashes(scene, hosts, guests):
                continue
            if on_another_side(self._sides, (*hosts, *venue), scene.host_side()):
                continue
            if on_another_side(self._sides, guests, scene.names("guests")):
                continue
            return scene
        return None

    def _fill(
        self,
        scene: Scene,
        claim: Claim,
        hosts: tuple[Occurrence, ...],
        guests: tuple[Occurrence, ...],
        venue: tuple[Occurrence, ...],
    ) -> None:
        scene.add("hosts", hosts)
        if scene.is_trip and scene.names("guests"):
            known = set(scene.names("guests"))
            guests = () if known & {who.name for who in guests} else guests
        scene.add("guests", guests)
        scene.venues.update({who.name: who for who in venue})
        self._set_place(scene, claim)

    def _visit(self, claim: Claim) -> Scene | None:
        venue = claim.people.get("venue", ())
        bodies, hosts = _bodies(venue), tuple(who for who in venue if not is_body(who))
        guests = claim.people.get("guests", ())
        regions = [who for who in bodies if is_wholly("region", who.name)]
        if regions and claim.rule != "visit-region":
            return None
        if claim.rule == "visit-region" and not self._is_region(claim):
            return None
        if self._is_stall(claim) or (claim.gives == "stop" and not self._travels(guests)):
            return None
        scene = self._known_visit(claim, bodies, guests)
        if scene is None:
            scene = self._new_visit(claim, guests)
        self._narrow(scene, claim)
        scene.is_summary = not scene.names("hosts") and len(bodies) != 1 and not hosts
        if scene.is_summary:
            self._planned.update(who.name for who in bodies)
        self._fill(scene, claim, hosts, guests, bodies)
        return scene

    def _is_region(self, claim: Claim) -> bool:
        """Whether the place begins with the name of a city or county."""
        signs = self._sentences[claim.sentence].signs
        start = claim.texts["place"].start
        sign = next(sign for sign in signs if sign.span.start == start)
        return any(is_wholly("region", who.name) for who in sign.participants)

    def _is_stall(self, claim: Claim) -> bool:
        """Whether what is toured is a stall at a fair, or no place at all."""
        site = claim.words.get("site", "")
        place = claim.words.get("place", "")
        has_venue = bool(claim.people.get("venue"))
        return site.startswith("展") or (not has_venue and not site and self._no_goal(place))

    def _no_goal(self, place: str) -> bool:
        return is_wholly("not-a-destination", place) or is_wholly("no-place", place)

    def _travels(self, guests: tuple[Occurrence, ...]) -> bool:
        """Whether the article tells a trip, so that 来到 alone is a stop of it."""
        focus = self._focus
        title = self._marked.title
        return says("title-visit", title) or (
            focus is None
            and bool(guests)
            or focus is not None
            and (focus.is_trip or focus.is_summary)
        )

    def _known_visit(
        self, claim: Claim, bodies: tuple[Occurrence, ...], guests: tuple[Occurrence, ...]
    ) -> Scene | None:
        for scene in reversed([s for s in self.scenes if s.kind in TALKS][-2:]):
            if clashes(scene, bodies, guests):
                continue
            if is_other_day(scene, claim) and not scene.is_summary:
                continue
            if scene.is_summary and self._is_stop_of(scene, claim, bodies):
                return self._reopened(scene, claim, bodies)
            if not bodies:
                if scene.kind == "talks" and not scene.is_trip and "place" in claim.texts:
                    return None
                return scene
            if not on_another_side(self._sides, bodies, scene.host_side()):
                return scene
        return None

    def _is_stop_of(self, scene: Scene, claim: Claim, bodies: tuple[Occurrence, ...]) -> bool:
        """Whether the summary announced this stop."""
        names = {who.name for who in bodies}
        is_range = bool(scene.date and scene.date.date and scene.date.date.end)
        is_open = not scene.venues or is_range or bool(names & set(scene.venues))
        return (
            not scene.names("hosts") and is_open and (bool(names) or not is_other_day(scene, claim))
        )

    def _reopened(
        self,
        scene: Scene,
        claim: Claim,
        bodies: tuple[Occurrence, ...],
        *,
        kind: str = "site-visit",
    ) -> Scene:
        """The announcing scene as the first of its stops."""
        if bodies:
            scene.venues.clear()
            scene.kind = kind
            if "place" in claim.texts and self._place(claim) is not None:
                scene.place = None
            if claim.date is not None and claim.date.date and claim.date.date.start:
                scene.date = claim.date
        return scene

    def _new_visit(self, claim: Claim, guests: tuple[Occurrence, ...]) -> Scene:
        trip = self._last_trip()
        scene = self._new("site-visit", claim)
        scene.is_trip = True
        known = {who.name for who in guests}
        if trip is not None and (not known or known & set(trip.names("guests"))):
            listed = len(known) > 1 and claim.gives == "stop"
            if not listed:
                self._inherit(scene, trip)
        elif trip is None and not known and self._is_group(claim):
            self._inherit(scene, self._last(TALKS, before=scene))
        scene.add("accompanying", self._pending)
        self._pending = ()
        return scene

    def _is_group(self, claim: Claim) -> bool:
        """Whether the visitors are those who were received before (代表团, 客人)."""
        return says("delegation", self._sentences[claim.sentence].text[: claim.start])

    def _last_trip(self) -> Scene | None:
        return next((s for s in reversed(self.scenes) if s.is_trip), None)

    def _inherit(self, scene: Scene, trip: Scene | None = None) -> None:
        """Take over guests and escorts from the stop before."""
        trip = trip or next((s for s in reversed(self.scenes[:-1]) if s.is_trip), None)
        if trip is None:
            return
        for slot in ("guests", "accompanying"):
            scene.add(slot, trip.people.get(slot, {}).values())

    def _tour(self, claim: Claim) -> Scene | None:
        for event in claim.events:
            scene = self._show(event, claim)
            if scene.date is None:
                scene.date = claim.date or self._running_date(claim)
            scene.add("visitors", claim.people.get("guests", ()) or self._travellers())
            self._set_place(scene, claim)
            self._shown.append((claim.start, scene))
        return None

    def _travellers(self) -> tuple[Occurrence, ...]:
        """The guests of the trip that is being told (代表团)."""
        trip = self._last_trip()
        return tuple(trip.people.get("guests", {}).values()) if trip is not None else ()

    def _show(self, event: Sign, claim: Claim) -> Scene:
        """The exhibition of that name."""
        for scene in self.scenes:
            if scene.kind == "exhibition" and same_event(self._marked.text, scene.event, event):
                return scene
        scene = self._new("exhibition", claim)
        scene.date, scene.has_own_date = None, False
        scene.event = event
        return scene

    def _convene(self, claim: Claim) -> Scene | None:
        scene = None
        for event in reversed(claim.events):
            scene = self._convened(event, claim)
        return scene

    def _convened(self, event: Sign, claim: Claim) -> Scene | None:
        if event.event is None:
            return None
        kinds = event.event.kinds
        if set(kinds) == {"exhibition"}:
            scene: Scene | None = self._show(event, claim)
        else:
            scene = self._gathering(event, claim, _main_kind(kinds))
            if scene is not None and "exhibition" in kinds:
                scene.also = self._show(event, claim)
        if scene is not None:
            self._set_day_and_place(scene, claim)
            self._set_day_and_place(scene.also, claim)
            scene.add(_attending(scene), claim.people.get("attendees", ()))
            self._organize(claim, scene)
        return scene

    def _gathering(self, event: Sign, claim: Claim, kind: str) -> Scene | None:
        for scene in self.scenes:
            if same_event(self._marked.text, scene.event, event) and scene.kind != "exhibition":
                return scene
        focus = self._focus
        has_own = claim.date is not None or "place" in claim.texts or "organizers" in claim.people
        if not has_own and focus is not None and focus.kind in (*STAGED, "exhibition"):
            return None
        if focus is not None and focus.event is None and focus.kind == kind:
            scene = focus
        else:
            scene = self._new(kind, claim)
        scene.event = event
        return scene

    def _ceremony(self, claim: Claim) -> Scene | None:
        kind = "signing" if says("signing", claim.words.get("target", "")) else "other"
        for scene in reversed(self.scenes):
            if scene.kind in (*STAGED, "exhibition") and not is_other_day(scene, claim):
                self._set_place(scene, claim)
                return scene
        focus = self._focus
        if focus is not None and not is_other_day(focus, claim) and "place" not in claim.texts:
            focus.has_signing = focus.has_signing or kind == "signing"
            return focus
        scene = self._new(kind, claim)
        self._set_place(scene, claim)
        return scene

    def _lecture(self, claim: Claim) -> Scene | None:
        focus = self._focus
        if focus is not None and focus.kind in STAGED and not is_other_day(focus, claim):
            return None
        scene = self._new("training", claim)
        scene.add("attendees", claim.people.get("attendees", ()))
        self._set_place(scene, claim)
        return scene

    def _unnamed(self, claim: Claim) -> Scene | None:
        """A gathering without a name of its own, if nothing else is told of that day."""
        for scene in reversed(self.scenes):
            if scene.kind in STAGED and not is_other_day(scene, claim):
                self._set_place(scene, claim)
                return scene
        focus = self._focus
        if focus is not None and not (claim.date is not None and is_other_day(focus, claim)):
            return None
        if claim.is_unreal or (claim.date is None and "place" not in claim.texts):
            return None
        heads = lexicon.table("event_heads")
        scene = self._new(heads.get(claim.words.get("target", ""), "conference"), claim)
        self._set_place(scene, claim)
        return scene

    def _signing(self, claim: Claim) -> Scene | None:
        """A lead that says 签署 is a signing, if the title does too and nothing else is told."""
        if self.scenes or not says("title-signing", self._marked.title):
            return None
        scene = self._new("signing", claim)
        self._set_place(scene, claim)
        return scene

    # Takers: each puts the people of its claim into the scene.

    def _escort(self, claim: Claim, scene: Scene) -> None:
        people = claim.people.get("accompanying", ())
        if scene.kind == "exhibition" and scene not in [show for _, show in self._shown]:
            scene.add("visitors", people)
        if scene.kind == "site-visit":
            self._by_side(scene, people, "accompanying")
        elif scene.kind == "talks":
            scene.add("accompanying", (who for who in people if not is_body(who)))
        elif scene.kind in STAGED and not self._shown:
            self._pending = people
        for _, show in self._shown:
            show.add("visitors", people)

    def _guide(self, claim: Claim, scene: Scene) -> None:
        people = claim.people.get("hosts", ())
        if scene.kind == "site-visit":
            self._by_side(scene, people, "hosts")

    def _party(self, claim: Claim, scene: Scene) -> None:
        if scene.kind in TALKS:
            scene.add("guests", claim.people.get("guests", ()))

    def _attend(self, claim: Claim, scene: Scene) -> None:
        people = claim.people.get("attendees", ())
        for target in self._attended(claim, scene):
            if target.kind == "site-visit":
                self._by_side(target, people, "attendees")
            else:
                target.add(_attending(target), people)

    def _attended(self, claim: Claim, scene: Scene) -> list[Scene]:
        """The scenes that the words after 参加 mean."""
        target = claim.words.get("target", "")
        trips = [s for s in self.scenes if s.is_trip]
        is_apart = self._paragraph(claim.sentence) > self._paragraph(scene.sentence)
        if says("trip", target) or (not target and scene.is_trip and is_apart):
            return trips or [scene]
        if says("talks", target) and scene.kind not in TALKS:
            known = self._last(TALKS)
            return [known] if known is not None else [scene]
        if says("ceremony", target) and scene.kind in TALKS:
            known = self._last(STAGED)
            return [known] if known is not None else [scene]
        return [scene]

    def _paragraph(self, sentence: int) -> int:
        return self._sentences[sentence].paragraph

    def _by_side(self, scene: Scene, people: Iterable[Occurrence], otherwise: str) -> None:
        """Who belongs to the visited is a host, who came with the visitors a guest."""
        for who in people:
            if self._sides.share(who.name, scene.host_side()):
                scene.add("hosts", (who,))
            elif otherwise == "attendees" or self._sides.share(who.name, scene.names("guests")):
                scene.add("guests", (who,))
            else:
                scene.add(otherwise, (who,))

    def _chair(self, claim: Claim, scene: Scene) -> None:
        people = claim.people.get("hosts", ())
        if scene.kind == "site-visit":
            self._by_side(scene, people, "hosts")
        else:
            scene.add("visitors" if scene.kind == "exhibition" else "hosts", people)

    def _organize(self, claim: Claim, scene: Scene) -> None:
        people = claim.people.get("organizers", ())
        if scene.kind in STAGED:
            scene.add("hosts", people)
        if scene.kind == "exhibition":
            scene.add("organizers", people)
        if scene.also is not None:
            scene.also.add("organizers", people)

    def _sign(self, claim: Claim, scene: Scene) -> None:
        scene.has_signing = True
        scene.parties.update({who.name: who for who in claim.people.get("attendees", ())})
        people = claim.people.get("attendees", ())
        if scene.kind == "signing":
            scene.add("attendees", (who for who in people if not is_body(who)))

    def _explain(self, claim: Claim, scene: Scene) -> None:
        if scene.kind != "site-visit":
            return
        for who in claim.people.get("hosts", ()):
            if not is_body(who) and self._sides.share(who.name, scene.host_side()):
                scene.add("hosts", (who,))

    def _speak(self, claim: Claim, scene: Scene) -> None:
        people = (who for who in claim.people.get("attendees", ()) if not is_body(who))
        if scene.kind in STAGED:
            scene.add("attendees", people)

    def _open(self, claim: Claim, scene: Scene) -> None:
        if scene.kind == "exhibition":
            scene.add("visitors", claim.people.get("attendees", ()))

    def _staged(self, claim: Claim, scene: Scene) -> None:
        if scene.kind in (*STAGED, "exhibition"):
            self._set_place(scene, claim)

    def _fair(self, claim: Claim, scene: Scene | None) -> None:
        show = scene.also if scene is not None and scene.also is not None else scene
        if show is None or show.kind != "exhibition":
            show = self._last(("exhibition",))
        if show is not None:
            show.add("visitors", claim.people.get("visitors", ()) or self._travellers())
            self._shown.append((claim.start, show))

    # Places, days, new scenes.

    def _new(self, kind: str, claim: Claim) -> Scene:
        scene = Scene(kind=kind, whole=claim.whole, rule=claim.rule, sentence=claim.sentence)
        scene.has_own_date = claim.date is not None
        scene.date = claim.date or self._running_date(claim)
        self.scenes.append(scene)
        return scene

    def _running_date(self, claim: Claim) -> Sign | None:
        """The date that the telling has reached: the last one, announced ones left out."""
        first = self._focus.sentence + 1 if self._focus is not None else 0
        for coded in reversed(self._sentences[first : claim.sentence]):
            for sign in reversed(coded.signs):
                if sign.date is not None and not sign.date.announced and sign.date.start:
                    return sign
        return self._focus.date if self._focus is not None else None

    def _set_day_and_place(self, scene: Scene | None, claim: Claim) -> None:
        if scene is None:
            return
        is_told = claim.has_day or (claim.gives == "convene" and not claim.is_unreal)
        is_told = is_told or scene.kind != "exhibition"
        words = self._sentences[claim.sentence].text[max(0, claim.start - 4) : claim.end]
        if scene.kind == "exhibition" and scene.date is None and "同期" in words:
            scene.date = claim.date or self._running_date(claim)
        if claim.date is not None and not scene.has_own_date and is_told:
            scene.date, scene.has_own_date = claim.date, True
        self._set_place(scene, claim)

    def _set_place(self, scene: Scene, claim: Claim) -> None:
        if scene.place is None and "place" in claim.texts:
            scene.place = self._place(claim)

    def _place(self, claim: Claim) -> Span | None:
        """The place of the claim, the words around it left out; None if it names none."""
        coded, words = self._sentences[claim.sentence], claim.words["place"]
        span = claim.texts["place"]
        start, end = trimmed(words, 0, len(words))
        bare = words[start:end]
        is_destination = claim.gives in {"visit", "stop", "call", "arrive"}
        if bare in lexicon.table("short_places"):
            return span
        if len(bare) < 2 or is_wholly("no-place", bare):
            return None
        if is_destination and is_wholly("not-a-destination", bare):
            return None
        first = next(i for i, sign in enumerate(coded.signs) if sign.span.start == span.start)
        return coded.span(first + start, first + end)

    def _last(self, kinds: tuple[str, ...], before: Scene | None = None) -> Scene | None:
        known = (scene for scene in reversed(self.scenes) if scene is not before)
        return next((scene for scene in known if scene.kind in kinds), None)


def _bodies(people: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(who for who in people if is_body(who))


def _nearest(opened: list[tuple[int, Scene]], claim: Claim) -> Scene | None:
    """The scene opened last before the claim in its sentence, else the first after it."""
    before = [scene for start, scene in opened if start <= claim.start]
    after = [scene for start, scene in opened if start > claim.start]
    if before:
        return before[-1]
    return after[0] if after else None


def _main_kind(kinds: tuple[str, ...]) -> str:
    """The kind of the first part that is no exhibition."""
    return next((kind for kind in kinds if kind != "exhibition"), "conference")


def _attending(scene: Scene) -> str:
    return "visitors" if scene.kind == "exhibition" else "attendees"
