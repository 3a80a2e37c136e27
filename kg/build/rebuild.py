"""The whole graph anew from the ledger: who is who, and all quads into an empty store."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from kg.build.decided import Decided
from kg.build.identity import assignment, store
from kg.build.projection import (
    article_source,
    entity_source,
    hashed,
    is_shared,
    quads_of_article,
)
from kg.rdf.judgements import judgement_quads
from kg.rdf.mapping import entity_quads, ontology_quads
from kg.resolve import company

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from kg.ledger import LedgerWriter
    from kg.store import Writer

_TOGETHER = 5_000
"""Alikes that are resolved at a time, with all that they depend on."""
_CHUNK = 100_000
"""Quads that are put into the store at a time."""


def resolve_all(book: LedgerWriter) -> None:
    """Find out anew who is who in all articles; to be called inside a transaction."""
    book.forget_projection()
    decided = Decided(book)
    book.drop_mentions()
    for number in book.article_numbers():
        desired = decided.desired(number)
        book.put_company(number, *company(each.mention for each in desired))
        for compared in desired:
            book.put_mention(number, compared)
    decided.rule_all()
    open_ones = dict.fromkeys(book.all_alikes())
    while open_ones:
        found = assignment(book, islice(open_ones, _TOGETHER))
        for entity in found.entities.values():
            _support(book, entity_source(book.put_entity(entity)), entity_quads(entity))
        store(book, found)
        for alike in found.alikes:
            open_ones.pop(alike, None)
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
        chain.from_iterable(
            judgement_quads(stored.judgement) for stored in book.decisions.judgements()
        ),
    )


def _support(book: LedgerWriter, source: int, quads: Iterable[Quad]) -> None:
    book.support((hashed(quad) for quad in quads if is_shared(quad)), source)
