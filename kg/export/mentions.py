"""Who is who: each mention of each article with the entity that it was found to be.

One JSON object a line: `{"article", "kind", "name", "forms", "date", "entity", "label"}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import jsonl, ledger
from kg.model import EntityKind
from kg.rdf import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ledger import Ledger, StoredMention
    from kg.query import Graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One mention, as it is exported."""

    article: str
    """The article's id."""
    kind: EntityKind
    name: str | None
    """The fullest form in that article; None for an unnamed event."""
    forms: tuple[str, ...]
    date: str | None
    """That article's own date for it, ISO 8601."""
    entity: str
    """The entity's IRI, redirects followed."""
    label: str
    """The entity's preferred label."""


def written(graph: Graph) -> str:
    """Give the mentions as JSON Lines."""
    return "".join(f"{jsonl.line(row)}\n" for row in rows(graph))


def rows(graph: Graph) -> Iterator[Row]:
    """Give the mentions by article, kind, and first place in the text; places are none."""
    with ledger.reader(graph.folder) as book:
        label = cache(lambda path: _label(book, path))
        for article, mentions in _by_article(book):
            starts = _starts(book, article)
            for stored in sorted(mentions, key=lambda stored: _place(stored, starts)):
                yield _row(stored, label(stored.entity))


def _by_article(book: Ledger) -> Iterator[tuple[str, list[StoredMention]]]:
    article = ""
    mentions: list[StoredMention] = []
    for stored in book.mentions():
        if stored.article != article:
            yield article, mentions
            article, mentions = stored.article, []
        if stored.mention.kind is not EntityKind.PLACE:
            mentions.append(stored)
    yield article, mentions


def _starts(book: Ledger, article: str) -> dict[str, int]:
    """Record key → where its first piece of evidence begins, in code points."""
    extraction = book.extraction(article)
    if extraction is None:
        return {}
    return {
        record.key: min((evidence.start for evidence in record.evidence), default=0)
        for record in extraction.records()
    }


def _place(stored: StoredMention, starts: dict[str, int]) -> tuple[str, int, str]:
    mention = stored.mention
    return mention.kind, starts.get(mention.record, 0), mention.record


def _label(book: Ledger, path: str) -> str:
    entity = book.entity(path)
    return entity.label if entity else ""


def _row(stored: StoredMention, label: str) -> Row:
    mention = stored.mention
    date = mention.date if mention.date and not mention.date.startswith("--") else None
    return Row(
        article=stored.article,
        kind=mention.kind,
        name=mention.name,
        forms=mention.forms,
        date=date,
        entity=terms.node(stored.entity).value,
        label=label,
    )
