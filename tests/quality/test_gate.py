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
    measured, floors = scoring.figures(scores(pairs)), scoring.pinned()[which]["floors"]
    return [
        f"{layer}: {measured[layer]:.3f}, floor {floor:.3f}"
        for layer, floor in floors.items()
        if measured[layer] < floor
    ]


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
