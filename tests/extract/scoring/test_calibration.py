"""Tests kg.extract.scoring.calibration: (right + 1) / (n + 2), cross-fitted."""

import pytest
from factory import evidence_of, make_article, make_extraction, sample
from msgspec.structs import replace

from kg.extract.scoring.calibration import bands, confidences
from kg.model import Organization, Person

TEXT = "林知远、周慕云、何听雨"


def people(*names, rule="r"):
    article = make_article(TEXT)
    return make_extraction(
        article,
        people=tuple(
            Person(key=name, name=name, evidence=(replace(evidence_of(article, name), rule=rule),))
            for name in names
        ),
    )


def test_without_articles_nothing_is_known():
    assert confidences([]) == {}


def test_a_rule_that_is_always_right_is_near_one_but_not_one():
    pairs = [(people("林知远", "周慕云"), people("林知远", "周慕云"))] * 3
    assert confidences(pairs) == {"r": pytest.approx(5 / 6, abs=1e-4)}


def test_a_rule_that_is_always_wrong_is_near_zero_but_not_zero():
    pairs = [(people("林知远"), people("周慕云", "何听雨"))] * 3
    assert confidences(pairs) == {"r": pytest.approx(1 / 6, abs=1e-4)}


def test_one_article_counts_in_two_of_three_folds():
    pairs = [(people("林知远"), people("林知远")), (people(), people()), (people(), people())]
    assert confidences(pairs) == {"r": pytest.approx((1 / 2 + 2 / 3 + 2 / 3) / 3, abs=1e-4)}


def test_a_rule_counts_once_a_record_however_often_it_stands_there():
    (person,) = people("林知远").people
    often = replace(people("林知远"), people=(replace(person, evidence=person.evidence * 5),))
    pairs = [(people("林知远"), often)] * 3
    assert confidences(pairs) == confidences([(people("林知远"), people("林知远"))] * 3)


def test_rules_are_rated_apart_and_sorted():
    pairs = [(people("林知远"), people("林知远", rule="b")), (people(), people("周慕云", rule="a"))]
    assert list(confidences(pairs * 3)) == ["a", "b"]
    assert confidences(pairs * 3)["a"] < 0.5 < confidences(pairs * 3)["b"]


def rated(gold=None, **wrong):
    """The confidence of `test` over the sample, whose records the keywords replace in the find."""
    _, extraction = sample()
    found = replace(extraction, **wrong)
    return confidences([(gold or extraction, found)] * 3)["test"]


def test_everything_of_the_sample_is_right():
    assert rated() > 0.95


def test_a_wrong_parent_a_wrong_role_and_a_wrong_slot_lower_the_confidence():
    _, extraction = sample()
    orgs, roles, (meeting,) = extraction.organizations, extraction.roles, extraction.meetings
    assert rated(organizations=(*orgs[:2], replace(orgs[2], part_of="华澜铜业协会"))) < rated()
    assert rated(roles=(replace(roles[0], title="主任"), *roles[1:])) < rated()
    assert rated(roles=(replace(roles[0], organization=None), *roles[1:])) < rated()
    assert rated(gold=replace(extraction, meetings=(replace(meeting, guests=()),))) < rated()


def test_a_meeting_that_is_none_makes_all_its_slots_wrong():
    _, extraction = sample()
    without = replace(extraction, meetings=())
    assert rated(gold=without) < rated()


def test_an_organization_under_another_of_its_names_is_right():
    article = make_article("江岳集团")

    def of(name, *aliases):
        org = Organization(
            key="o1", name=name, aliases=aliases, evidence=(evidence_of(article, "江岳集团"),)
        )
        return make_extraction(article, organizations=(org,))

    same = [(of("江岳集团有限公司", "江岳集团"), of("江岳集团"))] * 3
    assert confidences(same)["test"] > 0.7


def test_a_fact_falls_into_the_band_of_its_surest_rule():
    (person,) = people("林知远").people
    both = replace(person, evidence=(*person.evidence, replace(person.evidence[0], rule="sure")))
    pairs = [
        (people("林知远"), replace(people("林知远"), people=(both,))),
        (people("林知远"), people("周慕云")),
        (people(), people("何听雨", rule="new")),
    ]
    assert bands(pairs, {"r": 0.7, "sure": 0.95}) == {
        (0.9, 1.0): (1, 1),
        (0.7, 0.9): (1, 0),
        (0.0, 0.7): (1, 0),
    }
