"""Tests kg.extract.intents.told_meetings."""

import pytest
from factory import evidence_of, make_article, make_extraction, sample
from msgspec.structs import replace

from kg.extract.intents.told_meetings import ToldMeetings
from kg.model import Meeting, MeetingKind

TEXT = "甲会见乙。丙参观丁。戊表示。"


def meeting(key, *quotes):
    article = make_article(TEXT)
    return Meeting(
        key=key,
        kind=MeetingKind.TALKS,
        evidence=tuple(evidence_of(article, quote) for quote in quotes),
    )


@pytest.mark.parametrize(
    ("offset", "expect"), [(0, "m1"), (1, "m1"), (5, "m1"), (6, "m2"), (14, "m2")]
)
def test_a_statement_stands_in_the_meeting_told_of_last(offset, expect):
    meetings = (meeting("m1", "甲会见乙"), meeting("m2", "丙参观丁"))
    told = ToldMeetings(make_extraction(make_article(TEXT), meetings=meetings))
    assert told.before(offset).key == expect


def test_of_two_told_of_at_one_place_the_first_counts():
    meetings = (meeting("m1", "甲会见乙"), meeting("m2", "甲会见"))
    told = ToldMeetings(make_extraction(make_article(TEXT), meetings=meetings))
    assert told.before(14).key == "m1"


def test_without_meetings_there_are_no_sides():
    told = ToldMeetings(make_extraction(make_article(TEXT)))
    assert told.before(3) is None
    assert told.sides(None) == ()


def test_the_sides_are_the_bodies_that_hosts_and_guests_speak_for():
    _, extraction = sample()
    (talks,) = extraction.meetings
    told = ToldMeetings(extraction)
    assert told.sides(talks) == (("华澜铜业协会",), ("江岳集团",))
    assert told.sides(replace(talks, guests=("江岳集团",))) == (("华澜铜业协会",), ("江岳集团",))


def test_a_person_without_a_title_leaves_the_side_to_the_next():
    _, extraction = sample()
    (talks,) = extraction.meetings
    untitled = replace(extraction, roles=extraction.roles[1:])
    told = ToldMeetings(untitled)
    assert told.sides(replace(talks, hosts=("林知远", "华澜铜业协会"))) == (
        ("华澜铜业协会",),
        ("江岳集团",),
    )
    assert told.sides(talks) == ((), ("江岳集团",))


def test_of_several_on_a_side_the_one_named_most_counts():
    _, extraction = sample()
    (talks,) = extraction.meetings
    told = ToldMeetings(extraction)
    rare = next(o for o in extraction.organizations if o.name != "江岳集团").name
    named = {o.name: len(o.evidence) for o in extraction.organizations}
    most = max((rare, "江岳集团"), key=lambda name: named[name])
    assert told.sides(replace(talks, guests=(rare, "江岳集团")))[1] == (most,)
