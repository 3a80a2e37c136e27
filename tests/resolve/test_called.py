"""People who are called by surname and title."""

import pytest
from reports import Reports

from kg.model import EntityKind


def people(*articles):
    """The people of articles, each (year, organization, name, title), as (article, name)."""
    reports = Reports()
    for year, body, name, title in articles:
        reports.article({body: [name]}, title=title, published=f"{year}-03-05")
    return reports.groups(EntityKind.PERSON)


@pytest.mark.parametrize(
    ("name", "title", "called", "by"),
    [
        ("林知远", "会长", "林会长", "会长"),
        ("欧阳川", "总经理", "欧阳总经理", "总经理"),
        ("林知远", "党委副书记", "林副书记", "副书记"),
        ("林知远", "副会长", "林副会长", "副会长"),
    ],
)
def test_a_surname_with_a_title_is_who_holds_it_at_that_body(name, title, called, by):
    body = "华澜铜业协会"
    found = people((2024, body, name, title), (2024, body, called, by))
    assert found == [[(0, name), (1, called)]]


@pytest.mark.parametrize(
    ("body", "name", "title"),
    [
        ("青岚铝业协会", "林知远", "会长"),
        ("华澜铜业协会", "周慕云", "会长"),
        ("华澜铜业协会", "林知远", "副会长"),
        ("华澜铜业协会", "林知远", "原会长"),
        ("华澜铜业协会", "林知远", "秘书长"),
    ],
)
def test_with_another_body_surname_or_title_it_is_somebody_else(body, name, title):
    assert len(people((2024, body, name, title), (2024, "华澜铜业协会", "林会长", "会长"))) == 2


@pytest.mark.parametrize(("year", "who"), [(2016, 0), (2023, 1), (2035, None)])
def test_of_two_in_one_office_it_is_the_one_of_that_time(year, who):
    body = "华澜铜业协会"
    found = people(
        (2015, body, "林知远", "会长"),
        (2024, body, "林慕云", "会长"),
        (year, body, "林会长", "会长"),
    )
    joined = [group for group in found if len(group) == 2]
    assert joined == ([] if who is None else [[(who, ["林知远", "林慕云"][who]), (2, "林会长")]])


def test_between_two_in_one_office_it_stays_alone():
    body = "华澜铜业协会"
    found = people(
        (2022, body, "林知远", "会长"),
        (2024, body, "林慕云", "会长"),
        (2023, body, "林会长", "会长"),
    )
    assert len(found) == 3
