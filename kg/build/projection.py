"""From the ledger to quads: what each article and entity gives, and what a change adds and takes.

A quad of an article's own graph is that article's alone, and one of graph/judgements that of the
one judgement on its pair. A quad of a shared graph may be given by several articles and entities,
and goes when the last of them gives it no more.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from kg.rdf.mapping import article_quads
from kg.rdf.terms import GRAPH_DERIVED, GRAPH_FACTS
from kg.resolve import article_key
from kg.resolve.statements import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ledger import LedgerWriter
    from kg.model import Article, Extraction

_SHARED = frozenset({GRAPH_FACTS, GRAPH_DERIVED})


@dataclass(slots=True)
class Change:
    """The quads that sources of a batch gave before it, and that they give after it."""

    _before: dict[int, set[Quad]] = field(default_factory=dict)
    _after: dict[int, set[Quad]] = field(default_factory=dict)

    def was(self, source: int, quads: Iterable[Quad]) -> None:
        """Note what a source gave before the batch."""
        self._before.setdefault(source, set()).update(quads)

    def becomes(self, source: int, quads: Iterable[Quad]) -> None:
        """Note what a source gives after the batch."""
        self._after.setdefault(source, set()).update(quads)

    def settle(self, book: LedgerWriter) -> tuple[list[Quad], list[Quad]]:
        """Bring the ledger's support up to date; give what the store has to remove and to add."""
        for source in self._before.keys() | self._after.keys():
            before, after = self._before.get(source, set()), self._after.get(source, set())
            book.withdraw(map(hashed, filter(is_shared, before - after)), source)
            book.support(map(hashed, filter(is_shared, after - before)), source)
        given = set[Quad]().union(*self._before.values())
        gives = set[Quad]().union(*self._after.values())
        lost = given - gives
        removed = [q for q in lost if not (is_shared(q) and book.is_supported(hashed(q)))]
        return removed, list(gives - given)


def article_source(number: int) -> int:
    """Give the number under which the ledger notes what an article supports."""
    return 2 * number


def entity_source(number: int) -> int:
    """Give the number under which the ledger notes what an entity supports."""
    return 2 * number + 1


def judgement_source(number: int) -> int:
    """Give the number of a judgement among sources; below 0, where no article or entity is."""
    return -number


def accepted(book: LedgerWriter, number: int) -> tuple[Article, Extraction]:
    """Give an article, and what was extracted from it but for what people rejected."""
    article, extraction = book.article_and_extraction(number)
    rejected = book.decisions.rejected(article_key(article.id))
    return article, without(extraction, rejected) if rejected else extraction


def quads_of_article(book: LedgerWriter, number: int) -> Iterator[Quad]:
    """Give what an article gives, as the ledger now says who is who in it."""
    article, extraction = accepted(book, number)
    who = {
        (numbered.mention.kind, numbered.mention.record): numbered.entity
        for numbered in book.mentions_of(number)
        if numbered.entity is not None
    }
    return article_quads(article, extraction, who)


def is_shared(quad: Quad) -> bool:
    """Whether several articles may give the quad."""
    return quad.graph_name in _SHARED


def hashed(quad: Quad) -> int:
    """Give the 64 bits by which the ledger knows a quad."""
    digest = hashlib.blake2b(str(quad).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def packed(quads: Iterable[Quad]) -> bytes:
    """Give quads as compressed N-Quads."""
    return zlib.compress(b"".join(b"%b .\n" % str(quad).encode() for quad in quads), level=1)


def unpacked(data: bytes) -> list[Quad]:
    """Give the quads that `packed` packed."""
    return list(parse(zlib.decompress(data), format=RdfFormat.N_QUADS))
