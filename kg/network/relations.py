"""The relations of a store: who is tied to what, before the evidence is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.network.rows import Row, rows
from kg.rdf.terms import IKG_EVENT, IKG_RAISED_AT, IKG_WHOLE, ORG_ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        return dict(self.row).get(name, "")

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
