"""Departments that a list sets beside one of the same body: 江岳集团|煤炭部、|装备处负责人.

`浙东大学桥梁系主任、风洞实验中心主任` → 风洞实验中心 ⊂ 浙东大学
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extract.organizations.bureaus import is_bureau
from kg.extract.organizations.dependents import begins_with_place, fits
from kg.extract.organizations.splits import cuts, part_end
from kg.lexicon import document, words

if TYPE_CHECKING:
    from kg.extract.marking.marks import Marked
    from kg.extract.organizations.drafts import Draft
    from kg.model import Span

_JOIN = re.compile(r"(?:、|和|与|及|以及)")
_TITLED = re.compile(r"[^、,。;:\n]{1,16}(?:[、,]|和|与|及|以及|兼)")
_OF_PLACE = re.compile(r"国家|中国|全国|.{2,}[省市县州旗]|.*重点实验室")
_LONGEST = 7
"""A longer word before the end of a department may hold the name of a body of its own."""
_TRIES = 3
"""How many places of a department are looked before."""


class Siblings:
    """The places of departments, to be asked for the one that a list names just before another."""

    def __init__(self, marked: Marked, drafts: list[Draft]) -> None:
        self._marked = marked
        self._places = sorted(
            (span.end, span.start, number)
            for number, draft in enumerate(drafts)
            if _is_part(draft.name)
            for span, _ in draft.places
        )
        self._drafts = drafts

    def of(self, draft: Draft) -> Draft | None:
        """Give the body of the department that stands before this one in a list."""
        if not _is_part(draft.name) or _is_of_its_own(draft.name):
            return None
        for span in sorted(span for span, _ in draft.places)[:_TRIES]:
            sibling = self._before(span)
            if sibling is not None and sibling is not draft and sibling.parent is not None:
                parent = sibling.parent
                if parent is not draft and fits(draft, parent, near=True):
                    return parent
        return None

    def _before(self, span: Span) -> Draft | None:
        """The department named last before the place, if only a title and a name lie between."""
        index = bisect_right(self._places, (span.start, 0, 0)) - 1
        if index < 0:
            return None
        end, _, number = self._places[index]
        gap = self._marked.text[end : span.start]
        titles = self._marked.title_starts
        is_titled = end in titles and span.end in titles and _TITLED.fullmatch(gap) is not None
        return self._drafts[number] if is_titled or _JOIN.fullmatch(gap) else None


def _is_part(name: str) -> bool:
    """Whether the name ends like a department's, not like that of a body of its own."""
    return part_end(name) in document("parents")["siblings"]


def _is_of_its_own(name: str) -> bool:
    """Whether the name tells of a place or another body: 南江市外办, 青岚银行公司金融部."""
    if len(name) - len(part_end(name)) > _LONGEST or cuts(name):
        return True
    is_placed = begins_with_place(name) or _OF_PLACE.match(name) is not None
    return is_placed or is_bureau(name) or name in words("state_bodies")
