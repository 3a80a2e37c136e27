"""Cooperations as single sentences tell them, before those that are one are joined.

`Ⓟ希望Ⓑ加强合作。` → one draft, proposed, of the two sides of the talks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.intents.instruments import is_follow_up
from kg.extract.intents.joint_action import is_joint, is_undertaken
from kg.extract.intents.named_things import NamedThings, named_things
from kg.extract.intents.paired_parties import topic_of
from kg.extract.intents.pairs import Party, Scene, all_met, both_sides, distinct, encounter, of_sign
from kg.extract.intents.parties import companies, named_parties, names_stranger, subject, with_host
from kg.extract.intents.signatures import listed, opens_list, signatures
from kg.extract.intents.stages import Trigger, acceptance, rows, says, triggers
from kg.extract.intents.told_meetings import ToldMeetings
from kg.extract.intents.topics import further_topic, topic, topic_of_talk, trimmed
from kg.model import Span, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.intents.party_signs import Statement
    from kg.model import Extraction, Meeting

_DONE = frozenset({Stage.SIGNED, Stage.UNDERWAY})
"""The stages that may have been reached before the meeting where they are spoken of."""
_AGREED = frozenset({Stage.PRELIMINARY, *_DONE})
"""The stages that can be ended or denied later."""
_SPEAKING = 8
"""The topic in a document's name is kept if it has as many characters."""
_FRESH = 3
"""For how many statements a pair of parties, or a proposal, is still what 双方 or 赞同 is about."""


class Draft(Struct, frozen=True, kw_only=True):
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

    @property
    def is_paper(self) -> bool:
        """Whether a later sentence (根据协议) may tell what it holds."""
        return bool(self.instrument) or (self.stage is Stage.SIGNED and self.topic is None)


def drafts(statements: tuple[Statement, ...], extraction: Extraction) -> tuple[Draft, ...]:
    """Give what the statements tell of cooperations, in text order."""
    reader = _Reader(meetings=ToldMeetings(extraction), things=named_things(extraction))
    for statement in statements:
        reader.read(statement)
    return tuple(reader.found)


