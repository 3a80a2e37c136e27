"""What reports of one event share: a numbered name, or a participant at about one time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg import lexicon
from kg.model import EntityKind, MeetingKind
from kg.resolve.calls import call_of, surname
from kg.resolve.names import is_whole, normalized

if TYPE_CHECKING:
    from collections.abc import Hashable

    from kg.model import Mention

_EVENTS = frozenset({EntityKind.MEETING, EntityKind.EXHIBITION, EntityKind.INTENT})
_WINDOW = 10
"""Reports of one event are dated, or published, within so many days."""


def numbered_name(mention: Mention) -> str | None:
    """Give an event's own name, normalized, if it has a year or the number of a series in it."""
    is_series = mention.kind is EntityKind.EXHIBITION or (
        mention.kind is EntityKind.MEETING and mention.event_kind is MeetingKind.CONFERENCE
    )
    if not (is_series and mention.name):
        return None
    name = normalized(mention.name)
    numbered = any(pattern.regex.search(name) for pattern in lexicon.patterns("numbered_events"))
    return name if numbered else None


def met_keys(mention: Mention) -> frozenset[str]:
    """Give who took part and about when; two reports within some days share one."""
    day = calendar_day(mention.date or mention.published)
    if mention.kind is not EntityKind.MEETING or day is None:
        return frozenset()
    span = day.toordinal() // _WINDOW
    return frozenset(f"{at}={who}" for who in mention.beside for at in (span, span + 1))


def may_have_met(key: str, one: Mention, other: Mention) -> bool:
    """Whether two reports that share a key of `met_keys` can tell of one meeting by it.

    Where both name their 王会长 in full, the name is a key, too, and tells more.
    """
    are_named = names_in_full(key, one) and names_in_full(key, other)
    return not are_named and days_agree(one, other)


def names_in_full(key: str, report: Mention) -> bool:
    """Whether a key has a surname and title, and the report a full name with that surname."""
    call = call_of(key.rpartition("=")[2])
    return call is not None and any(
        is_whole(name) and surname(name) == call.surname for name in report.beside
    )


def calendar_day(iso: str | None) -> date | None:
    """Give the day; None for none, for one without a year, and for one that there is not."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def is_retold(one: Mention, other: Mention) -> bool:
    """Whether two articles tell of an event or intent in the same sentence, and of the same day."""
    if one.told is None or one.told != other.told:
        return False
    return (one.kind, one.event_kind, one.date) == (other.kind, other.event_kind, other.date)


def reprinted(event: Mention) -> Hashable:
    """Give what says which event or intent is which in reprints; None if nothing does."""
    if event.kind not in _EVENTS or not (event.beside or event.name):
        return None
    return (event.kind, event.event_kind, event.date, event.beside, event.name, event.topic)


def days_agree(one: Mention, other: Mention) -> bool:
    """Whether two reports can be of one day: they meet, or one is unknown or misprinted."""
    if not (one.date and other.date):
        return True
    return days_meet(one, other) or _looks_misprinted(one.date, other.date)


def days_meet(one: Mention, other: Mention) -> bool:
    """Whether the days of two dated events have one in common."""
    first, last = one.date or "", one.end_date or one.date or ""
    return first <= (other.end_date or other.date or "") and (other.date or "") <= last


def _looks_misprinted(left: str, right: str) -> bool:
    """Whether two days differ in one figure."""
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1
