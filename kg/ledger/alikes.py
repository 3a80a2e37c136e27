"""Writes and reads back mentions that are alike in all that is compared, and their blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg import jsonl
from kg.ledger.reading import Ledger
from kg.ledger.rows import StoredAlike, integer
from kg.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ledger.rows import ComparedMention

_BETWEEN = "\x1f"
_NO_DATE = "9999"
_COLUMNS = "number, likeness, line, first, articles, entity"
_FIRST = (
    "SELECT m.line FROM mentions m JOIN articles a ON a.number = m.article WHERE m.alike = ?"
    " ORDER BY coalesce(a.published, ?), a.key, m.anchor LIMIT 1"
)


class AlikesWriter(Ledger):
    """The part of the writer's ledger by which mentions are compared."""

    def alike(self, number: int) -> StoredAlike:
        """Give the mentions of that number that are alike."""
        rows = self._sql.rows(f"SELECT {_COLUMNS} FROM alikes WHERE number = ?", number)  # noqa: S608 -- a constant
        (own, likeness, line, first, articles, entity) = rows[0]
        return StoredAlike(
            number=integer(own),
            likeness=str(likeness),
            mention=jsonl.decode(str(line), Mention),
            anchor=str(first).rpartition(_BETWEEN)[2],
            articles=integer(articles),
            entity=None if entity is None else str(entity),
        )

    def alikes_in(self, article: int) -> list[int]:
        """Give the numbers of the alikes that the mentions of an article are of."""
        rows = self._sql.rows("SELECT DISTINCT alike FROM mentions WHERE article = ?", article)
        return [integer(row[0]) for row in rows]

    def all_alikes(self) -> list[int]:
        """Give the numbers of all alikes."""
        return [integer(row[0]) for row in self._sql.rows("SELECT number FROM alikes")]

    def has_alike(self, number: int) -> bool:
        """Whether there is an alike of that number."""
        return self._sql.first("SELECT 1 FROM alikes WHERE number = ?", number) is not None

    def at_node(self, node: str) -> list[int]:
        """Give the numbers of the alikes of a node."""
        rows = self._sql.rows("SELECT number FROM alikes WHERE node = ?", node)
        return [integer(row[0]) for row in rows]

    def blocks_of(self, alike: int) -> list[str]:
        """Give the blocking keys of an alike."""
        rows = self._sql.rows("SELECT block FROM blocks WHERE alike = ?", alike)
        return [str(row[0]) for row in rows]

    def in_block(self, block: str) -> list[int]:
        """Give the numbers of the alikes that have a blocking key."""
        rows = self._sql.rows("SELECT alike FROM blocks WHERE block = ?", block)
        return [integer(row[0]) for row in rows]

    def articles_at(self, node: str) -> frozenset[int]:
        """Give the numbers of the articles in which mentions of a node stand."""
        rows = self._sql.rows(
            "SELECT m.article FROM alikes a JOIN mentions m ON m.alike = a.number WHERE a.node = ?",
            node,
        )
        return frozenset(integer(row[0]) for row in rows)

    def companies_at(self, node: str) -> list[tuple[str | None, tuple[str, ...]]]:
        """Give when each article with a mention of a node was published, and whom it names."""
        rows = self._sql.rows(
            "SELECT c.published, c.people FROM alikes a JOIN mentions m ON m.alike = a.number"
            " JOIN companies c ON c.article = m.article WHERE a.node = ?",
            node,
        )
        return [
            (
                None if published is None else str(published),
                jsonl.decode(str(people), tuple[str, ...]),
            )
            for published, people in rows
        ]

    def put_company(self, article: int, published: str | None, people: Iterable[str]) -> None:
        """Store when an article was published and the normalized full names of its people."""
        self._sql.write(
            "INSERT OR REPLACE INTO companies (article, published, people) VALUES (?, ?, ?)",
            article,
            published,
            jsonl.line(tuple(people)),
        )

    def set_entity(self, alike: int, entity: str | None) -> None:
        """Store what entity mentions that are alike are; None if each is one of its own."""
        self._sql.write("UPDATE alikes SET entity = ? WHERE number = ?", entity, alike)

    def drop_alikes(self) -> None:
        """Delete all alikes; no mention may be of one."""
        self._sql.write("DELETE FROM alikes")

    def enter(self, compared: ComparedMention) -> int:
        """Count a mention among those that it is like; give their number."""
        first = _BETWEEN.join(
            (
                compared.mention.published or _NO_DATE,
                compared.mention.article,
                compared.mention.anchor,
            )
        )
        row = self._sql.first(
            "SELECT number, first FROM alikes WHERE likeness = ?", compared.likeness
        )
        if row is None:
            number = self._sql.write(
                "INSERT INTO alikes (likeness, node, line, first, articles) VALUES (?, ?, ?, ?, 1)",
                compared.likeness,
                compared.form.anchor,
                jsonl.line(compared.form),
                first,
            )
        else:
            number = integer(row[0])
            self._sql.write("UPDATE alikes SET articles = articles + 1 WHERE number = ?", number)
            if first < str(row[1]):
                self._set_first(number, first, compared.form)
        self._sql.write_many(
            "INSERT OR IGNORE INTO blocks (block, alike) VALUES (?, ?)",
            ((block, number) for block in sorted(compared.blocks)),
        )
        return number

    def leave(self, number: int) -> None:
        """Count what is left of an alike, of which a mention has gone."""
        row = self._sql.first(_FIRST, number, _NO_DATE)
        if row is None:
            self._sql.write("DELETE FROM alikes WHERE number = ?", number)
            return
        left = jsonl.decode(str(row[0]), Mention)
        form = replace(
            self.alike(number).mention,
            article=left.article,
            record=left.record,
            published=left.published,
        )
        self._sql.write("UPDATE alikes SET articles = articles - 1 WHERE number = ?", number)
        first = _BETWEEN.join((left.published or _NO_DATE, left.article, left.anchor))
        self._set_first(number, first, form)

    def _set_first(self, number: int, first: str, form: Mention) -> None:
        self._sql.write(
            "UPDATE alikes SET line = ?, first = ? WHERE number = ?",
            jsonl.line(form),
            first,
            number,
        )
