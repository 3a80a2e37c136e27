"""Picks the reader of a file by its ending, else by its first bytes, and reads it.

`a.txt` → `plain`, `a.html` → `html`, `a.json` and `a.jsonl` → `records`; other formats are refused
with what to convert them to.
"""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING, TextIO

from kg.errors import ArticleError
from kg.read.encoding import decoded
from kg.read.plain import plain_draft
from kg.read.records import record_drafts, single_drafts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.read.drafts import Draft
    from kg.read.sources import Source

LIMIT = 5_000_000
"""The most bytes of a page, a text or a record."""

_ENDINGS = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
}

_FOREIGN = {
    ".docx": ("a Word document", "text (.txt): in Word, save as Plain Text, UTF-8"),
    ".doc": ("a Word document", "text (.txt): in Word, save as Plain Text, UTF-8"),
    ".pdf": ("a PDF", "text (.txt): pdftotext -enc UTF-8 does it"),
    ".mhtml": ("a web archive", "HTML: open it in a browser and save it as 'Webpage, HTML only'"),
    ".mht": ("a web archive", "HTML: open it in a browser and save it as 'Webpage, HTML only'"),
    ".csv": ("a table", "JSON Lines with the keys title, text, published, publisher, url"),
    ".xlsx": ("a table", "JSON Lines with the keys title, text, published, publisher, url"),
    ".zip": ("an archive", "a folder: unpack it"),
    ".gz": ("an archive", "a file: unpack it"),
    "PK": ("a zip archive or an office document", "text (.txt), or unpack it"),
} | dict.fromkeys(
    (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"),
    ("a picture", "text (.txt): type it, or let a text recognition read it"),
)

_MAGIC = (
    (b"%PDF", ".pdf"),
    (b"PK\x03\x04", "PK"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"\x1f\x8b", ".gz"),
    (b"From: <Saved by", ".mhtml"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
)

_EXPECTED = "expected .txt, .md, .html, .json or .jsonl"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_UTF16_BLANKS = b" \t\r\n\0"


def drafts(source: Source) -> Iterator[Draft | ArticleError]:
    """Give the drafts of one file in its order, and an error for each that cannot be read."""
    try:
        if source.path is None:
            yield from _stream_drafts(source, _standard_input())
        else:
            yield from _file_drafts(source, source.path)
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(f"{source}: cannot be read ({error.strerror}). Mind its permissions.")


def _standard_input() -> IO[bytes]:
    # What typeshed does not say: it is None where the shell has closed it (<&-).
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise ArticleError(
            "standard input is closed; expected an article. Redirect a file to it, or name one."
        )
    return stream.buffer


def _file_drafts(source: Source, path: Path) -> Iterator[Draft | ArticleError]:
    ending = path.suffix.lower()
    if ending in _FOREIGN:
        raise _foreign(source, ending)
    if ending not in _ENDINGS and not source.is_named:
        raise ArticleError(f"{source}: is of an unknown kind; {_EXPECTED}. Convert it, or move it.")
    with path.open("rb") as file:
        if _ENDINGS.get(ending) == "lines":
            yield from record_drafts(file, source, limit=LIMIT)
        else:
            yield from _whole_drafts(source, file, _ENDINGS.get(ending))


def _stream_drafts(source: Source, stream: IO[bytes]) -> Iterator[Draft | ArticleError]:
    start = stream.peek(64)[:64] if hasattr(stream, "peek") else b""
    if start.removeprefix(_BOMS[0]).lstrip().startswith(b"{"):
        yield from record_drafts(stream, source, limit=LIMIT)
    else:
        yield from _whole_drafts(source, stream, None)


def _whole_drafts(
    source: Source, file: IO[bytes], kind: str | None
) -> Iterator[Draft | ArticleError]:
    data = _content(source, file)
    kind = kind or _sniffed(data)
    if kind == "json":
        yield from single_drafts(data, source)
    elif kind == "html":
        from kg.read.html import html_draft  # noqa: PLC0415 - trafilatura takes 0.2 s to import

        yield html_draft(data, source)
    else:
        yield plain_draft(decoded(data, where=str(source)), source)


def _content(source: Source, file: IO[bytes]) -> bytes:
    """The bytes of a file, read no further than its limit."""
    data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise ArticleError(
            f"{source}: is larger than {LIMIT // 1_000_000} MB; expected one article. Cut it into "
            "articles, or write them as JSON Lines (.jsonl), where the limit is a line's."
        )
    if _is_empty(data):
        raise ArticleError(f"{source}: is empty; expected an article. Remove it or fill it.")
    for magic, ending in _MAGIC:
        if data.startswith(magic):
            raise _foreign(source, ending)
    if b"\0" in data and not data.startswith(_BOMS):
        raise ArticleError(f"{source}: is a binary file; {_EXPECTED}. Convert it to text.")
    return data


def _is_empty(data: bytes) -> bool:
    """Whether there are blanks only, or a byte order mark and blanks only."""
    mark = next((mark for mark in _BOMS if data.startswith(mark)), b"")
    return not data.removeprefix(mark).strip(_UTF16_BLANKS if mark else None)


def _foreign(source: Source, ending: str) -> ArticleError:
    what, advice = _FOREIGN[ending]
    return ArticleError(f"{source}: is {what}; {_EXPECTED}. Convert it to {advice}.")


def _sniffed(data: bytes) -> str:
    start = data[:1024].removeprefix(_BOMS[0]).lstrip().lower()
    if start.startswith((b"{", b"[")):
        return "json"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--")):
        return "html"
    return "plain"
