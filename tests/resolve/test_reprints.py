"""Which texts are nearly one, and what that makes one."""

import pytest
from growing import natural
from reports import Reports

from kg.model import EntityKind, MeetingKind
from kg.resolve.reprints import bands

TEXT = natural()[:400]
EDITED = "（记者 某某）" + TEXT.replace("。", "!", 2).replace("的", "之", 3).replace("\n", " ")
OTHER = natural()[500:900]
CONFERENCE = {"kind": MeetingKind.CONFERENCE, "attendees": ["何听雨"]}


def share_one(left, right):
    return bool(set(bands(left)) & set(bands(right)))


def test_a_reprint_edited_a_little_shares_a_band():
    assert share_one(TEXT, EDITED)


def test_other_texts_share_none():
    assert len(bands(OTHER)) == len(bands(TEXT))
    assert not share_one(TEXT, OTHER)


def test_width_case_of_characters_and_line_ends_make_no_difference():
    spaced = TEXT.replace("，", "，\n").replace("(", "（").replace("铜业", "銅業")
    assert bands(spaced) == bands(TEXT)


def test_short_texts_are_alike_by_what_all_notices_say():
    assert bands("特此通知。") == ()


@pytest.mark.parametrize(
    ("text", "changed", "count"),
    [
        (EDITED, {}, 1),
        (OTHER, {}, 2),
        (EDITED, {"date": "2024-03-05"}, 2),
        (EDITED, {"attendees": ["林知远"]}, 2),
        (EDITED, {"kind": MeetingKind.SIGNING}, 2),
    ],
)
def test_an_event_of_a_reprint_is_one(text, changed, count):
    reports = Reports()
    home = {"华澜铜业协会": ["何听雨"], None: ["林知远"]}
    reports.article(home, text=TEXT, meeting=CONFERENCE)
    reports.article(home, text=text, meeting={**CONFERENCE, **changed})
    assert len(reports.groups(EntityKind.MEETING)) == count


@pytest.mark.parametrize(("text", "count"), [(EDITED, 1), (OTHER, 2)])
@pytest.mark.parametrize("body", [None, "江岳集团"])
def test_somebody_without_a_body_is_one_in_a_reprint(text, body, count):
    reports = Reports()
    reports.article({body: ["林知远"]}, text=TEXT)
    reports.article({None: ["林知远"]}, text=text)
    assert len(reports.groups(EntityKind.PERSON)) == count
