"""Tests kg.extract.confidence."""

import pytest
from factory import evidence_of, sample
from msgspec.structs import replace

from kg.extract import confidence
from kg.extract.confidence import with_confidence
from kg.model import Exhibition, Intent, Stage


@pytest.fixture
def table(monkeypatch):
    """The shares of right answers that the test says are known."""
    known = {}
    monkeypatch.setattr(confidence, "document", {"confidence": {"rules": known}}.get)
    return known


def shares(extraction):
    return {piece.confidence for record in extraction.records() for piece in record.evidence}


def test_every_piece_of_evidence_has_the_confidence_of_its_rule(table):
    table["test"] = 0.75
    article, extraction = sample()
    whole = (evidence_of(article, "北京"),)
    show = Exhibition(key="e1", name="北京", evidence=whole)
    intent = Intent(key="i1", parties=(), topic=None, stage=Stage.SIGNED, evidence=whole)
    extraction = replace(extraction, exhibitions=(show,), intents=(intent,))
    assert shares(with_confidence(extraction)) == {0.75}


def test_a_rule_that_was_never_seen_has_none(table):
    table["another"] = 0.75
    assert shares(with_confidence(sample()[1])) == {None}


def test_nothing_else_changes(table):
    table["test"] = 0.5
    _, extraction = sample()
    rated = with_confidence(extraction)
    assert [record.key for record in rated.records()] == [r.key for r in extraction.records()]
    assert replace(rated.people[0], evidence=extraction.people[0].evidence) == extraction.people[0]
