from itertools import combinations_with_replacement, pairwise

import pytest

from kg.model import Stage
from kg.network.weights import is_hosting, weights

MEETING = ("host", "guest", "accompanying", "attendee")
EXHIBITION = ("organizer", "visitor")


def test_every_pair_of_capacities_has_its_weight():
    pairs = {
        frozenset(pair)
        for capacities in (MEETING, EXHIBITION)
        for pair in combinations_with_replacement(capacities, 2)
    }
    assert set(weights().capacities) == pairs


def test_every_stage_has_its_weight_and_later_ones_weigh_no_less():
    stages = [weights().stages[stage].weight for stage in sorted(Stage, key=lambda each: each.rank)]
    assert stages == sorted(stages)
    assert len(weights().stages) == len(Stage)


def test_host_and_guest_weigh_most_and_fellow_visitors_least():
    ordered = sorted(weights().capacities.items(), key=lambda item: item[1].weight)
    assert ordered[0][0] == {"visitor"}
    assert ordered[-1][0] == {"host", "guest"}


def test_of_several_capacities_the_strongest_pair_counts():
    assert weights().pair({"attendee", "host"}, {"guest", "attendee"}) == ("host", "guest")
    assert is_hosting({"organizer", "visitor"})
    assert not is_hosting({"guest"})


@pytest.mark.parametrize(
    ("day", "left"),
    [("2024-06-18", 1), ("2022-06-19", 0.5), ("2025-01-01", 1), ("", 0.5), ("0001-01-01", 1e-6)],
)
def test_a_contact_fades_by_its_age(day, left):
    assert weights().recency(day, "2024-06-18") == pytest.approx(left)


def test_the_meaning_names_every_way_of_contact_and_the_day_of_counting():
    text = weights().meaning("2024-06-18")
    assert all(kind.en in text for kind in weights().capacities.values())
    assert "halved every 730 days, counted from 2024-06-18" in text
    assert "counted from" not in weights().meaning("")
    assert "people with titles in one house at an event are colleagues" in text
    assert "more than 12 take part" in text
    assert "from 50 on for nothing" in text


def test_the_share_of_a_crowd_falls_without_a_step_and_comes_to_nothing():
    share = weights().share
    assert [share(number) for number in (0, 2, 12, 50, 500)] == [1, 1, 1, 0, 0]
    shares = [share(number) for number in range(12, 51)]
    steps = [one - other for one, other in pairwise(shares)]
    assert all(step > 0 for step in steps)
    assert steps == sorted(steps, reverse=True)
    assert steps[0] < 0.12
