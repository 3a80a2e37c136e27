"""The whole graph anew from the ledger: who is who, and all quads into an empty store."""

from __future__ import annotations

from itertools import islice
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
from kg.build.summary import Progress, silent
from kg.rdf.judgements import judgement_quads
from kg.rdf.mapping import entity_quads, ontology_quads
from kg.resolve import company

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from kg.build.summary import Report
    from kg.ledger import LedgerWriter
    from kg.store import Writer

_TOGETHER = 5_000
"""Alikes that are resolved at a time. All that they depend on is held, too: more at a time are
resolved in less time and more memory."""


def resolve_all(book: LedgerWriter, report: Report = silent) -> None:
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
    total = len(open_ones)
    while open_ones:
        report(Progress(stage="resolving", done=total - len(open_ones), total=total))
        found = assignment(book, islice(open_ones, _TOGETHER))
        for entity in found.entities.values():
            book.put_entity(entity)
        store(book, found)
        for alike in found.alikes:
            open_ones.pop(alike, None)


def project_all(book: LedgerWriter, writer: Writer, report: Report = silent) -> None:
    """Fill the store anew with all quads that come of the ledger, and note what gives them.

    To be called inside a transaction.
    """
    writer.fill(book.last_batch(), _all_quads(book, report))


def _all_quads(book: LedgerWriter, report: Report = silent) -> Iterator[Quad]:
    yield from ontology_quads()
    numbers = book.article_numbers()
    for done, number in enumerate(numbers):
        report(Progress(stage="storing", done=done, total=len(numbers)))
        yield from _supported(book, article_source(number), quads_of_article(book, number))
    for path in book.entity_paths():
        entity = book.entity(path)
        if entity is not None:
            source = entity_source(book.entity_number(path))
            yield from _supported(book, source, entity_quads(entity))
    for stored in book.decisions.judgements():
        yield from judgement_quads(stored.judgement)


def _supported(book: LedgerWriter, source: int, quads: Iterable[Quad]) -> list[Quad]:
    """Note that a source gives these quads."""
    given = list(quads)
    book.support((hashed(quad) for quad in given if is_shared(quad)), source)
    return given
