"""The mentions of an article under the anchors that register and judgements give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.model import EntityKind
from kg.resolve.anchors import anchor
from kg.resolve.names import normalized
from kg.resolve.register import entry_anchor

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kg.model import Mention
    from kg.resolve.register import Register


def anchored(
    mentions: Sequence[Mention], register: Register, parted: Collection[str] = ()
) -> tuple[Mention, ...]:
    """Give the mentions of one article, in their order, with anchors and entries of the register.

    A mention whose record is among `parted` takes the anchor of its name in this article alone,
    as it is judged to be another than one that has its name elsewhere.
    """
    anew = [_anchored(mention, register, parted) for mention in mentions]
    moved = {
        before.anchor: after.anchor
        for before, after in zip(mentions, anew, strict=True)
        if before.anchor != after.anchor
    }
    return tuple(_referring(mention, moved) for mention in anew) if moved else tuple(anew)


def _anchored(mention: Mention, register: Register, parted: Collection[str]) -> Mention:
    if mention.kind is not EntityKind.ORGANIZATION:
        return mention
    if mention.record in parted:
        own = anchor(mention.kind, mention.article, normalized(mention.name or ""))
        return replace(mention, anchor=own)
    entry = register.entry_of(mention) if register else None
    if entry is None:
        return mention
    parent = register.parent_of(entry)
    return replace(mention, anchor=entry_anchor(entry), entry=entry, parent=parent)


def _referring(mention: Mention, moved: Mapping[str, str]) -> Mention:
    """The mention with the new anchors of the organizations that it refers to."""
    hosts, guests, others, affiliations = (
        _moved(anchors, moved)
        for anchors in (mention.hosts, mention.guests, mention.others, mention.affiliations)
    )
    posts = tuple(
        replace(post, organization=moved.get(post.organization or "", post.organization))
        for post in mention.posts
    )
    return replace(
        mention, hosts=hosts, guests=guests, others=others, affiliations=affiliations, posts=posts
    )


def _moved(anchors: tuple[str, ...], moved: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(moved.get(at, at) for at in anchors))
