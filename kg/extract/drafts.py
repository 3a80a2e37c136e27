"""Cooperations as single sentences tell them, before those that are one are merged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.instruments import Instrument, instrument_before, instruments_after, is_follow_up
from kg.extract.parties import Party, Scene, encounter, named_parties, parties, sides, subject
from kg.extract.stages import Trigger, acceptance, says, triggers
from kg.extract.topics import topic, trimmed
from kg.model import Span, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.party_signs import Statement
    from kg.model import Extraction, Meeting

import os

ALONE = os.environ.get("ALONE")
_JOINT_NEARBY = 120
_FRESH = 2
"""For how many statements a pair of parties, or a proposal, is still what 双方 or 赞同 is about."""


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
    is_vague: bool = False
    """Whether the topic is only what the document is called."""
    is_accepted: bool = False
    """Whether it is a proposal that was accepted."""
    meeting: str | None = None

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
    age: int = 0
    """How many statements ago a pair was named."""

    def read(self, statement: Statement) -> None:
        """Add what one statement tells."""
        self._enter(statement)
        self._take_up(statement)
        if is_follow_up(statement.text):
            return
        window = 0
        for trigger in triggers(statement):
            if trigger.start < window:
                continue
            drafts = tuple(self._drafts(trigger, statement, window))
            self.found += drafts
            if drafts:
                window = trigger.end
                self._pair(drafts[-1].parties)
        if not window:
            self._pair(encounter(statement))
        else:
            self._accept(statement, window)
        speaker = subject(statement, len(statement.text), self.scene)
        self.scene = replace(self.scene, speaker=speaker)

    def _pair(self, who: tuple[Party, ...]) -> None:
        """Remember two or more as those whom 双方 means next."""
        if len(who) > 1:
            self.age = 0
            self.scene = replace(self.scene, pair=who, is_fresh=True)

    def _accept(self, statement: Statement, start: int) -> None:
        """Turn the last proposal into a consensus if the words from `start` on accept it."""
        words = acceptance(statement.text, start)
        if words is not None and self.found and self.found[-1].stage is Stage.PROPOSED:
            self._amend(stage=Stage.PRELIMINARY, words=statement.span(*words))

    def _enter(self, statement: Statement) -> None:
        """Go over to the meeting that the statement stands in."""
        self.age += 1
        self.scene = replace(self.scene, is_fresh=self.age <= _FRESH)
        current = _meeting_at(statement, self.extraction)
        if current is not self.meeting or not self.scene.sides:
            self.meeting = current
            self.scene = replace(self.scene, sides=sides(current, self.extraction))

    def _take_up(self, statement: Statement) -> None:
        """Add to the last draft what the statement says of it: its content, or that it was accepted."""
        if is_follow_up(statement.text):
            self._fill(statement)
        elif self.age <= _FRESH:
            self._accept(statement, 0)

    def _fill(self, statement: Statement) -> None:
        """Give the last agreement without a subject the one that 根据协议 tells."""
        about = topic("follow-up", statement.text, 0, len(statement.text))
        places = [n for n, draft in enumerate(self.found) if draft.instrument]
        bare = [n for n in places[-2:] if self.found[n].topic is None]
        if about is None or not places:
            return
        place = (bare or places)[-1]
        if self.found[place].topic is None or self.found[place].is_vague:
            span = statement.span(about.start, about.end)
            self.found[place] = replace(self.found[place], topic=span, is_vague=False)

    def _amend(self, *, stage: Stage, words: Span) -> None:
        self.found[-1] = replace(self.found[-1], stage=stage, words=words, is_accepted=True)

    def _drafts(self, trigger: Trigger, statement: Statement, window: int) -> Iterator[Draft]:
        if trigger.stage is Stage.UNDERWAY:
            yield from self._running(trigger, statement)
            return
        if trigger.stage is Stage.PROPOSED and says("attendance", statement.text[trigger.start :]):
            return
        if trigger.rule == "signing-by-hand" and self._is_signed():
            return
        who = parties(trigger, statement, window, self.scene)
        if len(who) < 2 and window and trigger.stage is not Stage.PROPOSED:
            who = self.scene.pair
        if not who:
            return
        draft = self._draft(trigger, statement, who)
        if trigger.rule in _SIGNATURES:
            yield from _signed(draft, trigger, statement, window)
        elif len(who) < 2 and not (
            ALONE and trigger.stage is Stage.PROPOSED and _topic(trigger, statement, window)
        ):
            return
        elif _is_joint(trigger, statement) or self._goes_on(who, trigger):
            yield replace(draft, topic=_topic(trigger, statement, window))

    def _running(self, trigger: Trigger, statement: Statement) -> Iterator[Draft]:
        who = named_parties(trigger.match, statement, self.scene)
        if len(who) > 1:
            draft = self._draft(trigger, statement, who)
            about = _object(trigger, statement)
            yield replace(draft, topic=about)

    def _is_signed(self) -> bool:
        """Whether the signing that somebody's 签字 belongs to was told already."""
        key = self.meeting.key if self.meeting else None
        return any(draft.stage is Stage.SIGNED and draft.meeting == key for draft in self.found)

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


_SIGNATURES = frozenset({"signature", "signing-ceremony", "signing-by-hand", "agreed"})


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
    if trigger.rule == "weigh":
        return _spanned(statement, topic("weighed", text, trigger.end, len(text)))
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
    documents = instruments_after(text, trigger.end, len(text))
    if not documents:
        before = instrument_before(text, window, trigger.end)
        documents = (before,) if before else ()
    end = documents[-1].end if documents else trigger.end
    for instrument in documents:
        about = _signed_topic(trigger, statement, window, end)
        of_name = None if about else _named_topic(statement, instrument)
        yield replace(
            draft,
            instrument=statement.span(instrument.span.start, instrument.span.end),
            topic=about or of_name,
            is_vague=of_name is not None,
        )
    if not documents and all(_is_told_by(statement, party) for party in draft.parties):
        about = topic("before", text, window, trigger.start)
        about = about or topic("signed", text, trigger.end, len(text))
        yield replace(draft, topic=_spanned(statement, about))


def _is_told_by(statement: Statement, party: Party) -> bool:
    return party.span is not None and statement.whole.covers(party.span)


def _signed_topic(trigger: Trigger, statement: Statement, window: int, end: int) -> Span | None:
    text = statement.text
    found = topic("before", text, window, trigger.start)
    if found is None:
        found = topic("follow-up", text, max(end, trigger.end), len(text))
    return _spanned(statement, found)


def _named_topic(statement: Statement, instrument: Instrument) -> Span | None:
    """What the document's name says it is about."""
    if instrument.topic is None:
        return None
    found = trimmed(statement.text, instrument.topic.start, instrument.topic.end)
    return _spanned(statement, found)


def _spanned(statement: Statement, found: Span | None) -> Span | None:
    return statement.span(found.start, found.end) if found else None


def _object(trigger: Trigger, statement: Statement) -> Span | None:
    found = trimmed(statement.text, *trigger.match.span("object"))
    return _spanned(statement, found)
