"""The sentences that prove a fact.

quotes(store, "https://…/id/membership/a") → (Quote(exact="华澜铜业协会会长林知远", …),)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.facts import Quote, Source
from kg.network.rows import Row, rows

if TYPE_CHECKING:
    from pyoxigraph import Store


def quotes(store: Store, fact: str) -> tuple[Quote, ...]:
    """Give the quotes that support a fact (IRI), in order of publication, then of place."""
    return tuple(sorted({_quote(row) for row in rows(store, "evidence", fact=fact)}))


def attested(store: Store, fact: str) -> tuple[str, ...]:
    """Give the dates on which articles show a fact, sorted."""
    return tuple(sorted({row["date"] for row in rows(store, "attested", fact=fact)}))


def _quote(row: Row) -> Quote:
    return Quote(
        source=Source(
            iri=row["article"],
            published=row.get("published", ""),
            headline=row.get("headline", ""),
            url=row.get("url", ""),
            publisher=row.get("publisher", ""),
        ),
        start=int(row.get("start", 0)),
        exact=row["exact"],
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
    )