@dataclass(slots=True)
class _Reader:
    """Reads statements in order, and remembers who spoke and who were the last pair."""

    meetings: ToldMeetings
    things: NamedThings
    scene: Scene = field(default_factory=Scene)
    found: list[Draft] = field(default_factory=list)
    meeting: Meeting | None = None
    where: Meeting | None = None
    """The meeting where that pair was named."""
    age: int = 0
    """How many statements ago a pair was named."""
    header: Statement | None = None
    """The statement that opened the list of signatures that we are in."""

    def read(self, statement: Statement) -> None:
        """Add what one statement tells."""
        self._enter(statement)
        self.things.note(statement)
        if says("ended", statement.text):
            self._end(statement)
        if not (is_follow_up(statement.text) and self._fill(statement)):
            self._read_on(statement)
        speaker = subject(statement, len(statement.text), self.scene)
        spoke = of_sign(speaker) if speaker else ()
        speakers = distinct([*spoke, *self.scene.speakers])[:2]
        self.scene = replace(self.scene, speaker=speaker, speakers=speakers)

    def _enter(self, statement: Statement) -> None:
        """Go over to the meeting that the statement stands in."""
        self.age += 1
        current = self.meetings.before(statement.whole.end)
        if current is not self.meeting or not self.scene.sides:
            if current is not self.meeting:
                self.scene = replace(self.scene, speakers=())
            self.meeting = current
            self.scene = replace(self.scene, sides=self.meetings.sides(current))
        is_same = current is not None and current is self.where
        self.scene = replace(self.scene, is_fresh=self.age <= _FRESH or is_same)

    def _read_on(self, statement: Statement) -> None:
        if self.scene.is_fresh:
            self._accept(statement, 0)
        window = self._rows(statement)
        for trigger in triggers(statement):
            told = tuple(self._told(trigger, statement, window)) if trigger.start >= window else ()
            if told:
                self.found += told
                window = trigger.end
                is_lasting = trigger.is_signature and told[-1].meeting is not None
                self._pair(told[-1].parties, is_lasting=is_lasting)
        if window:
            self._accept(statement, window)
        else:
            self._pair(encounter(statement), all_met(statement))

    def _rows(self, statement: Statement) -> int:
        """Add the rows of a list of signatures; give where the rest of the statement begins."""
        found = rows(statement) if self.header is not None and not triggers(statement) else ()
        for trigger in found:
            who = named_parties(trigger.match, statement, self.scene)
            who = with_host(who, self.scene) if trigger.is_item else who
            draft = self._draft(trigger, statement, who)
            self.found.append(listed(draft, trigger, statement, self.header))
        if not found and not (self.header is not None and says("bridge", statement.text)):
            self.header = statement if opens_list(statement) else None
        return len(statement.text) if found else 0

    def _told(self, trigger: Trigger, statement: Statement, window: int) -> Iterator[Draft]:
        if trigger.stage is Stage.UNDERWAY:
            yield from self._running(trigger, statement)
        elif not self._is_barred(trigger, statement):
            all_who = self._companies(trigger, statement, window)
            for place, who in enumerate(all_who):
                draft = self._draft(trigger, statement, who)
                about = topic_of(statement, trigger.end, place, len(all_who))
                draft = replace(draft, topic=statement.place(about))
                if trigger.is_signature:
                    told = tuple(signatures(draft, trigger, statement, window))
                    told = told[place : place + 1] if len(told) == len(all_who) else told
                    yield from (self._grown(one, trigger, statement) for one in told)
                else:
                    yield from self._talked(draft, trigger, statement, window)

    def _grown(self, draft: Draft, trigger: Trigger, statement: Statement) -> Draft:
        """The draft; what was signed once for a project that now begins is under way."""
        is_once = says("background", statement.text[: trigger.start])
        if draft.stage is not Stage.SIGNED or draft.topic or not (is_once and self.things.begun):
            return draft
        return replace(draft, stage=Stage.UNDERWAY, topic=self.things.begun)

    def _companies(
        self, trigger: Trigger, statement: Statement, window: int
    ) -> tuple[tuple[Party, ...], ...]:
        found = companies(trigger, statement, window, self.scene)
        if sum(map(len, found)) < 2 and trigger.stage is not Stage.PROPOSED:
            found = self._who_met(trigger, statement) or found
        pair = self._last_told(statement) if window else ()
        goes_on = pair and trigger.stage is not Stage.PROPOSED
        if found or not goes_on or names_stranger(statement.text[window : trigger.start]):
            return found
        return (pair,)

    def _last_told(self, statement: Statement) -> tuple[Party, ...]:
        """The pair named last, else the one party of what the statement has just told."""
        told = self.found[-1:]
        alone = told[0].parties if told and told[0].sentence == statement.whole else ()
        return self.scene.pair or alone

    def _who_met(self, trigger: Trigger, statement: Statement) -> tuple[tuple[Party, ...], ...]:
        """Those who meet in the statement, if it goes on with what they came to."""
        who = encounter(statement)
        is_before = all(
            p.span and p.span.end <= statement.signs[trigger.start].span.start for p in who
        )
        return (who,) if len(who) > 1 and is_before else ()

    def _is_barred(self, trigger: Trigger, statement: Statement) -> bool:
        """Whether it is an invitation to attend, or somebody's 签字 in a signing told already."""
        if trigger.stage is Stage.PROPOSED:
            return says("attendance", statement.text[trigger.start :])
        key = self.meeting.key if self.meeting else None
        return trigger.rule == "signing-by-hand" and any(
            draft.stage is Stage.SIGNED and draft.meeting == key for draft in self.found
        )

    def _running(self, trigger: Trigger, statement: Statement) -> Iterator[Draft]:
        place = trigger.match.span("object")
        about = statement.place(trimmed(statement.text, *place))
        who = named_parties(trigger.match, statement, self.scene)
        if trigger.is_of_thing:
            yield replace(self._draft(trigger, statement, ()), topic=statement.span(*place))
        elif not trigger.has_parties:
            who = both_sides(statement, trigger.start, self.scene)
        if len(who) > 1 or (who and trigger.is_with_unnamed):
            meant = self.things.meant(statement, *place)
            yield replace(self._draft(trigger, statement, who), topic=meant or about)

    def _talked(
        self, draft: Draft, trigger: Trigger, statement: Statement, window: int
    ) -> Iterator[Draft]:
        """The draft with its topic, if it is about joint action and has parties enough."""
        about = topic_of_talk(trigger, statement.text, window)
        is_end = self._concludes(draft, statement.text[window : trigger.start])
        about = None if is_end else about
        is_told = len(draft.parties) > 1 or about is not None or is_end
        is_of_all = bool(draft.parties) and (is_end or is_undertaken(trigger, about, statement))
        if is_told and (is_of_all or is_joint(trigger, statement) or self._goes_on(draft)):
            yield replace(draft, topic=statement.place(about))
            if about is not None and trigger.stage is Stage.PROPOSED:
                further = further_topic(statement.text, about)
                yield from (replace(draft, topic=statement.place(f)) for f in further)

    def _concludes(self, draft: Draft, text: str) -> bool:
        """Whether it is the consensus of the talks that the sentence has just told."""
        if not self.found or draft.rule != "intents.consensus" or says("subject", text):
            return False
        talks = self.found[-1]
        is_same = talks.sentence == draft.sentence and talks.names == draft.names
        return is_same and talks.stage is Stage.DISCUSSED

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

    def _pair(
        self, who: tuple[Party, ...], met: tuple[Party, ...] = (), *, is_lasting: bool = False
    ) -> None:
        """Remember two or more as those whom 双方 means next, and all who met for 三方."""
        if len(who) > 1:
            self.age = 0
            self.where = self.meeting if met or is_lasting else None
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
        is_told = words is not None and any(
            trigger.start < words[1] and words[0] < trigger.end for trigger in triggers(statement)
        )
        last = self.found[-1] if self.found else None
        if words and not is_told and last and last.stage is Stage.PROPOSED:
            place = statement.span(*words)
            self.found[-1] = replace(last, stage=Stage.PRELIMINARY, words=place, is_accepted=True)

    def _is_brief(self, place: int) -> bool:
        """Whether a document's name says so little that what the parties will do says more."""
        about = self.found[place].topic
        return about is None or about.end - about.start < _SPEAKING

    def _fill(self, statement: Statement) -> bool:
        """Give the last bare agreement the subject that 根据协议 tells; say if there is one."""
        about = topic("follow-up", statement.text, 0, len(statement.text))
        places = [n for n, draft in enumerate(self.found) if draft.is_paper][-2:]
        bare = [n for n in places if self.found[n].topic is None]
        vague = [n for n in places if self.found[n].is_vague and self._is_brief(n)]
        place = next(iter([*reversed(bare), *reversed(vague)]), None)
        if about is not None and place is not None:
            span = statement.place(about)
            self.found[place] = replace(self.found[place], topic=span, is_vague=False)
        return bool(places)
