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

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.titles import TitleMark

CHIEFS = frozenset(["市长", "县长", "区长", "省长", "州长", "镇长", "乡长", "旗长", "盟长"])
"""The heads of governments; their first character is the kind of place."""
_REGION = "自治区"
_FIELDS = re.compile(
    r"([\u4e00-\u9fff]{4,12})(?:、[\u4e00-\u9fff]{2,6}){1,3}[与和及][\u4e00-\u9fff]{1,8}(?:部|署|总局|委员会)$"
)
_LONGEST_MINISTRY, _LONGEST_FIELD = 30, 7
_LONGEST_WHOLE = 8


def seats(marked: Marked) -> Iterator[Span]:
    """Give each city or county that acts as government: 张家口市 of 张家口市市长."""
    for title in marked.titles:
        if title.head == "主席" and marked.text.endswith(_REGION, 0, title.span.start):
            span = place_until(marked, title.span.start, "区")
        elif title.head in CHIEFS:
            span = _seat(marked, title, title.head[0])
        else:
            continue
        if span is not None:
            yield span


def _seat(marked: Marked, title: TitleMark, kind: str) -> Span | None:
    text = marked.text
    direct = place_until(marked, title.span.start, kind)
    if direct is not None:
        return _with_whole(text, direct)
    window = max(0, title.span.start - 24)
    clause = text[window : title.span.start]
    for match in re.finditer(rf"([\u4e00-\u9fff]{{1,8}}{kind})(?=党?委|政府|人民政府)", clause):
        end = window + match.end(1)
        place = place_until(marked, end, kind)
        if place is not None:
            return place
    return None


def _with_whole(text: str, seat: Span) -> Span:
    """The seat with the province or city printed right before it: 岚州市|临湖区."""
    first = max(0, seat.start - _LONGEST_WHOLE)
    for hit in scanner("provinces", "cities").longest(text[first : seat.start]):
        if first + hit.span.end == seat.start and hit.word[-1] in "省市州区" and len(hit.word) > 2:
            return Span(start=first + hit.span.start, end=seat.end)
    return seat


def place_until(marked: Marked, end: int, kind: str) -> Span | None:
    """Give the place of that kind (市, 县 …) that ends at `end`, its kind written or left out."""
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


def ministries(marked: Marked) -> Iterator[Span]:
    """Give each ministry abroad whose name counts up fields: 肯尼亚信息、通信与数字经济部."""
    for title in marked.titles:
        if not marked.text.endswith(("部", "署", "总局", "委员会"), 0, title.span.start):
            continue
        first = max(0, title.span.start - _LONGEST_MINISTRY)
        match = _FIELDS.search(marked.text[first : title.span.start])
        if match is None:
            continue
        lead = match[1]
        hit = next(iter(scanner("countries").longest(lead)), None)
        if hit is not None and len(lead) - hit.span.end < _LONGEST_FIELD:
            yield Span(start=first + match.start() + hit.span.start, end=title.span.start)
