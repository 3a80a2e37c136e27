"""Chains of titles: what goes on with the next, and what leads to a name.

`党委常委、副会长林知远` → both lead to 林知远
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.titles import TitleMark
from kg.extract.roles.seats import JOINT
from kg.extract.roles.walk import is_of_none, is_person, leading, unsaid
from kg.lexicon import document

if TYPE_CHECKING:
    from kg.extract.marking.mentions import Occurrence
    from kg.extract.roles.walk import Item, Walk
    from kg.model import Span

_DEFINING = re.compile(r"\s*\((?:以下)?(?:简称|称)[:为]?[“\"']?")
"""What lies between a body's name and the short form that brackets define."""
_UNREAD = re.compile(r"(?:、|兼)[\u4e00-\u9fffA-Za-z]{0,10}[《“\"]?")
"""What lies between a title and the next with its body, some of it not read: 、省代表团|团长."""


class Chains:
    """Looks along the titles of one article."""

    def __init__(self, text: str) -> None:
        self._text = text

    def names_next(self, items: list[Item], at: int) -> bool:
        """Whether a name stands right behind the title there."""
        if at + 1 == len(items) or not is_person(items[at + 1]):
            return False
        return not self._text[items[at].span.end : items[at + 1].span.start].strip(" :")

    def leads(self, items: list[Item], at: int) -> bool:
        """Whether the chain of titles that begins there ends in a name."""
        while at + 1 < len(items) and not self.names_next(items, at):
            gap = self._text[items[at].span.end : items[at + 1].span.start]
            if is_person(items[at + 1]) or JOINT.fullmatch(gap) is None or "," in gap:
                return False
            at += 1
        return at + 1 < len(items)

    def is_announced(self, walk: Walk, title: TitleMark) -> bool:
        """Whether a mark stands before the title, and a name or 兼 behind it: ,理事林知远."""
        before, behind = (
            self._text[max(0, title.span.start - 1) : title.span.start],
            (self._text[title.span.end : title.span.end + 1]),
        )
        if before in (",", ";") and behind == "、":
            return title.head in document("roles")["of_councils"]
        return before in tuple("、,;") and (walk.named or behind == "兼")

    def speaks(self, walk: Walk) -> bool:
        """Whether the title is that of someone who is quoted: 闻|参赞:."""
        if walk.last is None or not walk.loose:
            return False
        before = self._text[max(0, walk.last.span.start - 1) : walk.last.span.start]
        return "\u4e00" <= before <= "\u9fff"

    def is_known(self, bracket: Span, title: TitleMark, items: list[Item]) -> bool:
        """Whether nothing unread stands before the title, a body perhaps."""
        end = max((i.span.end for i in items if i.span.end <= title.span.start), default=0)
        before = self._text[max(end, bracket.start + 1) : title.span.start]
        return not unsaid().sub("", before).strip(" 、,;兼及和:男女")

    def led(
        self, walk: Walk, person: Occurrence, bodies: dict[int, str]
    ) -> list[tuple[TitleMark, str | None]]:
        """Give the titles, at the body whose delegation he leads if none stood beside them."""
        match = leading().match(self._text, person.span.end) if walk.loose else None
        body = bodies.get(match.end()) if match is not None else None
        if body is None:
            return walk.pending
        return [(title, home if is_of_none(title.text) else body) for title, home in walk.pending]


def goes_on(walk: Walk, gap: str) -> bool:
    """Whether a title stands before and words that were not read lie between: 、省代表团|团长."""
    return isinstance(walk.last, TitleMark) and _UNREAD.fullmatch(gap) is not None


def keeps(walk: Walk, gap: str) -> bool:
    """Whether the titles before a body belong to the chain that it goes on."""
    return (
        JOINT.fullmatch(unsaid().sub("", gap)) is not None
        or _DEFINING.fullmatch(gap) is not None
        or goes_on(walk, gap)
    )
