"""The tagger's word on the candidates of the rules for organizations.

`…首先来到深圳鹏越基因` → organization 深圳鹏越基因, by the rule `organizations.tagger`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.forms import is_place
from kg.extract.people.tagged import met_by
from kg.lexicon import words
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.tagger.tagging import Tagged

_SURE = 0.95
"""From here on the tagger overrules a rule."""
_NEEDED = 0.85
_NO_NAME = 0.01
"""Below this chance a place is in no name, whatever a rule says."""
_PLAIN = frozenset(["organizations.envoy", "organizations.office", "organizations.periodical"])
"""Rules that the words around a name make sure."""
_GOES_ON = re.compile(r"(?:集团|控股)?(?:股份)?有限(?:责任)?公司")
"""What makes another name of one that stands before it."""
_NO_BODY = re.compile(
    r".{1,2}[方族站]|(?:附属|下属|所属|直属).{1,4}|[\u4e00-\u9fff]|第.{1,3}届.*|[一二三四五六七八九十两几数多百]{1,3}[座家个所间].*"
)
_CUT_WORD = re.compile(r"[A-Za-z][A-Za-z]|[^A-Za-z]?\d")
"""The last character of a stretch, where a word or a figure goes on behind it."""
_COUPLED = re.compile(r".+[与和及]")


def reviewed(marked: Marked, people: Stretches, span: Span, rule: str) -> Span | None:
    """Give a candidate's span, or the tagger's where it is sure of others; None if it is none."""
    if _GOES_ON.match(marked.text, span.end):
        return None
    met = met_by(marked.tagged, span)
    if not met and rule == "organizations.title":
        return None
    bodies = [one for one in met if one.kind is EntityKind.ORGANIZATION]
    if any(one.span == span for one in bodies):
        return span
    for tagged in bodies:
        if (
            _is_better(marked.text, tagged.span, span)
            and not people.meets(tagged.span)
            and tagged.probability >= _SURE
        ):
            return tagged.span
    is_office = rule == "organizations.unit" and span.end in marked.title_starts
    return span if is_office or rule in _PLAIN else _believed(marked, bodies, span)


def _believed(marked: Marked, bodies: list[Tagged], span: Span) -> Span | None:
    """The span, the end of it that is a name, or None where the tagger sees no name at all."""
    if marked.tagging.in_name(span.start, EntityKind.ORGANIZATION) >= _NO_NAME:
        return span
    ends = (one.span for one in bodies if one.span.end == span.end)
    inner = next((end for end in ends if end.start > span.start), None)
    is_end = marked.tagging.in_name(span.end - 1, EntityKind.ORGANIZATION) >= _NO_NAME
    return inner or (span if is_end else None)


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
    ends, taken = {span.end for span in known}, Stretches(known)
    starts = {span.start: span.end for span in sorted(known)}
    for tagged in marked.tagged:
        span = tagged.span
        if tagged.kind is not EntityKind.ORGANIZATION or people.meets(span) or span.end in ends:
            continue
        if not taken.meets(span):
            needed = _NEEDED
        elif starts.get(span.start, span.end) < span.end:
            needed = _SURE
        else:
            continue
        if _can_be_body(marked, span) and tagged.probability >= needed:
            yield span


def _can_be_body(marked: Marked, span: Span) -> bool:
    name = span.of(marked.text)
    if name in words("scored_generic", "generic_forms", "countries", "common_words"):
        return False
    if _NO_BODY.fullmatch(name) or _is_everyday(name) or is_place(name):
        return False
    return not (_CUT_WORD.match(marked.text, span.end - 1) or _begins_inside(marked.text, span))


def _begins_inside(text: str, span: Span) -> bool:
    """Whether the stretch begins within a word of Latin letters, or goes on from a figure."""
    before = text[span.start - 1 : span.start]
    return before.isascii() and before.isalnum() and text[span.start].isascii()


def _is_everyday(name: str) -> bool:
    """Whether it is two everyday words: 高端装备."""
    return all(part in words("common_words", "trades") for part in (name[:2], name[2:]))
