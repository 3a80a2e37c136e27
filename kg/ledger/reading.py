"""Reads a ledger; never writes to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg import jsonl
from kg.errors import StoreError
from kg.ledger import search
from kg.ledger.connection import NAME, STORE, Connection
from kg.ledger.decisions import Decisions
from kg.ledger.shared import blocks_shared_with, shared_blocks
from kg.model import Article, Entity, EntityKind, Extraction, Mention, Span

_PAGE = 200
"""Rows that are read at a time where there may be many."""
_COLUMNS = "number, id, title, published, publisher, url, text, sha256, body"
_ARTICLE = f"SELECT {_COLUMNS} FROM articles WHERE id = ?"  # noqa: S608 -- a constant
_ARTICLE_BY_KEY = f"SELECT {_COLUMNS} FROM articles WHERE key = ?"  # noqa: S608 -- a constant
_ARTICLES = f"SELECT {_COLUMNS} FROM articles WHERE id > ? ORDER BY id LIMIT ?"  # noqa: S608 -- a constant
_FOUND = (
    f"SELECT {_COLUMNS} FROM articles WHERE number IN "  # noqa: S608 -- a constant
    "(SELECT rowid FROM characters WHERE characters MATCH ?) "
    "ORDER BY published IS NULL, published DESC, id LIMIT ? OFFSET ?"
)

_LEFT_FOR = (
    "SELECT m.entity FROM mentions m JOIN articles a ON a.number = m.article WHERE m.natural = ?"
    " ORDER BY a.published IS NULL, a.published, a.key, m.anchor LIMIT 1"
)
"""The entity of the first mention that has left an anchor for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMention:
    """A mention as the ledger has it: with its article and the entity that it was found to be."""

    article: str
    """The article's id, as it was given."""
    mention: Mention
    entity: str
    """The IRI path of the entity."""


def path(graph: Path) -> Path:
    """Give the path of a graph folder's ledger."""
    return graph / NAME


@contextmanager
def reader(graph: Path) -> Iterator["Ledger"]:
    """Give the ledger of a graph folder, opened to read.

    Raises:
        StoreError: There is none, or it is damaged or written by a newer version.
    """
    if not path(graph).is_file():
        raise StoreError(_none_there(graph))
    book = Ledger(Connection(path(graph), read_only=True))
    try:
        yield book
    finally:
        book.close()


def _none_there(graph: Path) -> str:
    if (graph / STORE).is_dir():
        return (
            f"{graph}: holds no ledger, though it has a store; expected {NAME}. "
            "Put it back from a backup, or remove the folder and build anew."
        )
    return f"{graph}: holds no ledger. Make the graph with kg build, or give another --graph."


