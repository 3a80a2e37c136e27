"""Blocking keys."""

import pytest
from factory import sample
from msgspec.structs import replace

from kg.model import EntityKind, MeetingKind, Mention, Post
from kg.resolve import are_compared, blocks, compared_by, is_sure, mentions_of


def mention(kind, name, **more):
    return Mention(
        kind=kind, article="a", record="x", anchor="kind/1", name=name, forms=(name,), **more
    )


def test_every_mention_has_a_key_and_its_anchor_is_one():
    for each in mentions_of(*sample()):
        assert each.anchor in blocks(each)


@pytest.mark.parametrize("name", ["协会", "办公室", "能源集团", "江岳"])
def test_names_that_many_bodies_share_are_no_sure_keys(name):
    keys = blocks(mention(EntityKind.ORGANIZATION, name))
    assert [key for key in keys if "~" not in key] == ["kind/1"]


def test_an_organization_is_found_by_each_distinct_form_and_by_its_parent():
    found = replace(
        mention(EntityKind.ORGANIZATION, "江岳铜业有限公司"),
        forms=("江岳铜业有限公司", "江岳铜业", "公司"),
        affiliations=("organization/2",),
    )
    assert {key for key in blocks(found) if "~" not in key} == {
        "kind/1",
        "organization/2",
        "organization=江岳铜业有限公司",
        "organization=江岳铜业",
    }


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("江岳铜业", "江岳铜业有限公司"),
        ("江铜集团", "江西铜业集团有限公司"),
        ("铸造协会", "中国铸造协会"),
    ],
)
def test_short_and_long_forms_share_a_key_and_are_compared(short, full):
    left, right = (
        mention(EntityKind.ORGANIZATION, name, members=("林知远",)) for name in (short, full)
    )
    common = set(blocks(left)) & set(blocks(right)) - {"kind/1"}
    assert common
    assert all(are_compared(block, left, right) for block in common)


def test_who_shares_a_member_only_is_not_compared():
    left, right = (
        mention(EntityKind.ORGANIZATION, name, members=("林知远",))
        for name in ("江岳铜业有限公司", "江城水泥有限公司")
    )
    common = set(blocks(left)) & set(blocks(right)) - {"kind/1"}
    assert common
    assert not any(are_compared(block, left, right) for block in common)


def test_people_are_found_by_full_names_only():
    assert "person=林知远" in blocks(mention(EntityKind.PERSON, "林知远"))
    assert blocks(mention(EntityKind.PERSON, "林会长")) == ("kind/1",)
    assert {"person=thomasmuller"} < set(blocks(mention(EntityKind.PERSON, "Thomas Müller")))
    assert {"person=thomasmuller"} < set(blocks(mention(EntityKind.PERSON, "Thomas Mueller")))


def test_a_surname_with_a_title_and_the_full_name_share_a_key_and_are_compared():
    calls = ("林=会长=华",)
    short, full, other = (
        mention(EntityKind.PERSON, name, calls=calls, posts=(Post(title=title, organization="x"),))
        for name, title in (("林会长", "会长"), ("林知远", "会长"), ("林知秋", "副会长"))
    )
    (key,) = set(blocks(short)) & set(blocks(full)) - {"kind/1"}
    assert are_compared(key, short, full)
    assert not are_compared(key, short, other)
    assert not are_compared(key, full, other)


def test_events_are_found_by_a_numbered_name():
    forum = mention(
        EntityKind.MEETING,
        "第三届铜业论坛",
        date="2024-03-05",
        event_kind=MeetingKind.CONFERENCE,
    )
    assert len(blocks(forum)) == 2
    assert len(blocks(replace(forum, name="铜业技术交流会"))) == 1
    assert len(blocks(replace(forum, event_kind=MeetingKind.TALKS))) == 1
    assert len(blocks(replace(forum, kind=EntityKind.EXHIBITION, event_kind=None))) == 2


def talks(day, published=None):
    return mention(
        EntityKind.MEETING,
        None,
        date=day,
        published=published,
        beside=("林知远",),
        event_kind=MeetingKind.TALKS,
    )


@pytest.mark.parametrize(
    ("left", "right", "compared"),
    [
        (("2024-03-05",), ("2024-03-05",), True),
        (("2024-03-05",), (None, "2024-03-11"), True),
        (("2024-03-05",), ("2024-03-15",), True),
        (("2024-03-05",), ("2024-03-11",), False),
        (("2024-03-05",), ("2024-09-05",), False),
        (("2024-03-05",), (None, None), False),
        (("--03-05",), ("--03-05",), False),
    ],
)
def test_reports_of_one_time_and_participant_are_compared(left, right, compared):
    one, other = talks(*left), talks(*right)
    common = {key for key in blocks(one) if "~" in key} & set(blocks(other))
    assert any(are_compared(block, one, other) for block in common) == compared


def test_what_decides_in_a_block_is_known_of_every_block_that_is_not_sure():
    person = mention(EntityKind.PERSON, "王会长", calls=("王=会长=江岳",))
    for each in (*mentions_of(*sample()), person):
        for block in blocks(each):
            assert (compared_by(block, each) is None) == is_sure(block)


def test_those_who_hold_other_titles_are_compared_one_by_one():
    one, other = (
        mention(EntityKind.PERSON, "王伟", posts=(Post(title=title, organization=None),))
        for title in ("会长", "秘书长")
    )
    assert compared_by("called~王=长=江岳", one) != compared_by("called~王=长=江岳", other)
