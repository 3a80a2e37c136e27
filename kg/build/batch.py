"""One batch: articles in and out of the ledger, and the quads that the store then has to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.build.decided import Decided
from kg.build.identity import reassignment, store
from kg.build.intake import content_hash
from kg.build.projection import (
    Change,
    article_source,
    entity_source,
    judgement_source,
    quads_of_article,
)
from kg.rdf.judgements import judgement_quads
from kg.rdf.mapping import entity_quads
from kg.resolve import article_key, company

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.ledger import LedgerWriter, NumberedMention, Rejection, StoredJudgement
    from kg.model import Article, Entity, Extraction, Judgement


def stored(book: LedgerWriter, article: Article, extraction: Extraction, build: int) -> int:
    """Store an article of which none of its id is there; give its number."""
    number = book.put_article(article, content_hash(article), article_key(article.id), build)
    book.put_extraction(number, extraction)
    return number


class Step:
    """A batch in the making; all of it happens inside one transaction of the ledger."""

    def __init__(self, book: LedgerWriter, build: int) -> None:
        self._book = book
        self._build = build
        self._change = Change()
        self._told: set[int] = set()
        """Numbers of articles whose quads before the batch are noted, or that had none."""
        self._touched: set[str] = set()
        """Ids of articles that come, go, or are judged otherwise."""
        self._seeds: set[int] = set()
        self._dropped: set[str] = set()
        """IRI paths of entities that lost a mention."""
        self._is_decided = False

    def put(self, article: Article, extraction: Extraction) -> None:
        """Put an article in; one that is stored under its id is replaced."""
        before = self._book.stored(article.id)
        if before is not None:
            self.take_out(before.number)
        number = stored(self._book, article, extraction, self._build)
        self._told.add(number)
        self._touched.add(article.id)

    def take_out(self, number: int) -> None:
        """Take an article out; what it shared with others is resolved anew without it."""
        self._touched.add(self._book.id(number))
        self._change.was(article_source(number), quads_of_article(self._book, number))
        for numbered in self._book.mentions_of(number):
            self._drop(numbered)
        self._book.drop_article(number)

    def judge(self, judgement: Judgement) -> int:
        """Put a judgement in, on a pair on which no other holds; give its number."""
        self._touch(judgement)
        number = self._book.decisions.put_judgement(judgement)
        self._change.becomes(judgement_source(number), judgement_quads(judgement))
        return number

    def forget(self, stored: StoredJudgement) -> None:
        """Take a judgement back."""
        self._touch(stored.judgement)
        self._change.was(judgement_source(stored.number), judgement_quads(stored.judgement))
        self._book.decisions.withdraw(stored.number)

    def reject(self, rejection: Rejection) -> None:
        """Hide a statement of an article."""
        self._note_before(rejection.fact)
        self._book.decisions.reject(rejection)

    def accept(self, fact: str) -> None:
        """Show a statement that was hidden."""
        self._note_before(fact)
        self._book.decisions.accept(fact)

    def decide(self) -> None:
        """Bring the mentions of the articles in question up to what is decided on them."""
        decisions, decided = self._book.decisions, Decided(self._book)
        others = {
            id_
            for stored in decisions.judgements_on(self._touched)
            for id_ in (stored.judgement.left_article, stored.judgement.right_article)
        }
        ids = sorted(self._touched | others)
        for id_ in ids:
            number = self._book.number(id_)
            if number is not None:
                self._refresh(number, decided)
        decided.rule(ids)
        self._is_decided = True

    def settle(self) -> tuple[list[Quad], list[Quad]]:
        """Decide who is who; give the quads that the store has to remove and to add."""
        if not self._is_decided:
            self.decide()
        found, known = reassignment(self._book, filter(self._book.has_alike, self._seeds))
        articles = {was.article for was in found.changed()}
        for number in articles - self._told:
            self._change.was(article_source(number), quads_of_article(self._book, number))
        for iri in (known | self._dropped) - found.entities.keys():
            self._forget(iri)
        for entity in found.entities.values():
            self._describe(entity)
        store(self._book, found)
        for number in articles | self._told:
            self._change.becomes(article_source(number), quads_of_article(self._book, number))
        return self._change.settle(self._book)

    def _touch(self, judgement: Judgement) -> None:
        self._touched.update(filter(None, (judgement.left_article, judgement.right_article)))

    def _note_before(self, fact: str) -> None:
        """Note what the article of a statement gives now."""
        number = self._book.number_of_key(fact.partition("#")[0])
        if number is None:
            return
        if number not in self._told:
            self._change.was(article_source(number), quads_of_article(self._book, number))
            self._told.add(number)
        self._touched.add(self._book.id(number))

    def _refresh(self, number: int, decided: Decided) -> None:
        """Store the mentions of an article as they are to be; note whom that concerns."""
        stored = {
            (numbered.mention.kind, numbered.mention.record): numbered
            for numbered in self._book.mentions_of(number)
        }
        desired = decided.desired(number)
        self._book.put_company(number, *company(each.mention for each in desired))
        for compared in desired:
            mention = compared.mention
            before = stored.pop((mention.kind, mention.record), None)
            if before is None:
                self._book.put_mention(number, compared)
            else:
                self._leave(before)
                self._book.change_mention(before.number, compared)
        for numbered in stored.values():
            self._drop(numbered)
        self._seeds.update(self._book.alikes_in(number))

    def _drop(self, numbered: NumberedMention) -> None:
        if numbered.entity is not None:
            self._dropped.add(numbered.entity)
        self._leave(numbered)
        self._book.drop_mention(numbered.number)

    def _leave(self, numbered: NumberedMention) -> None:
        """Note whom it concerns that a mention leaves those that it is like."""
        self._seeds.add(numbered.alike)
        if self._book.alike(numbered.alike).articles > 1:
            return  # What hangs together with it is found by those that stay.
        for blocks in self._book.blocks_of([numbered.alike]).values():
            for alikes in self._book.in_blocks(blocks).values():
                self._seeds.update(alikes)

    def _forget(self, iri: str) -> None:
        entity = self._book.entity(iri)
        if entity is not None:
            source = entity_source(self._book.entity_number(iri))
            self._change.was(source, entity_quads(entity))
            self._book.drop_entity(iri)

    def _describe(self, entity: Entity) -> None:
        before = self._book.entity(entity.iri)
        if before == entity:
            return
        source = entity_source(self._book.put_entity(entity))
        if before is not None:
            self._change.was(source, entity_quads(before))
        self._change.becomes(source, entity_quads(entity))
