"""Finds the files that sources stand for: files, folders, standard input.

`files(["news/"])` → `Source(path=Path("news/a.txt"), name="news/a.txt", is_named=False)`, …
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOT_ARTICLES = frozenset({"readme", "license", "licence", "notice", "thumbs", "desktop"})
_PAGE_PARTS = ("_files", ".files")
"""A browser that saves `a.html` puts its pictures and scripts into `a_files/`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file that may hold articles, or standard input."""

    path: Path | None
    """None for standard input."""
    name: str
    """The path from the source's own last name on, NFC, with `/`; `-` for standard input."""
    is_named: bool
    """Whether the user named this very file, so that it is tried whatever its ending."""

    def __str__(self) -> str:
        """The place as messages have it."""
        return "standard input" if self.path is None else str(self.path)


def files(sources: Iterable[str | Path]) -> Iterator[Source | ArticleError]:
    """Give the files of each source in turn; of a folder, all below it by name.

    In a folder, hidden files, files called README, LICENSE, NOTICE, Thumbs or desktop, what a
    browser saves beside a page (`a_files/`) and links to folders are passed over.
    """
    for given in sources:
        path = Path(given)
        if str(given) == "-":
            yield Source(path=None, name="-", is_named=True)
            continue
        try:
            if path.is_dir():
                yield from _below(path, path.resolve().name)
            else:
                yield _file(path, path.resolve().name, is_named=True)
        except OSError as error:
            yield ArticleError(
                f"{given}: cannot be read ({error.strerror}). Mind its name and permissions."
            )


def _file(path: Path, name: str, *, is_named: bool) -> Source | ArticleError:
    """The file, or why it is none: to open a pipe or a device may wait for ever."""
    if path.is_file():
        return Source(path=path, name=_nfc(name), is_named=is_named)
    if path.exists():
        return ArticleError(
            f"{path}: is no regular file; expected a file or a folder. "
            "Give what a pipe or a device says on standard input (-)."
        )
    if path.is_symlink():
        return ArticleError(
            f"{path}: is a link that points to nothing; expected a file or a folder. "
            "Mend it or remove it."
        )
    return ArticleError(f"{path}: is not there; expected a file or a folder. Mind the name.")


def _below(folder: Path, name: str) -> Iterator[Source | ArticleError]:
    try:
        children = sorted(folder.iterdir(), key=lambda child: _nfc(child.name))
    except OSError as error:
        yield ArticleError(f"{folder}: cannot be listed ({error.strerror}). Mind its permissions.")
        return
    for child in children:
        if child.name.startswith(".") or child.name.endswith("~"):
            continue
        if child.is_dir():
            if not child.is_symlink() and not child.name.endswith(_PAGE_PARTS):
                yield from _below(child, f"{name}/{child.name}")
        elif child.name.partition(".")[0].lower() not in _NOT_ARTICLES:
            yield _file(child, f"{name}/{child.name}", is_named=False)


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
