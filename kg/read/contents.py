r"""Gives the text of a table that people edit, strictly decoded: no character is guessed.

`content("orgs.csv", problems)` → `"名称,简称\n…"`, of UTF-8, UTF-16 with its mark, or GB18030
"""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kg.read.problems import Problems

_LIMIT = 200_000_000
_MOST_LINES = 1_048_576
"""As many as a worksheet has."""
_EXCEL = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""How .xlsx (a zip archive) and .xls begin."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile("\r\n|\r|\n")
_NEAR = 4096
_IDEOGRAPHS = re.compile("[\u0800-\ufffc]")
"""What UTF-8 writes in three bytes; GB18030 read as UTF-8 hardly ever gives one."""


def called(source: str | Path) -> str:
    """Give a source as messages name it."""
    return "standard input" if str(source) == "-" else str(source)


def content(source: str | Path, problems: Problems) -> str:
    """Give the text of a file, or of standard input (`-`), without a byte order mark.

    Raises:
        KgError: Of the class of `problems`: it cannot be opened, is an Excel workbook, is empty,
            has more than 200 MB or more lines than a worksheet, or is in no encoding that is
            read; then the first line that cannot be decoded is named.
    """
    data = _bytes(source, problems)
    if len(data) > _LIMIT:
        raise problems.failure(
            f"is larger than {_LIMIT // 1_000_000} MB; expected a table that people edit. Cut it."
        )
    if data.startswith(_EXCEL):
        raise problems.failure(
            "is an Excel workbook; expected CSV. "
            "In Excel, save it as 'CSV UTF-8 (comma delimited)'."
        )
    text = _decoded(data, problems).lstrip("\ufeff")
    if not text.strip():
        raise problems.failure("is empty; expected a table with a line of column names. Fill it.")
    if max(text.count("\n"), text.count("\r")) > _MOST_LINES:
        raise problems.failure(
            f"has more than {_MOST_LINES} lines; expected a table that people edit. Cut it."
        )
    return text


def _bytes(source: str | Path, problems: Problems) -> bytes:
    try:
        if str(source) == "-":
            return _standard_input(problems).read(_LIMIT + 1)
        with Path(source).open("rb") as file:
            return file.read(_LIMIT + 1)
    except OSError as error:
        raise problems.failure(
            f"cannot be read ({error.strerror}); expected a table. Mind its name and permissions."
        ) from error


def _standard_input(problems: Problems) -> IO[bytes]:
    # What typeshed does not say: it is None where the shell has closed it (<&-).
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise problems.failure("is closed; expected a table. Redirect a file to it, or name one.")
    return stream.buffer


def _decoded(data: bytes, problems: Problems) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data.removeprefix(mark), (encoding,), problems)
    return _strict(data, ("utf-8", "gb18030"), problems)


def _strict(data: bytes, encodings: tuple[str, ...], problems: Problems) -> str:
    """The text by the first encoding that fits; else the error names the furthest line reached."""
    line = 1
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            before = data[: error.start].decode(encoding)
            line = max(line, len(_LINE_END.findall(before)) + 1)
            if encoding == "utf-8" and _is_damaged_utf8(data, error.start):
                break
    raise problems.failure(
        "cannot be decoded; expected UTF-8, UTF-16 with its byte order mark, or GB18030. "
        "Save the file as 'CSV UTF-8'.",
        line=line,
    )


def _is_damaged_utf8(data: bytes, start: int) -> bool:
    """Whether single bytes are wrong in UTF-8: GB18030 would read it, and give other characters."""
    near = data[max(0, start - _NEAR) : start + _NEAR].decode("utf-8", "replace")
    return len(_IDEOGRAPHS.findall(near)) > 2 * near.count("\ufffd")
