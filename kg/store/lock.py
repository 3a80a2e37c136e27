"""The lock of a graph folder: one process writes at a time, and says which it is."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.store.layout import LOCK

_PATIENCE = 5.0


@contextmanager
def exclusive(graph: Path) -> Iterator[bool]:
    """Hold the one writer's lock of a graph folder; gives whether the last writer ended cleanly.

    The lock file holds the writer's process number while it writes, and nothing afterwards. The
    handle is not inherited, so that the lock ends with this process whatever its workers do.

    Raises:
        StoreError: Another process writes to the graph, or the folder cannot be written, for
            instance because the disk is full.
    """
    path = graph / LOCK
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(_unwritable(path, error)) from error
    try:
        _claim(handle, graph)
        was_clean = not os.pread(handle, 32, 0)
        _note(handle, path, f"{os.getpid()}\n")
        yield was_clean
        _note(handle, path, "")
    finally:
        os.close(handle)


def holder(graph: Path) -> str | None:
    """Give the number of the process that writes to a graph folder now, or None if none does."""
    try:
        handle = os.open(graph / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        pid = _noted(handle)
        # Only where that process lives is the lock tried, so that no starting writer is in its way.
        writes = pid.isdigit() and _lives(int(pid)) and not _taken(handle, fcntl.LOCK_SH)
        return pid if writes else None
    finally:
        os.close(handle)


def _claim(handle: int, graph: Path) -> None:
    """Take the lock; of a dead writer, a worker that it had just forked may hold it until exec."""
    deadline = time.monotonic() + _PATIENCE
    while not _taken(handle, fcntl.LOCK_EX):
        pid = _noted(handle)
        if (pid.isdigit() and _lives(int(pid))) or time.monotonic() > deadline:
            raise StoreError(
                f"{graph}: process {pid or 'of unknown number'} is writing to it; one writer at a "
                "time. Wait until it has ended, or give another --graph."
            )
        time.sleep(0.01)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _taken(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _noted(handle: int) -> str:
    return os.pread(handle, 32, 0).decode("ascii", "replace").strip()


def _note(handle: int, path: Path, text: str) -> None:
    """Write the note; where it cannot be written, what an unclean end left there stays."""
    note = text.encode("ascii")
    try:
        os.pwrite(handle, note, 0)
        os.ftruncate(handle, len(note))
        os.fsync(handle)
    except OSError as error:
        raise StoreError(_unwritable(path, error)) from error


def _unwritable(path: Path, error: OSError) -> str:
    return (
        f"{path}: cannot be written ({error.strerror}). "
        "See to the disk and its permissions, or give another --graph."
    )
