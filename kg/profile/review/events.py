"""What speaks for two meetings, exhibitions or intents being one: who took part, when, of what."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.profile.review.signs import Sign, Signs, in_both, most_alike
from kg.resolve.event_keys import calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kg.profile.review.traits import Traits

_NAME = 0.6
_TOLD = 0.6
_DAY = 0.35
_NEAR = 0.2
_NEAR_DAYS = 3
_PARTY = 0.3
_CALLED = 0.25
_PLACE = 0.15
_TOPIC = 0.6
_OTHER_DAYS = 0.25
_OTHER_KINDS = 0.5
_ONE_ARTICLE = 0.15
"""What one article tells twice are two: stops of a tour, items of a digest."""
_ALIKE = 0.35
"""Names and topics that are less alike say nothing."""
_SHOWN = 3
_TWO = 2


def signs(left: Traits, right: Traits) -> Signs | None:
    """Give what speaks for two events or intents being one; None if nobody took part in both."""
    found = (
        *_of_parties(left, right),
        *_of_words(left, right),
        *_of_days(left, right),
        *_of_places(left, right),
    )
    if not _is_telling(left.kind, found):
        return None
    doubt, against = _doubt(left, right)
    return Signs(found, doubt, against)


def _is_telling(kind: EntityKind, found: tuple[Sign, ...]) -> bool:
    """Whether there is more than a party in common; companies have many intents and meetings."""
    strong = [sign for sign in found if sign.weight >= _CALLED]
    return len(strong) >= (_TWO if kind is EntityKind.INTENT else 1)


def _of_parties(left: Traits, right: Traits) -> Iterator[Sign]:
    both = sorted(left.parties.keys() & right.parties.keys())
    for iri in both[:_SHOWN]:
        yield Sign(_PARTY, f"{left.parties[iri]} took part in both")
    labels = {left.parties[iri] for iri in both}
    for name in in_both(left.beside, right.beside) if not both else ():
        if name not in labels:
            yield Sign(_CALLED, f"{name} took part in both")


def _of_words(left: Traits, right: Traits) -> Iterator[Sign]:
    if left.said("told") & right.said("told"):
        yield Sign(_TOLD, "one sentence tells of both")
    slot, weight, what = (
        ("topic", _TOPIC, "subjects")
        if left.kind is EntityKind.INTENT
        else ("name", _NAME, "names")
    )
    alike = most_alike(left.said(slot), right.said(slot))
    if alike >= _ALIKE:
        yield Sign(weight * alike, f"{what} are alike")


def _of_days(left: Traits, right: Traits) -> Iterator[Sign]:
    apart = _days_apart(left, right)
    if apart == 0:
        yield Sign(_DAY, "one day")
    elif apart is not None and apart <= _NEAR_DAYS:
        yield Sign(_NEAR, _apart(apart))


def _of_places(left: Traits, right: Traits) -> Iterator[Sign]:
    for place in sorted(left.said("place") & right.said("place"))[:1]:
        yield Sign(_PLACE, f"one place: {place}")


def _doubt(left: Traits, right: Traits) -> tuple[float, str]:
    apart = _days_apart(left, right)
    if left.articles & right.articles:
        return _ONE_ARTICLE, "one article tells of both"
    if left.kind is not EntityKind.INTENT and apart is not None and apart > _NEAR_DAYS:
        return _OTHER_DAYS, _apart(apart)
    kinds, others = left.said("event_kind"), right.said("event_kind")
    if kinds and others and not kinds & others:
        return _OTHER_KINDS, f"{min(kinds)} and {min(others)}"
    return 1.0, ""


def _apart(days: int) -> str:
    return f"{days} days apart" if days > 1 else "one day apart"


def _days_apart(left: Traits, right: Traits) -> int | None:
    """The least number of days between a day of each; None if one has none."""
    pairs = product(_days(left), _days(right))
    return min((abs((one - other).days) for one, other in pairs), default=None)


def _days(of: Traits) -> frozenset[date]:
    days = (calendar_day(mention.date or mention.published) for mention in of.own())
    return frozenset(day for day in days if day is not None)
