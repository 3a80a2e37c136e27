"""Which organizations go by their names alone."""

import pytest

from kg.model import EntityKind, Mention
from kg.resolve.anchors import anchor
from kg.resolve.wholes import Bearers, wholes

FULL, OTHER = "江岳铜业有限公司", "云南江岳铜业有限公司"
SHORT, ABBREVIATION = "江岳铜业", "江铜"


def body(name, node=None, parent=None):
    kind = EntityKind.ORGANIZATION
    return Mention(
        kind=kind,
        article="a",
        record="o",
        anchor=node or anchor(kind, name),
        name=name,
        forms=(name,),
        affiliations=(parent,) if parent else (),
    )


@pytest.mark.parametrize(
    ("name", "others", "expected"),
    [
        (FULL, [], True),
        (SHORT, [], True),
        (SHORT, [FULL], True),
        (SHORT, [FULL, OTHER], False),
        (ABBREVIATION, [FULL], False),
        ("协会", [], False),
    ],
)
def test_a_name_is_one_bodys_if_it_joins_articles_and_no_two_bodies_can_be_meant(
    name, others, expected
):
    organizations = [body(each) for each in (name, *others)]
    assert (organizations[0].anchor in wholes(organizations, Bearers(organizations))) is expected


@pytest.mark.parametrize(
    ("parent", "unit", "expected"),
    [
        (FULL, "市场部", True),
        (FULL, f"{FULL}办公室", True),
        (ABBREVIATION, "市场部", False),
        (FULL, "中心", False),
    ],
)
def test_a_unit_is_one_if_its_parent_is_and_its_own_name_says_anything(parent, unit, expected):
    organizations = [body(parent, "parent"), body(unit, "unit", "parent")]
    if parent == FULL:
        organizations[0] = body(parent)
        organizations[1] = body(unit, "unit", organizations[0].anchor)
    assert ("unit" in wholes(organizations, Bearers(organizations))) is expected


def test_bodies_that_are_part_of_each_other_are_taken_for_whole_by_no_circle():
    organizations = [body("市场部", "one", "other"), body("销售部", "other", "one")]
    assert wholes(organizations, Bearers(organizations)) == frozenset()
