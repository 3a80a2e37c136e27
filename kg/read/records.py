"""Reads articles that are JSON: one object, an array, or JSON Lines; gold files too.

`{"title": "甲会见乙", "text": "3月5日,…", "published": "2024-03-06"}` → one draft
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, TypeVar

import msgspec

from kg.errors import ArticleError
from kg.read.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.sources import Source

_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(?P<lone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
"""An escape of JSON, a pair of surrogates as one."""
_T = TypeVar("_T")
_KEYS = "id, title, published, publisher, url, text"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """The keys of an article record; others are passed over."""

    text: str
    title: str | None = None
    id: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gold:
    """An annotated article."""

    article: _Record


def record_drafts(file: IO[bytes], source: Source, *, limit: int) -> Iterator[Draft | ArticleError]:
    """Give the draft of each line of JSON Lines, or what is wrong with it; blank lines are none."""
    number = 0
    is_empty = True
    while row := file.readline(limit + 1):
        number += 1
        where = f"{source}, line {number}"
        if len(row) > limit:
            _skip_line(file, row, limit)
            yield ArticleError(
                f"{where}: is larger than {limit // 1_000_000} MB; expected one article. Cut it."
            )
        elif row := row.removeprefix(_BOM).strip():
            yield _draft_or_error(row, where, source)
        is_empty = is_empty and not row
    if is_empty:
        yield ArticleError(f"{source}: is empty; expected an article a line. Remove it or fill it.")


def _skip_line(file: IO[bytes], row: bytes, limit: int) -> None:
    while row and not row.endswith(b"\n"):
        row = file.readline(limit)


def single_drafts(data: bytes, source: Source) -> Iterator[Draft | ArticleError]:
    """Give the draft of a JSON file that holds one object, or those of its array.

    Raises:
        ArticleError: It is no JSON.
    """
    data = data.removeprefix(_BOM).strip()
    if data.startswith(b"["):
        rows = _decoded(data, list[msgspec.Raw], str(source))
        for number, row in enumerate(rows, 1):
            yield _draft_or_error(bytes(row), f"{source}, record {number}", source)
    else:
        yield _draft(data, str(source), source, is_record=False)


def _draft_or_error(row: bytes, where: str, source: Source) -> Draft | ArticleError:
    try:
        return _draft(row, where, source, is_record=True)
    except ArticleError as error:
        return error


def _draft(row: bytes, where: str, source: Source, *, is_record: bool) -> Draft:
    keys = _decoded(row, dict[str, msgspec.Raw], where)
    if "article" in keys and "text" not in keys:
        record = _decoded(row, _Gold, where).article
    else:
        record = _decoded(row, _Record, where)
    return Draft(
        where=where,
        name=source.name,
        id=record.id,
        title=record.title or "",
        text=record.text,
        published=record.published,
        publisher=record.publisher,
        url=record.url,
        is_record=is_record,
    )


def _whole(data: bytes) -> bytes:
    """The JSON with escaped lone surrogates, which msgspec refuses, replaced by U+FFFD."""
    return _ESCAPE.sub(_kept, data) if b"\\u" in data else data


def _kept(escape: re.Match[bytes]) -> bytes:
    return b"\\ufffd" if escape["lone"] else escape[0]


def _decoded(data: bytes, kind: type[_T], where: str) -> _T:
    try:
        return msgspec.json.decode(_whole(data), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ArticleError(
            f"{where}: {_problem(error)}; "
            f"expected an article as JSON in UTF-8 with the keys {_KEYS}."
        ) from error


def _problem(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "has bytes that are not UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return str(error)
