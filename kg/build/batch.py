"""One batch: articles in and out of the ledger, and the quads that the store then has to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.build.identity import reassignment
from kg.build.intake import content_hash
from kg.build.projection import Change, article_source, entity_source, quads_of_article
from kg.rdf.mapping import entity_quads
from kg.resolve import article_key, blocks, mentions_of

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.ledger import LedgerWriter, NumberedMention
    from kg.model import Article, Entity, Extraction


class Step:
    """A batch in the making; all of it happens inside one transaction of the ledger."""

    def __init__(self, book: LedgerWriter, build: int) -> None:
        self._book = book
        self._build = build
        self._change = Change()
        self._new: set[int] = set()
        self._seeds: set[int] = set()
        self._dropped: list[NumberedMention] = []

    def put(self, article: Article, extraction: Extraction) -> None:
        """Put an article in; one that is stored under its id is replaced."""
        stored = self._book.stored(article.id)
        if stored is not None:
            self.take_out(stored.number)
        key = article_key(article.id)
        number = self._book.put_article(article, content_hash(article), key, self._build)
        self._book.put_extraction(number, extraction)
        self._new.add(number)
        self._seeds.update(put_mentions(self._book, number, article, extraction))

    def take_out(self, number: int) -> None:
        """Take an article out; what it shared with others is resolved anew without it."""
        source = article_source(number)
        self._change.was(source, quads_of_article(self._book, number))
        for numbered in self._book.mentions_of(number):
            self._dropped.append(numbered)
            for block in self._book.blocks_of(numbered.number):
                self._seeds.update(self._book.in_block(block))
        self._book.drop_article(number)

    def settle(self) -> tuple[list[Quad], list[Quad]]:
        """Decide who is who; give the quads that the store has to remove and to add."""
        seeds = self._seeds - {numbered.number for numbered in self._dropped}
        found = reassignment(self._book, seeds, self._dropped)
        for number in found.articles - self._new:
            self._change.was(article_source(number), quads_of_article(self._book, number))
        for iri in found.gone:
            self._forget(iri)
        for entity in found.entities:
            self._describe(entity)
        self._book.assign(found.assigned.items())
        for number in found.articles | self._new:
            self._change.becomes(article_source(number), quads_of_article(self._book, number))
        return self._change.settle(self._book)

    def _forget(self, iri: str) -> None:
        entity = self._book.entity(iri)
        if entity is not None:
            source = entity_source(self._book.entity_number(iri))
            self._change.was(source, entity_quads(entity))
            self._book.drop_entity(iri)

    def _describe(self, entity: Entity) -> None:
        before = self._book.entity(entity.iri)
        source = entity_source(self._book.put_entity(entity))
        if before is not None:
            self._change.was(source, entity_quads(before))
        self._change.becomes(source, entity_quads(entity))


def put_mentions(
    book: LedgerWriter, number: int, article: Article, extraction: Extraction
) -> list[int]:
    """Store the mentions of an article; give their numbers."""
    return [
        book.put_mention(number, mention, blocks(mention))
        for mention in mentions_of(article, extraction)
    ]
