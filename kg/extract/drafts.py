"""Cooperations as single sentences tell them, before those that are one are joined.

`Ⓟ希望Ⓑ加强合作。` → one draft, proposed, of the two sides of the talks.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.instruments import is_follow_up
from kg.extract.pairs import Party, Scene, all_met, both_sides, encounter
from kg.extract.parties import companies, named_parties, subject, with_host
from kg.extract.signatures import SIGNATURES, listed, opens_list, signatures
from kg.extract.stages import Trigger, acceptance, rows, says, triggers
from kg.extract.told_meetings import ToldMeetings
from kg.extract.topics import topic, topic_of_talk, trimmed
from kg.model import Span, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.party_signs import Statement
    from kg.model import Extraction, Meeting

_NEARBY = 120
"""How far from the words that show a stage the words of joint action may stand."""
_DONE = frozenset({Stage.SIGNED, Stage.UNDERWAY})
"""The stages that may have been reached before the meeting where they are spoken of."""
_AGREED = frozenset({Stage.PRELIMINARY, *_DONE})
"""The stages that can be ended or denied later."""
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
    is_vague: bool = False
    """Whether the topic is only what the document is called."""
    instrument: Span | None = None
    is_accepted: bool = False
    """Whether it is a proposal that was accepted."""
    meeting: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of the parties."""
        return frozenset(party.name for party in self.parties)


def drafts(statements: tuple[Statement, ...], extraction: Extraction) -> tuple[Draft, ...]:
    """Give what the statements tell of cooperations, in text order."""
    reader = _Reader(meetings=ToldMeetings(extraction))
    for statement in statements:
        reader.read(statement)
    return tuple(reader.found)


