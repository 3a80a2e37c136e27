"""How sure the rules are: the share of right answers that each gave on annotated articles.

Source: `lexicons/confidence.toml`, written by `make calibrate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from kg.lexicon import document
from kg.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import (
        Exhibition,
        Extraction,
        Intent,
        Meeting,
        Organization,
        Person,
        Role,
    )

_R = TypeVar("_R", "Person", "Organization", "Role", "Meeting", "Exhibition", "Intent")


def with_confidence(extraction: Extraction) -> Extraction:
    """Give the extraction with the confidence of its rule on each piece of evidence.

    A rule that was never seen on annotated articles has none.
    """
    known: Mapping[str, float] = document("confidence").get("rules", {})
    return replace(
        extraction,
        people=tuple(_sure(record, known) for record in extraction.people),
        organizations=tuple(_sure(record, known) for record in extraction.organizations),
        roles=tuple(_sure(record, known) for record in extraction.roles),
        meetings=tuple(_sure(record, known) for record in extraction.meetings),
        exhibitions=tuple(_sure(record, known) for record in extraction.exhibitions),
        intents=tuple(_sure(record, known) for record in extraction.intents),
    )


def _sure(record: _R, known: Mapping[str, float]) -> _R:
    return replace(record, evidence=tuple(_rated(piece, known) for piece in record.evidence))


def _rated(piece: Evidence, known: Mapping[str, float]) -> Evidence:
    return Evidence(  # Not `replace`: it takes three times as long, and evidence is many.
        slot=piece.slot,
        value=piece.value,
        start=piece.start,
        end=piece.end,
        quote=piece.quote,
        rule=piece.rule,
        confidence=known.get(piece.rule),
    )
