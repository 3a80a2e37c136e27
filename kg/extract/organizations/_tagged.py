"""The tagger's word on the candidates of the rules for organizations.

`…首先来到深圳鹏越基因` → organization 深圳鹏越基因, by the rule `organizations.tagger`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.stretches import Stretches
from kg.extract.tagged_names import met_by
from kg.lexicon import words
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked

_SURE = 0.95
"""From here on the tagger overrules a rule."""
_NEEDED = 0.8
_NO_BODY = re.compile(
    r".{1,2}[方族站]|(?:附属|下属|所属|直属).{1,4}|[\u4e00-\u9fff]|第.{1,3}届.*|[一二三四五六七八九十两几数多百]{1,3}[座家个所间].*"
)
_COUPLED = re.compile(r".+[与和及]")


def reviewed(marked: Marked, people: Stretches, span: Span, rule: str) -> Span | None:
    """Give a candidate's span, or the tagger's where it is sure of others; None if it is none."""
    met = met_by(marked.tagged, span)
    if not met:
        return None if rule == "organizations.title" else span
    for tagged in met:
        if (
            tagged.kind is EntityKind.ORGANIZATION
            and _is_better(marked.text, tagged.span, span)
            and not people.meets(tagged.span)
            and tagged.probability >= _SURE
        ):
            return tagged.span
    return span


def _is_better(text: str, other: Span, span: Span) -> bool:
    """Whether both end at one place, and the other takes in more, or leaves words out that lead."""
    if other.end != span.end or other.start == span.start:
        return False
    if other.start < span.start:
        return True
    lead = text[span.start : other.start]
    return len(lead) <= 2 and not _COUPLED.fullmatch(lead) and lead not in words("countries")


def tagged_bodies(marked: Marked, people: Stretches, known: list[Span]) -> Iterator[Span]:
    """Give the stretches that name an organization and overlap none of the known ones.

    One may hold a known one at its start: 浙东大学 in 浙东大学附属第一医院.
    """
    ends, starts, taken = {s.end for s in known}, {s.start for s in known}, Stretches(known)
    for tagged in marked.tagged:
        span = tagged.span
        if tagged.kind is not EntityKind.ORGANIZATION or people.meets(span) or span.end in ends:
            continue
        if not taken.meets(span):
            needed = _NEEDED
        elif span.start in starts:
            needed = _SURE
        else:
            continue
        if _can_be_body(marked, span) and tagged.probability >= needed:
            yield span


def _can_be_body(marked: Marked, span: Span) -> bool:
    name = span.of(marked.text)
    if name in words("scored_generic", "generic_forms", "countries", "common_words"):
        return False
    return not _NO_BODY.fullmatch(name) and not _is_everyday(name)


def _is_everyday(name: str) -> bool:
    """Whether it is two everyday words: 高端装备."""
    return all(part in words("common_words", "trades") for part in (name[:2], name[2:]))
