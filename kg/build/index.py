"""What lies behind nodes, read from the ledger where identity asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve import Alike, Company, among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ledger import LedgerWriter, StoredAlike


class LedgerIndex:
    """The mentions of a ledger by their nodes; satisfies `kg.resolve.MentionIndex`."""

    def __init__(self, book: LedgerWriter, stored: Iterable[StoredAlike]) -> None:
        """Read what lies behind alikes from a ledger in which no mention changes meanwhile."""
        self._book = book
        at = book.articles_at({each.mention.anchor for each in stored})
        self._articles = {node: frozenset(articles) for node, articles in at.items()}
        self._companies: dict[str, list[Company]] = {}
        self._numbers: dict[str, int] = {}
        """Likeness → number, of what was told."""

    def told(self, stored: StoredAlike) -> Alike:
        """Give what is stored as identity reads it."""
        self._numbers[stored.likeness] = stored.number
        return Alike(
            likeness=stored.likeness,
            mention=stored.mention,
            anchor=stored.anchor,
            articles=stored.articles,
        )

    def articles(self, node: str) -> frozenset[int]:
        """Give numbers of the articles in which mentions of a node stand."""
        return self._articles.get(node, frozenset())

    def companies(self, node: str) -> list[Company]:
        """Give when each mention of a node was published, and whom its article names."""
        if node not in self._companies:
            self._companies[node] = [Company(*each) for each in self._book.companies_at(node)]
        return self._companies[node]

    def without(self, alike: Alike, articles: frozenset[int]) -> Alike:
        """Give mentions that are alike but for those in some articles, not in all."""
        stored = self._book.mentions_alike(self._numbers[alike.likeness])
        return among(alike, [each.mention for each in stored if each.article not in articles])
