import tomllib
from pathlib import Path

import pytest
from named import named

from kg.extract.gatherings.layer import gatherings

CASES = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "exhibitions.toml").read_text("utf-8")
)["case"]
SLOTS = ("name", "date", "place", "organizers", "visitors")


def _plain(exhibition):
    """The slots that are filled, participants in any order."""
    values = {slot: getattr(exhibition, slot) for slot in SLOTS}
    return {
        slot: set(value) if isinstance(value, tuple) else value
        for slot, value in values.items()
        if value
    }


def _expected(row):
    return {slot: set(value) if isinstance(value, list) else value for slot, value in row.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:20] for case in CASES])
def test_exhibitions_of_a_case(case):
    marked, extraction = named(case)
    found = gatherings(marked, extraction).exhibitions
    assert [_plain(exhibition) for exhibition in found] == [
        _expected(row) for row in case["expect"]
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:20] for case in CASES])
def test_it_adds_and_keeps_the_contract(case):
    marked, extraction = named(case)
    found = gatherings(marked, extraction)
    assert found.people == extraction.people
    problems = [p for p in found.problems(marked.article) if p.startswith("e")]
    assert not problems
