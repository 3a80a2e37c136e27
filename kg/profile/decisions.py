"""What was decided in a graph, as values: judgements as they are exported, statements to reject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg import ledger
from kg.errors import JudgementError
from kg.model import Span
from kg.rdf.terms import path_of
from kg.resolve import record_at
from kg.resolve.statements import Statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ledger import Ledger, Place
    from kg.model import Article, EntityKind, Judgement
    from kg.query import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One statement of an article, and the passage that it rests on."""

    fact: str
    """Its id, by which it is rejected."""
    told: str
    quote: str
    article: str
    """The article's id."""
    is_rejected: bool


def exported(book: Ledger) -> list[Judgement]:
    """Give the judgements that hold, in the order in which they came.

    A record that was judged by its key has the key that it has now.
    """
    return [
        replace(
            stored.judgement,
            left_name=_called(book, stored.judgement, stored.left_place, "left"),
            right_name=_called(book, stored.judgement, stored.right_place, "right"),
        )
        for stored in book.decisions.judgements()
    ]


def stated(graph: Graph, what: str) -> list[Stated]:
    """Give what an article states, by its id, or what all articles state of an entity, by name.

    Raises:
        QueryError: No article has that id and nothing that name, or several things have it.
    """
    with ledger.reader(graph.folder) as book:
        article = book.article(what)
        if article is not None:
            return list(_stated(book, article))
        mentions = book.mentions_as(path_of(graph.find_one(what).iri))
        return [each for mention in mentions for each in _stated_of(book, mention)]


def require_facts(book: Ledger, facts: tuple[str, ...]) -> None:
    """Raise unless each is the id of a statement of an article that is in the graph.

    Raises:
        JudgementError: One is not.
    """
    for fact in facts:
        article = book.article_by_key(fact.partition("#")[0])
        if article is None or fact not in {each.fact for each in _stated(book, article)}:
            raise JudgementError(
                f"{fact!r}: is no statement of an article in the graph; expected an id as "
                "kg reject --list ARTICLE or NAME gives them."
            )


def _stated_of(book: Ledger, stored: ledger.StoredMention) -> Iterator[Stated]:
    """The statements of a mention's article that are about it."""
    article = book.article(stored.article)
    mention = stored.mention
    for statement in _statements(book, article) if article else ():
        if mention.name in statement.names or statement.record == mention.record:
            assert article is not None
            yield _shown(book, article, statement)


def _stated(book: Ledger, article: Article) -> Iterator[Stated]:
    return (_shown(book, article, statement) for statement in _statements(book, article))


def _statements(book: Ledger, article: Article) -> Iterator[Statement]:
    extraction = book.extraction(article.id)
    return iter(()) if extraction is None else statements(extraction)


def _shown(book: Ledger, article: Article, statement: Statement) -> Stated:
    key = statement.id.partition("#")[0]
    return Stated(
        fact=statement.id,
        told=statement.told,
        quote=statement.evidence.of(article.text),
        article=article.id,
        is_rejected=statement.id in book.decisions.rejected(key),
    )


def _called(book: Ledger, said: Judgement, place: Place | None, side: str) -> str:
    """The name of a side, or the key that its record has now."""
    name: str = getattr(said, f"{side}_name")
    if place is None:
        return name
    return _key_at(book, getattr(said, f"{side}_article"), said.kind, place) or name


def _key_at(book: Ledger, article: str, kind: EntityKind, place: Place) -> str | None:
    extraction = book.extraction(article)
    if extraction is None:
        return None
    return record_at(extraction, kind, Span(start=place.start, end=place.end))
