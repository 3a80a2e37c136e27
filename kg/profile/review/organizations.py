"""What speaks for two organizations being one: their names above all, people, what they are of."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING

from kg import lexicon
from kg.profile.review.loosely import is_without_place
from kg.profile.review.signs import Sign, Signs, in_both
from kg.resolve.abbreviations import Relation, parts, relation, stems
from kg.resolve.names import is_distinct, is_place_like, is_registered, leading_places
from kg.resolve.spellings import spelled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kg.profile.review.traits import Traits

_EQUAL = 0.7
_RELATED = {
    Relation.STEM: 0.6,
    Relation.TRADE: 0.35,
    Relation.ABBREVIATION: 0.3,
    Relation.NONE: 0.0,
}
_STEM = 0.2
"""海昇股份 and 海昇精密 can be one or two of one house."""
_WITHOUT_PLACE = 0.5
"""县应急管理局 of 蒲城县应急管理局: the fuller name only puts a place before the other."""
_DISTINCT = 0.9
_SHORT = 0.5
"""How far a name that is no body's alone (中铝) counts; a `_BARE` one says what sort it is."""
_BARE = 0.2
_MEMBER = 0.5
_BESIDE = 0.15
_PARENT = 0.45
_OTHER_PARENTS = 0.3
_ONE_ARTICLE = 0.3
_OF_PLACES = frozenset({"government", "unit"})
"""Sorts of bodies that many places or bodies have one of, under one name."""


def signs(left: Traits, right: Traits, rivals: int) -> Signs | None:
    """Give what speaks for two organizations being one; None if they cannot be.

    `rivals`: how many others at most are compared with one of the two.
    """
    named = _named_alike(left.names, right.names, rivals)
    ours, theirs = left.affiliations, right.affiliations
    is_part = left.entity in theirs or right.entity in ours
    if named is None or is_part or _are_two(left.names, right.names):
        return None
    found = (named, *_of_parents(ours, theirs), *_of_people(left, right))
    if left.articles & right.articles:
        return Signs(found, _ONE_ARTICLE, "one article names both")
    if ours and theirs and not ours.keys() & theirs.keys():
        doubt = _parted(ours.values(), theirs.values())
        return Signs(found, doubt, f"parts of {_first(ours)} and of {_first(theirs)}")
    return Signs(found)


def _named_alike(ours: Iterable[str], theirs: Iterable[str], rivals: int) -> Sign | None:
    """How much two bodies' names speak for one: how telling equal ones are, or a short one is."""
    found = [_alike(one, other, rivals) for one, other in product(ours, tuple(theirs))]
    best = max(found, default=Sign(0.0, ""))
    return best if best.weight else None


def _alike(one: str, other: str, rivals: int) -> Sign:
    if spelled(one) == spelled(other):
        return Sign(_EQUAL * _telling(one), f"one name: {min(one, other)}")
    short, full = sorted((one, other), key=lambda name: (len(name), name))
    weight = _RELATED[relation(one, other)] * _telling(short) * _own(short, full)
    if is_without_place(short, full):
        weight = max(weight, _WITHOUT_PLACE)
    thinned = max(rivals, 1) ** 0.5
    stem = _common_stem(one, other)
    if not weight and stem:
        return Sign(_STEM / thinned, f"names with one stem: {stem}")
    return Sign(weight / thinned, f"{short} can be short for {full}")


def _telling(name: str) -> float:
    """How far a name means one body in every article, 0 to 1."""
    if is_registered(name) or name in lexicon.words("state_bodies"):
        return 1.0
    sort = parts(name).sort
    if sort in _OF_PLACES:
        return _DISTINCT if leading_places(name) and is_distinct(name) else _BARE
    if is_distinct(name):
        return _DISTINCT
    return _SHORT if sort in ("", "firm") else _BARE


def _common_stem(one: str, other: str) -> str:
    """What two names share but for their forms and trades, or ''; a place alone is nothing."""
    common = (stem for stem in stems(one) & stems(other) if not is_place_like(stem))
    return max(common, key=lambda stem: (len(stem), stem), default="")


def _own(short: str, full: str) -> float:
    """Whether what two names share is more than a place: 中国科学院 and 中国工程院 have no more."""
    common = stems(short) & stems(full)
    return 0.0 if common and all(map(is_place_like, common)) else 1.0


def _are_two(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether both have a registered name, and none of the one is related to one of the other."""
    left, right = (
        [spelled(name) for name in side if is_registered(name)] for side in (ours, theirs)
    )
    related = any(one == other or relation(one, other) for one, other in product(left, right))
    return bool(left and right) and not related


def _of_parents(ours: dict[str, str], theirs: dict[str, str]) -> Iterator[Sign]:
    for iri in sorted(ours.keys() & theirs.keys()):
        yield Sign(_PARENT, f"both are part of {ours[iri]}")


def _parted(ours: Collection[str], theirs: Collection[str]) -> float:
    """How far bodies under two parents can be one: as far as the parents can."""
    weights = [_alike(one, other, 1).weight for one, other in product(ours, theirs)]
    return max(_OTHER_PARENTS, *weights)


def _first(found: dict[str, str]) -> str:
    return next(iter(found.values()))


def _of_people(left: Traits, right: Traits) -> Iterator[Sign]:
    held = in_both(left.members, right.members)
    beside = (name for name in in_both(left.beside, right.beside) if name not in held)
    return chain(
        (Sign(_MEMBER, f"{name} holds a title at both") for name in held),
        (Sign(_BESIDE, f"{name} is named in articles of both") for name in beside),
    )
