"""What meetings without a name of their own, and intents, are called.

A meeting: `2022-09-28 会谈：王健 — 武建强`; an intent: `华澜铜业协会、江岳集团：再生铜回收`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MeetingKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Intent, Meeting

_KINDS: Mapping[MeetingKind, str] = {
    MeetingKind.TALKS: "会谈",
    MeetingKind.SITE_VISIT: "考察调研",
    MeetingKind.CONFERENCE: "会议",
    MeetingKind.SIGNING: "签约",
    MeetingKind.TRAINING: "培训",
    MeetingKind.OTHER: "活动",
}
_SHOWN = 2
"""How many names of a side a label shows before 等."""


def meeting_label(meeting: Meeting, people: frozenset[str]) -> str:
    """Give a label from date, kind and parties; people stand for their side before bodies do."""
    when = meeting.date or meeting.date_text
    head = f"{when} {_KINDS[meeting.kind]}" if when else _KINDS[meeting.kind]
    sides = (meeting.hosts, meeting.guests or meeting.attendees)
    tail = " — ".join(_side(side, people) for side in sides if side) or meeting.place
    return f"{head}：{tail}" if tail else head


def intent_label(intent: Intent) -> str:
    """Give a label from the parties and the topic."""
    topic = intent.topic or intent.instrument or "合作意向"
    return f"{_listed(intent.parties)}：{topic}"


def _side(names: tuple[str, ...], people: frozenset[str]) -> str:
    return _listed(tuple(name for name in names if name in people) or names)


def _listed(names: tuple[str, ...]) -> str:
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
