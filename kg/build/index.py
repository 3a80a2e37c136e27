"""What lies behind nodes, read from the ledger where identity asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve import Alike, Company, among

if TYPE_CHECKING:
    from kg.ledger import LedgerWriter, StoredAlike


class LedgerIndex:
    """The mentions of a ledger by their nodes; satisfies `kg.resolve.MentionIndex`."""

    def __init__(self, book: LedgerWriter) -> None:
        """Read from a ledger in which no mention changes meanwhile."""
        self._book = book
        self._articles: dict[str, frozenset[int]] = {}
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
        if node not in self._articles:
            self._articles[node] = self._book.articles_at(node)
        return self._articles[node]

    def companies(self, node: str) -> list[Company]:
        """Give when each mention of a node was published, and whom its article names."""
        if node not in self._companies:
            self._companies[node] = [Company(*each) for each in self._book.companies_at(node)]
        return self._companies[node]

    def without(self, alike: Alike, articles: frozenset[int]) -> Alike:
        """Give mentions that are alike but for those in some articles, not in all."""
        stored = self._book.mentions_alike(self._numbers[alike.likeness])
        return among(alike, [each.mention for each in stored if each.article not in articles])
