"""The quality of extraction does not fall below what it was: `.ci/pin-floors` writes the floors."""

import pytest
import scoring

from kg.extract.scoring.evaluate import scores

PIN = "Run .ci/pin-floors, look at the diff, and commit it."


@pytest.fixture(scope="module", params=scoring.FOLDERS)
def read(request):
    """The name of a set and what was read of it: (set, ((gold, found), …))."""
    return request.param, list(scoring.read_pairs(scoring.gold_files(request.param)))


def test_no_layer_falls_below_its_floor(read):
    which, pairs = read
    lacks = scoring.lacks(scoring.figures(scores(pairs)), scoring.pinned()[which]["floors"])
    assert not lacks, "\n".join([*lacks, "", "What flipped:", *scoring.flips(which, pairs)])


def test_the_results_of_each_article_are_those_written_down(read):
    assert scoring.flips(*read) == [], PIN


@pytest.mark.parametrize("which", scoring.FOLDERS)
def test_the_floors_are_those_of_this_gold(which):
    digest = scoring.digest(scoring.gold_files(which))
    assert digest == scoring.pinned()[which]["sha256"], f"The gold changed. {PIN}"


@pytest.mark.parametrize("which", scoring.FOLDERS)
def test_there_is_a_floor_for_every_layer(which):
    floors = scoring.pinned()[which]["floors"]
    assert set(floors) == set(scoring.figures(scores([])))
    assert all(0 < floor < 1 for floor in floors.values())


def test_no_article_is_in_two_sets():
    names = [file.name for which in scoring.FOLDERS for file in scoring.gold_files(which)]
    assert len(names) == len(set(names))


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
