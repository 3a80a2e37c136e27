"""The sentences that prove a fact.

quotes(store, "https://…/id/membership/a") → (Quote(exact="华澜铜业协会会长林知远", …),)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.facts import Fact, Quote, Source
from kg.network.rows import Row, rows

if TYPE_CHECKING:
    from pyoxigraph import Store

_ENDS = "。！？!?\n"


def quotes(store: Store, fact: str) -> tuple[Quote, ...]:
    """Give the quotes that support a fact (IRI), in order of publication, then of place."""
    return tuple(sorted({_quote(row) for row in rows(store, "evidence", fact=fact)}))


def attested(store: Store, fact: str) -> tuple[str, ...]:
    """Give the dates on which articles show a fact, sorted."""
    return tuple(sorted({row["date"] for row in rows(store, "attested", fact=fact)}))


def newest_quote(fact: Fact) -> Quote | None:
    """Give the longest quote of the newest article about a fact; None if it has none."""
    return max(
        fact.quotes, key=lambda quote: (quote.source.published, len(quote.exact)), default=None
    )


def sentence(quote: Quote) -> str:
    """Give a quote with what stands around it in its sentence; … where that goes on.

    >>> sentence(Quote(source=Source(iri="a"), start=9, exact="王健", prefix="毕。长", suffix="到"))
    '长王健到…'
    """
    start = max(quote.prefix.rfind(end) for end in _ENDS) + 1
    ends = [at for end in _ENDS if (at := quote.suffix.find(end)) >= 0]
    before = quote.prefix[start:] if start else f"…{quote.prefix}" * bool(quote.prefix)
    after = quote.suffix[: min(ends) + 1] if ends else f"{quote.suffix}…" * bool(quote.suffix)
    return f"{before}{quote.exact}{after}".strip()


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
