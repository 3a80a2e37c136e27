"""When events and stages of intents were: their own days, else those of the articles about them.

days(store)["https://…/id/meeting/a"] → "2024-03-05"
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.network.rows import Row, rows

if TYPE_CHECKING:
    from pyoxigraph import Store


def days(store: Store) -> dict[str, str]:
    """Give the day of every event and stage by its IRI (ISO 8601); empty if none is known."""
    return {row["fact"]: row.get("day") or _published(store, row) for row in rows(store, "days")}


def _published(store: Store, row: Row) -> str:
    # Few have no day. The articles of all at once would be joined with all the evidence there is.
    told = (each["day"] for each in rows(store, "published", fact=row["fact"]))
    return min(filter(_is_day, told), default="")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
