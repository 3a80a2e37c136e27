"""Marks up an article for the layers of extraction: folded text, sentences, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.text import fold, lines, sentences

if TYPE_CHECKING:
    from kg.model import Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An article whose text is folded and cut; offsets are those of `Article.text`."""

    article: Article
    text: str
    """`Article.text`, folded, its length unchanged. Patterns see this only."""
    title: str
    """The title, folded."""
    paragraphs: tuple[Span, ...]
    """The non-empty lines of the article's own body."""
    sentences: tuple[Span, ...]
    """The sentences of those paragraphs, in text order."""


def mark(article: Article) -> Marked:
    """Give the article marked up; site furniture is in neither paragraphs nor sentences."""
    text = fold(article.text)
    paragraphs = tuple(
        line
        for line in lines(text)
        if line.of(text).strip() and any(span.covers(line) for span in article.body)
    )
    return Marked(
        article=article,
        text=text,
        title=fold(article.title),
        paragraphs=paragraphs,
        sentences=tuple(s for paragraph in paragraphs for s in sentences(text, paragraph)),
    )
