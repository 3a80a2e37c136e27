"""What judgements and the register make of the mentions of articles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kg.build.projection import accepted
from kg.ledger import ComparedMention, Place
from kg.model import EntityKind, Span, Verdict
from kg.resolve import (
    Register,
    anchor,
    anchored,
    article_key,
    blocks,
    in_nodes,
    is_record_key,
    judged_block,
    likeness,
    mentions_of,
    named,
    place_of,
    record_at,
)
from kg.resolve.names import is_registered, normalized
from kg.resolve.register import entry_anchor
from kg.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ledger import LedgerWriter, StoredJudgement
    from kg.model import Article, Extraction, Judgement, Mention

ONE_MENTION = "both sides are one mention"


class _Read(NamedTuple):
    """An article as identity sees it before judgements."""

    article: Article
    extraction: Extraction
    natural: tuple[Mention, ...]
    known: tuple[Mention, ...]
    """The same with the anchors of the register."""


class _Meant(NamedTuple):
    """What a side of a judgement means."""

    anchor: str
    """The anchor before judgements."""
    mention: Mention | None
    """None of a registered name, which stands for every article's."""


class _Waits(Exception):  # noqa: N818 -- no error: the judgement is kept
    """A judgement cannot be applied; the message says why."""


class Decided:
    """Reads the decisions in a ledger; nothing may change in it meanwhile but by what it gives."""

    def __init__(self, book: LedgerWriter) -> None:
        self._book = book
        self._register = Register(book.decisions.register())
        self._read: dict[int, _Read] = {}
        """Article number → what was read, of articles with judgements."""

    def desired(self, number: int) -> list[ComparedMention]:
        """Give the mentions of an article as decided; those judged are compared by themselves."""
        read = self._reading(number)
        parted, keys = self._judged(read)
        mentions = anchored(read.natural, self._register, parted)
        judged = {each.anchor for each in mentions if (each.kind, each.record) in keys}
        return [
            ComparedMention(
                mention=mention,
                form=form,
                likeness=likeness(form),
                blocks=frozenset((*blocks(form), *keys.get((mention.kind, mention.record), ()))),
                natural=natural.anchor if natural.anchor != mention.anchor else None,
            )
            for natural, mention, form in zip(
                read.natural, mentions, in_nodes(mentions, judged), strict=True
            )
        ]

    def rule(self, articles: Iterable[str]) -> None:
        """Note in the ledger what the judgements on articles of those ids come to."""
        self._rule(self._book.decisions.judgements_on(articles))

    def rule_all(self) -> None:
        """Note in the ledger what all judgements come to."""
        self._rule(self._book.decisions.judgements())

    def _rule(self, judgements: Iterable[StoredJudgement]) -> None:
        decisions = self._book.decisions
        for stored in judgements:
            if stored.judgement.judgement is Verdict.UNSURE:
                continue
            try:
                left, right = self._meant(stored)
            except _Waits as problem:
                decisions.wait(stored.number, str(problem))
            else:
                decisions.rule(stored.number, *(self._final(each) for each in (left, right)))

    def _judged(self, read: _Read) -> tuple[frozenset[str], dict[tuple[EntityKind, str], set[str]]]:
        """The records that are parted from their anchors; (kind, record) → further blocks."""
        parted: set[str] = set()
        keys: dict[tuple[EntityKind, str], set[str]] = defaultdict(set)
        for stored in self._book.decisions.judgements_on([read.article.id]):
            if stored.judgement.judgement is Verdict.UNSURE:
                continue
            try:
                sides = self._meant(stored)
            except _Waits:
                continue
            for own, other in (sides, reversed(sides)):
                if own.mention is None or own.mention.article != article_key(read.article.id):
                    continue
                key = other.anchor if other.mention is None else _block(stored.judgement)
                keys[own.mention.kind, own.mention.record].add(key)
                if stored.judgement.judgement is Verdict.DIFFERENT and own.anchor == other.anchor:
                    parted.add(own.mention.record)
        return frozenset(parted), keys

    def _meant(self, stored: StoredJudgement) -> tuple[_Meant, _Meant]:
        """What the sides of a judgement mean; places of records are noted in the ledger."""
        said = stored.judgement
        left, left_place = self._side(said, said.left_article, said.left_name, stored.left_place)
        right, right_place = self._side(
            said, said.right_article, said.right_name, stored.right_place
        )
        if (left_place, right_place) != (stored.left_place, stored.right_place):
            self._book.decisions.pin(stored.number, left_place, right_place)
        if left == right:
            raise _Waits(ONE_MENTION)
        return left, right

    def _side(
        self, said: Judgement, article: str, name: str, place: Place | None
    ) -> tuple[_Meant, Place | None]:
        if not article:
            return self._registered(name), None
        number = self._book.number(article)
        if number is None:
            raise _Waits(f"{article}: is not in the graph")
        read = self._cached(number)
        if place is not None:
            mention = _at(read, said.kind, place)
        else:
            mention = _named(read, said.kind, name)
            if is_record_key(said.kind, name) and mention.record == name:
                place = _place(read, said.kind, name)
        return _Meant(mention.anchor, mention), place

    def _registered(self, name: str) -> _Meant:
        entry = self._register.entry_named(name)
        if entry is not None:
            return _Meant(entry_anchor(entry), None)
        if not is_registered(normalized(name)):
            raise _Waits(f"{name!r} is no registered name; the article has to be given")
        return _Meant(anchor(EntityKind.ORGANIZATION, normalized(name)), None)

    def _final(self, meant: _Meant) -> str:
        """The anchor of a side after judgements."""
        if meant.mention is None:
            return meant.anchor
        number = self._book.number_of_key(meant.mention.article)
        assert number is not None
        read = self._cached(number)
        parted, _ = self._judged(read)
        final = anchored(read.natural, self._register, parted)
        wanted = (meant.mention.kind, meant.mention.record)
        return next(each.anchor for each in final if (each.kind, each.record) == wanted)

    def _cached(self, number: int) -> _Read:
        if number not in self._read:
            self._read[number] = self._reading(number)
        return self._read[number]

    def _reading(self, number: int) -> _Read:
        if number in self._read:
            return self._read[number]
        article, extraction = accepted(self._book, number)
        natural = mentions_of(article, extraction)
        if self._book.decisions.rejected(article_key(article.id)):
            natural = _as_extracted(
                natural, mentions_of(*self._book.article_and_extraction(number))
            )
        return _Read(article, extraction, natural, anchored(natural, self._register))


