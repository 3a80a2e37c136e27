"""The one writer of a graph's store: batches in, snapshots out."""

import contextlib
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.errors import StoreError
from kg.store import layout, snapshots
from kg.store.durability import sync_folder, sync_logs

_EXTEND = 100_000
"""Quads a transaction at most; more are loaded in bulk, in a fraction of time and memory."""
_BETWEEN_SNAPSHOTS = 5.0
"""Seconds that pass between two snapshots, the last one excepted."""
_ROOM = 64 << 20
"""Free bytes without which nothing is written."""


class Writer:
    """The live store of one graph; to be used only under `exclusive`."""

    def __init__(self, graph: Path, *, clean: bool) -> None:
        """Open the live store, made anew from the current snapshot unless `clean`.

        Raises:
            StoreError: It cannot be opened.
        """
        self._graph = graph
        self._folder = graph / layout.FOLDER
        self._live = self._folder / layout.LIVE
        self._folder.mkdir(exist_ok=True)
        self._saved = -1
        self._saved_at = time.monotonic()
        now = snapshots.current(graph)
        if now is not None and now.folder(graph).is_dir():
            self._saved = now.batch
        self.batch = max(self._saved, 0)
        """The last batch that the live store holds; 0 is none."""
        if not clean or self._saved < 0 or not self._live.is_dir():
            self._renew(now if self._saved >= 0 else None)
        self._sweep()
        self._store = _opened(self._live)

    def fill(self, batch: int, quads: Iterable[Quad]) -> None:
        """Put these quads, and no others, into the live store, and make that durable.

        Readers keep the current snapshot. One that is broken off has to be done again.

        Raises:
            StoreError: The store refuses, for instance because the disk is full.
        """
        del self._store
        self.batch, self._saved = 0, -1
        self._renew(None)
        self._store = _opened(self._live)
        try:
            self._store.bulk_extend(quads)
            sync_logs(self._live)
        except layout.TROUBLES as error:
            raise StoreError(layout.unwritable(self._folder, error)) from error
        self.batch = batch

    def apply(self, batch: int, removed: Sequence[Quad], added: Sequence[Quad]) -> None:
        """Take quads out and put quads in, and make that durable.

        Snapshots have all of a batch or nothing: while it is not applied to its end, none is made,
        and it can be applied again.

        Raises:
            StoreError: The store refuses, for instance because the disk is full.
        """
        try:
            if len(added) > _EXTEND:
                self._store.update(_as_update(removed, ()))
                self._store.bulk_extend(added)
            elif removed:
                self._store.update(_as_update(removed, added))
            else:
                self._store.extend(added)
            sync_logs(self._live)
        except layout.TROUBLES as error:
            raise StoreError(layout.unwritable(self._folder, error)) from error
        self.batch = batch

    def snapshot(self, *, now: bool = False) -> bool:
        """Let readers see what was applied, at most once in five seconds unless `now`.

        Gives whether the snapshot that readers open holds the last batch.

        Raises:
            StoreError: The snapshot cannot be written.
        """
        if self.batch == self._saved:
            return True
        if not now and time.monotonic() - self._saved_at < _BETWEEN_SNAPSHOTS:
            return False
        try:
            self._save()
        except layout.TROUBLES as error:
            raise StoreError(layout.unwritable(self._folder, error)) from error
        self._sweep()
        return True

    def close(self) -> None:
        """Let go of the live store; where a snapshot has it all, leave a copy without old logs.

        Raises:
            StoreError: The copy cannot be made.
        """
        del self._store
        if self.batch == self._saved:
            self._renew(snapshots.current(self._graph))

    def _save(self) -> None:
        now = snapshots.Current(snapshot=f"{layout.PREFIX}{self.batch}", batch=self.batch)
        folder = now.folder(self._graph)
        shutil.rmtree(folder, ignore_errors=True)
        self._store.backup(str(folder))
        sync_folder(folder)
        snapshots.name_current(self._graph, now)
        self._saved, self._saved_at = self.batch, time.monotonic()

    def _renew(self, now: snapshots.Current | None) -> None:
        shutil.rmtree(self._live, ignore_errors=True)
        if now is None:
            return
        try:
            snapshots.opened(now.folder(self._graph)).backup(str(self._live))
        except layout.TROUBLES as error:
            raise StoreError(layout.unwritable(self._folder, error)) from error

    def _sweep(self) -> None:
        """Delete what nobody needs: snapshots that are not held, old logs of the store."""
        snapshots.sweep(self._graph)
        for litter in self._live.glob("LOG.old.*"):
            with contextlib.suppress(OSError):
                litter.unlink()


def require_room(graph: Path) -> None:
    """Raise unless the disk has room for what may have to be written to a graph folder.

    Raises:
        StoreError: Fewer than 64 MB are free, or fewer than the logs take and a quarter.
    """
    logs = sum(log.stat().st_size for log in (graph / layout.FOLDER).glob("live/*.log"))
    floor = max(_ROOM, logs + logs // 4)
    free = shutil.disk_usage(graph).free
    if free < floor:
        raise StoreError(
            f"{graph}: the disk has {free >> 20} MB free; expected at least {floor >> 20} MB. "
            "What was stored is kept; make room and build again."
        )


def _opened(folder: Path) -> Store:
    try:
        return Store(str(folder))
    except layout.TROUBLES as error:
        raise StoreError(layout.unreadable(folder, error)) from error


def _as_update(removed: Iterable[Quad], added: Sequence[Quad]) -> str:
    """Give one update; each term is written, and so escaped, by the library itself."""
    parts = ["DELETE DATA {", *_data(removed), "}"]
    if added:
        parts += [";\nINSERT DATA {", *_data(added), "}"]
    return "\n".join(parts)


def _data(quads: Iterable[Quad]) -> Iterator[str]:
    return (f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
