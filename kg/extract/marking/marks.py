"""Marks up an article for the layers of extraction: sentences, titles, names that end in a head."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.extract.marking.organization_borders import name_edges
from kg.extract.marking.organization_names import OrganizationMark, organization_marks
from kg.extract.marking.stretches import Stretches
from kg.extract.marking.titles import TitleMark, titles
from kg.extract.tagger.tagging import Tagged, Tagging
from kg.text import fold, lines, sentences, simplify

if TYPE_CHECKING:
    from kg.model import Article, Span

_START = attrgetter("start")


@dataclass(frozen=True, kw_only=True)
class Marked:
    """An article whose text is folded and cut; offsets are those of `Article.text`.

    It has no slots, so that what is asked for often is worked out once.
    """

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

    @cached_property
    def title_stretches(self) -> Stretches:
        """The places of the titles."""
        return Stretches(mark.span for mark in self.titles)

    @cached_property
    def title_starts(self) -> frozenset[int]:
        """Where titles begin."""
        return frozenset(mark.span.start for mark in self.titles)

    @cached_property
    def title_ends(self) -> frozenset[int]:
        """Where titles end."""
        return frozenset(mark.span.end for mark in self.titles)

    @cached_property
    def ends(self) -> Stretches:
        """The places of titles and of names of organizations, to ask for their ends."""
        marks: tuple[TitleMark | OrganizationMark, ...] = (*self.titles, *self.organizations)
        return Stretches(mark.span for mark in marks)

    @cached_property
    def full_names(self) -> Stretches:
        """The places of names of organizations that are neither bare heads nor sub-units'."""
        return Stretches(m.span for m in self.organizations if not m.bare and not m.unit)

    @cached_property
    def edge_set(self) -> frozenset[int]:
        """The edges, to ask whether a place is one."""
        return frozenset(self.edges)

    @cached_property
    def tagging(self) -> Tagging:
        """The tagger's view of the sentences."""
        return Tagging(self.text, self.sentences)

    @cached_property
    def tagged(self) -> tuple[Tagged, ...]:
        """What the tagger takes for names of people and organizations, in text order."""
        return self.tagging.names

    @cached_property
    def _title_places(self) -> list[int]:
        return [mark.span.start for mark in self.titles]

    @cached_property
    def _organization_ends(self) -> list[int]:
        return [mark.span.end for mark in self.organizations]

    def edge_before(self, offset: int) -> int:
        """The last place at or before `offset` where a name can begin."""
        place = bisect_right(self.edges, offset) - 1
        return self.edges[place] if place >= 0 else 0

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the code point at `offset`."""
        place = bisect_right(self.sentences, offset, key=_START) - 1
        found = self.sentences[place] if place >= 0 else None
        return found if found is not None and offset < found.end else None

    def titles_in(self, span: Span) -> tuple[TitleMark, ...]:
        """The titles inside a span."""
        first = bisect_left(self._title_places, span.start)
        last = bisect_left(self._title_places, span.end)
        if first == last:
            return ()
        return tuple(mark for mark in self.titles[first:last] if span.covers(mark.span))

    def organizations_in(self, span: Span) -> tuple[OrganizationMark, ...]:
        """The names of organizations inside a span."""
        first = bisect_left(self._organization_ends, span.start)
        last = bisect_left(self._organization_ends, span.end + 1)
        if first == last:
            return ()
        return tuple(mark for mark in self.organizations[first:last] if span.covers(mark.span))


def mark(article: Article) -> Marked:
    """Give the article marked up; site furniture is in neither paragraphs nor sentences."""
    text = simplify(fold(article.text))
    body = Stretches(article.body)
    paragraphs = tuple(line for line in lines(text) if line.of(text).strip() and body.covers(line))
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
            for org in sorted(organization_marks(text, part, found, places), key=_end)
        ),
        edges=tuple(edge for places in edges for edge in places),
    )


def _end(mark: OrganizationMark) -> int:
    return mark.span.end
