"""Who the parties of a cooperation are, seen from the words that show its stage.

`Ⓟ说,希望Ⓑ加强合作` → the two sides of the talks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import lexicon
from kg.extract.spokesmen import spokesmen
from kg.model import Span, Stage

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.party_signs import PartySign, Statement
    from kg.extract.stages import Trigger
    from kg.model import Extraction, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organization that takes part, and where the text names it or who speaks for it."""

    name: str
    span: Span | None
    """None where the sentence only says 双方."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a statement stands in: the talks, who spoke last, and who was last named as a pair."""

    sides: tuple[tuple[str, ...], ...] = ()
    """The organizations of the hosts and those of the guests of the meeting."""
    speaker: PartySign | None = None
    pair: tuple[Party, ...] = ()


def parties(trigger: Trigger, statement: Statement, window: int, scene: Scene) -> tuple[Party, ...]:
    """Give the parties of what a trigger tells; `window` is where the search may begin."""
    who = "proposal" if trigger.stage is Stage.PROPOSED else "joint"
    for rule in _rules(who):
        _, side, *more = rule.gives.split()
        start, end = (window, trigger.start) if side == "before" else (trigger.end, None)
        match = rule.regex.search(statement.text[start:end])
        if match:
            found = list(_named(match, statement, start))
            for extra in more:
                found += _completed(extra, trigger, statement, scene)
            return _distinct(found)
    return ()


def subject(statement: Statement, end: int, scene: Scene) -> PartySign | None:
    """Give whose words those are that start at `end`: the subject there, else the speaker."""
    for rule in _rules("subject"):
        match = rule.regex.search(statement.text[:end])
        if match:
            return statement.signs[match.start("a")]
    return scene.speaker


def named_parties(match: re.Match[str], statement: Statement, scene: Scene) -> tuple[Party, ...]:
    """Give the parties in the groups a and b of a trigger's match; without a, the speaker too."""
    found = list(_named(match, statement, 0))
    if "b" in match.re.groupindex and match["a"] is None and scene.speaker is not None:
        found += _of_sign(scene.speaker)
    return _distinct(found)


def sides(meeting: Meeting | None, extraction: Extraction) -> tuple[tuple[str, ...], ...]:
    """Give the organizations of a meeting's hosts and of its guests, the likeliest one of each."""
    if meeting is None:
        return ()
    speak = spokesmen(extraction)
    people = {person.name for person in extraction.people}
    found = []
    for names in (meeting.hosts, meeting.guests):
        bodies = [
            body
            for name in names
            for body in (speak.of_person(name) if name in people else (speak.of_body(name),))
        ]
        found.append(tuple(dict.fromkeys(bodies))[:1])
    return tuple(found)


@cache
def _rules(who: str) -> tuple[lexicon.Pattern, ...]:
    return tuple(rule for rule in lexicon.patterns("intent_parties") if rule.gives.startswith(who))


def _named(match: re.Match[str], statement: Statement, offset: int) -> Iterator[Party]:
    for group in ("a", "b"):
        if group in match.re.groupindex and match[group]:
            yield from _of_sign(statement.signs[offset + match.start(group)])


def _of_sign(sign: PartySign) -> Iterator[Party]:
    for name in sign.parties:
        yield Party(name=name, span=sign.span)


def _completed(extra: str, trigger: Trigger, statement: Statement, scene: Scene) -> list[Party]:
    if extra == "+both":
        return list(_both(statement, trigger.start, scene))
    speaker = subject(statement, trigger.start, scene)
    own = list(_of_sign(speaker)) if speaker else []
    return own if extra == "+subject" else _other(own, scene)


def _other(own: list[Party], scene: Scene) -> list[Party]:
    """The side of the talks that does not speak."""
    names = {party.name for party in own}
    if not names & {name for side in scene.sides for name in side}:
        return []
    rest = [side for side in scene.sides if not names & set(side)]
    return [Party(name=name, span=None) for name in rest[0]] if len(rest) == 1 else []


def _both(statement: Statement, before: int, scene: Scene) -> tuple[Party, ...]:
    """The two that the sentence named before, else the sides of the talks, else the last pair."""
    signs = [sign for sign in statement.signs[:before] if sign.parties]
    named = _distinct(party for sign in signs for party in _of_sign(sign))
    if len(named) > 1:
        return named[:2] if len(named) > 2 and not _is_group(signs[-1]) else named
    of_talks = tuple(Party(name=name, span=None) for side in scene.sides for name in side)
    return of_talks if len(of_talks) == 2 else scene.pair


def _is_group(sign: PartySign) -> bool:
    return sign.code == "Ⓖ"


def _distinct(found: Iterable[Party]) -> tuple[Party, ...]:
    first: Mapping[str, Party] = {}
    kept: dict[str, Party] = dict(first)
    for party in found:
        kept.setdefault(party.name, party)
    return tuple(kept.values())
