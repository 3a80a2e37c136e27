"""Cooperation intents: who wishes for, agrees on, signs or runs what together.

`双方就共建联合实验室达成共识` → the two sides, 共建联合实验室, preliminary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.intents.drafts import Draft, drafts
from kg.extract.intents.joined import joined
from kg.extract.intents.party_signs import statements
from kg.model import Evidence, Intent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.model import Article, Extraction, Span


def intents(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the article's cooperation intents added, in text order."""
    told = drafts(statements(marked, extraction), extraction)
    first = len(extraction.intents) + 1
    found = tuple(
        _intent(f"i{number}", draft, marked.article, extraction)
        for number, draft in enumerate(joined(told, marked.article.text), first)
    )
    return replace(extraction, intents=extraction.intents + found)


def _intent(key: str, draft: Draft, article: Article, extraction: Extraction) -> Intent:
    text = article.text
    dates = {meeting.key: meeting.date for meeting in extraction.meetings}
    return Intent(
        key=key,
        parties=tuple(party.name for party in draft.parties),
        topic=draft.topic.of(text) if draft.topic else None,
        stage=draft.stage,
        instrument=draft.instrument.of(text) if draft.instrument else None,
        meeting=draft.meeting,
        as_of=(dates.get(draft.meeting) if draft.meeting else None) or article.published,
        evidence=tuple(_evidence(draft, text)),
    )


def _evidence(draft: Draft, text: str) -> Iterator[Evidence]:
    def proof(slot: str | None, value: str, span: Span) -> Evidence:
        quote = span.of(text)
        return Evidence(
            slot=slot, value=value, start=span.start, end=span.end, quote=quote, rule=draft.rule
        )

    yield proof(None, draft.sentence.of(text), draft.sentence)
    for party in draft.parties:
        if party.span is not None:
            yield proof("parties", party.name, party.span)
    if draft.topic is not None:
        yield proof("topic", draft.topic.of(text), draft.topic)
    yield proof("stage", draft.stage.value, draft.words)
    if draft.instrument is not None:
        yield proof("instrument", draft.instrument.of(text), draft.instrument)
