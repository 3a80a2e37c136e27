"""Mentions in memory, gathered by what they are alike in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.resolve.alike import Alike, Company, among, first_order, in_nodes, likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.model import Mention


class Gathered:
    """Mentions, gathered by what they are alike in; satisfies `MentionIndex`."""

    def __init__(self, mentions: Iterable[Mention], apart: Collection[str] = ()) -> None:
        """Take any mentions, those of one article together with what they refer to."""
        by_article: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_article[mention.article].append(mention)
        self._found: dict[str, Alike] = {}
        self._own: dict[str, list[Mention]] = defaultdict(list)
        self._nodes: dict[str, set[str]] = defaultdict(set)
        self._numbers = {key: number for number, key in enumerate(sorted(by_article))}
        for key in sorted(by_article):
            own = sorted(by_article[key], key=lambda each: (each.kind, each.record))
            for mention, form in zip(own, in_nodes(own, apart), strict=True):
                self._take(mention, form)

    def _take(self, mention: Mention, form: Mention) -> None:
        likeness_ = likeness(form)
        new = Alike(likeness=likeness_, mention=form, anchor=mention.anchor)
        old = self._found.get(likeness_)
        if old is not None:
            new = replace(min(old, new, key=first_order), articles=old.articles + 1)
        self._found[likeness_] = new
        self._own[likeness_].append(mention)
        self._nodes[form.anchor].add(likeness_)

    def alikes(self) -> list[Alike]:
        """Give all, each with how many it stands for."""
        return list(self._found.values())

    def mentions(self, alike: Alike) -> list[Mention]:
        """Give the mentions that are alike, as they were given."""
        if alike.part is None:
            return self._own[alike.likeness]
        own = self._own[alike.part.likeness]
        return [each for each in own if self.number(each) in alike.part.articles]

    def number(self, mention: Mention) -> int:
        """Give the number by which `articles` knows a mention's article."""
        return self._numbers[mention.article]

    def articles(self, node: str) -> frozenset[int]:
        """Give numbers of the articles in which mentions of a node stand."""
        return frozenset(map(self.number, self._behind(node)))

    def companies(self, node: str) -> dict[int, Company]:
        """Give when each mention of a node was published, and what its article is known by."""
        return {
            self.number(each): Company(each.published, each.beside, each.texts)
            for each in self._behind(node)
        }

    def holders(self, likeness: str) -> dict[tuple[str, ...], frozenset[int]]:
        """Give how those are called who hold titles at organizations, with the articles."""
        found: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for each in self._own[likeness]:
            found[each.members].add(self.number(each))
        return {members: frozenset(articles) for members, articles in found.items()}

    def among(self, alike: Alike, articles: frozenset[int]) -> Alike:
        """Give those of the mentions that are alike that stand in some articles."""
        own = self.mentions(alike)
        return among(alike, (each for each in own if self.number(each) in articles))

    def _behind(self, node: str) -> list[Mention]:
        return [each for one in sorted(self._nodes[node]) for each in self._own[one]]
