"""Stretches that look like a name and are a title, a place, or part of an organization's name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.person_ends import is_ended
from kg.lexicon import alternation, document, table, words

if TYPE_CHECKING:
    from kg.extract.marks import Marked
    from kg.model import Span

_PLACE_ENDS = frozenset("区厂镇县市省局馆厅室氏廠館廳")
"""No given name ends in one of these."""
_LISTING = frozenset("、和与及")
_APPOINTING = frozenset("聘担兼出现原就继委离")


@cache
def courtesy() -> re.Pattern[str]:
    """Give the words of courtesy behind a name: 先生, 女士."""
    return re.compile(alternation(document("person_contexts")["courtesy"]))


def is_barred(marked: Marked, span: Span, *, titled: bool = False) -> bool:
    """Whether the stretch is a title, part of one, a place, or part of an organization's name.

    Right behind a title, and before what people do, a town's name is a person's: 总经理乐山主持.
    """
    if marked.title_stretches.meets(span):
        return True
    name = span.of(marked.text)
    if courtesy().fullmatch(name[1:]) or (name[0] == "任" and _is_appointed(marked, span)):
        return True
    if name[-1] in _PLACE_ENDS or _is_no_name(marked, span, titled=titled):
        return True
    if titled and marked.text[span.end : span.end + 1] in _LISTING:
        return False
    return marked.full_names.meets(span)


def _is_no_name(marked: Marked, span: Span, *, titled: bool) -> bool:
    name = span.of(marked.text)
    if name in words("provinces", "countries"):
        return True
    if name in words("cities", "counties"):
        return not (titled and is_ended(marked.text, span.end))
    return name in table("not_names")


def _is_appointed(marked: Marked, span: Span) -> bool:
    """Whether the 任 that the stretch begins with belongs to a verb: 聘任|卜晓."""
    return marked.text[max(0, span.start - 1) : span.start] in _APPOINTING
