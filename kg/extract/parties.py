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
    is_fresh: bool = False
    """Whether that pair was named in this statement or in one of the two before it."""


def companies(
    trigger: Trigger, statement: Statement, window: int, scene: Scene
) -> tuple[tuple[Party, ...], ...]:
    """Give the sets of parties of what a trigger tells, more than one only where it says 分别.

    `window` is where the search may begin.
    """
    who = "proposal" if trigger.stage is Stage.PROPOSED else "joint"
    for rule in _rules(who):
        _, side, *more = rule.gives.split()
        start, end = (window, trigger.start) if side == "before" else (trigger.end, None)
        match = rule.regex.search(statement.text[start:end])
        if match:
            found = list(_named(match, statement, start))
            before = start + match.start() if side == "before" else trigger.start
            for extra in more:
                found = [*_completed(extra, statement, before, scene), *found]
            who = _distinct(found)
            if "each" in more:
                return tuple((who[0], other) for other in who[1:])
            if len(who) > 1 or (who and "alone" in more):
                return (who,)
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
    if "b" in match.re.groupindex and match["a"] is None:
        speaker = subject(statement, match.start(), scene)
        found = [*(_of_sign(speaker) if speaker else ()), *found]
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


def encounter(statement: Statement) -> tuple[Party, ...]:
    """Give the two parties that meet in a statement (Ⓟ会见了Ⓟ), none if none do."""
    for rule in _rules("encounter"):
        for match in rule.regex.finditer(statement.text):
            groups = [match.start(name) for name in match.re.groupindex]
            sides_ = [tuple(_of_sign(statement.signs[at])) for at in groups]
            found = _distinct(party for side in sides_ for party in side[: 3 - len(groups)])
            if len(found) > 1:
                return found[:2]
    return ()


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


def _completed(extra: str, statement: Statement, before: int, scene: Scene) -> list[Party]:
    if extra in {"alone", "each"}:
        return []
    if extra == "+both":
        return list(_both(statement, before, scene))
    if extra == "+first":
        named = [party for sign in statement.signs[:before] for party in _of_sign(sign)]
        pair = scene.pair if scene.is_fresh else ()
        return [*named, *pair][:1]
    speaker = subject(statement, before, scene)
    own = list(_of_sign(speaker)) if speaker else []
    return _other(own, scene) if extra == "+other" else own


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
    of_talks = tuple(Party(name=name, span=None) for side in scene.sides for name in side)
    if len(named) > 2 and encounter(statement):
        return encounter(statement)
    if len(named) > 1:
        is_told = scene.is_fresh and scene.pair and _holds(named, scene.pair)
        return scene.pair if is_told else _told(signs, named, of_talks)
    if scene.pair and _holds(scene.pair, named) and (scene.is_fresh or len(of_talks) != 2):
        return scene.pair
    return of_talks if len(of_talks) == 2 and _holds(of_talks, named) else ()


def _told(
    signs: list[PartySign], named: tuple[Party, ...], of_talks: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Of the parties that a sentence names, the two sides: a pair of it, else those of the talks."""
    if len(named) == 2 or signs[-1].code == "Ⓖ":
        return tuple(_of_sign(signs[-1])) if signs[-1].code == "Ⓖ" else named
    if len(of_talks) == 2 and _holds(named, of_talks):
        return of_talks
    return named[:2]


def _holds(parties_: tuple[Party, ...], named: tuple[Party, ...]) -> bool:
    return {party.name for party in named} <= {party.name for party in parties_}


def _distinct(found: Iterable[Party]) -> tuple[Party, ...]:
    first: Mapping[str, Party] = {}
    kept: dict[str, Party] = dict(first)
    for party in found:
        kept.setdefault(party.name, party)
    return tuple(kept.values())
