import tomllib
from pathlib import Path

import pytest
from named import named

from kg.extract.gatherings.layer import gatherings

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "meetings.toml").read_text("utf-8"))[
    "case"
]
SLOTS = ("kind", "name", "date", "place", "hosts", "guests", "accompanying", "attendees")


def _plain(meeting):
    """The slots that are filled, participants in any order."""
    values = {slot: getattr(meeting, slot) for slot in SLOTS}
    return {
        slot: set(value) if isinstance(value, tuple) else value
        for slot, value in values.items()
        if value
    }


def _expected(row):
    return {slot: set(value) if isinstance(value, list) else value for slot, value in row.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:20] for case in CASES])
def test_meetings_of_a_case(case):
    marked, extraction = named(case)
    found = gatherings(marked, extraction).meetings
    assert [_plain(meeting) for meeting in found] == [_expected(row) for row in case["expect"]]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:20] for case in CASES])
def test_it_adds_and_keeps_the_contract(case):
    marked, extraction = named(case)
    found = gatherings(marked, extraction)
    assert found.people == extraction.people
    assert found.organizations == extraction.organizations
    problems = [p for p in found.problems(marked.article) if p.startswith("m")]
    assert not problems


def test_heads_of_delegations_are_leads():
    marked, extraction = named(CASES[0])
    assert gatherings(marked, extraction).meetings[0].leads == ("周慕云",)


def test_reading_twice_gives_the_same():
    marked, extraction = named(CASES[0])
    assert gatherings(marked, extraction) == gatherings(marked, extraction)
