"""What a signature tells: one draft for each document, with what it is about.

`Ⓖ签署共建产业学院合作协议` → 合作协议, about 共建产业学院.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.intents.instruments import (
    Instrument,
    instrument_before,
    instruments_after,
    is_unnamed,
)
from kg.extract.intents.stages import Trigger, says
from kg.extract.intents.topics import topic, trimmed
from kg.model import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.intents.drafts import Draft
    from kg.extract.intents.pairs import Party
    from kg.extract.intents.party_signs import Statement
    from kg.model import Span


_COUPLE = 2


def signatures(
    draft: Draft, trigger: Trigger, statement: Statement, window: int
) -> Iterator[Draft]:
    """Give a draft for each document that is signed here; without one, for what is signed.

    `window` is where the words that belong to this signature begin.
    """
    documents = _documents(trigger, statement, window)
    end = documents[-1].end if documents else trigger.end
    about = None if draft.topic else _topic(trigger, statement.text, window, end)
    for document in documents:
        of_name = None if about else _topic_of_name(document, statement.text)
        name = statement.text[document.span.start : document.span.end]
        is_named = draft.stage is not Stage.PROPOSED and not is_unnamed(name)
        yield replace(
            draft,
            instrument=statement.place(document.span) if is_named else None,
            topic=draft.topic or statement.place(about or of_name),
            is_vague=of_name is not None and draft.topic is None,
        )
    is_empty = draft.stage is Stage.PROPOSED and len(draft.parties) < _COUPLE and about is None
    if not (documents or is_empty) and all(
        _is_told_by(statement, party) for party in draft.parties
    ):
        about = about or topic("signed", statement.text, trigger.end, len(statement.text))
        yield replace(draft, topic=draft.topic or statement.place(about))


def opens_list(statement: Statement) -> bool:
    """Whether a list of who signed with whom follows (六份采购意向书一一落笔:)."""
    return says("list", statement.text)


def listed(draft: Draft, trigger: Trigger, statement: Statement, header: Statement | None) -> Draft:
    """Give a row of such a list as a draft, with the document that its header names."""
    start, end = trigger.match.span("object")
    own = instrument_before(statement.text, start, end)
    if own is not None:
        about = _topic_of_name(own, statement.text)
        place = statement.place(own.span)
        return replace(draft, instrument=place, topic=statement.place(about))
    document = instrument_before(header.text, 0, len(header.text)) if header else None
    return replace(
        draft,
        instrument=header.place(document.span) if header and document else None,
        topic=statement.place(trimmed(statement.text, start, end)),
    )


def _documents(trigger: Trigger, statement: Statement, window: int) -> tuple[Instrument, ...]:
    text = statement.text
    after = instruments_after(text, trigger.end, len(text))
    if after:
        return after
    before = instrument_before(text, window, trigger.end)
    return (before,) if before else ()


def _topic(trigger: Trigger, text: str, window: int, end: int) -> Span | None:
    """What the sentence says the signature is about, before it or after the document's name."""
    found = topic("before", text, window, trigger.start)
    if found is not None or trigger.is_ceremony:
        return found or topic("ceremony", text, trigger.end, len(text))
    start = max(end, trigger.end)
    next_one = text.find("签", start)
    return topic("follow-up", text, start, next_one if next_one >= 0 else len(text))


def _topic_of_name(document: Instrument, text: str) -> Span | None:
    if document.topic is None:
        return None
    return trimmed(text, document.topic.start, document.topic.end)


def _is_told_by(statement: Statement, party: Party) -> bool:
    return party.span is not None and statement.whole.covers(party.span)
