"""What unnamed events are called."""

from kg.model import Intent, Meeting, MeetingKind, Stage
from kg.resolve.event_labels import intent_label, meeting_label


def meeting(**more):
    return Meeting(key="m1", kind=MeetingKind.TALKS, **more)


def test_a_meeting_is_called_by_day_kind_and_people():
    talks = meeting(date="2024-03-05", hosts=("华澜铜业协会", "林知远"), guests=("周慕云",))
    label = meeting_label(talks, frozenset({"林知远", "周慕云"}))
    assert label == "2024-03-05 会谈：林知远 — 周慕云"


def test_organizations_stand_where_a_side_names_no_person():
    talks = meeting(date_text="3月5日", hosts=("华澜铜业协会",), guests=("周慕云",))
    assert meeting_label(talks, frozenset({"周慕云"})) == "3月5日 会谈：华澜铜业协会 — 周慕云"


def test_long_sides_are_cut():
    label = meeting_label(meeting(hosts=("甲一", "乙二", "丙三")), frozenset())
    assert label == "会谈：甲一、乙二等"


def test_a_meeting_without_participants_is_called_by_its_place_or_kind_alone():
    assert meeting_label(meeting(place="北京"), frozenset()) == "会谈：北京"
    assert meeting_label(meeting(), frozenset()) == "会谈"


def test_an_intent_is_called_by_parties_and_topic():
    parties = ("华澜铜业协会", "江岳集团")
    intent = Intent(key="i1", parties=parties, topic="再生铜回收", stage=Stage.SIGNED)
    assert intent_label(intent) == "华澜铜业协会、江岳集团：再生铜回收"
    bare = Intent(key="i1", parties=parties[:1], topic=None, stage=Stage.PROPOSED)
    assert intent_label(bare) == "华澜铜业协会：合作意向"
