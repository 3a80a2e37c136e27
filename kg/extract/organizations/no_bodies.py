"""Stretches with the head of a body that name none: rooms, bodies only planned, lines of credits.

Source: the patterns of `lexicons/no_bodies.toml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import document, patterns

if TYPE_CHECKING:
    import re

    from kg.extract.marking.marks import Marked
    from kg.model import Span

_BEFORE = 80
_BEHIND = 16


def is_no_body(marked: Marked, span: Span) -> bool:
    """Whether its own form, or what stands beside it, shows that the stretch names no body."""
    name = span.of(marked.text)
    if name.count("(") != name.count(")") or any(regex.search(name) for regex in _of("name")):
        return True
    before = _line_before(marked.text, span.start)
    return (
        any(regex.search(before) for regex in _of("before"))
        or _is_counted(name, before)
        or _is_byline(marked, span)
        or _is_venue(marked, span, before)
        or _is_member(marked, span)
        or _is_planned(marked, span, before)
    )


def _is_counted(name: str, before: str) -> bool:
    """93|家县级医院: a measure word that a figure leads."""
    return name[0] in "家个所座间支省" and any(r.search(before) for r in _of("before-measure"))


def _is_byline(marked: Marked, span: Span) -> bool:
    """(某日报|记者 某某): who wrote the article."""
    behind = marked.text[span.end : span.end + _BEHIND]
    before = marked.text[span.start - 1 : span.start]
    kind = "behind-bracket" if before in ("(", "【") else "behind-line"
    return before in ("", "\n", "(", "【") and any(r.search(behind) for r in _of(kind))


def _is_venue(marked: Marked, span: Span, before: str) -> bool:
    """在|某某会展中心|举行, 某某集团总部|大厦."""
    behind = marked.text[span.end : span.end + _BEHIND]
    if span.of(marked.text).endswith("总部") and any(
        regex.search(behind) for regex in _of("behind-premises")
    ):
        return True
    venues = tuple(document("names")["venues"])
    if not span.of(marked.text).endswith(venues) or not before.endswith(("在", "于")):
        return False
    return any(regex.search(behind) for regex in _of("behind-venue"))


def _is_member(marked: Marked, span: Span) -> bool:
    """某某医院|协会: those whom a longer name gathers; 育种公司|Kiwi: what kind of firm it is."""
    behind = marked.text[span.end : span.end + _BEHIND]
    name = span.of(marked.text)
    kind = "behind-kind" if name.endswith(("公司", "机构", "企业")) else "behind-member"
    return name.endswith((*document("names")["members"], "机构")) and any(
        regex.search(behind) for regex in (*_of(kind), *_of("behind-member"))
    )


def _is_planned(marked: Marked, span: Span, before: str) -> bool:
    """A body that is yet to be, and of which the article says no more."""
    name = span.of(marked.text)
    sentence = marked.sentence_at(span.start)
    if sentence is None or not any(regex.search(before) for regex in _of("planned")):
        return False
    founded = document("names")["founded"]
    rest = marked.text[span.end : sentence.end]
    return marked.text.count(name) == 1 and not any(
        word in rest or word in before[-_BEHIND:] for word in founded
    )


def _line_before(text: str, start: int) -> str:
    piece = text[max(0, start - _BEFORE) : start]
    return piece.rpartition("\n")[2]


@cache
def _of(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(p.regex for p in patterns("no_bodies") if p.gives == kind)
