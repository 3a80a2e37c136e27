"""Joins people who are called by surname and title (王会长) to those who hold it at that body."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.resolve.calls import call_of, can_mean, is_called
from kg.resolve.event_keys import calendar_day
from kg.resolve.names import normalized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Mention
    from kg.resolve.calls import Call
    from kg.resolve.clusters import Clusters
    from kg.resolve.parts import Parts

_TERM = 1500
"""So many days at most lie between two articles that show one in one office."""
_NEARER = 3
"""So many times as far another one must be who held it, too."""


def join_called(clusters: Clusters, people: Sequence[Mention], index: Parts) -> None:
    """Join each that is called by surname and title to the one who holds that title there then."""
    by_call: dict[str, list[Mention]] = defaultdict(list)
    for person in people:
        for key in person.calls:
            by_call[key].append(person)
    for person in people:
        call = call_of(normalized(person.name or ""))
        if call is not None:
            others = {o.anchor: o for key in person.calls for o in by_call[key] if o is not person}
            _join(clusters, person, call, [others[node] for node in sorted(others)], index)


def _join(
    clusters: Clusters,
    person: Mention,
    call: Call,
    others: Iterable[Mention],
    index: Parts,
) -> None:
    """Join the one called so to the only full name, or to that nearest in time by far."""
    homes = set(_homes(clusters, person, call))
    nearest: dict[str, tuple[int, Mention]] = {}
    for other in others:
        if homes & set(_homes(clusters, other, call)) and is_called(person, other):
            root, found = clusters.root(other.anchor), (_days_apart(person, other, index), other)
            nearest[root] = min(nearest.get(root, found), found, key=_by_days)
    ordered = sorted(nearest.values(), key=_by_days)
    if not ordered:
        return
    days, first = ordered[0]
    is_clear = all(far >= _NEARER * (days + 1) for far, _ in ordered[1:])
    if days <= _TERM and is_clear:
        reason = f"surname and title at one organization: {person.name}, {first.name}"
        clusters.join(first.anchor, person.anchor, reason)


def _by_days(found: tuple[int, Mention]) -> tuple[int, str]:
    return found[0], found[1].anchor


def _homes(clusters: Clusters, person: Mention, call: Call) -> Iterator[str]:
    """The organizations at which a person holds a title that the call can mean."""
    for post in person.posts:
        if post.organization is not None and can_mean(call.title, post.title):
            yield clusters.root(post.organization)


def _days_apart(one: Mention, other: Mention, index: Parts) -> int:
    """The days from one to the nearest mention of the other; 0 if a day is not known."""
    left = calendar_day(one.published)
    days = [calendar_day(company.published) for company in index.companies(other.anchor)]
    return min(
        (abs((left - day).days) if left and day else 0 for day in days),
        default=0,
    )
