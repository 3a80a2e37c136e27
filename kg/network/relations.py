"""The relations of a store: who is tied to what, before the evidence is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.rows import Row, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

_KINDS = {
    "memberships": "membership",
    "participations": "",
    "parts": "part-of",
    "parties": "party",
    "stages": "stage",
}
"""Question → the relation that its rows are; empty where each row says it."""
_LOOSE = {"titles": "membership", "unraised": "stage"}
"""The same for questions whose rows have no target. They stand apart: a variable that is bound
from outside is also given by rows in which an OPTIONAL would leave it open."""


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


def relations(store: Store, **bound: str) -> Iterator[Relation]:
    """Give the relations of the store; `source` or `target` binds one end to an IRI."""
    questions = _KINDS if "target" in bound else _KINDS | _LOOSE
    for question, kind in questions.items():
        for row in rows(store, question, **bound):
            yield _relation(kind or row["relation"], row)


def _relation(kind: str, row: Row) -> Relation:
    return Relation(
        relation=kind,
        source=row["source"],
        target=row.get("target"),
        fact=row.get("fact") or row["target"],
        row=tuple(sorted(row.items())),
    )
