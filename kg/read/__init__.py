"""Stage 1, reading: sources become articles, lazily and in a stable order.

`articles(["news/"])` → `Article(id="file:news/a.txt", title=…, text=…, body=…)`, …

It knows encodings, formats and site furniture, and nothing of facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.read.drafts import Draft, article, day
from kg.read.formats import drafts
from kg.read.sources import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kg.errors import KgError
    from kg.model import Article

__all__ = ["articles", "placed_articles"]


def articles(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    failures: Callable[[KgError], None] | None = None,
) -> Iterator[Article]:
    """Give the articles of files, folders and standard input (`-`), in a stable order.

    Sources are read one after the other as the iterator is advanced; a folder is walked by name,
    a file of records in its own order. Two articles may bear one id: that is for the caller to
    judge.

    Args:
        sources: Paths, or `-` for standard input.
        published: The day, ISO 8601, of articles that state none.
        failures: Is handed each error, and reading goes on. Without it the first error is raised.

    Raises:
        ArticleError: A source, or a record in it, cannot be read, and `failures` is not given; or
            `published` is no day.
    """
    placed = placed_articles(sources, published=published, failures=failures)
    return (read for _, read in placed)


def placed_articles(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    failures: Callable[[KgError], None] | None = None,
) -> Iterator[tuple[str, Article]]:
    """Give what `articles` gives, each with where it stands: its file, and the line of JSONL.

    Raises:
        ArticleError: As `articles` does.
    """
    default = None if published is None else day(published, where="--published")
    for found in files(sources):
        outcomes = (found,) if isinstance(found, ArticleError) else drafts(found)
        for outcome in outcomes:
            read = _placed(outcome, default)
            if not isinstance(read, ArticleError):
                yield read
            elif failures is None:
                raise read
            else:
                failures(read)


def _placed(
    outcome: Draft | ArticleError, published: str | None
) -> tuple[str, Article] | ArticleError:
    if isinstance(outcome, ArticleError):
        return outcome
    try:
        return outcome.where, article(outcome, published=published)
    except ArticleError as error:
        return error
