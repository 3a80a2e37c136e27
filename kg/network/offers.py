"""What there is to select in a store, for those whose selection is empty.

offer(store, Selection(since="2030-01-01")) → ["its events are of 2024-03-05 to 2024-09-01"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.relations import Relations
from kg.network.things import things

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store

    from kg.network.filters import Selection


def offer(store: Store, selection: Selection) -> list[str]:
    """Give for each thing that a selection asks for what of it the store holds, as clauses."""
    about = things(store).values()
    ties = Relations(store).whole().relations
    clauses = []
    if selection.is_dated:
        days = sorted(each["date"] for each in about if each["date"][:1].isdigit())
        clauses.append(_period(days))
    if selection.kinds:
        sorts = (word for each in about for word in (each["kind"], *each["sorts"]))
        clauses.append(_listed("kinds", sorts))
    if selection.capacities:
        clauses.append(_listed("capacities", (tie.capacity for tie in ties)))
    if selection.stages:
        stages = (tie.get("stage") for tie in ties if tie.relation == "stage")
        clauses.append(_listed("stages", stages))
    return clauses


def _period(days: list[str]) -> str:
    if not days:
        return "none of its events has a day with its year"
    return f"its events are of {days[0]} to {days[-1]}"


def _listed(what: str, words: Iterable[str]) -> str:
    found = sorted(set(filter(None, words)))
    return f"its {what} are {', '.join(found)}" if found else f"it has no {what}"