def _as_extracted(left: Iterable[Mention], whole: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions under the anchors that they have where nothing is rejected."""
    anchors = {(mention.kind, mention.record): mention.anchor for mention in whole}
    return tuple(replace(each, anchor=anchors[each.kind, each.record]) for each in left)


def _named(read: _Read, kind: EntityKind, name: str) -> Mention:
    found = named(read.known, kind, name)
    if not found:
        raise _Waits(f"{read.article.id}: names no {kind} {name!r}")
    if len(found) > 1:
        keys = ", ".join(mention.record for mention in found)
        raise _Waits(f"{read.article.id}: names several of {name!r}; its records are {keys}")
    return found[0]


def _at(read: _Read, kind: EntityKind, place: Place) -> Mention:
    """The mention of the record at a place; the passage may have moved if it stands there once."""
    text, start = read.article.text, place.start
    if text[start : place.end] != place.quote:
        start = text.find(place.quote)
        if start < 0 or text.find(place.quote, start + 1) >= 0:
            raise _Waits(f"{read.article.id}: its text has changed; {place.quote!r} is gone")
    span = Span(start=start, end=start + len(place.quote))
    key = record_at(read.extraction, kind, span)
    if key is None:
        raise _Waits(f"{read.article.id}: no {kind} is read in {place.quote!r} any more")
    return _named(read, kind, key)


def _place(read: _Read, kind: EntityKind, key: str) -> Place | None:
    span = place_of(read.extraction, kind, key)
    if span is None:
        return None
    return Place(start=span.start, end=span.end, quote=span.of(read.article.text))


def _block(judgement: Judgement) -> str:
    left = (judgement.left_article, judgement.left_name)
    right = (judgement.right_article, judgement.right_name)
    one, other = sorted((left, right))
    return judged_block(fingerprint(judgement.kind, *one, *other))
