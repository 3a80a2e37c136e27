"""Cooperation intents and how far they have come, as fact nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityKind, Stage
from kg.rdf import terms
from kg.rdf.literals import day
from kg.rdf.reading import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Literal, NamedNode

    from kg.model import Intent
    from kg.rdf.reading import Reading

STAGES: Mapping[Stage, NamedNode] = {
    Stage.PROPOSED: terms.IKG_PROPOSED,
    Stage.DISCUSSED: terms.IKG_DISCUSSED,
    Stage.PRELIMINARY: terms.IKG_PRELIMINARY,
    Stage.SIGNED: terms.IKG_SIGNED,
    Stage.UNDERWAY: terms.IKG_UNDERWAY,
}
"""The stages with their concepts."""


def intents(reading: Reading) -> Iterator[Fact]:
    """Give each intent with its parties, and its stage record with the evidence."""
    for intent in reading.extraction.intents:
        node = reading.node(EntityKind.INTENT, intent.key)
        record = _stage_record(reading, intent, node)
        parties = dict.fromkeys(map(reading.participant, intent.parties))
        properties = (
            *((terms.IKG_PARTY, party) for party in parties),
            (terms.IKG_STAGE_RECORD, record.node),
        )
        yield Fact(node=node, properties=properties)
        yield record


def _stage_record(reading: Reading, intent: Intent, node: NamedNode) -> Fact:
    stage, as_of = STAGES[intent.stage], _as_of(reading, intent)
    raised_at = reading.node(EntityKind.MEETING, intent.meeting) if intent.meeting else None
    return Fact(
        node=terms.hashed_node(
            "stage-record", node.value, stage.value, as_of.value if as_of else ""
        ),
        properties=(
            (terms.RDF_TYPE, terms.IKG_STAGE_RECORD_CLASS),
            (terms.IKG_STAGE, stage),
            (terms.IKG_AS_OF, as_of),
            (terms.IKG_RAISED_AT, raised_at),
        ),
        evidence=intent.evidence,
        as_of=as_of,
    )


def _as_of(reading: Reading, intent: Intent) -> Literal | None:
    """The intent's own date, else its meeting's month and day, else the day of publication."""
    meeting = reading.meetings.get(intent.meeting or "")
    of_meeting = reading.day_of(meeting) if meeting else None
    return day(intent.as_of) or of_meeting or reading.published
