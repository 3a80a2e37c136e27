"""The whole graph anew from the ledger: who is who, and all quads into an empty store."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from kg.build.decided import Decided
from kg.build.identity import reassignment
from kg.build.projection import (
    article_source,
    entity_source,
    hashed,
    is_shared,
    quads_of_article,
)
from kg.rdf.mapping import entity_quads, ontology_quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from kg.ledger import LedgerWriter
    from kg.store import Writer

_CHUNK = 100_000
"""Quads that are put into the store at a time."""


def resolve_all(book: LedgerWriter) -> None:
    """Find out anew who is who in all articles; to be called inside a transaction."""
    book.forget_projection()
    decided = Decided(book)
    for number in book.article_numbers():
        book.drop_mentions(number)
        for mention, keys, natural in decided.desired(number):
            book.put_mention(number, mention, keys, natural)
    decided.rule_all()
    found = reassignment(book, book.all_mentions(), ())
    for entity in found.entities:
        _support(book, entity_source(book.put_entity(entity)), entity_quads(entity))
    book.assign(found.assigned.items())
    for number in book.article_numbers():
        _support(book, article_source(number), quads_of_article(book, number))


def project_all(book: LedgerWriter, writer: Writer) -> None:
    """Fill an emptied store with all quads that come of the ledger."""
    writer.clear()
    quads = _all_quads(book)
    while chunk := list(islice(quads, _CHUNK)):
        writer.apply(book.last_batch(), (), chunk)


def _all_quads(book: LedgerWriter) -> Iterator[Quad]:
    numbers, paths = book.article_numbers(), book.entity_paths()
    return chain(
        ontology_quads(),
        chain.from_iterable(quads_of_article(book, number) for number in numbers),
        chain.from_iterable(
            entity_quads(entity) for path in paths if (entity := book.entity(path))
        ),
    )


def _support(book: LedgerWriter, source: int, quads: Iterable[Quad]) -> None:
    book.support((hashed(quad) for quad in quads if is_shared(quad)), source)
