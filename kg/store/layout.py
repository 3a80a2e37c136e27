"""The names inside a graph folder, and what is said when they cannot be read or written."""

from pathlib import Path

FOLDER = "store"
LIVE = "live"
CURRENT = "CURRENT"
PREFIX = "snap-"
LOCK = "lock"
ANEW = "Run kg build again, which makes the store anew from the ledger."
TROUBLES = (OSError, RuntimeError, ValueError)
"""What the store library raises: the system's refusals, damage, and an unknown format."""


def nothing_there(graph: Path, writer: str | None) -> str:
    """Give the sentence that says why `graph` cannot be read; `writer` is a process's number."""
    if writer is not None:
        return (
            f"{graph}: holds no whole graph yet; process {writer} is building it. "
            "Wait until it has shown its first articles, and try again."
        )
    if not graph.exists():
        return f"{graph}: there is no such folder. Make it with kg build, or give another --graph."
    if not graph.is_dir():
        return f"{graph}: is a file; expected the folder of a graph. Give another --graph."
    return f"{graph}: holds no graph yet. Make it with kg build, or give another --graph."


def advice(writer: str | None) -> str:
    """Give what to do about a store that is not whole; `writer` is a process's number."""
    if writer is None:
        return ANEW
    return f"Process {writer} is writing to the graph: wait until it has ended, and try again."


def unreadable(folder: Path, error: Exception) -> str:
    """Give the sentence for a store that does not open."""
    if "version" in str(error).lower():
        return (
            f"{folder}: was written by another version of the store ({error}). "
            "Install the kg that wrote it, or remove the store folder and run kg build again."
        )
    return (
        f"{folder}: is damaged or cannot be read ({error}). "
        "Remove the store folder and run kg build again, which makes it anew from the ledger."
    )


def unwritable(folder: Path, error: Exception) -> str:
    """Give the sentence for a store that refuses to be written."""
    return (
        f"{folder}: cannot be written ({error}). "
        "What the ledger has is kept; see to the disk and build again."
    )
