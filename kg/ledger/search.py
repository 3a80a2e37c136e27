"""Finds sentences by the words in them, in texts without blanks between words.

Every character is indexed as a word of its own, by its hexadecimal code point, and a search word
is a phrase of such words: so 王健 is found, and nothing that a user types is FTS syntax.

>>> phrase("王健")
'"738b 5065"'
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Article, Span
from kg.text import fold, sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceHit:
    """A sentence of a stored article that holds every word that was searched for."""

    article: str
    """The article's id."""
    title: str
    published: str | None
    url: str | None
    sentence: str
    span: Span
    """The sentence's place in the article's text, in code points."""


def characters(text: str) -> str:
    """Give the text as the index has it: each character but blanks as its code point."""
    return " ".join(f"{ord(character):x}" for character in plain(text) if not character.isspace())


def phrase(word: str) -> str:
    """Give the FTS5 phrase that finds one word."""
    return f'"{characters(word)}"'


def query(words: str) -> str | None:
    """Give the FTS5 query for articles that hold all words; None if there is no word."""
    return " AND ".join(phrase(word) for word in words.split()) or None


def hits(article: Article, words: str) -> Iterator[SentenceHit]:
    """Give the sentences of an article's own text that hold every word, in text order."""
    wanted = plain(words).split()
    text = fold(article.text)
    searched = plain(article.text)
    for body in article.body:
        for span in sentences(text, body):
            if all(word in span.of(searched) for word in wanted):
                yield _hit(article, span)


def plain(text: str) -> str:
    """Give the text folded and in lower case, its length unchanged."""
    folded = fold(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def _hit(article: Article, span: Span) -> SentenceHit:
    return SentenceHit(
        article=article.id,
        title=article.title,
        published=article.published,
        url=article.url,
        sentence=span.of(article.text),
        span=span,
    )
