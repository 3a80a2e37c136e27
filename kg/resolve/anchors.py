"""Anchors: the IRI path of every mention, a function of its article alone.

>>> anchor(EntityKind.PERSON, "key", "王健").startswith("person/")
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.resolve.names import is_administrative, is_registered, normalized, place_name
from kg.text import fingerprint

if TYPE_CHECKING:
    from kg.model import Mention, Organization


def article_key(article_id: str) -> str:
    """Give the article's key: 20 base32 characters, lower case, of SHA-256 over its id."""
    return fingerprint(article_id)


def anchor(kind: EntityKind, *parts: str) -> str:
    """Give `<kind>/<hash>` over the kind and the parts that make a mention what it is."""
    return f"{kind}/{fingerprint(kind, *parts)}"


def organization_anchor(article: str, org: Organization) -> str:
    """Give an organization's anchor: its registered full name's, else that of name and article."""
    full = registered_name((org.name, *org.aliases))
    if full is not None:
        return anchor(EntityKind.ORGANIZATION, full)
    return anchor(EntityKind.ORGANIZATION, article, normalized(org.name))


def registered_name(forms: tuple[str, ...]) -> str | None:
    """Give the normalized registered name among an organization's forms, name first.

    That of the name if it is one, else of the one alias that is; None if there are several.
    """
    name, *aliases = map(normalized, forms)
    if is_registered(name):
        return name
    found = {alias for alias in aliases if is_registered(alias)}
    return found.pop() if len(found) == 1 else None


def place_anchor(article: str, place: str) -> str:
    """Give a place's anchor, without the article if it is an administrative unit."""
    name = place_name(place)
    if is_administrative(name):
        return anchor(EntityKind.PLACE, name)
    return anchor(EntityKind.PLACE, article, name)


def is_name_anchored(mention: Mention) -> bool:
    """Whether a mention's anchor comes from its name or the register, the same in every article."""
    if mention.entry is not None:
        return True
    if mention.kind is EntityKind.ORGANIZATION:
        names = filter(is_registered, map(normalized, mention.forms))
        return any(mention.anchor == anchor(mention.kind, name) for name in names)
    return mention.kind is EntityKind.PLACE and is_administrative(place_name(mention.name or ""))
