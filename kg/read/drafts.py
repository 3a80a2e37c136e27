"""Makes an article of what a format's reader found: its id, its clean text, its body.

`Draft(title="甲会见乙", text="3月5日…", name="news/a.txt", …)` → `Article(id="file:news/a.txt", …)`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from kg.errors import ArticleError, UnreadableError
from kg.model import Article, Span
from kg.read.body import body
from kg.text import clean, digest

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].{0,40})?")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LONGEST_QUOTED = 80
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader found, not yet cleaned and checked."""

    where: str
    """The place that error messages name: a path, with the line of a record."""
    name: str
    """The path from the source's own last name on, NFC, with `/`."""
    title: str
    text: str
    id: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    is_record: bool = False
    """Whether the file may hold others beside it, so that its name alone is no id."""


def article(draft: Draft, *, published: str | None = None) -> Article:
    """Give the article of a draft; `published` is its day if it states none.

    Raises:
        ArticleError: It has no text, or its date or its address is none.
        UnreadableError: It has no Chinese text.
    """
    text = clean(draft.text)
    title = " ".join(clean(draft.title).split())
    sha256 = digest(text)
    url = canonical(draft.url, where=draft.where) if draft.url else None
    return Article(
        id=draft.id or url or _file_id(draft, sha256),
        title=title,
        published=day(draft.published, where=draft.where) if draft.published else published,
        publisher=draft.publisher or None,
        url=url,
        text=text,
        sha256=sha256,
        body=_body(title, text, draft.where),
    )


def _body(title: str, text: str, where: str) -> tuple[Span, ...]:
    if not text.strip():
        raise ArticleError(f"{where}: has no text; expected an article. Give its text.")
    spans = body(title, text)
    if not spans:
        raise ArticleError(
            f"{where}: holds site furniture only (credits, navigation, teasers); expected an "
            "article's own text. Look whether the page was saved whole."
        )
    if not any(_CHINESE.search(text, span.start, span.end) for span in spans):
        raise UnreadableError(
            f"{where}: has no Chinese text, so nothing was read in it; expected news in Chinese. "
            "Leave it out, or give its Chinese edition."
        )
    return spans


def _file_id(draft: Draft, sha256: str) -> str:
    # A name that is not UTF-8 on the disk keeps its bytes apart, as \xff, and is text.
    name = draft.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return f"file:{name}#{sha256[:16]}" if draft.is_record else f"file:{name}"


def day(value: str, *, where: str) -> str:
    """Give the ISO 8601 day of a date, or of a date with a time behind it.

    Raises:
        ArticleError: It is none.
    """
    match = _DAY.fullmatch(value.strip())
    try:
        parsed = date.fromisoformat(match[1]) if match else None
    except ValueError:
        parsed = None
    if parsed is None:
        raise ArticleError(
            f"{where}: published is {_quoted(value)}; expected YYYY-MM-DD, a day of the calendar."
        )
    return parsed.isoformat()


def canonical(url: str, *, where: str) -> str:
    """Give an address in one spelling: scheme and host in lower case, no fragment, no default port.

    Raises:
        ArticleError: It is no http or https address.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ArticleError(
            f"{where}: url is {_quoted(url)}; expected an http or https address, or none."
        )
    host = parts.netloc.lower().removesuffix(_DEFAULT_PORTS[parts.scheme])
    return urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))


def _quoted(value: str) -> str:
    """The value as messages have it, cut to 80 characters."""
    is_long = len(value) > _LONGEST_QUOTED
    return repr(f"{value[: _LONGEST_QUOTED - 1]}…" if is_long else value)
