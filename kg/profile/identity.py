"""Why mentions are one entity, and what two entities have in common.

```
with kg.open("graph") as graph:
    print(why(graph, "江铜集团").reasons)
```
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ledger
from kg.profile.sides import mentions_now, side
from kg.rdf.terms import node
from kg.resolve import common

if TYPE_CHECKING:
    from kg.ledger import StoredMention
    from kg.query import Graph
    from kg.query.names import Match


_MENTION = "#"
"""What stands between the article and the name of one mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one article says of an entity."""

    article: str
    """The article's id."""
    published: str | None
    forms: tuple[str, ...]
    """The forms that it uses; of an unnamed event, its label."""
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One entity: where it is mentioned, and why those mentions are one."""

    iri: str
    kind: str
    label: str
    mentions: tuple[Told, ...]
    """In order of publication."""
    reasons: tuple[str, ...]
    """Sorted; none if one article alone mentions it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two names, and whether they are one entity's."""

    are_one: bool
    left: Identity
    right: Identity
    common: tuple[str, ...]
    """What the two have in common, if they are two; sorted."""


def why(graph: Graph, name: str) -> Identity:
    """Give where an entity is mentioned, and why those mentions are one.

    A mention, as ARTICLE#NAME, stands for what it is.

    Raises:
        QueryError: Nothing has that name, or several things have it; they are listed.
    """
    return _identity(graph, _meant(graph, name))


def namesakes(graph: Graph, name: str) -> tuple[Identity, ...]:
    """Give all entities that a name can mean, each with why its mentions are one.

    Raises:
        QueryError: Nothing has that name.
    """
    found = () if _MENTION in name else graph.find(name)
    if len(found) < 2:
        return (why(graph, name),)
    return tuple(_identity(graph, match) for match in found)


def _meant(graph: Graph, name: str) -> Match:
    """What a name means, or what a mention is that is named as ARTICLE#NAME."""
    return graph.find_one(node(side(graph, name).entity).value if _MENTION in name else name)


def _identity(graph: Graph, match: Match) -> Identity:
    with ledger.reader(graph.folder) as book:
        mentions = mentions_now(book, match.iri)
        found = book.entity(mentions[0].entity)
    return Identity(
        iri=match.iri,
        kind=match.kind,
        label=match.label,
        mentions=tuple(sorted(map(_told, mentions), key=_by_day)),
        reasons=found.reasons if found else (),
    )


def compared(graph: Graph, left: str, right: str) -> Comparison:
    """Give whether two names are one entity's, and if not, what the two have in common.

    Raises:
        QueryError: Nothing has one of the names, or several things have it; they are listed.
    """
    one, other = why(graph, left), why(graph, right)
    with ledger.reader(graph.folder) as book:
        ours, theirs = (mentions_now(book, each.iri) for each in (one, other))
    are_one = one.iri == other.iri
    shared = () if are_one else common(*([each.mention for each in s] for s in (ours, theirs)))
    return Comparison(are_one=are_one, left=one, right=other, common=shared)


def _by_day(told: Told) -> tuple[str, str, tuple[str, ...]]:
    return told.published or "9999", told.article, told.forms


def _told(stored: StoredMention) -> Told:
    mention = stored.mention
    forms = mention.forms or ((mention.label,) if mention.label else ())
    return Told(article=stored.article, published=mention.published, forms=forms, date=mention.date)
