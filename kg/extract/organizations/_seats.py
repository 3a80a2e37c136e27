"""Places that act as government, told by the office of their head or envoy.

`张家口市市长` → 张家口市
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.lexicon import document, scanner
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.extract.titles import TitleMark

CHIEFS = frozenset(["市长", "县长", "区长", "省长", "州长", "镇长", "乡长", "旗长", "盟长"])
"""The heads of governments; their first character is the kind of place."""


def seats(marked: Marked) -> Iterator[Span]:
    """Give each city or county that acts as government: 张家口市 of 张家口市市长."""
    for title in marked.titles:
        if title.head not in CHIEFS:
            continue
        kind = title.head[0]
        span = _seat(marked, title, kind)
        if span is not None:
            yield span


def _seat(marked: Marked, title: TitleMark, kind: str) -> Span | None:
    text = marked.text
    direct = _place_until(marked, title.span.start, kind)
    if direct is not None:
        return direct
    window = max(0, title.span.start - 24)
    clause = text[window : title.span.start]
    for match in re.finditer(rf"([\u4e00-\u9fff]{{1,8}}{kind})(?=党?委|政府|人民政府)", clause):
        end = window + match.end(1)
        place = _place_until(marked, end, kind)
        if place is not None:
            return place
    return None


def _place_until(marked: Marked, end: int, kind: str) -> Span | None:
    """The place of that kind (市, 县 …) that ends at `end`, its kind written or left out."""
    text = marked.text
    whole = text[max(0, end - 10) : end]
    for hit in scanner("provinces", "cities", "counties").all(whole):
        if hit.span.end == len(whole) and len(hit.word) > 2:
            longest = hit.span.start
            return Span(start=end - len(whole) + longest, end=end)
    match = re.search(rf"([\u4e00-\u9fff]{{1,5}}{kind})$", whole)
    if match is None:
        return None
    start = max(end - len(match[1]), marked.edge_before(end - 1))
    for index in range(start, end - 1):
        if text[index] in "省市区县":
            start = index + 1
    return Span(start=start, end=end) if end - start >= 3 else None


def countries(marked: Marked) -> Iterator[Span]:
    """Give each country before the title of its envoy: 北马其顿共和国 of 北马其顿共和国驻华大使."""
    for title in marked.titles:
        if title.head not in document("names")["envoys"]:
            continue
        piece = marked.text[max(0, title.span.start - 10) : title.span.start]
        for hit in scanner("countries").longest(piece):
            tail = piece[hit.span.end :]
            if tail in ("", "共和国", "王国", "联邦"):
                start = title.span.start - len(hit.word) - len(tail)
                yield Span(start=start, end=title.span.start)
