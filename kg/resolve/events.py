"""Which events of several articles are one: reports by host, guest and others, and reprints.

Two reports tell of one meeting if they agree on the day and on who met whom; of one conference or
exhibition also by its numbered name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.model import EntityKind, MeetingKind
from kg.resolve.event_keys import (
    calendar_day,
    days_meet,
    is_retold,
    may_have_met,
    met_keys,
    numbered_name,
    reprinted,
)
from kg.resolve.names import normalized, whole_names

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from kg.model import Mention
    from kg.resolve.clusters import Clusters

_FAR = 200
"""So many days an event of one numbered name can be put off."""
_NEAR = 10
"""So many days lie at most between reports of one meeting."""
_CALLS = frozenset({MeetingKind.TALKS, MeetingKind.SITE_VISIT})
"""What the host calls talks the guest may call a visit."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an event."""

    people: frozenset[str]
    """The entities of its people."""
    bodies: frozenset[str]
    """Those of its organizations, and of its people's."""
    names: frozenset[str]
    """The full names of its people."""

    def with_others(self, *others: _Side) -> _Side:
        """Give the sides as one."""
        sides = (self, *others)
        return _Side(
            people=frozenset().union(*(side.people for side in sides)),
            bodies=frozenset().union(*(side.bodies for side in sides)),
            names=frozenset().union(*(side.names for side in sides)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """An event as one article has it, its participants as entities."""

    mention: Mention
    hosts: _Side
    guests: _Side
    everybody: _Side


def join_events(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Join the reports of one event; two events of one article stay two."""
    _join_by_name(clusters, mentions)
    _join_retold(clusters, mentions)
    _join_of_one_text(clusters, mentions)
    by_node = {each.anchor: each for each in mentions}
    reports = [
        _report(clusters, mention, by_node)
        for mention in mentions
        if mention.kind is EntityKind.MEETING
    ]
    for one, other in _pairs(reports):
        reason = _reason(one, other)
        if reason:
            clusters.join(one.mention.anchor, other.mention.anchor, reason)


def _join_by_name(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Join events of one numbered name that are near in time; one can be put off."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        name = numbered_name(mention)
        if name and (mention.date or mention.published):
            named[f"{mention.kind}={name}"].append(mention)
    for bearers in named.values():
        for mention in bearers[1:]:
            first = bearers[0]
            apart = _days_apart(first.date or first.published, mention.date or mention.published)
            if apart <= _FAR:
                reason = f"one numbered name within {_FAR} days: {mention.name}"
                clusters.join(first.anchor, mention.anchor, reason)


def _join_retold(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Join events and intents that articles tell of in one sentence, word by word."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.told is not None:
            told[mention.told].append(mention)
    for reports in told.values():
        for one, other in combinations(reports, 2):
            if is_retold(one, other):
                clusters.join(one.anchor, other.anchor, "one sentence tells of both, word by word")


def _join_of_one_text(clusters: Clusters, mentions: Iterable[Mention]) -> None:
    """Join events and intents that reprints of one article tell of."""
    of_one_text: dict[tuple[str, Hashable], list[Mention]] = defaultdict(list)
    for mention in mentions:
        what = reprinted(mention)
        for text in mention.texts if what is not None else ():
            of_one_text[text, what].append(mention)
    for reports in of_one_text.values():
        for one, other in combinations(reports, 2):
            clusters.join(one.anchor, other.anchor, "articles of nearly one text tell of both")


def _report(clusters: Clusters, mention: Mention, by_node: Mapping[str, Mention]) -> _Report:
    hosts, guests, others = (
        _side(clusters, nodes, by_node) for nodes in (mention.hosts, mention.guests, mention.others)
    )
    everybody = hosts.with_others(guests, others)
    return _Report(mention=mention, hosts=hosts, guests=guests, everybody=everybody)


def _side(clusters: Clusters, nodes: Iterable[str], by_node: Mapping[str, Mention]) -> _Side:
    who = [by_node[node] for node in nodes if node in by_node]
    people = [one for one in who if one.kind is EntityKind.PERSON]
    bodies = {one.anchor for one in who if one.kind is EntityKind.ORGANIZATION}
    bodies.update(at for person in people for at in person.affiliations)
    return _Side(
        people=frozenset(clusters.root(person.anchor) for person in people),
        bodies=frozenset(map(clusters.root, bodies)),
        names=frozenset(name for person in people for name in whole_names(person)),
    )


def _pairs(reports: Sequence[_Report]) -> Iterator[tuple[_Report, _Report]]:
    """The pairs of reports that name one participant at about one time."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for key in met_keys(report.mention):
            by_key[key].append(number)
    found = {
        (one, other)
        for key, numbers in by_key.items()
        for one, other in combinations(numbers, 2)
        if _may_be_one(key, reports[one].mention, reports[other].mention)
    }
    for one, other in sorted(found):
        yield reports[one], reports[other]


def _may_be_one(key: str, left: Mention, right: Mention) -> bool:
    return left.article != right.article and may_have_met(key, left, right)


def _reason(one: _Report, other: _Report) -> str:
    """Why two reports tell of one meeting; '' if they need not."""
    left, right = one.mention, other.mention
    if not _kinds_agree(left.event_kind, right.event_kind) or not _names_agree(left, right):
        return ""
    met = _who_met(one, other)
    if not met:
        return ""
    if left.date and right.date:
        if days_meet(left, right):
            return f"one day and the same {met}: {left.date}"
        is_misprint = met == "people" and _published_near(left, right)
        return f"the same {met}, days like a misprint" if is_misprint else ""
    return f"the same {met}, reported within days" if _published_near(left, right) else ""


def _kinds_agree(left: MeetingKind | None, right: MeetingKind | None) -> bool:
    return left is right or {left, right} <= _CALLS


def _names_agree(left: Mention, right: Mention) -> bool:
    """Whether no two names of their own speak for two events."""
    if left.name is None or right.name is None:
        return True
    one, other = sorted((normalized(left.name), normalized(right.name)), key=len)
    return one in other


def _who_met(one: _Report, other: _Report) -> str:
    """Who took part on both sides in both reports; '' if the sides differ."""
    if one.mention.event_kind in _CALLS:
        hosts = _side_agrees(one.hosts, other.hosts)
        guests = _side_agrees(one.guests, other.guests)
        if not (hosts and guests):
            return ""
        return "people" if hosts == guests == "people" else "sides"
    people = one.everybody.people & other.everybody.people
    bodies = one.everybody.bodies & other.everybody.bodies
    if len(people) > 1:
        return "people"
    return "sides" if (people and bodies) or len(bodies) > 1 else ""


def _side_agrees(ours: _Side, theirs: _Side) -> str:
    """What two reports have in common on a side; '' if they name other people there."""
    if ours.people & theirs.people:
        return "people"
    if ours.people and theirs.people and not ours.names & theirs.names:
        return ""
    return "bodies" if ours.bodies & theirs.bodies or ours.names & theirs.names else ""


def _published_near(left: Mention, right: Mention) -> bool:
    days = [mention.date or mention.published for mention in (left, right)]
    published = _days_apart(left.published, right.published)
    return min(published, _days_apart(*days)) <= _NEAR


def _days_apart(left: str | None, right: str | None) -> int:
    """The days between two ISO days; 0 if one is not known, as it then says nothing."""
    one, other = calendar_day(left), calendar_day(right)
    return 0 if one is None or other is None else abs((one - other).days)
