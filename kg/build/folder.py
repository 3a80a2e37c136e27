"""The graph folder before it is written to: is it ours, can it be made."""

import os
from pathlib import Path

from kg import ledger
from kg.errors import StoreError

_BESIDE = frozenset({"lock", "store", "ledger.sqlite-shm", "ledger.sqlite-wal"})
"""What a graph folder has besides its ledger."""


def check(graph: Path) -> None:
    """Raise if `graph` is neither a graph folder, nor an empty folder, nor a name that is free.

    Raises:
        StoreError: It is a file, or a folder with other things in it, or cannot be looked into;
            or its path is no UTF-8; or its ledger is missing, empty or another program's.
    """
    _require_utf8(graph)
    try:
        if not graph.exists():
            return
        if not graph.is_dir():
            raise StoreError(
                f"{graph}: is a file; expected the folder of a graph. Give another --graph."
            )
        names = {path.name for path in graph.iterdir()}
    except OSError as error:
        raise StoreError(_unusable(graph, error)) from error
    if ledger.path(graph).name in names:
        ledger.check(ledger.path(graph))
    else:
        _require_empty(graph, names)


def make(graph: Path) -> None:
    """Make the folder if it is not there.

    Raises:
        StoreError: It cannot be made.
    """
    try:
        graph.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(_unusable(graph, error)) from error


def _require_utf8(graph: Path) -> None:
    try:
        str(graph).encode()
    except UnicodeEncodeError as error:
        shown = os.fsencode(graph).decode("utf-8", "backslashreplace")
        raise StoreError(
            f"{shown}: is no UTF-8; expected a graph folder whose path is. Give another --graph."
        ) from error


def _require_empty(graph: Path, names: set[str]) -> None:
    strangers = sorted(names - {"lock"})
    if not strangers:
        return
    if _BESIDE.issuperset(strangers):
        raise StoreError(
            f"{graph}: is a graph whose ledger is missing; expected {ledger.path(graph).name} "
            "in it. Put it back from a backup, or remove the folder and build anew."
        )
    raise StoreError(
        f"{graph}: is a folder of other things, such as {strangers[0]!r}; expected a graph or "
        "an empty folder. Give another --graph."
    )


def _unusable(graph: Path, error: OSError) -> str:
    return f"{graph}: cannot be used as a graph folder ({error.strerror}). Give another --graph."