class Ledger:
    """What is known of articles, their facts, and who is who."""

    def __init__(self, connection: Connection) -> None:
        self._sql = connection
        self.decisions = Decisions(connection)

    def close(self) -> None:
        """Close the file."""
        self._sql.close()

    def article(self, id: str) -> Article | None:  # noqa: A002 -- the word of the design
        """Give the article of that id, or None."""
        row = self._sql.first(_ARTICLE, id)
        return _article(row) if row else None

    def article_by_key(self, key: str) -> Article | None:
        """Give the article of that key (20 base32 characters), or None."""
        row = self._sql.first(_ARTICLE_BY_KEY, key)
        return _article(row) if row else None

    def ids_of_text(self, sha256: str, title: str) -> list[str]:
        """Give the ids of the articles of that title whose text has that hash, sorted."""
        rows = self._sql.rows(
            "SELECT id FROM articles WHERE sha256 = ? AND title = ? ORDER BY id", sha256, title
        )
        return [str(row[0]) for row in rows]

    def articles(self) -> Iterator[Article]:
        """Give all articles, by id."""
        last = ""
        while rows := self._sql.rows(_ARTICLES, last, _PAGE):
            yield from map(_article, rows)
            last = str(rows[-1][1])

    def extraction(self, id: str) -> Extraction | None:  # noqa: A002 -- the word of the design
        """Give the extraction of the article of that id, or None."""
        row = self._sql.first(
            "SELECT e.line FROM extractions e JOIN articles a ON a.number = e.article"
            " WHERE a.id = ?",
            id,
        )
        return (
            jsonl.decode(str(row[0]), Extraction, where=f"{self._sql.path}: {id}") if row else None
        )

    def mentions(self) -> Iterator[StoredMention]:
        """Give all mentions with their entities, by article id, kind and record."""
        for (id_,) in self._sql.rows("SELECT id FROM articles ORDER BY id"):
            yield from self.mentions_in(str(id_))

    def mentions_in(self, id: str) -> list[StoredMention]:  # noqa: A002 -- the word of the design
        """Give the mentions of the article of that id with their entities, by kind and record."""
        rows = self._sql.rows(
            "SELECT a.id, m.line, m.entity FROM mentions m JOIN articles a ON a.number = m.article"
            " WHERE a.id = ? ORDER BY m.kind, m.number",
            id,
        )
        return [_mention(row) for row in rows]

    def mentions_as(self, iri: str) -> list[StoredMention]:
        """Give the mentions that are the entity of an IRI path, by article id and record."""
        rows = self._sql.rows(
            "SELECT a.id, m.line, m.entity FROM mentions m JOIN articles a ON a.number = m.article"
            " WHERE m.entity = ? ORDER BY a.id, m.number",
            iri,
        )
        return [_mention(row) for row in rows]

    def entity(self, iri: str) -> Entity | None:
        """Give the entity of an IRI path, its mentions left out, or None."""
        row = self._sql.first("SELECT line FROM entities WHERE iri = ?", iri)
        return jsonl.decode(str(row[0]), Entity) if row else None

    def entities(self, kind: EntityKind) -> Iterator[Entity]:
        """Give the entities of a kind, their mentions left out, by IRI path."""
        for (line,) in self._sql.rows(
            "SELECT line FROM entities WHERE kind = ? ORDER BY iri", kind
        ):
            yield jsonl.decode(str(line), Entity)

    def shared_blocks(self, kind: EntityKind) -> Iterator[tuple[str, list[str]]]:
        """Give each blocking key that two entities of a kind have, with their IRI paths, sorted."""
        return shared_blocks(self._sql, kind)

    def blocks_shared_with(self, iri: str) -> Iterator[tuple[str, list[str]]]:
        """Give each blocking key that an entity shares, with the IRI paths of all that have it."""
        return blocks_shared_with(self._sql, iri)

    def article_count(self) -> int:
        """Give how many articles are stored."""
        return int(str(self._sql.rows("SELECT count(*) FROM articles")[0][0]))

    def entity_counts(self) -> dict[EntityKind, int]:
        """Give how many entities there are of each kind."""
        counts = dict.fromkeys(EntityKind, 0)
        for kind, count in self._sql.rows("SELECT kind, count(*) FROM entities GROUP BY kind"):
            counts[EntityKind(str(kind))] = int(str(count))
        return counts

    def redirect(self, anchor: str) -> str | None:
        """Give the IRI path of the entity that an anchor leads to, or None if it leads nowhere."""
        row = (
            self._sql.first(
                "SELECT entity FROM mentions WHERE anchor = ? ORDER BY number LIMIT 1", anchor
            )
            or self._sql.first(_LEFT_FOR, anchor)
            or self._sql.first("SELECT leads FROM tombstones WHERE anchor = ?", anchor)
        )
        return str(row[0]) if row and row[0] is not None else None

    def redirects(self) -> list[tuple[str, str]]:
        """Give every anchor that is not its entity's own IRI path, with that path; sorted."""
        rows = self._sql.rows("SELECT DISTINCT anchor, entity FROM mentions WHERE anchor <> entity")
        found = {str(anchor): str(entity) for anchor, entity in rows}
        for (left,) in self._sql.rows(
            "SELECT DISTINCT natural FROM mentions WHERE natural IS NOT NULL"
        ):
            path = self.redirect(str(left))
            if path is not None and path != left:
                found.setdefault(str(left), path)
        return sorted(found.items())

    def search(self, words: str, limit: int) -> Iterator[search.SentenceHit]:
        """Give the sentences that hold all words, newest article first, at most `limit`."""
        wanted = search.query(words)
        found = 0
        for article in self._found(wanted) if wanted else ():
            for hit in search.hits(article, words):
                if found >= limit:
                    return
                yield hit
                found += 1

    def last_batch(self) -> int:
        """Give the number of the last batch that was committed; 0 if there is none."""
        row = self._sql.first("SELECT max(number) FROM batches")
        return int(str(row[0])) if row and row[0] is not None else 0

    def meta(self, name: str) -> str | None:
        """Give a setting that was stored under a name, or None."""
        row = self._sql.first("SELECT value FROM meta WHERE name = ?", name)
        return str(row[0]) if row else None

    def _found(self, wanted: str) -> Iterator[Article]:
        offset = 0
        while rows := self._sql.rows(_FOUND, wanted, _PAGE, offset):
            yield from map(_article, rows)
            offset += len(rows)


def _article(row: tuple[object, ...]) -> Article:
    _, id_, title, published, publisher, url, text, sha256, body = row
    return Article(
        id=str(id_),
        title=str(title),
        published=_text(published),
        publisher=_text(publisher),
        url=_text(url),
        text=str(text),
        sha256=str(sha256),
        body=jsonl.decode(str(body), tuple[Span, ...]),
    )


def _mention(row: tuple[object, ...]) -> StoredMention:
    id_, line, entity = row
    mention = jsonl.decode(str(line), Mention)
    return StoredMention(article=str(id_), mention=mention, entity=str(entity))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
