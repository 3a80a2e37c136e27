"""Blocking keys."""

import pytest
from factory import sample
from msgspec.structs import replace

from kg.model import EntityKind, MeetingKind, Mention
from kg.resolve import blocks, mentions_of


def mention(kind, name, **more):
    return Mention(
        kind=kind, article="a", record="x", anchor="kind/1", name=name, forms=(name,), **more
    )


def test_every_mention_has_a_key_and_its_anchor_is_one():
    for each in mentions_of(*sample()):
        assert each.anchor in blocks(each)


@pytest.mark.parametrize("name", ["协会", "办公室", "能源集团", "江岳"])
def test_names_that_many_bodies_share_are_no_keys(name):
    assert blocks(mention(EntityKind.ORGANIZATION, name)) == ("kind/1",)


def test_an_organization_is_found_by_each_distinct_form_and_by_its_parent():
    found = replace(
        mention(EntityKind.ORGANIZATION, "江岳铜业有限公司"),
        forms=("江岳铜业有限公司", "江岳铜业", "公司"),
        affiliations=("organization/2",),
    )
    assert set(blocks(found)) == {
        "kind/1",
        "organization/2",
        "organization=江岳铜业有限公司",
        "organization=江岳铜业",
    }


def test_people_are_found_by_full_names_only():
    assert "person=林知远" in blocks(mention(EntityKind.PERSON, "林知远"))
    assert blocks(mention(EntityKind.PERSON, "林会长")) == ("kind/1",)


def test_events_are_found_by_a_dated_numbered_name():
    forum = mention(
        EntityKind.MEETING,
        "第三届铜业论坛",
        date="2024-03-05",
        event_kind=MeetingKind.CONFERENCE,
    )
    assert len(blocks(forum)) == 2
    assert len(blocks(replace(forum, date=None))) == 1
    assert len(blocks(replace(forum, name="铜业技术交流会"))) == 1
    assert len(blocks(replace(forum, event_kind=MeetingKind.TALKS))) == 1
    assert len(blocks(replace(forum, kind=EntityKind.EXHIBITION, event_kind=None))) == 2
