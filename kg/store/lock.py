"""The lock of a graph folder: one process writes at a time, and says which it is."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.store.layout import LOCK


@contextmanager
def exclusive(graph: Path) -> Iterator[bool]:
    """Hold the one writer's lock of a graph folder; gives whether the last writer ended cleanly.

    The lock file holds the writer's process number while it writes, and nothing afterwards. The
    handle is not inherited, so that the lock ends with this process whatever its workers do.

    Raises:
        StoreError: Another process writes to the graph, or the folder cannot be written.
    """
    path = graph / LOCK
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror}). Give another --graph."
        ) from error
    try:
        _claim(handle, graph)
        was_clean = not os.pread(handle, 32, 0)
        _note(handle, f"{os.getpid()}\n")
        yield was_clean
        _note(handle, "")
    finally:
        os.close(handle)


def _claim(handle: int, graph: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        pid = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "of unknown number"
        raise StoreError(
            f"{graph}: process {pid} is writing to it; one writer at a time. "
            "Wait until it has ended, or give another --graph."
        ) from error


def _note(handle: int, text: str) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, text.encode("ascii"), 0)
    os.fsync(handle)
