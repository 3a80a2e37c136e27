"""What was not understood: sentences that hold a name or a trigger word and gave no fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.marking.mentions import occurrences
from kg.extract.marking.stretches import Stretches
from kg.lexicon import scanner
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.model import Exhibition, Extraction, Intent, Meeting, Role


def unread(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the spans of the sentences that name or report and gave no fact.

    A fact is a title held, a part-of, a gathering, an exhibition or an intent; that a name was
    recognized is none.
    """
    facts = Stretches(_facts(extraction))
    names = Stretches(place.span for place in occurrences(extraction))
    left = tuple(
        sentence
        for sentence in marked.sentences
        if not facts.meets(sentence) and (names.meets(sentence) or _has_trigger(marked, sentence))
    )
    return replace(extraction, unread=left)


def _facts(extraction: Extraction) -> Iterator[Span]:
    records: tuple[Role | Meeting | Exhibition | Intent, ...] = (
        *extraction.roles,
        *extraction.meetings,
        *extraction.exhibitions,
        *extraction.intents,
    )
    for evidence in (piece for record in records for piece in record.evidence):
        yield Span(start=evidence.start, end=evidence.end)
    for org in extraction.organizations:
        yield from (Span(start=e.start, end=e.end) for e in org.evidence if e.slot == "part_of")


def _has_trigger(marked: Marked, sentence: Span) -> bool:
    return bool(scanner("triggers").longest(sentence.of(marked.text)))
