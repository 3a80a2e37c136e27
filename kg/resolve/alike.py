"""Mentions that are alike in everything that is compared, which are compared once.

Of thousands of articles on one body most say the same of it: its name, what it is part of. Such
mentions are one `Alike`, whoever holds titles there, which is looked up where it matters. Where a
mention refers to another of its article by an anchor, the `Alike` refers to that one's *node*, the
same for all that are alike: the anchor of a registered name, else a hash over what is compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from kg import jsonl
from kg.model import EntityKind, Mention
from kg.resolve.anchors import is_name_anchored
from kg.resolve.names import is_broad, is_generic, is_whole, normalized
from kg.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


class Part(NamedTuple):
    """Which of the mentions that are alike are taken by themselves."""

    likeness: str
    """That of all of them."""
    articles: frozenset[int]
    """The numbers of the articles of those."""


class Alike(Struct, frozen=True, kw_only=True):
    """Mentions of several articles that are alike, or one that has no like."""

    likeness: str
    """A hash, the same for all that are alike."""
    mention: Mention
    """The first in anchor order; its anchor and those that it refers to are nodes."""
    anchor: str
    """The anchor of the first."""
    articles: int = 1
    """How many mentions they are, no two of one article."""
    part: Part | None = None
    """None of all that are alike."""


class Company(NamedTuple):
    """What mentions that are alike still differ in."""

    published: str | None
    beside: tuple[str, ...]
    """Normalized full names of the article's people; one's own may be among them."""
    texts: tuple[str, ...] = ()
    """Hashes of which reprints of the article share one."""


def company(mentions: Iterable[Mention]) -> Company:
    """Give when an article was published, whom it names in full, sorted, and what reprints share.

    That is empty of an article without people and events.
    """
    published: str | None = None
    texts: tuple[str, ...] = ()
    people = set()
    for mention in mentions:
        published, texts = mention.published, texts or mention.texts
        name = normalized(mention.name or "")
        if mention.kind is EntityKind.PERSON and is_whole(name):
            people.add(name)
    return Company(published, tuple(sorted(people)), texts)


class MentionIndex(Protocol):
    """What lies behind nodes and likenesses, looked up where it is needed."""

    def articles(self, node: str) -> frozenset[int]:
        """Give numbers of the articles in which mentions of a node stand."""

    def companies(self, node: str) -> Mapping[int, Company]:
        """Give when each mention of a node was published, and whom its article names.

        By the article's number.
        """

    def holders(self, likeness: str) -> Mapping[tuple[str, ...], frozenset[int]]:
        """Give how those are called who hold titles at organizations that are alike.

        Each list with the numbers of the articles that have it.
        """

    def among(self, alike: Alike, articles: frozenset[int]) -> Alike:
        """Give those of the mentions that are alike that stand in some articles, one at least."""


def in_nodes(mentions: Sequence[Mention], apart: Collection[str] = ()) -> tuple[Mention, ...]:
    """Give the mentions of one article, in their order, with nodes in place of anchors.

    Those whose anchors are in `apart` are compared each by itself.
    """
    return _Nodes(mentions, apart).forms()


def likeness(form: Mention) -> str:
    """Give the hash of what is compared in a mention that has nodes in place of anchors."""
    if not _has_likes(form):
        return fingerprint(form.article, form.kind, form.record)
    return form.anchor if _is_node(form) else _hash(form)


def first_order(alike: Alike) -> tuple[str, str, str]:
    """Give the order by which the first of those that are alike comes first."""
    return (alike.mention.published or "9999", alike.mention.article, alike.anchor)


def among(alike: Alike, mentions: Iterable[Mention]) -> Alike:
    """Give the alike that some of its mentions are, one at least."""
    each = [
        replace(
            alike,
            anchor=one.anchor,
            mention=replace(
                alike.mention, article=one.article, record=one.record, published=one.published
            ),
        )
        for one in mentions
    ]
    return replace(min(each, key=first_order), articles=len(each))


def alone(mention: Mention) -> Alike:
    """Give a mention as one that has no like."""
    own = fingerprint(mention.article, mention.kind, mention.record)
    return Alike(likeness=own, mention=mention, anchor=mention.anchor)


class _Nodes:
    """The nodes of one article's mentions."""

    def __init__(self, mentions: Sequence[Mention], apart: Collection[str]) -> None:
        self._mentions = mentions
        self._apart = apart
        named = (EntityKind.ORGANIZATION, EntityKind.PERSON)
        self._by_anchor = {each.anchor: each for each in mentions if each.kind in named}
        self._nodes: dict[str, str] = {}

    def forms(self) -> tuple[Mention, ...]:
        return tuple(map(self._form, self._mentions))

    def _form(self, mention: Mention) -> Mention:
        form = self._referring(mention)
        if mention.anchor in self._apart or not self._can_have_likes(mention):
            return form
        return form if is_name_anchored(mention) else replace(form, anchor=_hash(form))

    def _node(self, anchor: str) -> str:
        mention = self._by_anchor.get(anchor)
        if anchor not in self._nodes and mention is not None:
            self._nodes[anchor] = anchor
            self._nodes[anchor] = self._form(mention).anchor
        return self._nodes.get(anchor, anchor)

    def _can_have_likes(self, mention: Mention) -> bool:
        if mention.kind is EntityKind.ORGANIZATION:
            is_named = any(not is_generic(normalized(form)) for form in mention.forms)
            return is_named or bool(mention.affiliations)
        if mention.kind is EntityKind.PERSON:
            return is_whole(normalized(mention.name or "")) and any(map(self._tells, mention.posts))
        return is_name_anchored(mention)

    def _tells(self, post: object) -> bool:
        """Whether a post is at a body that is small enough to tell people apart."""
        at = self._by_anchor.get(getattr(post, "organization", None) or "")
        return at is not None and not any(is_broad(normalized(form)) for form in at.forms)

    def _referring(self, mention: Mention) -> Mention:
        """The mention with nodes where it refers to others."""
        hosts, guests, others, affiliations = (
            tuple(dict.fromkeys(map(self._node, anchors)))
            for anchors in (mention.hosts, mention.guests, mention.others, mention.affiliations)
        )
        posts = tuple(
            replace(post, organization=self._node(post.organization)) if post.organization else post
            for post in mention.posts
        )
        return replace(
            mention,
            hosts=hosts,
            guests=guests,
            others=others,
            affiliations=affiliations,
            posts=posts,
        )


def _hash(form: Mention) -> str:
    """The hash over what is compared, as a node."""
    own = form.anchor if is_name_anchored(form) else ""
    compared = replace(
        form, anchor=own, article="", record="", published=None, beside=(), members=(), texts=()
    )
    return f"{form.kind}={fingerprint(jsonl.line(compared))}"


def _is_node(form: Mention) -> bool:
    return form.anchor.startswith(f"{form.kind}=")


def _has_likes(form: Mention) -> bool:
    return _is_node(form) or is_name_anchored(form)
