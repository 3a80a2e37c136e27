"""The two sides of a cooperation: who meets whom, and whom 双方 means.

`Ⓟ会见了Ⓟ一行。Ⓑ达成共识。` → the organizations of the two.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg import lexicon

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.intents.party_signs import PartySign, Statement
    from kg.model import Span

_CONTEXT = 16
"""How many characters before a body tell whether it is only made or shown."""


class Party(Struct, frozen=True, kw_only=True):
    """An organization that takes part, and where the text names it or who speaks for it."""

    name: str
    span: Span | None
    """None where the sentence only says 双方."""


class Scene(Struct, frozen=True, kw_only=True):
    """What a statement stands in: the talks, who spoke last, and who was last named as a pair."""

    sides: tuple[tuple[str, ...], ...] = ()
    """The organizations of the hosts and those of the guests of the meeting."""
    speaker: PartySign | None = None
    pair: tuple[Party, ...] = ()
    met: tuple[Party, ...] = ()
    """All who met where that pair did."""
    speakers: tuple[Party, ...] = ()
    """For whom the last speakers of the meeting spoke, the latest first."""
    is_fresh: bool = False
    """Whether that pair was named in this statement or in one of the three before it."""


@cache
def party_rules(who: str) -> tuple[lexicon.Pattern, ...]:
    """Give the patterns of `intent_parties.toml` that are for `who`."""
    return tuple(rule for rule in lexicon.patterns("intent_parties") if rule.gives.startswith(who))


def of_sign(sign: PartySign) -> tuple[Party, ...]:
    """Give the parties that a sign stands for."""
    return tuple(Party(name=name, span=sign.span) for name in sign.parties)


def of_match(match: re.Match[str], statement: Statement, offset: int) -> tuple[Party, ...]:
    """Give the parties in the groups a and b of a match in the text from `offset` on."""
    groups = [name for name in ("a", "b") if name in match.re.groupindex and match[name]]
    places = [offset + match.start(name) for name in groups]
    return tuple(party for place in places for party in of_sign(statement.signs[place]))


def distinct(found: Iterable[Party]) -> tuple[Party, ...]:
    """Give the parties, each name once, where it stands first."""
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(party.name, party)
    return tuple(kept.values())


def encounter(statement: Statement) -> tuple[Party, ...]:
    """Give the two parties that meet in a statement (Ⓟ会见了Ⓟ), none if none do."""
    for signs in _meeting_signs(statement):
        # A list that met is both sides; of two groups, each speaks for one side.
        found = distinct(p for sign in signs for p in of_sign(sign)[: 3 - len(signs)])
        if len(found) > 1:
            return found[:2]
    return ()


def all_met(statement: Statement) -> tuple[Party, ...]:
    """Give all parties that meet in a statement, also the second of a side; none if none do."""
    met = (distinct(p for s in signs for p in of_sign(s)) for signs in _meeting_signs(statement))
    return next((found for found in met if len(found) > 1), ())


def _meeting_signs(statement: Statement) -> Iterator[list[PartySign]]:
    for rule in party_rules("encounter"):
        for match in rule.regex.finditer(statement.text):
            yield [statement.signs[match.start(name)] for name in match.re.groupindex]


def both_sides(statement: Statement, before: int, scene: Scene) -> tuple[Party, ...]:
    """Give whom 双方 means: those whom the sentence names, else the last pair, else the talks'."""
    signs = tuple(_actors(statement, before))
    named = distinct(party for sign in signs for party in of_sign(sign))
    of_talks = distinct(Party(name=name, span=None) for side in scene.sides for name in side)
    many = max((sign.sides for sign in statement.signs), default=2)
    if many > 2 and (all_sides := _many(many, named, scene)):
        return all_sides
    if len(named) > 1:
        return _told(statement, signs, of_talks, scene)
    is_sure = scene.is_fresh or len(of_talks) != 2 or _same(scene.pair, scene.speakers)
    if _holds(scene.pair, named) and is_sure:
        return scene.pair
    if len(of_talks) == 2 and _holds(of_talks, named):
        return of_talks
    return _speakers(statement, named, scene)


def _speakers(statement: Statement, named: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    """The two who spoke last, where nothing else says who 双方 are."""
    if not any(sign.code == "Ⓑ" and sign.sides == 2 for sign in statement.signs):
        return ()
    two = distinct([*named, *scene.speakers])[:2]
    return two if len(two) == 2 else ()


def _many(sides: int, named: tuple[Party, ...], scene: Scene) -> tuple[Party, ...]:
    """Whom 三方 means: the three that the sentence names, else those who met last; so 四方."""
    if len(named) == sides:
        return named
    return scene.met if scene.is_fresh and len(scene.met) == sides and _met(scene, named) else ()


def _met(scene: Scene, named: Sequence[Party]) -> bool:
    return {party.name for party in named} <= {party.name for party in scene.met}


def other_side(own: Sequence[Party], scene: Scene) -> tuple[Party, ...]:
    """Give the side of the talks that does not speak, none if neither or both do."""
    names = {party.name for party in own}
    rest = [side for side in scene.sides if not names & set(side)]
    if len(rest) != 1 or len(scene.sides) != 2:
        return ()
    return tuple(Party(name=name, span=None) for name in rest[0])


def _told(
    statement: Statement,
    signs: Sequence[PartySign],
    of_talks: tuple[Party, ...],
    scene: Scene,
) -> tuple[Party, ...]:
    """The two sides among the parties that the sentence names."""
    named = distinct(party for sign in signs for party in of_sign(sign))
    met = encounter(statement) if len(named) > 2 else ()
    if met:
        return met
    if scene.is_fresh and scene.pair and _holds(named, scene.pair):
        return scene.pair
    if signs[-1].code == "Ⓖ":
        return of_sign(signs[-1])
    is_of_talks = len(named) > 2 and len(of_talks) == 2 and _holds(named, of_talks)
    is_aside = _same(scene.pair, of_talks) and not _holds(of_talks, named) and not met
    return of_talks if is_of_talks or is_aside else named[:2]


def _actors(statement: Statement, before: int) -> Iterator[PartySign]:
    """The signs of parties up to `before`, without bodies that are made or shown there."""
    for place, sign in enumerate(statement.signs[:before]):
        context = statement.text[max(0, place - _CONTEXT) : place]
        if sign.parties and not any(r.regex.search(context) for r in party_rules("object")):
            yield sign


def _same(ones: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether both are the same two parties."""
    return len(ones) == 2 and {p.name for p in ones} == {p.name for p in others}


def _holds(pair: Sequence[Party], named: Sequence[Party]) -> bool:
    """Whether there are such parties, and the named ones are all among them."""
    return bool(pair) and {p.name for p in named} <= {p.name for p in pair}
