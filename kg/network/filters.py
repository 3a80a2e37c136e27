"""Which nodes and relations a selection lets through.

passing(store, relations, Selection(since="2024-01-01"), ()).nodes → {"https://…/id/meeting/a", …}
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.evidence import attested
from kg.network.relations import Ends
from kg.network.rows import rows, rows_of
from kg.network.things import things

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from pyoxigraph import Store

    from kg.network.relations import Relation
    from kg.network.things import Described

EVENTS = frozenset({"meeting", "exhibition"})
_ACTORS = frozenset({"person", "organization", "government", "unit"})
"""The kinds that take part; the others are what they take part in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What may be drawn; empty: everything. What is told is and-ed, the words of one kind or-ed."""

    since: str = ""
    """The first day, ISO 8601; of an event without a day of its own, the first article counts."""
    until: str = ""
    """The last day."""
    kinds: tuple[str, ...] = ()
    """`person`, `organization`, `meeting`, `exhibition`, `intent`, or a sort such as `talks`.

    If all of them are of events and intents, whoever takes part is drawn as well.
    """
    capacities: tuple[str, ...] = ()
    """`host`, `guest` …: other participations do not count."""
    stages: tuple[str, ...] = ()
    """`signed` …: intents of which an article tells it, and the meetings where that was."""
    articles: tuple[str, ...] = ()
    """IRIs: only what these articles say."""
    among: frozenset[str] | None = None
    """IRIs: only these, and the events and intents that join two of them; None: all."""

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return self.among is not None or self.is_holding or bool(self.kinds)

    @property
    def is_dated(self) -> bool:
        """Whether there is a first or last day."""
        return bool(self.since or self.until)

    @property
    def is_holding(self) -> bool:
        """Whether people and organizations need something to be drawn for."""
        return bool(self.is_dated or self.capacities or self.stages or self.articles)

    def has_day(self, first: str, last: str = "") -> bool:
        """Give whether any of the days from the first to the last is in the period."""
        if not first[:1].isdigit():
            return False
        return (last or first) >= self.since and (not self.until or first <= self.until)

    def has_kind(self, about: Described) -> bool:
        """Give whether a node is of a kind to be drawn."""
        kinds = self.kinds
        if about["kind"] in _ACTORS and not _ACTORS.intersection(kinds):
            return not kinds or not self.is_of_actors
        return not kinds or _is_of(about, kinds)

    @property
    def is_of_actors(self) -> bool:
        """Whether every kind named is one of people or organizations."""
        return _ACTORS.issuperset(self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """What a selection lets through."""

    about: dict[str, Described]
    """The attributes of everything in the store."""
    nodes: AbstractSet[str]
    ties: AbstractSet[Relation]
    ends: Ends

    def of(self, node: str) -> Sequence[Relation]:
        """Give the relations let through that have the node of this IRI at either end."""
        return self.ends.of(node)


def passing(store: Store, relations: Ends, selection: Selection, seeds: Collection[str]) -> Passing:
    """Give what a selection lets through; `seeds` always are.

    People and organizations are let through by what they take part in, by titles that articles of
    the period tell, and by the articles chosen; the wholes of units come along.
    """
    sieve = _Sieve(store, relations, selection)
    nodes = sieve.nodes() | sieve.about.keys() & set(seeds)
    ties = [
        tie for tie in sieve.ties if tie.source in nodes and (not tie.target or tie.target in nodes)
    ]
    return Passing(about=sieve.about, nodes=nodes, ties=frozenset(ties), ends=Ends(ties))


class _Sieve:
    """A selection and what it is applied to."""

    def __init__(self, store: Store, relations: Ends, selection: Selection) -> None:
        self._store = store
        self._selection = selection
        self.about = things(store)
        self._said, self._mentioned = _of_articles(store, selection.articles)
        self.ties = self._ties(relations.relations)

    def nodes(self) -> set[str]:
        """Give what is let through."""
        happenings = self._happenings()
        chosen = self._selection
        named = chosen.kinds and not chosen.is_of_actors
        holding = {n for n in happenings if chosen.has_kind(self.about[n])} if named else happenings
        actors = {node for node, about in self.about.items() if about["kind"] in _ACTORS}
        if chosen.is_holding or named:
            actors &= self._held(holding)
        among = chosen.among
        if among is not None:
            among |= self._between(actors & among)
        return {
            node
            for node in happenings | actors
            if chosen.has_kind(self.about[node]) and (among is None or node in among)
        }

    def _ties(self, relations: Iterable[Relation]) -> list[Relation]:
        chosen = self._selection
        ties = [
            tie
            for tie in relations
            if (not chosen.articles or tie.fact in self._said)
            and (not chosen.capacities or not tie.capacity or tie.capacity in chosen.capacities)
            and (not chosen.stages or tie.relation != "stage" or tie.get("stage") in chosen.stages)
        ]
        self._dated = {tie.source for tie in ties if tie.relation == "stage" and tie.get("date")}
        return self._of_the_period(ties) if chosen.is_dated else ties

    def _of_the_period(self, ties: list[Relation]) -> list[Relation]:
        """Titles by the days that articles tell them on, stages by theirs; others by their ends."""
        chosen = self._selection
        titles = {tie.fact for tie in ties if tie.relation == "membership"}
        days = attested(self._store, titles)
        return [
            tie
            for tie in ties
            if (tie.relation != "membership" or any(map(chosen.has_day, days.get(tie.fact, ()))))
            and (tie.relation != "stage" or not tie.get("date") or chosen.has_day(tie.get("date")))
        ]

    def _happenings(self) -> set[str]:
        """Events and intents that pass, whatever their kind."""
        chosen = self._selection
        found = {
            node
            for node, about in self.about.items()
            if about["kind"] not in _ACTORS and (not chosen.articles or node in self._said)
        }
        if chosen.is_dated:
            found = self._in_period(found)
        if chosen.stages:
            reached = [tie for tie in self.ties if tie.relation == "stage" and tie.source in found]
            found &= {end for tie in reached for end in (tie.source, tie.target)}
        if chosen.capacities:
            found &= self._with_capacity(found)
        return found

    def _with_capacity(self, found: set[str]) -> set[str]:
        """Events that someone took part in so, and the intents that were raised there."""
        events = {tie.target for tie in self.ties if tie.capacity and tie.target in found}
        raised = (tie for tie in self.ties if tie.relation == "stage" and tie.target in events)
        return {node for node in events if node} | {tie.source for tie in raised}

    def _in_period(self, found: set[str]) -> set[str]:
        """Events by their own days, intents by their stages, else by who first reports them."""
        chosen = self._selection
        days = {n: self._days(n) for n in found if self.about[n]["kind"] in EVENTS}
        unknown = {node for node in found - self._dated if not days.get(node)}
        first = self._first_reported(unknown)
        passed = {tie.source for tie in self.ties if tie.relation == "stage" and tie.get("date")}
        passed.update(node for node, own in days.items() if own and chosen.has_day(*own))
        passed.update(node for node, day in first.items() if chosen.has_day(day))
        return found & passed

    def _days(self, event: str) -> list[str]:
        """The first and last day of an event, as far as their year is known."""
        days = (self.about[event]["date"], self.about[event]["end_date"])
        return [day for day in days if day[:1].isdigit()]

    def _first_reported(self, nodes: Collection[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in rows_of(self._store, "reported", "fact", nodes):
            found[row["fact"]] = min(row["date"], found.get(row["fact"], row["date"]))
        return found

    def _held(self, happenings: AbstractSet[str]) -> set[str]:
        """Who takes part in these, is tied by what passes, or is named; and the wholes of these."""
        chosen = self._selection
        held = set(self._mentioned)
        for tie in self.ties:
            is_part = tie.capacity or (tie.relation == "party" and not chosen.capacities)
            if is_part and tie.target in happenings:
                held.add(tie.source)
        if not (chosen.capacities or chosen.stages or not chosen.is_of_actors):
            titles = (tie for tie in self.ties if tie.relation == "membership")
            held.update(end for tie in titles for end in (tie.source, tie.target) if end)
        return held | self._wholes(held)

    def _between(self, actors: AbstractSet[str]) -> set[str]:
        """The events and intents that join two of these people and organizations."""
        joined: dict[str, set[str]] = {}
        for tie in self.ties:
            if tie.source in actors and tie.target and (tie.capacity or tie.relation == "party"):
                joined.setdefault(tie.target, set()).add(tie.source)
        return {node for node, ends in joined.items() if len(ends) > 1}

    def _wholes(self, held: AbstractSet[str]) -> set[str]:
        above: dict[str, set[str]] = {}
        for tie in self.ties:
            if tie.relation == "part-of" and tie.target:
                above.setdefault(tie.source, set()).add(tie.target)
        found: set[str] = set()
        ahead = list(held)
        while ahead:
            new = above.get(ahead.pop(), set()) - found
            found |= new
            ahead.extend(new)
        return found


def _is_of(about: Described, kinds: Collection[str]) -> bool:
    return about["kind"] in kinds or not set(kinds).isdisjoint(about["sorts"])


def _of_articles(store: Store, articles: Iterable[str]) -> tuple[set[str], set[str]]:
    """The facts that articles support, and whom they name."""
    said: set[str] = set()
    mentioned: set[str] = set()
    for article in articles:
        said.update(row["fact"] for row in rows(store, "said", article=article))
        mentioned.update(row["thing"] for row in rows(store, "mentioned", article=article))
    return said, mentioned
