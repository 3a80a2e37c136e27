"""The mentions that a person means by a name, and the judgements that come of two of them.

```
with kg.open("graph") as graph:
    judgements_between(graph, Verdict.SAME, "江铜集团", "江西铜业集团有限公司")
```
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from kg import ledger
from kg.errors import JudgementError, QueryError
from kg.model import EntityKind, Judgement, Verdict
from kg.rdf.terms import path_of
from kg.resolve import JUDGED, named
from kg.resolve.names import normalized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.ledger import Ledger, StoredJudgement, StoredMention
    from kg.query import Graph

    _Name = str | tuple[str, str]
    """An anchor, or an article's id and a name or record's key in it."""

_FILE = "file:"
"""What the ids of articles begin with that are named by their paths; it may be left out."""
_TOLD = 12
"""So many mentions are listed at most in a message."""
_TWO = 2
_BY_RECORD = frozenset({EntityKind.MEETING, EntityKind.EXHIBITION, EntityKind.INTENT})
"""Kinds whose mentions go by their record: their names are composed, or several events'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a name means: the mentions of one entity, or one of them."""

    name: str
    mentions: tuple[StoredMention, ...]
    """In order of publication; at least one."""
    is_one_mention: bool
    """Whether it was named as one mention, ARTICLE#NAME."""

    @property
    def entity(self) -> str:
        """The IRI path of the entity."""
        return self.mentions[0].entity

    @property
    def kind(self) -> EntityKind:
        """The kind of the entity."""
        return self.mentions[0].mention.kind


def side(graph: Graph, name: str) -> Side:
    """Give what a name means: an entity by any name or IRI, or one mention as ARTICLE#NAME.

    In the latter ARTICLE is an article's id, and NAME a form printed there or a record's key.

    Raises:
        QueryError: Nothing has that name, or several things have it; they are listed.
    """
    with ledger.reader(graph.folder) as book:
        found = _in_article(book, name)
        if found is not None:
            return Side(name=name, mentions=(found,), is_one_mention=True)
        mentions = mentions_now(book, graph.find_one(name).iri)
    ordered = sorted(mentions, key=lambda each: (each.mention.published or "9999", each.article))
    return Side(name=name, mentions=tuple(ordered), is_one_mention=False)


def mentions_now(book: Ledger, iri: str) -> list[StoredMention]:
    """Give the mentions of an entity of the graph, which the ledger may have under another IRI.

    A build that is under way, or was broken off, has changed the ledger and not yet the graph.

    Raises:
        QueryError: The ledger has none.
    """
    path = path_of(iri)
    found = book.mentions_as(path) or book.mentions_as(book.redirect(path) or path)
    if not found:
        raise QueryError(
            f"{iri}: has changed since the graph was last brought up to date; expected a graph "
            "that agrees with its ledger. Wait for the build that is under way, or run kg build."
        )
    return found


def sides(graph: Graph, name: str, other: str | None) -> tuple[Side, Side]:
    """Give what two names mean; with one name, the two things that bear it.

    Raises:
        QueryError: As of `side`; or one name alone does not mean two things.
    """
    if other is not None:
        return side(graph, name), side(graph, other)
    found = graph.find(name)
    if not found:
        graph.find_one(name)
    if len(found) != _TWO:
        things = "one thing" if len(found) == 1 else f"{len(found)} things"
        raise QueryError(
            f"{name!r}: is the name of {things}; expected two. "
            "Name both sides, by IRI or as ARTICLE#NAME; kg why NAME lists them."
        )
    one, two = (side(graph, match.iri) for match in found)
    return one, two


def judgements_between(
    book: Ledger, verdict: Verdict, left: Side, right: Side
) -> tuple[Judgement, ...]:
    """Give the judgements, author and reason left out, that say so of two sides.

    Of two entities it is one judgement, on a mention of each. To part one entity, it is one on
    each mention under either name.

    Raises:
        JudgementError: The sides are of two kinds, or places, or one cannot tell which mentions
            of one entity are meant.
    """
    _require_one_kind(left, right)
    if left.entity != right.entity or verdict is Verdict.SAME:
        pairs = [(left.mentions[0], right.mentions[0])]
    else:
        pairs = _parting(left, right)
    return tuple(
        Judgement(
            judgement=verdict,
            kind=left.kind,
            left_article=one.article,
            left_name=name_in_article(book, one),
            right_article=other.article,
            right_name=name_in_article(book, other),
        )
        for one, other in pairs
    )


