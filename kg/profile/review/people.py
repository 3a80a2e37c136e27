"""What speaks for two people being one: where they hold titles, and who is named beside them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from kg.profile.review.loosely import can_be_short
from kg.profile.review.signs import Sign, Signs, in_both
from kg.resolve.abbreviations import house
from kg.resolve.calls import call_of, can_mean, surname
from kg.resolve.names import is_broad, is_whole, normalized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.profile.review.traits import Traits

_NAME = 0.3
_CALLED = 0.2
_BODY = 0.5
_HOUSE = 0.35
_NAMED_ALIKE = 0.3
_TITLE = 0.2
_BESIDE = 0.2
_UNPOSTED = 0.15
"""An article that gives only the name says nothing against one that tells of a title."""
_ELSEWHERE = 0.7
"""People change their posts."""
_ONE_ARTICLE = 0.1
_RARE = 3
"""A name of so many characters or more has fewer bearers."""


def signs(left: Traits, right: Traits, rivals: int) -> Signs | None:
    """Give what speaks for two people being one; None if their names are two.

    `rivals`: how many others at most are compared with one of the two.
    """
    named = _named_alike(left, right, rivals)
    if named is None:
        return None
    bodies = tuple(_of_bodies(left, right))
    found = (named, *bodies, *_of_titles(left, right), *_of_others(left, right))
    if left.articles & right.articles:
        return Signs(found, _ONE_ARTICLE, "one article names both")
    if len(bodies) == 0 and left.affiliations and right.affiliations:
        ours, theirs = (next(iter(side.affiliations.values())) for side in (left, right))
        return Signs(found, _ELSEWHERE, f"titles at {ours} and at {theirs}")
    return Signs(found)


def _named_alike(left: Traits, right: Traits, rivals: int) -> Sign | None:
    both = sorted(filter(is_whole, left.names & right.names))
    thinned = max(rivals, 1) ** 0.5
    if both:
        weight = _NAME if len(both[0]) >= _RARE else _NAME * 2 / 3
        return Sign(weight / thinned, f"one name: {both[0]}")
    for one, other in ((left, right), (right, left)):
        for name, full in product(sorted(one.names), sorted(filter(is_whole, other.names))):
            call = call_of(name)
            if call is None or call.surname != surname(full):
                continue
            if any(can_mean(call.title, title) for title in other.titles):
                return Sign(_CALLED / thinned, f"{full} can be called {name}")
    return None


def _of_bodies(left: Traits, right: Traits) -> Iterator[Sign]:
    ours, theirs = _telling(left.affiliations), _telling(right.affiliations)
    both = sorted(ours.keys() & theirs.keys())
    if both:
        yield Sign(_BODY, f"both hold titles at {ours[both[0]]}")
        return
    for one, other in product(ours.values(), theirs.values()):
        if house(one) and house(one) == house(other):
            yield Sign(_HOUSE, f"{one} and {other} are of one house")
            return
        if can_be_short(normalized(one), normalized(other)):
            yield Sign(_NAMED_ALIKE, f"{one} and {other} can be one body")
            return
    if not left.affiliations or not right.affiliations:
        yield Sign(_UNPOSTED, "")


def _telling(bodies: dict[str, str]) -> dict[str, str]:
    return {iri: label for iri, label in bodies.items() if not is_broad(normalized(label))}


def _of_titles(left: Traits, right: Traits) -> Iterator[Sign]:
    for title in _same(left.titles, right.titles):
        yield Sign(_TITLE, f"one title: {title}")


def _same(ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    return sorted(set(ours) & set(theirs), key=lambda title: (-len(title), title))[:1]


def _of_others(left: Traits, right: Traits) -> Iterator[Sign]:
    own = left.names | right.names
    for name in in_both(left.beside - own, right.beside - own):
        yield Sign(_BESIDE, f"{name} is named in articles of both")
