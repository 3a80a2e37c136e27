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


def test_who_is_called_so_at_a_body_and_its_short_name_shows_that_they_are_one():
    full, short, other = "中国建筑材料联合会", "中国建材联合会", "中国混凝土联合会"
    reports = Reports()
    reports.article({full: ["林知远"]}, title="会长")
    reports.article({short: ["林会长"]}, title="会长")
    reports.article({other: ["林会长"]}, title="会长")
    assert [(0, full), (1, short)] in reports.groups(EntityKind.ORGANIZATION)
    assert [(0, "林知远"), (1, "林会长")] in reports.groups(EntityKind.PERSON)


def test_two_full_names_of_one_surname_and_title_show_nothing():
    reports = Reports()
    reports.article({"中国建筑材料联合会": ["林知远"]}, title="会长")
    reports.article({"中国建材联合会": ["林慕云"]}, title="会长")
    assert len(reports.groups(EntityKind.ORGANIZATION)) == 2


def test_reports_of_a_meeting_by_full_name_and_by_surname_and_title_are_one():
    host, guest = "华澜铜业协会", "江岳铜业有限公司"
    reports = Reports()
    for people in (("林知远", "周慕云"), ("林会长", "周会长")):
        posts = {host: [people[0]], guest: [people[1]]}
        meeting = {"hosts": [people[0]], "guests": [people[1]], "date": "2024-03-05"}
        reports.article(posts, title="会长", meeting=meeting)
    assert len(reports.groups(EntityKind.MEETING)) == 1
