"""Writes and reads back mentions, their blocking keys, and the entities that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import jsonl
from kg.ledger.reading import Ledger
from kg.ledger.rows import NumberedMention, integer, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Entity, Mention


class MentionsWriter(Ledger):
    """The part of the writer's ledger that holds who is who."""

    def put_mention(
        self, number: int, mention: Mention, blocks: Iterable[str], natural: str | None = None
    ) -> int:
        """Store a mention of the article of that number with its blocking keys; give its own.

        `natural` is the anchor that the mention would have without register and judgements, if
        that is another.
        """
        own = self._sql.write(
            "INSERT INTO mentions (article, kind, record, anchor, line, natural)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            number,
            mention.kind.value,
            mention.record,
            mention.anchor,
            jsonl.line(mention),
            natural,
        )
        self._put_blocks(own, blocks)
        return own

    def change_mention(
        self, own: int, mention: Mention, blocks: Iterable[str], natural: str | None
    ) -> None:
        """Store what has become of the mention of that number; what entity it is stays."""
        self._sql.write(
            "UPDATE mentions SET anchor = ?, line = ?, natural = ? WHERE number = ?",
            mention.anchor,
            jsonl.line(mention),
            natural,
            own,
        )
        self._sql.write("DELETE FROM blocks WHERE mention = ?", own)
        self._put_blocks(own, blocks)

    def drop_mention(self, own: int) -> None:
        """Delete the mention of that number, with its blocks."""
        self._sql.write("DELETE FROM mentions WHERE number = ?", own)

    def _put_blocks(self, mention: int, blocks: Iterable[str]) -> None:
        self._sql.write_many(
            "INSERT INTO blocks (block, mention) VALUES (?, ?)",
            ((block, mention) for block in sorted(set(blocks))),
        )

    def mentions_of(self, number: int) -> list[NumberedMention]:
        """Give the mentions of the article of that number."""
        rows = self._sql.rows(
            "SELECT number, article, line, entity FROM mentions WHERE article = ? ORDER BY number",
            number,
        )
        return [numbered(row) for row in rows]

    def mention(self, number: int) -> NumberedMention:
        """Give the mention of that number."""
        rows = self._sql.rows(
            "SELECT number, article, line, entity FROM mentions WHERE number = ?", number
        )
        return numbered(rows[0])

    def drop_mentions(self, number: int) -> None:
        """Delete the mentions of the article of that number, with their blocks."""
        self._sql.write("DELETE FROM mentions WHERE article = ?", number)

    def all_mentions(self) -> list[int]:
        """Give the numbers of all mentions."""
        return [integer(row[0]) for row in self._sql.rows("SELECT number FROM mentions")]

    def blocks_of(self, mention: int) -> list[str]:
        """Give the blocking keys of a mention."""
        rows = self._sql.rows("SELECT block FROM blocks WHERE mention = ?", mention)
        return [str(row[0]) for row in rows]

    def in_block(self, block: str) -> list[int]:
        """Give the numbers of the mentions that have a blocking key."""
        rows = self._sql.rows("SELECT mention FROM blocks WHERE block = ?", block)
        return [integer(row[0]) for row in rows]

    def assign(self, mentions: Iterable[tuple[int, str]]) -> None:
        """Store for each (mention number, IRI path) what entity the mention is."""
        self._sql.write_many(
            "UPDATE mentions SET entity = ? WHERE number = ?",
            ((iri, number) for number, iri in mentions),
        )

    def put_entity(self, entity: Entity) -> int:
        """Store an entity, or replace the one of its IRI path; give its number."""
        line = jsonl.line(entity)
        self._sql.write(
            "INSERT INTO entities (iri, kind, line) VALUES (?, ?, ?)"
            " ON CONFLICT (iri) DO UPDATE SET kind = excluded.kind, line = excluded.line",
            entity.iri,
            entity.kind.value,
            line,
        )
        return self.entity_number(entity.iri)

    def entity_number(self, iri: str) -> int:
        """Give the number of the stored entity of that IRI path."""
        return integer(self._sql.rows("SELECT number FROM entities WHERE iri = ?", iri)[0][0])

    def drop_entity(self, iri: str) -> None:
        """Delete an entity that no mention is any more."""
        self._sql.write("DELETE FROM entities WHERE iri = ?", iri)

    def entity_paths(self) -> list[str]:
        """Give the IRI paths of all entities, sorted."""
        return [str(row[0]) for row in self._sql.rows("SELECT iri FROM entities ORDER BY iri")]
