"""Takes those apart that are alike by name and need not be one: by who holds titles where.

Organizations of one name are taken apart by who holds titles there, and by what they are part of;
people, once it is known who those organizations are, by these.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.resolve.alike import Part
from kg.resolve.anchors import is_name_anchored
from kg.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from kg.model import Mention
    from kg.resolve.alike import Alike, Company, MentionIndex

_Roots = tuple[str, ...]
_Forms = dict[tuple[_Roots, ...], tuple["Mention", frozenset[int]]]
"""What tells a part from others → its form, and the numbers of its articles."""


class Parts:
    """Nodes that were taken apart; their parts are nodes, too."""

    def __init__(self, index: MentionIndex) -> None:
        """Take apart nothing so far."""
        self._index = index
        self._articles: dict[str, frozenset[int]] = {}
        self._whole: dict[str, str] = {}
        """Part → the node that it is a part of."""
        self._parts: dict[str, dict[int, str]] = defaultdict(dict)
        """Node → the part of it that stands in an article."""

    def articles(self, node: str) -> frozenset[int]:
        """Give numbers of the articles in which mentions of a node stand."""
        found = self._articles.get(node)
        return self._index.articles(node) if found is None else found

    def companies(self, node: str) -> list[Company]:
        """Give when each mention of a node was published, and whom its article names."""
        found = self._index.companies(self._whole.get(node, node))
        if node not in self._whole:
            return list(found.values())
        return [found[article] for article in sorted(self._articles[node])]

    def without(self, alike: Alike, articles: frozenset[int]) -> Alike:
        """Give mentions that are alike but for those in some articles, not in all."""
        own = self.articles(alike.mention.anchor) if alike.part is None else alike.part.articles
        return self._index.among(alike, own - articles)

    def organizations(self, alikes: Iterable[Alike], wholes: Collection[str]) -> list[Alike]:
        """Give organizations with who holds titles there, all but those at `wholes` apart."""
        by_node: dict[str, list[Alike]] = defaultdict(list)
        for alike in alikes:
            by_node[alike.mention.anchor].append(alike)
        found: list[Alike] = []
        open_ones = list(by_node)
        done: set[str] = set()
        while open_ones:
            node = open_ones[-1]
            done.add(node)
            parents = {at for each in by_node[node] for at in each.mention.affiliations}
            missing = [at for at in sorted(parents) if at in by_node and at not in done]
            if missing:
                open_ones.extend(missing)
            else:
                open_ones.pop()
                for alike in by_node.pop(node, ()):
                    found.extend(self._organization(alike, is_whole=node in wholes))
        return found

    def leave(
        self, alikes: Iterable[Alike], left: Callable[[str], frozenset[int]]
    ) -> Iterator[Mention]:
        """Take those apart that were left by themselves, and give each as mentions are given.

        `left` tells the articles in which mentions of a node were left: who names one of them
        names none of those that it is like.
        """
        for alike in alikes:
            node = alike.mention.anchor
            for article in sorted(left(node)):
                one = self._index.among(alike, frozenset({article})).mention
                own = replace(one, anchor=f"{node}/{one.article}")
                self._parts[self._whole.get(node, node)][article] = own.anchor
                yield own

    def others(self, alikes: Iterable[Alike], root: Callable[[str], str]) -> list[Alike]:
        """Give people apart by the organizations that they name; events with parts for both.

        `root` tells which parts are one.
        """
        return [part for alike in alikes for part in self._other(alike, root)]

    def _organization(self, alike: Alike, *, is_whole: bool) -> Iterator[Alike]:
        holders = self._index.holders(alike.likeness)
        if is_whole:
            everybody = tuple(sorted({name for each in holders for name in each}))
            holders = {everybody: frozenset().union(*holders.values())}
        apart: dict[tuple[_Roots, _Roots], set[int]] = defaultdict(set)
        for members, articles in holders.items():
            for wholes, own in self._by_references(alike.mention.affiliations, articles).items():
                apart[members, wholes].update(own)
        forms: _Forms = {
            (members, parents): (
                replace(alike.mention, members=members, affiliations=parents),
                frozenset(articles),
            )
            for (members, parents), articles in apart.items()
        }
        yield from self._apart(alike, forms)

    def _other(self, alike: Alike, root: Callable[[str], str]) -> Iterator[Alike]:
        mention = alike.mention
        named = (*mention.affiliations, *mention.hosts, *mention.guests, *mention.others)
        references = [node for node in dict.fromkeys(named) if node in self._parts]
        if not references:
            yield alike
            return
        apart: dict[_Roots, set[int]] = defaultdict(set)
        by_roots: dict[_Roots, set[_Roots]] = defaultdict(set)
        exact = self._by_references(tuple(references), self._index.articles(mention.anchor))
        for nodes, articles in exact.items():
            roots = tuple(map(root, nodes))
            apart[roots].update(articles)
            by_roots[roots].add(nodes)
        forms: _Forms = {
            (roots,): (
                _referring(mention, dict(zip(references, min(by_roots[roots]), strict=True))),
                frozenset(articles),
            )
            for roots, articles in apart.items()
        }
        yield from self._apart(alike, forms)

    def _by_references(
        self, nodes: _Roots, articles: Collection[int]
    ) -> Mapping[_Roots, Collection[int]]:
        """Articles by the parts of some nodes that stand in them."""
        if not any(node in self._parts for node in nodes):
            return {nodes: articles}
        found: dict[_Roots, list[int]] = defaultdict(list)
        for article in articles:
            found[tuple(self._part(node, article) for node in nodes)].append(article)
        return found

    def _part(self, node: str, article: int) -> str:
        parts = self._parts.get(node)
        return parts.get(article, node) if parts is not None else node

    def _apart(self, alike: Alike, forms: _Forms) -> Iterator[Alike]:
        """The parts of an alike, each a form with its articles; itself if it is only one."""
        if len(forms) == 1:
            ((form, _),) = forms.values()
            yield replace(alike, mention=form)
            return
        node = alike.mention.anchor
        is_fixed = is_name_anchored(alike.mention)
        for key, (form, articles) in forms.items():
            hashed = fingerprint(*("=".join(each) for each in key))
            own = node if is_fixed else f"{node}/{hashed}"
            if not is_fixed:
                self._whole[own], self._articles[own] = node, articles
                self._parts[node].update(dict.fromkeys(articles, own))
            part = replace(
                alike,
                likeness=f"{alike.likeness}/{hashed}",
                mention=replace(form, anchor=own),
                part=Part(alike.likeness, articles),
            )
            yield self._index.among(part, articles)


def _referring(mention: Mention, parts: Mapping[str, str]) -> Mention:
    """The mention with parts in place of what they are parts of."""
    hosts, guests, others, affiliations = (
        tuple(dict.fromkeys(parts.get(node, node) for node in nodes))
        for nodes in (mention.hosts, mention.guests, mention.others, mention.affiliations)
    )
    posts = tuple(
        replace(post, organization=parts.get(post.organization or "", post.organization))
        for post in mention.posts
    )
    return replace(
        mention, hosts=hosts, guests=guests, others=others, affiliations=affiliations, posts=posts
    )
