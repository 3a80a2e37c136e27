"""What a signature tells: one draft for each document, with what it is about.

`Ⓖ签署共建产业学院合作协议` → 合作协议, about 共建产业学院.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.instruments import Instrument, instrument_before, instruments_after
from kg.extract.stages import Trigger, says
from kg.extract.topics import topic, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.drafts import Draft
    from kg.extract.pairs import Party
    from kg.extract.party_signs import Statement
    from kg.model import Span

SIGNATURES = frozenset({"signature", "signing-ceremony", "signing-by-hand", "agreed", "tied"})
"""The rules of the triggers that tell of a signature."""


def signatures(
    draft: Draft, trigger: Trigger, statement: Statement, window: int
) -> Iterator[Draft]:
    """Give a draft for each document that is signed here; without one, for what is signed.

    `window` is where the words that belong to this signature begin.
    """
    documents = _documents(trigger, statement, window)
    end = documents[-1].end if documents else trigger.end
    about = _topic(trigger, statement.text, window, end)
    for document in documents:
        of_name = None if about else _topic_of_name(document, statement.text)
        yield replace(
            draft,
            instrument=statement.place(document.span),
            topic=statement.place(about or of_name),
            is_vague=of_name is not None,
        )
    if not documents and all(_is_told_by(statement, party) for party in draft.parties):
        about = about or topic("signed", statement.text, trigger.end, len(statement.text))
        yield replace(draft, topic=statement.place(about))


def opens_list(statement: Statement) -> bool:
    """Whether a list of who signed with whom follows (六份采购意向书一一落笔:)."""
    return says("list", statement.text)


def listed(draft: Draft, trigger: Trigger, statement: Statement, header: Statement | None) -> Draft:
    """Give a row of such a list as a draft, with the document that its header names."""
    document = instrument_before(header.text, 0, len(header.text)) if header else None
    about = trimmed(statement.text, *trigger.match.span("object"))
    return replace(
        draft,
        instrument=header.place(document.span) if header and document else None,
        topic=statement.place(about),
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
    if found is not None or trigger.rule == "signing-ceremony":
        return found
    return topic("follow-up", text, max(end, trigger.end), len(text))


def _topic_of_name(document: Instrument, text: str) -> Span | None:
    if document.topic is None:
        return None
    return trimmed(text, document.topic.start, document.topic.end)


def _is_told_by(statement: Statement, party: Party) -> bool:
    return party.span is not None and statement.whole.covers(party.span)
