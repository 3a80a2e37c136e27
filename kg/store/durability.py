"""Makes files and folders survive a power cut."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have the system write a file or a folder's list of names to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_logs(folder: Path) -> None:
    """Have the write-ahead logs of a store written; the store itself never does it."""
    for log in folder.glob("*.log"):
        sync(log)


def sync_folder(folder: Path) -> None:
    """Have every file of a folder written, and its name in the folder above."""
    for path in folder.iterdir():
        sync(path)
    sync(folder)
    sync(folder.parent)


def replace(path: Path, text: str) -> None:
    """Write a small file whole or not at all, durably."""
    temporary = path.with_name(f"{path.name}.new")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync(path.parent)
