"""The sentences that prove facts.

quotes(store, ["https://…/id/membership/a"]) → {"https://…/id/membership/a": (Quote(…), …)}
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network.facts import Fact, Quote, Source
from kg.network.rows import Row, pairs, rows, rows_of
from kg.rdf import terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pyoxigraph import NamedNode, Store

    Values = Mapping[str, tuple[str, ...]]

_FEW = 15_000
"""The evidence of so many facts is asked for one by one; of more, all that there is is read."""
_NONE = ("",)

_ENDS = "。！？!?\n"


def quotes(store: Store, facts: Collection[str]) -> dict[str, tuple[Quote, ...]]:
    """Give fact (IRI) → the quotes that support it, in order of publication, then of place."""
    if len(facts) > _FEW:
        return _read(store, frozenset(facts))
    return {
        fact: tuple(
            sorted({_quote(row, _source(row)) for row in rows(store, "evidence", fact=fact)})
        )
        for fact in facts
    }


def attested(store: Store, facts: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Give fact (IRI) → the dates on which articles show it, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(store, "attested", "fact", facts):
        found[row["fact"]].add(row["date"])
    return {fact: tuple(sorted(days)) for fact, days in found.items()}


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


def _read(store: Store, facts: frozenset[str]) -> dict[str, tuple[Quote, ...]]:
    """Join what the store says of all evidence here: SPARQL takes twice as long to."""
    sources: dict[str, list[Source]] = defaultdict(list)
    for row in rows(store, "articles"):
        sources[row["article"]].append(_source(row))
    evidence = _Evidence(store)
    found: dict[str, set[Quote]] = {fact: set() for fact in facts}
    for fact, proofs in _values(store, terms.IKG_SUPPORTED_BY).items():
        if fact in facts:
            found[fact].update(
                _quote(row, source)
                for proof in proofs
                for row in evidence.rows(proof)
                for source in sources.get(row["article"]) or [_source(row)]
            )
    return {fact: tuple(sorted(of_fact)) for fact, of_fact in found.items()}


class _Evidence:
    """All evidence of a store: property by property, each read in one pass."""

    def __init__(self, store: Store) -> None:
        self._articles = _values(store, terms.OA_HAS_SOURCE)
        self._selectors = _values(store, terms.OA_HAS_SELECTOR)
        self._starts = _values(store, terms.OA_START)
        self._texts = {
            "exact": _values(store, terms.OA_EXACT),
            "prefix": _values(store, terms.OA_PREFIX),
            "suffix": _values(store, terms.OA_SUFFIX),
        }

    def rows(self, proof: str) -> Iterator[Row]:
        """Give the rows of the question `evidence` for one place that proves a fact."""
        selectors = self._selectors.get(proof, ())
        starts = [start for one in selectors for start in self._starts.get(one, ())] or ["0"]
        for article in self._articles.get(proof, ()):
            for quote in selectors:
                for start in starts:
                    yield from self._quoted(quote, {"article": article, "start": start})

    def _quoted(self, quote: str, row: Row) -> Iterator[Row]:
        for exact in self._texts["exact"].get(quote, ()):
            for prefix in self._texts["prefix"].get(quote, _NONE):
                for suffix in self._texts["suffix"].get(quote, _NONE):
                    yield {**row, "exact": exact, "prefix": prefix, "suffix": suffix}


def _values(store: Store, predicate: NamedNode) -> Values:
    """Give subject → values of a property, of all that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for subject, value in pairs(store, predicate):
        found[subject] = (*found[subject], value) if subject in found else (value,)
    return found


def _source(row: Row) -> Source:
    return Source(
        iri=row["article"],
        published=row.get("published", ""),
        headline=row.get("headline", ""),
        url=row.get("url", ""),
        publisher=row.get("publisher", ""),
    )


def _quote(row: Row, source: Source) -> Quote:
    return Quote(
        source=source,
        start=int(row.get("start", 0)),
        exact=row["exact"],
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
    )
