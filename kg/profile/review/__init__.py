"""Pairs of entities that may be one, for people to judge: the likeliest first, with evidence.

```
with kg.open("graph") as graph:
    for candidate in review(graph, limit=10).candidates:
        print(candidate.rank, candidate.left.label, candidate.right.label, candidate.signs)
```
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ledger
from kg.model import EntityKind, Judgement, Verdict
from kg.profile.review.judged import judged_pairs
from kg.profile.review.pairs import pairs
from kg.profile.sides import name_in_article
from kg.rdf.terms import path_of
from kg.resolve import JUDGED, place_of
from kg.text import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.ledger import Ledger, StoredMention
    from kg.model import Article
    from kg.profile.review.pairs import Weighed
    from kg.profile.review.traits import Traits
    from kg.query import Graph

_QUOTED = 3
"""So many articles of each side are quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one article says of a side."""

    article: str
    """The article's id."""
    title: str
    published: str | None
    url: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a pair: an entity, and the mention by which a judgement names it."""

    entity: str
    """Its IRI path."""
    label: str
    article: str
    """The id of the article of the mention."""
    name: str
    """What a judgement calls the mention: a form printed there, or its record's key."""
    articles: int
    """How many articles mention the entity."""
    quotes: tuple[Quote, ...]
    """Of the first articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two entities that may be one, and that nobody judged yet."""

    kind: EntityKind
    rank: float
    """How likely they are one, 0 to 1; it orders pairs, and is no probability."""
    signs: tuple[str, ...]
    """What speaks for it, the weightiest first."""
    against: str
    """What speaks against it, or ''."""
    left: Party
    right: Party

    def judgement(self, verdict: Verdict, *, author: str = "", date: str = "") -> Judgement:
        """Give the judgement that says so of the pair."""
        return Judgement(
            judgement=verdict,
            kind=self.kind,
            left_article=self.left.article,
            left_name=self.left.name,
            right_article=self.right.article,
            right_name=self.right.name,
            author=author,
            date=date,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What there is to judge."""

    candidates: tuple[Candidate, ...]
    """The likeliest first."""
    left_out: int
    """How many less likely ones there are."""
    crowded: int
    """How many names and the like were passed over because too many entities share them."""


def review(
    graph: Graph,
    name: str | None = None,
    *,
    kinds: Collection[EntityKind] = JUDGED,
    limit: int | None = None,
) -> Review:
    """Give the pairs that may be one, at most `limit`; of a name those of all that bear it.

    Raises:
        QueryError: Nothing has that name.
    """
    bearers = () if name is None else tuple(match.iri for match in graph.find(name))
    if name is not None and not bearers:
        graph.find_one(name)
    with ledger.reader(graph.folder) as book:
        found = pairs(book, kinds, [path_of(iri) for iri in bearers])
        shown = found.weighed[:limit]
        return Review(
            candidates=tuple(_candidate(book, each) for each in shown),
            left_out=len(found.weighed) - len(shown),
            crowded=found.crowded,
        )


def is_open(book: Ledger, candidate: Candidate) -> bool:
    """Whether the two sides of a pair are still two, and no judgement is between them."""
    now = [_entity_now(book, party) for party in (candidate.left, candidate.right)]
    if None in now or now[0] == now[1]:
        return False
    return frozenset(now) not in judged_pairs(book)


def _entity_now(book: Ledger, party: Party) -> str | None:
    return book.redirect(party.entity)


def _candidate(book: Ledger, weighed: Weighed) -> Candidate:
    signs = weighed.signs
    ordered = sorted(signs.found, key=lambda sign: -sign.weight)
    return Candidate(
        kind=weighed.left.kind,
        rank=weighed.rank,
        signs=tuple(sign.words for sign in ordered if sign.words),
        against=signs.against,
        left=_party(book, weighed.left),
        right=_party(book, weighed.right),
    )


def _party(book: Ledger, traits: Traits) -> Party:
    entity = book.entity(traits.entity)
    first = traits.mentions[0]
    return Party(
        entity=traits.entity,
        label=entity.label if entity is not None else first.mention.record,
        article=first.article,
        name=name_in_article(book, first),
        articles=len(traits.articles),
        quotes=tuple(_quote(book, stored) for stored in _told_apart(traits)),
    )


def _told_apart(traits: Traits) -> list[StoredMention]:
    """The first mention of each of the first articles."""
    by_article: dict[str, StoredMention] = {}
    for stored in traits.mentions:
        by_article.setdefault(stored.article, stored)
    return list(by_article.values())[:_QUOTED]


def _quote(book: Ledger, stored: StoredMention) -> Quote:
    article = book.article(stored.article)
    assert article is not None
    return Quote(
        article=article.id,
        title=article.title,
        published=article.published,
        url=article.url,
        sentence=_sentence(book, article, stored),
    )


def _sentence(book: Ledger, article: Article, stored: StoredMention) -> str:
    """The sentence in which the record is told of; its own words where it is in no sentence."""
    extraction = book.extraction(article.id)
    mention = stored.mention
    place = None if extraction is None else place_of(extraction, mention.kind, mention.record)
    if place is None:
        return mention.name or mention.label or ""
    folded = fold(article.text)
    for body in article.body:
        for span in sentences(folded, body):
            if span.start <= place.start < span.end:
                return span.of(article.text)
    return place.of(article.text)
