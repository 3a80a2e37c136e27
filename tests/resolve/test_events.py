"""Which reports tell of one event, and which intents are one."""

import pytest
from reports import Reports

from kg.model import EntityKind, MeetingKind

HOME = {"华澜铜业协会": ["林知远"], "江岳集团有限公司": ["周慕云"], "岚州大学": ["何听雨"]}


def meetings(*reports):
    """The groups of meetings; a report is what differs from talks of 林知远 with 周慕云."""
    found = Reports()
    for report in reports:
        found.article(HOME, meeting={"hosts": ["林知远"], "guests": ["周慕云"], **report})
    return len(found.groups(EntityKind.MEETING))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"date": "2024-03-05"}, {"date": "2024-03-05"}, 1),
        ({"date": "2024-03-05"}, {"date": "2024-03-05", "kind": MeetingKind.SITE_VISIT}, 1),
        ({"date": "2024-03-05"}, {"date": "2024-03-05", "kind": MeetingKind.SIGNING}, 2),
        ({"date": "2024-03-05"}, {"date": "2024-03-05", "guests": ["何听雨"]}, 2),
        ({"date": "2024-03-05"}, {"date": "2024-03-05", "guests": ["江岳集团有限公司"]}, 1),
        ({"date": "2024-03-05"}, {"date": "2024-03-05", "hosts": ["何听雨"]}, 2),
        ({"date": "2024-03-05"}, {"date": "2024-03-15"}, 1),
        ({"date": "2024-03-05"}, {"date": "2024-03-06", "guests": ["江岳集团有限公司"]}, 2),
        ({"date": "2024-03-05"}, {"date": "2024-09-05"}, 2),
        ({"date": "2024-03-05"}, {"published": "2024-03-08"}, 1),
        ({"date": "2024-03-05"}, {"published": "2024-08-08"}, 2),
        ({"date": "2024-03-05"}, {}, 2),
        ({"date": "2024-03-05", "name": "铜业交流会"}, {"date": "2024-03-05", "name": "论坛"}, 2),
    ],
)
def test_two_reports_of_talks(left, right, expected):
    assert meetings(left, right) == expected


LONG = "岚州市召开全市铜产业链高质量发展工作推进会,部署下半年工作。"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"text": LONG}, {"text": LONG}, 1),
        ({"text": LONG}, {"text": LONG, "date": "2024-03-05"}, 2),
        ({"text": LONG}, {"text": LONG[1:]}, 2),
        ({"text": "双方进行了座谈。"}, {"text": "双方进行了座谈。"}, 2),
    ],
)
def test_a_reprint_tells_of_the_same_event(left, right, expected):
    nobody = {"kind": MeetingKind.CONFERENCE, "hosts": [], "guests": []}
    assert meetings({**nobody, **left}, {**nobody, **right}) == expected


def test_a_conference_is_told_by_who_was_there():
    forum = {"kind": MeetingKind.CONFERENCE, "date": "2024-03-05", "hosts": [], "guests": []}
    both = {**forum, "attendees": ["林知远", "周慕云"]}
    assert meetings(both, both) == 1
    assert meetings(both, {**forum, "attendees": ["林知远"]}) == 1
    assert meetings(both, {**forum, "attendees": ["何听雨"]}) == 2


def intents(*topics):
    found = Reports()
    for topic in topics:
        found.article(
            HOME, intent={"parties": ["华澜铜业协会", "江岳集团有限公司"], "topic": topic}
        )
    return len(found.groups(EntityKind.INTENT))


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        (("再生铜回收", "再生铜回收"), 1),
        (("再生铜回收", "再生铜的回收"), 2),
        (("再生铜回收", "再生铜回收利用"), 1),
        (("再生铜", "再生铜回收利用体系建设"), 2),
        (("再生铜回收", None), 2),
        ((None, None), 2),
    ],
)
def test_intents_of_the_same_parties(topics, expected):
    assert intents(*topics) == expected
