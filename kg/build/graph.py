"""The graph under a build: articles go in by batches, the ledger first, then the store."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import time
from typing import TYPE_CHECKING, Self

from kg import __version__, assets
from kg.build.batch import Step, stored
from kg.build.projection import packed, unpacked
from kg.build.rebuild import project_all, resolve_all
from kg.build.summary import silent
from kg.resolve import minhash_version
from kg.store import Writer, current, forget_damaged, require_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import Quad

    from kg.build.summary import Report
    from kg.ledger import LedgerWriter
    from kg.model import Article, Entry, Extraction

_EVIDENCE = 50_000
"""Pieces of evidence in a batch at most; each gives about ten quads, which are held in memory."""
_SECONDS = 5.0
"""Seconds that an article waits for its batch to be committed."""
_PATIENCE = 2
"""It waits so many times as long as the last commit took if that is longer: a batch compares its
mentions with those of the popular bodies in the graph, so commits take long in a large one."""
_MANY = 2_000
"""So few articles are one batch or two, whatever is there."""
_MINUTE = 60.0
"""Seconds that readers wait for articles that are only stored, at least."""
_ANEW = 0.01
"""Seconds an article that it takes to find out who is who anew."""
_PROJECTION = "projection"
_STALE = ""
"""In place of the hash: articles were stored, and who is who in them is not found out yet."""
_DECIDING = ("resolve", "rdf", "lexicons", "ontology", "text.py", "lexicon.py", "dates.py")
"""What decides which quads come of given extractions."""
_SOURCES = frozenset({".py", ".toml", ".txt", ".ttl"})


class Graph:
    """A graph folder that is written to; ledger and store agree when it is closed."""

    def __init__(
        self,
        graph: Path,
        book: LedgerWriter,
        *,
        clean: bool,
        coming: int = 0,
        report: Report = silent,
    ) -> None:
        """Make ready; the store is opened when there is something to write.

        If `coming` new articles outnumber those that are there, they are only stored at first: to
        find out who is who anew, once, takes less than to do so with every batch.
        """
        self._graph = graph
        self._book = book
        self._clean = clean
        self._report = report
        self._writer: Writer | None = None
        self._waiting: list[tuple[Article, Extraction]] = []
        self._evidence = 0
        """Of what waits."""
        self._since = 0.0
        self._wait = _SECONDS
        self._is_bulk = coming > max(_MANY, book.article_count())
        self._build: int | None = None

    def __enter__(self) -> Self:
        """Bring the store up to the ledger, and both to this version of kg, if need be.

        Raises:
            StoreError: The disk is full, or the store cannot be opened.
        """
        forget_damaged(self._graph)
        # A ledger without any batch beside a store would be taken for one that was lost.
        if self._is_stale() and not (self._is_bulk and self._book.last_batch()):
            self._start_anew()
        if not self._clean or self._is_behind():
            self._opened()
        self._seen_at = time.monotonic()
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Commit what waits, and let readers see it; after an interruption, what is committed."""
        if kind is None:
            self._flush()
            if self._is_stale():
                self._start_anew()
        elif not issubclass(kind, KeyboardInterrupt):
            return
        if self._writer is not None:
            self._catch_up(self._writer)
            self._show(now=True)
            self._writer.close()

    def put(self, article: Article, extraction: Extraction) -> None:
        """Put in an article; it is committed with its batch.

        Raises:
            StoreError: The disk is full, or ledger or store cannot be written.
        """
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append((article, extraction))
        self._evidence += sum(len(record.evidence) for record in extraction.records())
        if self._evidence >= _EVIDENCE or time.monotonic() - self._since > self._wait:
            self._flush()

    def use_register(self, entries: Sequence[Entry]) -> None:
        """Put a register in the place of the one that is there; who is who is decided anew.

        Raises:
            StoreError: The disk is full, or the ledger cannot be written.
        """
        wanted = sorted(entries, key=lambda entry: entry.id)
        if wanted == self._book.decisions.register():
            return
        self._start_anew(wanted)

    def finish(self, summary: str) -> None:
        """Note in the ledger that the build came to its end, if it wrote anything."""
        if self._build is not None:
            self._book.finish_build(self._build, summary)

    def _flush(self) -> None:
        if not self._waiting:
            return
        started = time.monotonic()
        if self._is_bulk:
            self._store_waiting()
        else:
            self.commit(self._put_waiting)
            self._wait = max(_SECONDS, _PATIENCE * (time.monotonic() - started))
        self._waiting.clear()
        self._evidence = 0

    def commit(self, work: Callable[[Step], None]) -> None:
        """Do some work as one batch; if it raises, nothing of it stays.

        Raises:
            StoreError: The disk is full, or ledger or store cannot be written.
        """
        writer = self._opened()
        require_room(self._graph)
        with _no_garbage(), self._book.transaction():
            step = Step(self._book, self._number())
            work(step)
            removed, added = step.settle()
            batch = self._book.put_batch(self._number(), packed(removed), packed(added))
        writer.apply(batch, removed, added)
        self._show(now=False)

    def _put_waiting(self, step: Step) -> None:
        for article, extraction in self._waiting:
            step.put(article, extraction)

    def _store_waiting(self) -> None:
        """Store articles whose facts the graph is to have later; they outlast a broken-off build.

        Readers wait at most so long that finding out who is who takes a third of the time.
        """
        require_room(self._graph)
        with self._book.transaction():
            for article, extraction in self._waiting:
                stored(self._book, article, extraction, self._number())
            self._book.set_meta(_PROJECTION, _STALE)
        waited = time.monotonic() - self._seen_at
        if waited > max(_MINUTE, _PATIENCE * _ANEW * self._book.article_count()):
            self._start_anew()
            self._seen_at = time.monotonic()

    def _number(self) -> int:
        """Give this build's number; a build that writes nothing has none."""
        if self._build is None:
            self._build = self._book.start_build(__version__)
        return self._build

    def _show(self, *, now: bool) -> None:
        writer = self._opened()
        if writer.snapshot(now=now):
            self._book.forget_quads(writer.batch)

    def _opened(self) -> Writer:
        """Give the store, every batch of the ledger in it."""
        if self._writer is None:
            require_room(self._graph)
            self._writer = Writer(self._graph, clean=self._clean)
            self._catch_up(self._writer)
        return self._writer

    def _catch_up(self, writer: Writer) -> None:
        is_ahead = writer.batch > self._book.last_batch()
        if is_ahead or self._book.has_forgotten(writer.batch):
            with self._book.transaction():
                project_all(self._book, writer, self._report)
            return
        for batch in self._book.batches_after(writer.batch):
            writer.apply(batch.number, _quads(batch.removed), _quads(batch.added))

    def _is_behind(self) -> bool:
        now = current(self._graph)
        return (
            now is None
            or now.batch != self._book.last_batch()
            or not now.folder(self._graph).is_dir()
        )

    def _is_stale(self) -> bool:
        """Whether other rules decided who is who, or they decided without articles that came."""
        return self._book.meta(_PROJECTION) != _projection()

    def _start_anew(self, register: Sequence[Entry] | None = None) -> None:
        """Find out anew who is who in all that is stored, and let readers see it."""
        require_room(self._graph)
        with self._book.transaction():
            if register is not None:
                self._book.decisions.put_register(register)
            resolve_all(self._book, self._report)
            self._book.put_batch(self._number(), None, None)
            self._book.set_meta(_PROJECTION, _projection())
        self._catch_up(self._opened())
        self._show(now=True)


@contextlib.contextmanager
def _no_garbage() -> Iterator[None]:
    """Do not look for cycles: a batch makes none, and looking takes a fifth of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _quads(data: bytes | None) -> list[Quad]:
    return unpacked(data) if data is not None else []


def _projection() -> str:
    """Give the hash of everything that decides which quads come of given extractions."""
    hashing = hashlib.sha256(minhash_version().encode())
    for name in _DECIDING:
        for path in _files(assets.path(name)):
            hashing.update(path.name.encode() + b"\0" + path.read_bytes())
    return hashing.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(found for found in path.rglob("*") if found.suffix in _SOURCES)
