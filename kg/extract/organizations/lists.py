"""Names of bodies that only their company shows: 云岭醇 of 云岭醇、郎坪春等三家企业.

Source: the patterns of `lexicons/organization_lists.toml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.organization_borders import trade_end
from kg.extract.marking.person_names import HARD, name_from
from kg.extract.organizations.forms import firm_end, is_place
from kg.extract.organizations.splits import is_plain
from kg.extract.organizations.trades import is_branded, is_field
from kg.lexicon import document, patterns, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.stretches import Stretches

_LONGEST_LIST = 600
"""No list before 等…家企业 is longer, in code points."""
_ITEM = re.compile(r"([\u4e00-\u9fffA-Za-z0-9]{3,8})(?=[、,。;)和与及]|等)")
_MOST = 12
"""No more names are taken on one side of a firm."""


def listed_names(marked: Marked) -> Iterator[Span]:
    """Give the names in lists of firms: 哈澜轴承, 洛南新睿 of 哈澜轴承、洛南新睿等280家企业."""
    for sentence in marked.sentences:
        for pattern in patterns("organization_lists"):
            for match in pattern.regex.finditer(marked.text, sentence.start, sentence.end):
                yield from _before(marked, sentence, match.start())


def beside_firms(marked: Marked, people: Stretches, known: Stretches, span: Span) -> Iterator[Span]:
    """Give what stands in one list with a firm: 鲁木匠 of 鲁木匠、江岳机械等展位."""
    text, name = marked.text, span.of(marked.text)
    if text[span.start - 1 : span.start] not in "、和" and text[span.end : span.end + 1] != "、":
        return
    if not firm_end(name) and not (trade_end(name) and is_branded(name)):
        return
    for step in (_left, _right):
        item = step(marked, span)
        for _ in range(_MOST):
            if item is None or people.meets(item) or known.meets(item):
                break
            if not _is_item(marked, item):
                break
            yield item
            item = step(marked, item)


def _left(marked: Marked, span: Span) -> Span | None:
    """What stands before the 、 or 和 that leads to the span."""
    end = span.start - 1
    if end < 3 or marked.text[end] not in "、和":
        return None
    start = max(marked.edge_before(end - 2), end - 14)
    is_visited = marked.text.endswith(tuple(document("names")["before_firms"]), 0, start)
    if not 3 <= end - start <= 8 or (marked.text[end] == "和" and not is_visited):
        return None
    return Span(start=start, end=end)


def _right(marked: Marked, span: Span) -> Span | None:
    """What stands behind the 、 or 和 that follows the span."""
    if marked.text[span.end : span.end + 1] != "、":
        return None
    match = _ITEM.match(marked.text, span.end + 1)
    return Span(start=match.start(1), end=match.end(1)) if match else None


def _is_item(marked: Marked, item: Span) -> bool:
    name = item.of(marked.text)
    names = document("names")
    if not _is_name(marked, item) or is_plain(name) or is_place(name):
        return False
    if name.endswith((*names["no_name_ends"], *names["rooms"], *names["never_units"])):
        return False
    return not marked.full_names.meets(item)


def _before(marked: Marked, sentence: Span, end: int) -> Iterator[Span]:
    """The names of the list that ends at `end`, if it has two at least."""
    start = max(sentence.start, end - _LONGEST_LIST)
    cut = marked.text.rfind("、", start, end)
    found = []
    while cut > 0:
        found.append(Span(start=cut + 1, end=end))
        end = cut
        cut = marked.text.rfind("、", start, end)
        if any(char in HARD for char in marked.text[max(cut + 1, start) : end]):
            cut = -1
    if found:
        found.append(Span(start=max(marked.edge_before(end - 2), start), end=end))
    yield from (span for span in found if _is_name(marked, span))


def _is_name(marked: Marked, span: Span) -> bool:
    name = span.of(marked.text)
    if not 2 <= len(name) <= 14 or any(char in HARD or char in "的等了" for char in name):
        return False
    if (
        is_field(name)
        or marked.title_stretches.meets(span)
        or name.endswith(("组织", "介绍", "表示"))
    ):
        return False
    if name in words("common_words", "provinces", "cities", "counties", "countries", "trades"):
        return False
    if name in document("names")["empty_modifiers"] or name in document("names")["no_names"]:
        return False
    best = name_from(name, 0, len(name))
    return best is None or best[0].end < len(name) or best[1] < 3.6
