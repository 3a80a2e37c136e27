"""Firms that the text calls a group's own: 江岳集团旗下青岚科技, 公司全资子公司青岚科技有限公司.

Source: the patterns of `lexicons/subsidiaries.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.lexicon import patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.organizations.drafts import Draft

_PUBLIC = ("大学", "学院", "协会", "学会", "商会", "局", "厅", "政府", "委员会")
_JOIN = re.compile(r"[^、,。;:()\n]{0,14}、")
"""What joins a list: no more than a title and a name stand before its sign."""
_GAP = 6
"""No more code points lie between a firm and what calls it a subsidiary."""


def subsidiaries(
    marked: Marked, drafts: list[Draft], whole_before: Callable[[int], Draft | None]
) -> Iterator[tuple[Draft, Draft]]:
    """Give each firm with its parent; `whole_before` tells the body named last before a place."""
    starts = sorted(
        (span.start, -span.end, number)
        for number, draft in enumerate(drafts)
        for span, _ in draft.places
    )
    for sentence in marked.sentences:
        for pattern in patterns("subsidiaries"):
            for match in pattern.regex.finditer(marked.text, sentence.start, sentence.end):
                parent = whole_before(match.start())
                if parent is not None:
                    for child in _behind(marked, drafts, starts, match):
                        if child is not parent:
                            yield child, parent


def _behind(
    marked: Marked, drafts: list[Draft], starts: list[tuple[int, int, int]], match: re.Match[str]
) -> Iterator[Draft]:
    """The firm behind the words, and those that a list adds to it."""
    at = match.end()
    index = bisect_left(starts, (at, -len(marked.text), 0))
    while index < len(starts) and starts[index][0] - at <= _GAP:
        start, end, number = starts[index]
        gap = marked.text[at:start]
        if (gap and at != match.end()) or any(char in gap for char in ",。;:()"):
            return
        if drafts[number].name.endswith(_PUBLIC):
            return
        yield drafts[number]
        joined = _JOIN.match(marked.text, -end)
        if joined is None or (joined.end() > 1 - end and -end not in marked.title_starts):
            return
        at = joined.end()
        index = bisect_left(starts, (at, -len(marked.text), 0))
