"""What lies behind nodes, read from the ledger where identity asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.model import EntityKind
from kg.resolve import Alike, Company

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.ledger import LedgerWriter, StoredAlike

_NO_DATE = "9999"


class LedgerIndex:
    """The mentions of a ledger by their nodes; satisfies `kg.resolve.MentionIndex`."""

    def __init__(self, book: LedgerWriter, stored: Sequence[StoredAlike]) -> None:
        """Read what lies behind alikes from a ledger in which no mention changes meanwhile."""
        self._book = book
        self._numbers = {each.likeness: each.number for each in stored}
        at = book.articles_at({each.mention.anchor for each in stored})
        self._articles = {node: frozenset(articles) for node, articles in at.items()}
        self._companies: dict[str, Mapping[int, Company]] = {}
        self._standing: dict[str, Mapping[int, tuple[str | None, str, str]]] = {}
        self._holders = book.holders_of(
            each.number for each in stored if each.mention.kind is EntityKind.ORGANIZATION
        )

    def told(self, stored: StoredAlike) -> Alike:
        """Give what is stored as identity reads it."""
        return Alike(
            likeness=stored.likeness,
            mention=stored.mention,
            anchor=stored.anchor,
            articles=stored.articles,
        )

    def articles(self, node: str) -> frozenset[int]:
        """Give numbers of the articles in which mentions of a node stand."""
        return self._articles.get(node, frozenset())

    def companies(self, node: str) -> Mapping[int, Company]:
        """Give when each mention of a node was published, and whom its article names."""
        if node not in self._companies:
            self._companies[node] = {
                article: Company(day, people, texts)
                for article, day, people, texts in self._book.companies_at(node)
            }
        return self._companies[node]

    def holders(self, likeness: str) -> Mapping[tuple[str, ...], frozenset[int]]:
        """Give how those are called who hold titles at organizations, with the articles."""
        found = self._holders.get(self._numbers[likeness], {})
        return {members: frozenset(articles) for members, articles in found.items()}

    def among(self, alike: Alike, articles: frozenset[int]) -> Alike:
        """Give those of the mentions that are alike that stand in some articles."""
        standing = self._standing_of(alike.part.likeness if alike.part else alike.likeness)
        day, key, anchor = min(map(standing.__getitem__, articles), key=_first)
        mention = replace(alike.mention, article=key, published=day)
        return replace(alike, mention=mention, anchor=anchor, articles=len(articles))

    def _standing_of(self, likeness: str) -> Mapping[int, tuple[str | None, str, str]]:
        if likeness not in self._standing:
            rows = self._book.standing(self._numbers[likeness])
            self._standing[likeness] = {
                article: (day, key, anchor) for article, day, key, anchor in rows
            }
        return self._standing[likeness]


def _first(standing: tuple[str | None, str, str]) -> tuple[str, str, str]:
    day, key, anchor = standing
    return (day or _NO_DATE, key, anchor)
