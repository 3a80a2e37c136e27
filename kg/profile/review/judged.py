"""Which pairs of entities people have judged already, `unsure` included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.profile.decisions import exported
from kg.resolve import Register, anchor, named
from kg.resolve.names import normalized
from kg.resolve.register import entry_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ledger import Ledger, StoredJudgement
    from kg.model import Judgement


def judged_pairs(book: Ledger) -> frozenset[frozenset[str]]:
    """Give the pairs of entities, by IRI path, on mentions of which there is a judgement.

    Two that were judged to be the same are one entity, so its path stands alone.
    """
    register = Register(book.decisions.register())
    together = zip(book.decisions.judgements(), exported(book), strict=True)
    return frozenset(
        frozenset(_entities(book, register, stored, said)) for stored, said in together
    )


def _entities(
    book: Ledger, register: Register, stored: StoredJudgement, said: Judgement
) -> Iterator[str]:
    if stored.ruling is not None:
        for path in map(book.redirect, (stored.ruling.left, stored.ruling.right)):
            yield from filter(None, [path])
        return
    for article, name in (
        (said.left_article, said.left_name),
        (said.right_article, said.right_name),
    ):
        yield from _meant(book, register, said.kind, article, name)


def _meant(
    book: Ledger, register: Register, kind: EntityKind, article: str, name: str
) -> Iterator[str]:
    """The entity of the mention that a side names; none while it is not there."""
    if article:
        own = book.mentions_in(article)
        wanted = named([each.mention for each in own], kind, name)[:1]
        yield from (each.entity for each in own if [each.mention] == wanted)
        return
    entry = register.entry_named(name)
    registered = anchor(EntityKind.ORGANIZATION, normalized(name))
    path = book.redirect(entry_anchor(entry) if entry is not None else registered)
    yield from filter(None, [path])
