"""Cooperations as single sentences tell them, before those that are one are merged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.instruments import Instrument, instrument_before, instruments_after, is_follow_up
from kg.extract.parties import Party, Scene, named_parties, parties, sides, subject
from kg.extract.stages import Trigger, acceptance, says, triggers
from kg.extract.topics import topic, trimmed
from kg.model import Span, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.party_signs import Statement
    from kg.model import Extraction, Meeting

_JOINT_NEARBY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cooperation as one sentence tells it; spans are those of the article."""

    stage: Stage
    parties: tuple[Party, ...]
    words: Span
    """The words that show the stage."""
    sentence: Span
    rule: str
    topic: Span | None = None
    instrument: Span | None = None
    meeting: str | None = None
    earlier: tuple[Draft, ...] = ()
    """The drafts that were merged into this one."""

    @property
    def names(self) -> frozenset[str]:
        """The names of the parties."""
        return frozenset(party.name for party in self.parties)


@dataclass(slots=True)
class _Reader:
    """Reads statements in order, and remembers who spoke and who were the last pair."""

    extraction: Extraction
    scene: Scene = field(default_factory=Scene)
    found: list[Draft] = field(default_factory=list)
    meeting: Meeting | None = None

    def read(self, statement: Statement) -> None:
        """Add what one statement tells."""
        self._enter(statement)
        if self._takes_up(statement):
            return
        window = 0
        for trigger in triggers(statement):
            if trigger.start < window:
                continue
            drafts = tuple(self._drafts(trigger, statement, window))
            self.found += drafts
            if drafts:
                window = trigger.end
                self.scene = replace(self.scene, pair=drafts[-1].parties)
        speaker = subject(statement, len(statement.text), self.scene)
        self.scene = replace(self.scene, speaker=speaker)

    def _enter(self, statement: Statement) -> None:
        """Go over to the meeting that the statement stands in."""
        current = _meeting_at(statement, self.extraction)
        if current is not self.meeting or not self.scene.sides:
            self.meeting = current
            self.scene = replace(self.scene, sides=sides(current, self.extraction))

    def _takes_up(self, statement: Statement) -> bool:
        """Whether the statement only adds to the last draft: its content, or that it was accepted."""
        if not self.found:
            return False
        last = self.found[-1]
        if is_follow_up(statement.text) and last.stage in {Stage.SIGNED, Stage.PRELIMINARY}:
            about = topic("follow-up", statement.text, 0, len(statement.text))
            if about is not None and last.topic is None:
                self.found[-1] = replace(last, topic=statement.span(about.start, about.end))
            return True
        return False

    def _drafts(self, trigger: Trigger, statement: Statement, window: int) -> Iterator[Draft]:
        if trigger.stage is Stage.UNDERWAY:
            yield from self._running(trigger, statement)
            return
        if trigger.stage is Stage.PROPOSED and says("attendance", statement.text[trigger.end :]):
            return
        who = parties(trigger, statement, window, self.scene)
        if len(who) < 2:
            return
        draft = self._draft(trigger, statement, who)
        if trigger.rule in _SIGNATURES:
            yield from _signed(draft, trigger, statement, window)
        elif _is_joint(trigger, statement) or self._goes_on(who, trigger):
            yield replace(draft, topic=_topic(trigger, statement, window))

    def _running(self, trigger: Trigger, statement: Statement) -> Iterator[Draft]:
        who = named_parties(trigger.match, statement, self.scene)
        if len(who) > 1:
            draft = self._draft(trigger, statement, who)
            about = _object(trigger, statement)
            yield replace(draft, topic=about)

    def _goes_on(self, who: tuple[Party, ...], trigger: Trigger) -> bool:
        """Whether a consensus of these parties follows talk of a cooperation of theirs."""
        names = frozenset(party.name for party in who)
        return trigger.stage is Stage.PRELIMINARY and any(d.names == names for d in self.found)

    def _draft(self, trigger: Trigger, statement: Statement, who: tuple[Party, ...]) -> Draft:
        return Draft(
            stage=trigger.stage,
            parties=who,
            words=statement.span(trigger.start, trigger.end),
            sentence=statement.whole,
            rule=f"intent.{trigger.rule}",
            meeting=self.meeting.key if self.meeting else None,
        )


_SIGNATURES = frozenset({"signature", "signing-ceremony"})


def drafts(statements: tuple[Statement, ...], extraction: Extraction) -> tuple[Draft, ...]:
    """Give what the statements tell of cooperations, in text order."""
    reader = _Reader(extraction=extraction)
    for statement in statements:
        reader.read(statement)
    return tuple(reader.found)


def _meeting_at(statement: Statement, extraction: Extraction) -> Meeting | None:
    """The meeting that was told of last, in this statement or before it; else the first."""
    opened = [
        (evidence.start, meeting)
        for meeting in extraction.meetings
        for evidence in meeting.evidence
        if evidence.slot is None and evidence.start < statement.whole.end
    ]
    if opened:
        return max(opened, key=lambda pair: pair[0])[1]
    return extraction.meetings[0] if extraction.meetings else None


def _is_joint(trigger: Trigger, statement: Statement) -> bool:
    """Whether words of joint action stand near enough."""
    if trigger.stage is Stage.PROPOSED:
        return True
    start = max(0, trigger.start - _JOINT_NEARBY)
    return says("joint", statement.text[start : trigger.end + _JOINT_NEARBY])


def _topic(trigger: Trigger, statement: Statement, window: int) -> Span | None:
    text = statement.text
    places = [("after", trigger.end, len(text)), ("before", window, trigger.start)]
    if trigger.stage is not Stage.PROPOSED:
        places.reverse()
    for where, start, end in places:
        found = topic(where, text, start, end)
        if found is not None:
            return statement.span(found.start, found.end)
    return None


def _signed(draft: Draft, trigger: Trigger, statement: Statement, window: int) -> Iterator[Draft]:
    """One draft for each document that is signed here; without one, for what is signed."""
    text = statement.text
    named = instruments_after(text, trigger.end, len(text))
    if not named:
        before = instrument_before(text, window, trigger.start)
        named = (before,) if before else ()
    for instrument in named:
        yield replace(
            draft,
            instrument=statement.span(instrument.span.start, instrument.span.end),
            topic=_signed_topic(trigger, statement, window, instrument),
        )
    if not named:
        yield replace(draft, topic=_topic_of_signature(trigger, statement, window))


def _signed_topic(
    trigger: Trigger, statement: Statement, window: int, instrument: Instrument
) -> Span | None:
    text = statement.text
    found = topic("before", text, window, trigger.start)
    if found is None and instrument.topic is not None:
        found = trimmed(text, instrument.topic.start, instrument.topic.end)
    if found is None:
        found = topic("follow-up", text, max(instrument.end, trigger.end), len(text))
    return statement.span(found.start, found.end) if found else None


def _topic_of_signature(trigger: Trigger, statement: Statement, window: int) -> Span | None:
    found = topic("before", statement.text, window, trigger.start)
    return statement.span(found.start, found.end) if found else None


def _object(trigger: Trigger, statement: Statement) -> Span | None:
    found = trimmed(statement.text, *trigger.match.span("object"))
    return statement.span(found.start, found.end) if found else None
