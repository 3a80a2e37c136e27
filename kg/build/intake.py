"""Takes in what was read: keeps what is new or changed, refuses ids that two texts bear.

All sources are read before the first article is stored, onto a scratch file, so that an id that
turns up twice is refused whatever stood between, and an interrupted build is like none.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Self

from kg import jsonl
from kg.build.summary import Duplicate
from kg.errors import ArticleError, StoreError
from kg.text import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.ledger import LedgerWriter
    from kg.model import Article


class Status(Enum):
    """What an article is to the graph."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(slots=True)
class _Seen:
    content: str
    title: str
    sha256: str
    status: Status
    where: str
    times: int = 1


class Intake:
    """The articles of one build."""

    def __init__(self, book: LedgerWriter, graph: Path, extractor: str | None) -> None:
        """Begin with nothing; `extractor` is the version that will read the articles."""
        self._book = book
        self._extractor = extractor
        self._seen: dict[str, _Seen] = {}
        self._graph = graph
        try:
            self._scratch = tempfile.TemporaryFile(dir=graph)  # noqa: SIM115 -- closed in __exit__
        except OSError as error:
            raise StoreError(_unwritable(graph, error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._scratch.close()

    def add(self, article: Article, where: str) -> ArticleError | None:
        """Take in one article; gives the error if its id has just been found to be borne twice.

        `where` is the file that it was read from, and the line or record in it.

        Raises:
            StoreError: The disk is full.
        """
        content = content_hash(article)
        seen = self._seen.get(article.id)
        if seen is None:
            self._add_first(article, content, where)
            return None
        seen.times += 1
        if seen.status is Status.REFUSED or seen.content == content:
            return None
        seen.status = Status.REFUSED
        return ArticleError(
            f"{article.id}: two articles of this build have this id, {seen.title!r} "
            f"({seen.where}) and {article.title!r} ({where}); expected one text an id. "
            "Neither is stored: give one of them another id."
        )

    def count(self, status: Status) -> int:
        """Give how many articles have a status; of refused ones, each that was read."""
        return sum(
            seen.times if status is Status.REFUSED else 1
            for seen in self._seen.values()
            if seen.status is status
        )

    def refused_ids(self) -> int:
        """Give how many ids were refused."""
        return sum(1 for seen in self._seen.values() if seen.status is Status.REFUSED)

    def status(self, article: Article) -> Status:
        """Give what an article that was taken in is to the graph."""
        return self._seen[article.id].status

    def duplicates(self) -> Iterator[Duplicate]:
        """Give the new and changed articles of whose title and text there is another, each once.

        To be asked when the articles are stored.
        """
        told: set[str] = set()
        for id_, seen in self._seen.items():
            if seen.status not in {Status.NEW, Status.CHANGED}:
                continue
            stored = self._book.ids_of_text(seen.sha256, seen.title)
            others = [other for other in stored if other not in {id_, *told}]
            if id_ in stored and others:
                told.add(id_)
                yield Duplicate(id=id_, other=others[0])

    def pending(self) -> Iterator[bytes]:
        """Give the new and changed articles as lines of JSON, in the order of reading."""
        self._scratch.seek(0)
        for line in self._scratch:
            id_, _, record = line.partition(b"\t")
            if self._seen[jsonl.decode(id_, str)].status is not Status.REFUSED:
                yield record

    def _add_first(self, article: Article, content: str, where: str) -> None:
        status = self._status(article.id, content)
        self._seen[article.id] = _Seen(content, article.title, article.sha256, status, where)
        if status is Status.UNCHANGED:
            return
        try:
            self._scratch.write(b"%b\t%b\n" % (jsonl.encode(article.id), jsonl.encode(article)))
        except OSError as error:
            raise StoreError(_unwritable(self._graph, error)) from error

    def _status(self, id_: str, content: str) -> Status:
        stored = self._book.stored(id_)
        if stored is None:
            return Status.NEW
        is_same = stored.content == content and self._extractor in {None, stored.extractor}
        return Status.UNCHANGED if is_same else Status.CHANGED


def _unwritable(graph: Path, error: OSError) -> str:
    return f"{graph}: cannot be written ({error.strerror}). Make room and build again."


def content_hash(article: Article) -> str:
    """Give the hash that tells one content under an id from another."""
    content = (article.text, article.title, article.published, article.publisher, article.url)
    return digest(jsonl.line(content))
