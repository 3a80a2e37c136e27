"""Writes and reads back mentions and the entities that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import jsonl
from kg.ledger.alikes import AlikesWriter, json_list
from kg.ledger.rows import NumberedMention, integer, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ledger.rows import ComparedMention
    from kg.model import Entity, Mention

_COLUMNS = "number, article, line, entity, alike, alone"


class MentionsWriter(AlikesWriter):
    """The part of the writer's ledger that holds who is who."""

    def put_mention(self, number: int, compared: ComparedMention) -> int:
        """Store a mention of the article of that number; give its own."""
        mention = compared.mention
        return self._sql.write(
            "INSERT INTO mentions (article, kind, record, anchor, line, natural, holders, alike)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            number,
            mention.kind.value,
            mention.record,
            mention.anchor,
            jsonl.line(mention),
            compared.natural,
            _holders(mention),
            self.enter(compared),
        )

    def change_mention(self, own: int, compared: ComparedMention) -> None:
        """Store what has become of the mention of that number; what entity it is stays."""
        before = self.mention(own).alike
        self._sql.write("UPDATE mentions SET alike = NULL WHERE number = ?", own)
        self.leave(before)
        self._sql.write(
            "UPDATE mentions SET anchor = ?, line = ?, natural = ?, holders = ?, alike = ?,"
            " alone = 0"
            " WHERE number = ?",
            compared.mention.anchor,
            jsonl.line(compared.mention),
            compared.natural,
            _holders(compared.mention),
            self.enter(compared),
            own,
        )

    def drop_mention(self, own: int) -> None:
        """Delete the mention of that number."""
        before = self.mention(own).alike
        self._sql.write("DELETE FROM mentions WHERE number = ?", own)
        self.leave(before)

    def drop_mentions(self) -> None:
        """Delete all mentions."""
        self._sql.write("DELETE FROM mentions")
        self.drop_alikes()

    def mentions_of(self, number: int) -> list[NumberedMention]:
        """Give the mentions of the article of that number."""
        return self._mentions("article = ? ORDER BY number", number)

    def mention(self, number: int) -> NumberedMention:
        """Give the mention of that number."""
        return self._mentions("number = ?", number)[0]

    def mentions_like(self, alike: int, article: int) -> list[NumberedMention]:
        """Give the mentions of an alike that stand in an article."""
        return self._mentions("alike = ? AND article = ?", alike, article)

    def mentions_alike(self, alike: int) -> list[NumberedMention]:
        """Give the mentions of an alike."""
        return self._mentions("alike = ?", alike)

    def not_alone(self, alike: int) -> list[NumberedMention]:
        """Give the mentions of an alike that are no entity of their own yet."""
        return self._mentions("alike = ? AND NOT alone", alike)

    def not_yet(self, alike: int, entity: str) -> list[NumberedMention]:
        """Give the mentions of an alike that are not an entity yet."""
        return [
            *self._mentions("alike = ? AND entity < ?", alike, entity),
            *self._mentions("alike = ? AND entity > ?", alike, entity),
            *self._mentions("alike = ? AND entity IS NULL", alike),
            *self._mentions("alike = ? AND entity = ? AND alone", alike, entity),
        ]

    def unsettled(self, alikes: Iterable[int]) -> list[NumberedMention]:
        """Give the mentions of some alikes that are not what those are said to be."""
        of = json_list(alikes)
        return [
            *self._unsettled("a.entity IS NOT NULL AND m.entity < a.entity", of),
            *self._unsettled("a.entity IS NOT NULL AND m.entity > a.entity", of),
            *self._unsettled("a.entity IS NOT NULL AND m.entity IS NULL", of),
            *self._unsettled("m.alone AND +m.entity = a.entity", of),
            *self._unsettled("a.entity IS NULL AND NOT m.alone", of),
        ]

    def as_is(self, alike: int) -> list[tuple[int, int, str | None, bool]]:
        """Give number, article, IRI path and whether alone of each mention of an alike."""
        rows = self._sql.rows(
            "SELECT number, article, entity, alone FROM mentions WHERE alike = ?", alike
        )
        return [
            (integer(number), integer(article), None if iri is None else str(iri), bool(alone))
            for number, article, iri, alone in rows
        ]

    def assign(self, mentions: Iterable[tuple[int, str, bool]]) -> None:
        """Store for each (mention number, IRI path, whether alone) what entity the mention is."""
        self._sql.write_many(
            "UPDATE mentions SET entity = ?, alone = ? WHERE number = ?",
            ((iri, int(is_alone), number) for number, iri, is_alone in mentions),
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

    def _unsettled(self, condition: str, alikes: str) -> list[NumberedMention]:
        rows = self._sql.rows(
            "SELECT m.number, m.article, m.line, m.entity, m.alike, m.alone FROM json_each(?) w"  # noqa: S608 -- constants
            " CROSS JOIN alikes a ON a.number = w.value"
            f" CROSS JOIN mentions m ON m.alike = a.number AND {condition}",
            alikes,
        )
        return [numbered(row) for row in rows]

    def _mentions(self, where: str, *values: int | str) -> list[NumberedMention]:
        rows = self._sql.rows(f"SELECT {_COLUMNS} FROM mentions WHERE {where}", *values)  # noqa: S608 -- constants
        return [numbered(row) for row in rows]


def _holders(mention: Mention) -> str | None:
    return jsonl.line(mention.members) if mention.members else None
