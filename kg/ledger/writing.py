"""Writes a ledger: articles, mentions, entities, and the batches in which they came."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kg import jsonl
from kg.ledger import search
from kg.ledger.connection import Connection
from kg.ledger.mentions import MentionsWriter
from kg.ledger.reading import path
from kg.ledger.rows import Batch, Stored, integer, packed
from kg.model import Article, Extraction


@contextmanager
def writer(graph: Path) -> Iterator["LedgerWriter"]:
    """Give the ledger of a graph folder, opened to write; made or brought up to date if need be.

    Raises:
        StoreError: It is damaged, or written by a newer version.
    """
    book = LedgerWriter(Connection(path(graph), read_only=False))
    try:
        yield book
    finally:
        book.close()


class LedgerWriter(MentionsWriter):
    """The ledger of the one process that writes."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make what is written inside durable at the end, or undo it if anything is raised."""
        return self._sql.transaction()

    def stored(self, id: str) -> Stored | None:  # noqa: A002 -- the word of the design
        """Give what is stored under an article's id, or None."""
        row = self._sql.first(
            "SELECT a.number, a.content, e.extractor FROM articles a"
            " JOIN extractions e ON e.article = a.number WHERE a.id = ?",
            id,
        )
        if row is None:
            return None
        return Stored(number=integer(row[0]), content=str(row[1]), extractor=str(row[2]))

    def start_build(self, version: str) -> int:
        """Note that a build by this version of kg began; give its number."""
        return self._sql.write(
            "INSERT INTO builds (started, version) VALUES (?, ?)", _now(), version
        )

    def finish_build(self, build: int, summary: str) -> None:
        """Note that a build came to its end, with its summary as JSON."""
        self._sql.write(
            "UPDATE builds SET finished = ?, summary = ? WHERE number = ?", _now(), summary, build
        )

    def put_article(self, article: Article, content: str, key: str, build: int) -> int:
        """Store an article and make it searchable; give its number."""
        number = self._sql.write(
            "INSERT INTO articles (key, id, title, published, publisher, url, text, sha256, body,"
            " content, build) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            key,
            article.id,
            article.title,
            article.published,
            article.publisher,
            article.url,
            article.text,
            article.sha256,
            jsonl.line(article.body),
            content,
            build,
        )
        self._sql.write(
            "INSERT INTO characters (rowid, text) VALUES (?, ?)",
            number,
            search.characters(article.text),
        )
        return number

    def put_extraction(self, number: int, extraction: Extraction) -> None:
        """Store what was extracted from the article of that number."""
        self._sql.write(
            "INSERT INTO extractions (article, extractor, line) VALUES (?, ?, ?)",
            number,
            extraction.extractor,
            jsonl.line(extraction),
        )

    def number(self, id: str) -> int | None:  # noqa: A002 -- the word of the design
        """Give the number of the article of that id, or None."""
        row = self._sql.first("SELECT number FROM articles WHERE id = ?", id)
        return integer(row[0]) if row else None

    def id(self, number: int) -> str:
        """Give the id of the article of that number."""
        return str(self._sql.rows("SELECT id FROM articles WHERE number = ?", number)[0][0])

    def number_of_key(self, key: str) -> int | None:
        """Give the number of the article of that key (20 base32 characters), or None."""
        row = self._sql.first("SELECT number FROM articles WHERE key = ?", key)
        return integer(row[0]) if row else None

    def drop_article(self, number: int) -> None:
        """Delete an article with its extraction and index; its mentions are gone already."""
        row = self._sql.first("SELECT text FROM articles WHERE number = ?", number)
        if row is None:
            return
        self._sql.write(
            "INSERT INTO characters (characters, rowid, text) VALUES ('delete', ?, ?)",
            number,
            search.characters(str(row[0])),
        )
        self._sql.write("DELETE FROM articles WHERE number = ?", number)

    def article_numbers(self) -> list[int]:
        """Give the numbers of all articles, in the order of their ids."""
        rows = self._sql.rows("SELECT number FROM articles ORDER BY id")
        return [integer(row[0]) for row in rows]

    def article_and_extraction(self, number: int) -> tuple[Article, Extraction]:
        """Give the article of that number, and what was extracted from it."""
        (id_, line) = self._sql.rows(
            "SELECT a.id, e.line FROM articles a JOIN extractions e ON e.article = a.number"
            " WHERE a.number = ?",
            number,
        )[0]
        article = self.article(str(id_))
        assert article is not None
        return article, jsonl.decode(str(line), Extraction, where=str(self._sql.path))

    def support(self, quads: Iterable[int], source: int) -> None:
        """Note that a source (an article or an entity) gives quads, by their hashes."""
        self._sql.write_many(
            "INSERT OR IGNORE INTO support (quad, source) VALUES (?, ?)",
            ((quad, source) for quad in quads),
        )

    def withdraw(self, quads: Iterable[int], source: int) -> None:
        """Note that a source gives quads no more."""
        self._sql.write_many(
            "DELETE FROM support WHERE quad = ? AND source = ?",
            ((quad, source) for quad in quads),
        )

    def is_supported(self, quad: int) -> bool:
        """Whether any source gives the quad of that hash."""
        return self._sql.first("SELECT 1 FROM support WHERE quad = ? LIMIT 1", quad) is not None

    def forget_projection(self) -> None:
        """Forget who is who and which quads came of it; articles and mentions stay."""
        self._sql.write("DELETE FROM support")
        self._sql.write("DELETE FROM entities")
        self._sql.write("UPDATE mentions SET entity = NULL")

    def put_batch(self, build: int, removed: bytes | None, added: bytes | None) -> int:
        """Store what a commit changes in the store, None if everything; give its number."""
        return self._sql.write(
            "INSERT INTO batches (build, committed, removed, added) VALUES (?, ?, ?, ?)",
            build,
            _now(),
            removed,
            added,
        )

    def batches_after(self, number: int) -> Iterator[Batch]:
        """Give the batches after that number, in order."""
        last = self.last_batch()
        for later in range(number + 1, last + 1):
            for row in self._sql.rows(
                "SELECT number, removed, added FROM batches WHERE number = ?", later
            ):
                yield Batch(number=integer(row[0]), removed=packed(row[1]), added=packed(row[2]))

    def has_forgotten(self, number: int) -> bool:
        """Whether the quads of a batch after that number are no longer known."""
        return (
            self._sql.first("SELECT 1 FROM batches WHERE number > ? AND added IS NULL", number)
            is not None
        )

    def forget_quads(self, until: int) -> None:
        """Forget what the batches up to that number changed: a snapshot holds them."""
        self._sql.write(
            "UPDATE batches SET removed = NULL, added = NULL"
            " WHERE number <= ? AND added IS NOT NULL",
            until,
        )

    def set_meta(self, name: str, value: str) -> None:
        """Store a setting under a name."""
        self._sql.write(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value,
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
