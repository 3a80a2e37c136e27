"""The graph folder before it is written to: is it ours, can it be made."""

from pathlib import Path

from kg import ledger
from kg.errors import StoreError


def check(graph: Path) -> None:
    """Raise if `graph` is neither a graph folder, nor an empty folder, nor a name that is free.

    Raises:
        StoreError: It is a file, or a folder with other things in it, or cannot be looked into.
    """
    try:
        if not graph.exists():
            return
        if not graph.is_dir():
            raise StoreError(
                f"{graph}: is a file; expected the folder of a graph. Give another --graph."
            )
        strangers = [] if ledger.path(graph).exists() else sorted(p.name for p in graph.iterdir())
    except OSError as error:
        raise StoreError(_unusable(graph, error)) from error
    if set(strangers) - {"lock"}:
        raise StoreError(
            f"{graph}: is a folder of other things, such as {strangers[0]!r}; expected a graph or "
            "an empty folder. Give another --graph."
        )


def make(graph: Path) -> None:
    """Make the folder if it is not there.

    Raises:
        StoreError: It cannot be made.
    """
    try:
        graph.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(_unusable(graph, error)) from error


def _unusable(graph: Path, error: OSError) -> str:
    return f"{graph}: cannot be used as a graph folder ({error.strerror}). Give another --graph."