def name_in_article(book: Ledger, stored: StoredMention) -> str:
    """Give what a judgement calls a mention in its article: its name, else its record's key."""
    mention = stored.mention
    if mention.kind in _BY_RECORD or mention.name is None:
        return mention.record
    others = [each.mention for each in book.mentions_in(stored.article)]
    is_clear = named(others, mention.kind, mention.name) == [mention]
    return mention.name if is_clear else mention.record


def judgements_on(book: Ledger, left: Side, right: Side) -> list[StoredJudgement]:
    """Give the judgements that hold between mentions of two sides, by number."""
    ours, theirs = _called(left), _called(right)
    return [
        stored
        for stored in book.decisions.judgements()
        if stored.judgement.kind is left.kind
        for one, other in [_sides_of(stored)]
        if (one & ours and other & theirs) or (one & theirs and other & ours)
    ]


def _sides_of(stored: StoredJudgement) -> tuple[set[_Name], set[_Name]]:
    said, ruling = stored.judgement, stored.ruling
    left: set[_Name] = {(said.left_article, said.left_name)}
    right: set[_Name] = {(said.right_article, said.right_name)}
    if ruling is not None:
        left.add(ruling.left)
        right.add(ruling.right)
    return left, right


def _called(side: Side) -> set[_Name]:
    """What judgements can call the mentions of a side: anchors, and names in their articles."""
    return {
        name
        for each in side.mentions
        for name in (
            each.mention.anchor,
            (each.article, each.mention.name or each.mention.record),
            (each.article, each.mention.record),
        )
    }


def listed(mentions: Sequence[StoredMention]) -> str:
    """Give mentions as ARTICLE#NAME, one a line, for messages."""
    shown = [
        f"  {each.article}#{each.mention.name or each.mention.record}" for each in mentions[:_TOLD]
    ]
    more = [f"  … and {len(mentions) - _TOLD} more"] if len(mentions) > _TOLD else []
    return "\n".join(shown + more)


def _in_article(book: Ledger, name: str) -> StoredMention | None:
    """The mention that ARTICLE#NAME means; None if that is no article's id."""
    given, sign, own = name.rpartition("#")
    known = (id_ for id_ in (given, f"{_FILE}{given}") if book.article(id_) is not None)
    article = next(known, None)
    if not sign or article is None:
        return None
    stored = [each for each in book.mentions_in(article) if each.mention.kind in JUDGED]
    found = {
        each.mention.record: each
        for kind in JUDGED
        for mention in named([each.mention for each in stored], kind, own)
        for each in stored
        if each.mention == mention
    }
    if len(found) == 1:
        return found.popitem()[1]
    what = "nothing" if not found else f"several things ({', '.join(sorted(found))})"
    raise QueryError(
        f"{article}: names {what} {own!r}; expected one. Give a form that is printed there, or "
        f"a record's key; it names:\n{listed(stored)}"
    )


def _require_one_kind(left: Side, right: Side) -> None:
    if left.kind is not right.kind:
        raise JudgementError(
            f"{left.name} is of kind {left.kind}, {right.name} of kind {right.kind}; expected two "
            "of one kind. Name the other by IRI or as ARTICLE#NAME."
        )
    if left.kind not in JUDGED:
        raise JudgementError(
            f"{left.name}: is a place; expected a person, organization, meeting, exhibition or "
            "intent. Places go by their names alone."
        )


def _parting(left: Side, right: Side) -> list[tuple[StoredMention, StoredMention]]:
    """The pairs of mentions of one entity that are to be parted."""
    ours, theirs = _meant(left), _meant(right)
    if ours == theirs and len(ours) == _TWO:
        ours, theirs = ours[:1], ours[1:]
    if not ours or not theirs or set(map(_key, ours)) & set(map(_key, theirs)):
        raise JudgementError(
            f"{left.name} and {right.name} are one; expected two sets of its mentions. Name one "
            f"of each as ARTICLE#NAME:\n{listed(left.mentions)}"
        )
    return [
        (one, other)
        for (n, one), (m, other) in product(enumerate(ours), enumerate(theirs))
        if n == 0 or m == 0
    ]


def _meant(side: Side) -> list[StoredMention]:
    """The mentions that have a side's name as their fullest; all, if none has."""
    if side.is_one_mention:
        return list(side.mentions)
    wanted = normalized(side.name)
    own = [each for each in side.mentions if normalized(each.mention.name or "") == wanted]
    return own or list(side.mentions)


def _key(stored: StoredMention) -> tuple[str, str]:
    return stored.article, stored.mention.record
