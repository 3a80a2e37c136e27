"""Lays out an article's own text in a terminal, the names in it coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from kg.model import Article, Exhibition, Extraction, Meeting

_STYLES = {"person": "bold cyan", "organization": "green", "event": "magenta"}


def marked(article: Article, extraction: Extraction) -> str:
    """Give the body as lines, with escape codes for colour unless the terminal has none.

    People, organizations and named events have a colour each, and a last line says which. The
    environment's NO_COLOR is kept to.
    """
    from rich.console import Console
    from rich.text import Text

    text = _styled(article, extraction)
    console = Console(highlight=False, soft_wrap=True)
    with console.capture() as captured:
        for span in article.body:
            console.print(text[span.start : span.end])
        console.print(Text("  ").join(Text(kind, style) for kind, style in _STYLES.items()))
    return captured.get()


def _styled(article: Article, extraction: Extraction) -> Text:
    from rich.text import Text

    text = Text(article.text)
    for start, end, kind in _places(extraction):
        text.stylize(_STYLES[kind], start, end)
    return text


def _places(extraction: Extraction) -> Iterator[tuple[int, int, str]]:
    from kg.extract.marking.mentions import occurrences, outermost

    for place in outermost(occurrences(extraction)):
        yield place.span.start, place.span.end, place.kind.value
    events: tuple[Meeting | Exhibition, ...] = (*extraction.meetings, *extraction.exhibitions)
    for event in events:
        for evidence in event.evidence:
            if evidence.slot == "name" or evidence.quote == event.name:
                yield evidence.start, evidence.end, "event"