@dataclass(slots=True)
class _Reader:
    """Reads statements in order, and remembers who spoke and who were the last pair."""

    meetings: ToldMeetings
    scene: Scene = field(default_factory=Scene)
    found: list[Draft] = field(default_factory=list)
    meeting: Meeting | None = None
    age: int = 0
    """How many statements ago a pair was named."""
    header: Statement | None = None
    """The statement that opened the list of signatures that we are in."""

    def read(self, statement: Statement) -> None:
        """Add what one statement tells."""
        self._enter(statement)
        if says("ended", statement.text):
            self._end(statement)
        if not (is_follow_up(statement.text) and self._fill(statement)):
            self._read_on(statement)
        speaker = subject(statement, len(statement.text), self.scene)
        self.scene = replace(self.scene, speaker=speaker)

    def _enter(self, statement: Statement) -> None:
        """Go over to the meeting that the statement stands in."""
        self.age += 1
        current = self.meetings.before(statement.whole.end)
        if current is not self.meeting or not self.scene.sides:
            self.meeting = current
            self.scene = replace(self.scene, sides=self.meetings.sides(current))
        self.scene = replace(self.scene, is_fresh=self.age <= _FRESH)

    def _read_on(self, statement: Statement) -> None:
        if self.scene.is_fresh:
            self._accept(statement, 0)
        window = self._rows(statement)
        for trigger in triggers(statement):
            told = tuple(self._told(trigger, statement, window)) if trigger.start >= window else ()
            if told:
                self.found += told
                window = trigger.end
                self._pair(told[-1].parties)
        if window:
            self._accept(statement, window)
        else:
            self._pair(encounter(statement), all_met(statement))

    def _rows(self, statement: Statement) -> int:
        """Add the rows of a list of signatures; give where the rest of the statement begins."""
        found = rows(statement) if self.header is not None and not triggers(statement) else ()
        for trigger in found:
            who = named_parties(trigger.match, statement, self.scene)
            draft = self._draft(trigger, statement, with_host(who, self.scene))
            self.found.append(listed(draft, trigger, statement, self.header))
        if not found:
            self.header = statement if opens_list(statement) else None
        return len(statement.text) if found else 0

    def _told(self, trigger: Trigger, statement: Statement, window: int) -> Iterator[Draft]:
        if trigger.stage is Stage.UNDERWAY:
            yield from self._running(trigger, statement)
        elif not self._is_barred(trigger, statement):
            for who in self._companies(trigger, statement, window):
                draft = self._draft(trigger, statement, who)
                if trigger.rule in SIGNATURES:
                    yield from signatures(draft, trigger, statement, window)
                else:
                    yield from self._talked(draft, trigger, statement, window)

    def _companies(
        self, trigger: Trigger, statement: Statement, window: int
    ) -> tuple[tuple[Party, ...], ...]:
        found = companies(trigger, statement, window, self.scene)
        if not found and window and trigger.stage is not Stage.PROPOSED and self.scene.pair:
            return (self.scene.pair,)
        return found

    def _is_barred(self, trigger: Trigger, statement: Statement) -> bool:
        """Whether it is an invitation to attend, or somebody's 签字 in a signing told already."""
        if trigger.stage is Stage.PROPOSED:
            return says("attendance", statement.text[trigger.start :])
        key = self.meeting.key if self.meeting else None
        return trigger.rule == "signing-by-hand" and any(
            draft.stage is Stage.SIGNED and draft.meeting == key for draft in self.found
        )

    def _running(self, trigger: Trigger, statement: Statement) -> Iterator[Draft]:
        who = named_parties(trigger.match, statement, self.scene)
        if len(who) > 1:
            about = trimmed(statement.text, *trigger.match.span("object"))
            yield replace(self._draft(trigger, statement, who), topic=statement.place(about))

    def _talked(
        self, draft: Draft, trigger: Trigger, statement: Statement, window: int
    ) -> Iterator[Draft]:
        """The draft with its topic, if it is about joint action and has parties enough."""
        about = topic_of_talk(trigger, statement.text, window)
        is_told = len(draft.parties) > 1 or about is not None
        if is_told and (_is_joint(trigger, statement) or self._goes_on(draft)):
            yield replace(draft, topic=statement.place(about))

    def _goes_on(self, draft: Draft) -> bool:
        """Whether a consensus of these parties follows talk of a cooperation of theirs."""
        is_known = any(earlier.names == draft.names for earlier in self.found)
        return draft.stage is Stage.PRELIMINARY and is_known

    def _draft(self, trigger: Trigger, statement: Statement, who: tuple[Party, ...]) -> Draft:
        is_past = trigger.stage in _DONE and says("past", statement.text[: trigger.start])
        return Draft(
            stage=trigger.stage,
            parties=who,
            words=statement.span(trigger.start, trigger.end),
            sentence=statement.whole,
            rule=f"intents.{trigger.rule}",
            meeting=self.meeting.key if self.meeting and not is_past else None,
        )

    def _pair(self, who: tuple[Party, ...], met: tuple[Party, ...] = ()) -> None:
        """Remember two or more as those whom 双方 means next, and all who met for 三方."""
        if len(who) > 1:
            self.age = 0
            self.scene = replace(self.scene, pair=who, met=met or who, is_fresh=True)

    def _end(self, statement: Statement) -> None:
        """Take back the last agreement of the parties that a statement ends or denies."""
        who = {party.name for party in both_sides(statement, len(statement.text), self.scene)}
        for place in reversed(range(len(self.found))):
            if self.found[place].stage in _AGREED and self.found[place].names == who:
                del self.found[place]
                return

    def _accept(self, statement: Statement, start: int) -> None:
        """Turn the last proposal into a consensus if the words from `start` on accept it."""
        words = acceptance(statement.text, start)
        if words is not None and self.found and self.found[-1].stage is Stage.PROPOSED:
            self.found[-1] = replace(
                self.found[-1],
                stage=Stage.PRELIMINARY,
                words=statement.span(*words),
                is_accepted=True,
            )

    def _fill(self, statement: Statement) -> bool:
        """Give the last bare agreement the subject that 根据协议 tells; say if there is one."""
        about = topic("follow-up", statement.text, 0, len(statement.text))
        places = [n for n, draft in enumerate(self.found) if draft.instrument][-2:]
        bare = [n for n in places if self.found[n].topic is None]
        vague = [n for n in places if self.found[n].is_vague]
        place = next(iter([*reversed(bare), *reversed(vague)]), None)
        if about is not None and place is not None:
            span = statement.place(about)
            self.found[place] = replace(self.found[place], topic=span, is_vague=False)
        return bool(places)


def _is_joint(trigger: Trigger, statement: Statement) -> bool:
    """Whether words of joint action stand near; a wish is recognized by them already."""
    if trigger.stage is Stage.PROPOSED:
        return True
    start = max(0, trigger.start - _NEARBY)
    return says("joint", statement.text[start : trigger.end + _NEARBY])
