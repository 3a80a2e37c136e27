"""Who the parties of a cooperation are, seen from the words that show its stage.

`Ⓟ说,希望Ⓑ加强合作` → the two sides of the talks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.intents.paired_parties import paired
from kg.extract.intents.pairs import (
    Party,
    Scene,
    both_sides,
    distinct,
    of_match,
    of_sign,
    other_side,
    party_rules,
)
from kg.model import Stage

if TYPE_CHECKING:
    import re

    from kg import lexicon
    from kg.extract.intents.party_signs import PartySign, Statement
    from kg.extract.intents.stages import Trigger


def companies(
    trigger: Trigger, statement: Statement, window: int, scene: Scene
) -> tuple[tuple[Party, ...], ...]:
    """Give the sets of parties of what a trigger tells, more than one only where it says 分别.

    A party stands alone where the other is not named, or not known. `window` is where the search
    may begin.
    """
    is_wish = trigger.stage is Stage.PROPOSED and not trigger.is_signature
    kind = "proposal" if is_wish else "joint"
    couples = paired(statement, window, trigger.start)
    if couples and not is_wish:
        return couples
    alone: tuple[tuple[Party, ...], ...] = ()
    for rule in party_rules(kind):
        if trigger.is_ceremony and "by-itself" in rule.gives:
            continue
        who = _completed(rule, trigger, statement, window, scene)
        alone = alone or ((who[:1],) if who else ())
        if who and rule.gives.endswith(" each"):
            return tuple((who[0], other) for other in who[1:])
        if len(who) > 1 or (who and rule.gives.endswith(" alone")):
            return (who,)
    return alone or _half(trigger, statement.text[: trigger.start], scene)


def _half(trigger: Trigger, before: str, scene: Scene) -> tuple[tuple[Party, ...], ...]:
    """The one side that is known where both sign or agree, and nothing says who the other is."""
    if trigger.stage is Stage.PROPOSED or "Ⓑ" not in before or scene.pair:
        return ()
    sides = [side for side in scene.sides if side]
    if len(sides) == 1:
        return (tuple(Party(name=name, span=None) for name in sides[0]),)
    return (scene.speakers[:1],) if scene.speakers else ()


def subject(statement: Statement, end: int, scene: Scene) -> PartySign | None:
    """Give whose words those are that start at `end`: the subject there, else the speaker."""
    for rule in party_rules("subject"):
        match = rule.regex.search(statement.text[:end])
        if match:
            return statement.signs[match.start("a")]
    return scene.speaker


def named_parties(match: re.Match[str], statement: Statement, scene: Scene) -> tuple[Party, ...]:
    """Give the parties in the groups a and b of a trigger's match; without a, the speaker too."""
    named = of_match(match, statement, 0)
    if "b" not in match.re.groupindex or match.groupdict().get("a") is not None:
        return distinct(named)
    all_before = [sign for sign in statement.signs[: match.start()] if sign.parties]
    if all_before and all_before[-1].code == "Ⓖ":
        return distinct([*of_sign(all_before[-1])[:1], *named])
    speaker = subject(statement, match.start(), scene)
    return distinct([*(of_sign(speaker) if speaker else ()), *named])


def names_stranger(text: str) -> bool:
    """Whether the words before a trigger name parties that are no known organizations."""
    return any(rule.regex.search(text) for rule in party_rules("stranger"))


def with_host(who: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    """Give the parties; one alone in a list of signed projects, with the host of the signing."""
    hosts = scene.sides[0] if scene.sides and len(who) == 1 else ()
    return distinct([*(Party(name=name, span=None) for name in hosts), *who])


def _completed(
    rule: lexicon.Pattern, trigger: Trigger, statement: Statement, window: int, scene: Scene
) -> tuple[Party, ...]:
    """The parties that a rule finds on its side of the trigger, with those that complete them."""
    _, side, *more = rule.gives.split()
    start, end = (window, trigger.start) if side == "before" else (trigger.end, None)
    match = rule.regex.search(statement.text[start:end])
    if match is None:
        return ()
    found = of_match(match, statement, start)
    before = start + match.start() if side == "before" else trigger.start
    if "+named" in more and _is_of_pair(found, scene):
        return scene.pair
    if "+pair" in more:
        return scene.pair if trigger.is_signature and scene.is_fresh else ()
    if "+rest" in more:
        return distinct([*found, *_rest(found, scene)])
    for extra in more:
        found = (*_added(extra, statement, before, scene), *found)
    if "+first" in more and len(distinct(found)) == 1 and not _is_somebody(match):
        found = (*found, *_rest(found, scene))
    return distinct(found)


def _is_somebody(match: re.Match[str]) -> bool:
    """Whether somebody who is no known organization stands before the one found."""
    before = match.string[: match.start("b")]
    return any(rule.regex.search(before) for rule in party_rules("somebody"))


def _is_of_pair(found: tuple[Party, ...], scene: Scene) -> bool:
    """Whether those who sign for both sides speak for the pair, one of them for a part of it."""
    names = {party.name for party in found} & {party.name for party in scene.pair}
    return bool(names) and scene.is_fresh and len(found) == len(scene.pair)


def _rest(found: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    """The side that one party has before it: of the talks, else of the pair named just before."""
    names = {party.name for party in found}
    of_pair = [party for party in scene.pair if party.name not in names]
    is_of_pair = scene.is_fresh and len(of_pair) == 1
    visited = scene.sides[0] if scene.sides and not names & set(sum(scene.sides, ())) else ()
    hosts = tuple(Party(name=name, span=None) for name in visited)
    return other_side(found, scene) or (tuple(of_pair) if is_of_pair else hosts)


def _added(extra: str, statement: Statement, before: int, scene: Scene) -> tuple[Party, ...]:
    """What a rule's `+both`, `+first`, `+subject` or `+other` adds; other words add nothing."""
    if extra == "+both":
        return both_sides(statement, before, scene)
    if extra == "+first":
        return _first(statement, before, scene)
    if extra == "+guests":
        return tuple(Party(name=name, span=None) for side in scene.sides[1:] for name in side)
    if extra not in {"+subject", "+other"}:
        return ()
    speaker = subject(statement, before, scene)
    own = of_sign(speaker) if speaker else ()
    return other_side(own, scene) if extra == "+other" else own


def _first(statement: Statement, before: int, scene: Scene) -> tuple[Party, ...]:
    """The first party of the sentence, else the first of the pair named just before."""
    named = [party for sign in statement.signs[:before] for party in of_sign(sign)]
    return (*named, *(scene.pair if scene.is_fresh else ()))[:1]
