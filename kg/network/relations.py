"""The relations of a store: who is tied to what, before the evidence is read.

Relations(store).of("https://…/id/person/a") → (Relation(relation="host", target="…"), …)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.network.rows import Row, rows
from kg.rdf.terms import IKG_EVENT, IKG_RAISED_AT, IKG_WHOLE, ORG_ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyoxigraph import Store

_KINDS = {
    "memberships": "membership",
    "titles": "membership",
    "participations": "",
    "parts": "part-of",
    "parties": "party",
    "stages": "stage",
    "unraised": "stage",
}
"""Question → the relation that its rows are; empty where each row says it.

`titles` and `unraised` have no target. They stand apart from the others because a variable that is
bound from outside is also given by rows in which an OPTIONAL would leave it open.
"""
_TO = {
    "memberships": ORG_ORGANIZATION,
    "participations": IKG_EVENT,
    "parts": IKG_WHOLE,
    "stages": IKG_RAISED_AT,
}
"""Question → the property from the fact to the target."""
_FEW = 300
"""Of so many nodes the relations are looked up one by one; then the store is read as a whole."""
_OTHERS = frozenset({"membership", "part-of", "party", "stage"})
"""The relations that are no capacity in which someone takes part in an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One row of a question about relations."""

    relation: str
    source: str
    target: str | None
    """None where the articles do not say (a title without its organization)."""
    fact: str
    """The IRI of the fact node; of a party, which has none, the intent's."""
    row: tuple[tuple[str, str], ...]
    """All that the question gave, sorted."""

    def get(self, name: str) -> str:
        """The value of a variable, or nothing."""
        return next((value for known, value in self.row if known == name), "")

    @property
    def capacity(self) -> str:
        """The capacity in which the source took part in an event, or nothing."""
        return "" if self.relation in _OTHERS else self.relation

    def other(self, node: str) -> str | None:
        """The end that is not `node`."""
        return self.target if node == self.source else self.source

    def cost(self, node: str) -> int:
        """How many hops it takes from `node` across: a gathering is part of the step over it."""
        if self.relation in {"membership", "part-of"}:
            return 1
        # A meeting brings along the intents raised at it; an intent does not bring its meetings.
        start = self.target if self.relation == "stage" else self.source
        return 0 if node == start else 1


class Relations:
    """The relations of a store by their ends.

    The first few nodes are looked up; whoever asks for more is answered from one reading of all.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: dict[str, tuple[Relation, ...]] = {}
        self._all: Ends | None = None

    def of(self, node: str) -> Sequence[Relation]:
        """Give the relations that have the node of this IRI as source, then as target."""
        if self._all is None and node in self._asked:
            return self._asked[node]
        if self._all is None and len(self._asked) < _FEW:
            there = relations_from(self._store, node)
            back = (tie for tie in relations_to(self._store, node) if tie.source != node)
            self._asked[node] = (*there, *back)
            return self._asked[node]
        return self.whole().of(node)

    def whole(self) -> Ends:
        """Give all relations of the store."""
        if self._all is None:
            self._all = Ends(_read(self._store))
        return self._all


class Ends:
    """Relations in memory, by their ends."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.relations = tuple(relations)
        self._from: dict[str, list[Relation]] = defaultdict(list)
        self._to: dict[str | None, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            self._from[relation.source].append(relation)
            if relation.target not in {None, relation.source}:
                self._to[relation.target].append(relation)

    def of(self, node: str) -> Sequence[Relation]:
        """Give the relations that have the node of this IRI as source, then as target."""
        return (*self._from.get(node, ()), *self._to.get(node, ()))


def relations_from(store: Store, node: str) -> Iterator[Relation]:
    """Give the relations whose source is the node of this IRI."""
    for question in _KINDS:
        yield from _asked(store, question, source=node)


def relations_to(store: Store, node: str) -> Iterator[Relation]:
    """Give the relations whose target is the node of this IRI."""
    for question, predicate in _TO.items():
        # The facts are looked up first: a query would begin with all the sources there are.
        for quad in store.quads_for_pattern(None, predicate, NamedNode(node), None):
            if isinstance(quad.subject, NamedNode):
                yield from _asked(store, question, fact=quad.subject.value)
    yield from _asked(store, "parties", target=node)


def _read(store: Store) -> Iterator[Relation]:
    for question in _KINDS:
        yield from _asked(store, question)


def _asked(store: Store, question: str, **bound: str) -> Iterator[Relation]:
    for row in rows(store, question, **bound):
        yield _relation(_KINDS[question] or row["relation"], row)


def _relation(kind: str, row: Row) -> Relation:
    return Relation(
        relation=kind,
        source=row["source"],
        target=row.get("target"),
        fact=row.get("fact") or row["target"],
        row=tuple(sorted(row.items())),
    )
