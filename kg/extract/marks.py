"""Marks up an article for the layers of extraction: sentences, titles, names that end in a head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.organization_names import OrganizationMark, name_edges, organization_marks
from kg.extract.titles import TitleMark, titles
from kg.text import fold, lines, sentences, simplify

if TYPE_CHECKING:
    from kg.model import Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An article whose text is folded and cut; offsets are those of `Article.text`."""

    article: Article
    text: str
    """`Article.text`, folded and in simplified characters, its length unchanged. Patterns see
    this only; names are taken from `Article.text`, as printed."""
    title: str
    """The title, likewise."""
    paragraphs: tuple[Span, ...]
    """The non-empty lines of the article's own body."""
    sentences: tuple[Span, ...]
    """The sentences of those paragraphs, in text order."""
    titles: tuple[TitleMark, ...] = ()
    """The titles in those sentences, in text order."""
    organizations: tuple[OrganizationMark, ...] = ()
    """The names of organizations that end in a head, by their ends."""
    edges: tuple[int, ...] = ()
    """The places where the name of an organization can begin, sorted."""

    def titles_in(self, span: Span) -> tuple[TitleMark, ...]:
        """The titles inside a span."""
        return tuple(mark for mark in self.titles if span.covers(mark.span))

    def organizations_in(self, span: Span) -> tuple[OrganizationMark, ...]:
        """The names of organizations inside a span."""
        return tuple(mark for mark in self.organizations if span.covers(mark.span))


def mark(article: Article) -> Marked:
    """Give the article marked up; site furniture is in neither paragraphs nor sentences."""
    text = simplify(fold(article.text))
    paragraphs = tuple(
        line
        for line in lines(text)
        if line.of(text).strip() and any(span.covers(line) for span in article.body)
    )
    parts = tuple(s for paragraph in paragraphs for s in sentences(text, paragraph))
    by_sentence = [titles(text, s.start, s.end) for s in parts]
    edges = [name_edges(text, s, found) for s, found in zip(parts, by_sentence, strict=True)]
    return Marked(
        article=article,
        text=text,
        title=simplify(fold(article.title)),
        paragraphs=paragraphs,
        sentences=parts,
        titles=tuple(title for found in by_sentence for title in found),
        organizations=tuple(
            org
            for part, found, places in zip(parts, by_sentence, edges, strict=True)
            for org in organization_marks(text, part, found, places)
        ),
        edges=tuple(edge for places in edges for edge in places),
    )
