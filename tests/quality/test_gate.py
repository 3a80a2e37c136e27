"""The quality of extraction does not fall below what it was: `.ci/pin-floors` writes the floors."""

import difflib

import pytest
import scoring

from kg.extract.evaluate import scores

PIN = "Run .ci/pin-floors, look at the diff, and commit it."
SETS = ("samples", "open", "gate")


@pytest.fixture(scope="module")
def samples():
    return list(scoring.read_pairs(scoring.gold_files("samples")))


def below(which, pairs):
    """The layers of a set that are worse than their floors."""
    return scoring.lacks(scoring.figures(scores(pairs)), scoring.pinned()[which]["floors"])


def test_the_samples_are_read_as_well_as_before(samples):
    assert below("samples", samples) == []


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("which", ["open", "gate"])
def test_the_development_articles_are_read_as_well_as_before(which):
    assert below(which, scoring.read_pairs(scoring.gold_files(which))) == []


@pytest.mark.parametrize("which", SETS)
def test_the_floors_are_those_of_this_gold(which):
    files = scoring.gold_files(which)
    if not files:
        pytest.skip(f"the articles of {which!r} do not lie here")
    assert scoring.digest(files) == scoring.pinned()[which]["sha256"], f"The gold changed. {PIN}"


@pytest.mark.parametrize("which", SETS)
def test_there_is_a_floor_for_every_layer(which):
    floors = scoring.pinned()[which]["floors"]
    assert set(floors) == set(scoring.figures(scores([])))
    assert all(0 < floor < 1 for floor in floors.values())


def test_the_results_of_each_sample_are_those_written_down(samples):
    written = scoring.RESULTS.read_text("utf-8").splitlines()
    flips = difflib.unified_diff(written, scoring.rows(samples), "written", "now", lineterm="", n=0)
    assert list(flips) == [], PIN


@pytest.mark.parametrize(
    ("measured", "old", "may_fall", "expect"),
    [
        (0.9, None, False, 0.89),
        (0.9, 0.8, False, 0.89),
        (0.9, 0.895, False, 0.895),
        (0.7, 0.8, False, 0.8),
        (0.7, 0.8, True, 0.69),
    ],
)
def test_a_floor_rises_with_what_is_measured_and_falls_only_if_it_may(
    measured, old, may_fall, expect
):
    known = {} if old is None else {"people": old}
    floors = scoring.floors({"people": measured}, known, may_fall=may_fall)
    assert floors == {"people": pytest.approx(expect)}


def test_what_is_worse_than_its_floor_is_said():
    assert scoring.lacks({"people": 0.7, "roles": 0.9}, {"people": 0.8, "roles": 0.9}) == [
        "people: 0.700, floor 0.800"
    ]
