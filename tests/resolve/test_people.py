"""People who are joined without an organization."""

import pytest
from reports import Reports

from kg.model import EntityKind

BESIDE = {"华澜铜业协会": ["何听雨"]}


def people(*articles):
    """The people but 何听雨, of articles (month, {organization or None: people}, title)."""
    reports = Reports()
    for month, posts, title in articles:
        reports.article({**BESIDE, **posts}, title=title, published=f"2024-{month:02}-05")
    found = reports.groups(EntityKind.PERSON)
    return [group for group in found if group[0][1] != "何听雨"]


@pytest.mark.parametrize(
    ("month", "title", "count"), [(7, "教授", 1), (8, "教授", 1), (10, "教授", 2), (7, "经理", 2)]
)
def test_a_professor_beside_the_same_person_within_weeks_is_one(month, title, count):
    first, second = (7, {"青岚大学": ["林知远"]}, title), (month, {None: ["林知远"]}, title)
    assert len(people(first, second)) == count


def test_two_professors_of_one_name_leave_a_third_alone():
    first, second = (7, {"青岚大学": ["林知远"]}, "教授"), (7, {"北川大学": ["林知远"]}, "教授")
    assert len(people(first, second, (7, {None: ["林知远"]}, "教授"))) == 3


def test_beside_the_same_two_people_no_title_is_needed():
    beside = {"华澜铜业协会": ["何听雨", "周慕云"]}
    first = (1, {**beside, "江岳集团": ["林知远"]}, "经理")
    found = people(first, (9, {**beside, None: ["林知远"]}, "主任"))
    assert [(0, "林知远"), (1, "林知远")] in found
