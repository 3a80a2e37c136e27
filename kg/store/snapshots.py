"""Snapshots of the store: which one is current, opened to read, held while it is read."""

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from kg.errors import StoreError
from kg.store import layout
from kg.store.durability import replace
from kg.store.lock import holder

_TRIES = 100
"""How often a reader looks again when the snapshot was replaced under its hands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What `store/CURRENT` says: the snapshot that readers open, and its last batch."""

    snapshot: str
    batch: int

    def folder(self, graph: Path) -> Path:
        """Give the snapshot's folder inside the graph folder."""
        return graph / layout.FOLDER / self.snapshot


def current(graph: Path) -> Current | None:
    """Give the snapshot that readers open, or None if nothing was stored yet.

    Raises:
        StoreError: The file is damaged.
    """
    path = graph / layout.FOLDER / layout.CURRENT
    try:
        told = json.loads(path.read_text("utf-8"))
        name, batch = str(told["snapshot"]), int(told["batch"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        told = f" ({error.strerror})" if isinstance(error, OSError) else ""
        raise StoreError(
            f"{path}: cannot be read{told}; expected the name of a snapshot. {layout.ANEW}"
        ) from error
    if Path(name).name != name or not name.startswith(layout.PREFIX):
        raise StoreError(
            f"{path}: names {name[:80]!r}; expected {layout.PREFIX}<number>. {layout.ANEW}"
        )
    return Current(snapshot=name, batch=batch)


def forget_damaged(graph: Path) -> None:
    """Remove a `CURRENT` that names no snapshot, so that the store is made anew.

    To be called by the one writer, whose ledger is whole.
    """
    try:
        current(graph)
    except StoreError:
        with contextlib.suppress(OSError):
            (graph / layout.FOLDER / layout.CURRENT).unlink()


def name_current(graph: Path, now: Current) -> None:
    """Make `now` the snapshot that readers open, durably and at once."""
    told = json.dumps({"snapshot": now.snapshot, "batch": now.batch})
    replace(graph / layout.FOLDER / layout.CURRENT, told + "\n")


@contextmanager
def reader(graph: Path) -> Iterator[Store]:
    """Give the store as the last whole snapshot has it, read-only; it stays while it is open.

    Raises:
        StoreError: There is no graph, or it is damaged or written by a newer version.
    """
    folder, handle = _held(graph)
    try:
        yield opened(folder)
    finally:
        os.close(handle)


def opened(folder: Path) -> Store:
    """Give a snapshot's store, read-only.

    Raises:
        StoreError: It is missing, damaged or written by a newer version.
    """
    try:
        return Store.read_only(str(folder))
    except layout.TROUBLES as error:
        raise StoreError(layout.unreadable(folder, error)) from error


def sweep(graph: Path) -> None:
    """Delete the snapshots that are neither current nor held by a reader."""
    now = current(graph)
    for folder in (graph / layout.FOLDER).glob(f"{layout.PREFIX}*"):
        if now is None or folder.name != now.snapshot:
            _delete_unless_held(folder)


def _held(graph: Path) -> tuple[Path, int]:
    """Give the current snapshot's folder and an open handle that holds its shared lock."""
    for _ in range(_TRIES):
        now = current(graph)
        if now is None:
            raise StoreError(layout.nothing_there(graph, holder(graph)))
        folder = now.folder(graph)
        handle = _shared(folder)
        if handle is not None:
            return folder, handle
    raise StoreError(
        f"{graph / layout.FOLDER / layout.CURRENT}: names a snapshot that is not there. "
        f"{layout.advice(holder(graph))}"
    )


def _shared(folder: Path) -> int | None:
    """Give a handle with a shared lock on the folder, or None if the folder has just gone."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(layout.unreadable(folder, error)) from error
    fcntl.flock(handle, fcntl.LOCK_SH)
    if folder.exists():
        return handle
    os.close(handle)
    return None


def _delete_unless_held(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
        finally:
            os.close(handle)
