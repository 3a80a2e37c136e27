"""Writes and reads back mentions that are alike in all that is compared, and their blocks."""

from __future__ import annotations

from collections import defaultdict
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
_COLUMNS = "a.number, a.likeness, a.line, a.first, a.articles, a.entity"
_EACH = "json_each(?) w CROSS JOIN alikes a"
"""Of a list of values, the alikes for which a condition holds; values come first."""
_FIRST = (
    "SELECT m.line FROM mentions m JOIN articles a ON a.number = m.article WHERE m.alike = ?"
    " ORDER BY coalesce(a.published, ?), a.key, m.anchor LIMIT 1"
)


class AlikesWriter(Ledger):
    """The part of the writer's ledger by which mentions are compared."""

    def alike(self, number: int) -> StoredAlike:
        """Give the mentions of that number that are alike."""
        return self.alikes([number])[0]

    def alikes(self, numbers: Iterable[int]) -> list[StoredAlike]:
        """Give the mentions of each of those numbers that are alike."""
        rows = self._sql.rows(
            f"SELECT {_COLUMNS} FROM {_EACH} ON a.number = w.value",  # noqa: S608 -- constants
            json_list(numbers),
        )
        return [
            StoredAlike(
                number=integer(number),
                likeness=str(likeness),
                mention=jsonl.decode(str(line), Mention),
                anchor=str(first).rpartition(_BETWEEN)[2],
                articles=integer(articles),
                entity=None if entity is None else str(entity),
            )
            for number, likeness, line, first, articles, entity in rows
        ]

    def alikes_in(self, article: int) -> list[int]:
        """Give the numbers of the alikes that the mentions of an article are of."""
        rows = self._sql.rows("SELECT DISTINCT alike FROM mentions WHERE article = ?", article)
        return [integer(row[0]) for row in rows]

    def alikes_as(self, entities: Iterable[str]) -> set[int]:
        """Give the numbers of the alikes of which mentions are one of some entities."""
        rows = self._sql.rows(
            "SELECT DISTINCT m.alike FROM json_each(?) w"
            " CROSS JOIN mentions m ON m.entity = w.value WHERE m.alike IS NOT NULL",
            json_list(entities),
        )
        return {integer(row[0]) for row in rows}

    def all_alikes(self) -> list[int]:
        """Give the numbers of all alikes."""
        return [integer(row[0]) for row in self._sql.rows("SELECT number FROM alikes")]

    def has_alike(self, number: int) -> bool:
        """Whether there is an alike of that number."""
        return self._sql.first("SELECT 1 FROM alikes WHERE number = ?", number) is not None

    def at_nodes(self, nodes: Iterable[str]) -> list[int]:
        """Give the numbers of the alikes of some nodes."""
        rows = self._sql.rows(
            f"SELECT a.number FROM {_EACH} ON a.node = w.value",  # noqa: S608 -- constants
            json_list(nodes),
        )
        return [integer(row[0]) for row in rows]

    def blocks_of(self, alikes: Iterable[int]) -> dict[int, list[str]]:
        """Give the blocking keys of some alikes, by their numbers."""
        rows = self._sql.rows(
            "SELECT b.alike, b.block FROM json_each(?) w CROSS JOIN blocks b ON b.alike = w.value",
            json_list(alikes),
        )
        found: dict[int, list[str]] = defaultdict(list)
        for alike, block in rows:
            found[integer(alike)].append(str(block))
        return found

    def in_blocks(self, blocks: Iterable[str]) -> dict[str, list[int]]:
        """Give the numbers of the alikes that have some blocking keys, by those."""
        rows = self._sql.rows(
            "SELECT b.block, b.alike FROM json_each(?) w CROSS JOIN blocks b ON b.block = w.value",
            json_list(blocks),
        )
        found: dict[str, list[int]] = defaultdict(list)
        for block, alike in rows:
            found[str(block)].append(integer(alike))
        return found

    def articles_at(self, nodes: Iterable[str]) -> dict[str, set[int]]:
        """Give the numbers of the articles in which mentions of some nodes stand, by those."""
        rows = self._sql.rows(
            f"SELECT a.node, m.article FROM {_EACH} ON a.node = w.value"  # noqa: S608 -- constants
            " CROSS JOIN mentions m ON m.alike = a.number",
            json_list(nodes),
        )
        found: dict[str, set[int]] = defaultdict(set)
        for node, article in rows:
            found[str(node)].add(integer(article))
        return found

    def holders_of(self, alikes: Iterable[int]) -> dict[int, dict[tuple[str, ...], set[int]]]:
        """Give how those are called who hold titles at organizations, by the alikes' numbers.

        Each list with the numbers of the articles that have it.
        """
        rows = self._sql.rows(
            "SELECT m.alike, m.holders, m.article FROM json_each(?) w"
            " CROSS JOIN mentions m ON m.alike = w.value",
            json_list(alikes),
        )
        said: dict[int, dict[object, set[int]]] = defaultdict(lambda: defaultdict(set))
        for alike, holders, article in rows:
            said[integer(alike)][holders].add(integer(article))
        return {
            alike: {_names(holders): articles for holders, articles in each.items()}
            for alike, each in said.items()
        }

    def standing(self, alike: int) -> list[tuple[int, str | None, str, str]]:
        """Give of each mention of an alike its article: number, day, key; and its anchor."""
        rows = self._sql.rows(
            "SELECT m.article, a.published, a.key, m.anchor FROM mentions m"
            " JOIN articles a ON a.number = m.article WHERE m.alike = ?",
            alike,
        )
        return [
            (integer(article), None if day is None else str(day), str(key), str(anchor))
            for article, day, key, anchor in rows
        ]

    def companies_at(
        self, node: str
    ) -> list[tuple[int, str | None, tuple[str, ...], tuple[str, ...]]]:
        """Give of each article with a mention of a node what `put_company` stored."""
        rows = self._sql.rows(
            "SELECT c.article, c.published, c.people, c.texts FROM alikes a"
            " JOIN mentions m ON m.alike = a.number"
            " JOIN companies c ON c.article = m.article WHERE a.node = ?",
            node,
        )
        return [
            (integer(article), None if day is None else str(day), _names(people), _names(texts))
            for article, day, people, texts in rows
        ]

    def put_company(
        self, article: int, published: str | None, people: Iterable[str], texts: Iterable[str]
    ) -> None:
        """Store when an article was published, its people's full names, and its text's hashes."""
        self._sql.write(
            "INSERT OR REPLACE INTO companies (article, published, people, texts)"
            " VALUES (?, ?, ?, ?)",
            article,
            published,
            jsonl.line(tuple(people)),
            jsonl.line(tuple(texts)),
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


def json_list(values: Iterable[int | str]) -> str:
    """Give values as SQLite's `json_each` takes them."""
    return jsonl.line(tuple(values))


def _names(line: object) -> tuple[str, ...]:
    return () if line is None else jsonl.decode(str(line), tuple[str, ...])
