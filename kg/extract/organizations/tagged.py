"""The tagger's word on the candidates of the rules for organizations.

`…首先来到深圳鹏越基因` → organization 深圳鹏越基因, by the rule `organizations.tagger`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.organization_borders import trade_end
from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.forms import is_place
from kg.extract.organizations.titled import without_field
from kg.extract.organizations.trades import is_branded, is_field
from kg.extract.people.tagged import met_by
from kg.lexicon import words
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.tagger.tagging import Tagged

_SURE = 0.95
"""From here on the tagger overrules a rule."""
_KIND_IN = re.compile("公司|集团|企业|机构|平台|品牌")
_LONGER = 0.6
"""From here on it overrules a rule that sees less of a name."""
_NEEDED = 0.9
_BESIDE = 0.5
"""How sure it must be of a body that stands beside another one, or before a title."""
_NO_NAME = 0.01
"""Below this chance a place is in no name, whatever a rule says."""
_OF_ITS_PLACE = 0.9
"""From here on a place is itself a body, as where its officials are named."""
_PLAIN = frozenset(
    [
        "organizations.envoy",
        "organizations.office",
        "organizations.periodical",
        "organizations.state",
    ]
)
"""Rules that the words around a name make sure."""
_GOES_ON = re.compile(r"(?:集团|控股)?(?:股份)?有限(?:责任)?公司")
"""What makes another name of one that stands before it."""
_NO_BODY = re.compile(
    r".{1,2}[方族站]|(?:附属|下属|所属|直属).{1,4}|[\u4e00-\u9fff]|第.{1,3}届.*|[一二三四五六七八九十两几数多百]{1,3}[座家个所间].*"
    r"|(?:详?见|如|据)[上下左右附]?[图表].*|.*(?:码头|小镇|[老古]街|大桥|景区|展[区台位]|职工|员工|[一二三四两][镇乡村县市])"
)
_PLACE_LETTERS = frozenset("苏皖浙鲁豫冀晋秦陕甘青蒙吉黑辽粤桂琼闽赣湘鄂渝川黔滇藏沪京津")
"""What places are called in short, where they lead a name: 苏|北海港集团 is one."""
_KIND = re.compile(
    r"(?:公司|机构|企业|集团|厂商|品牌|巨头|工厂|供应商) ?(?=[A-Z])"
    r"|^[\u4e00-\u9fff]{0,4}(?:[市省县区]属|国有|民营|本土|知名|旗下).{0,8}(?:平台|品牌|企业)(?=.{3})"
)
_CUT_WORD = re.compile(r"[A-Za-z][A-Za-z]|[^A-Za-z]?\d")
"""The last character of a stretch, where a word or a figure goes on behind it."""
_COUPLED = re.compile(r".+[与和及]")
_GLOSS = re.compile(r"[(,] ?[\x20-\u024f]+\)")
_JOINTS = frozenset("、和与及")


def reviewed(marked: Marked, people: Stretches, span: Span, rule: str) -> Span | None:
    """Give a candidate's span, or the tagger's where it is sure of others; None if it is none."""
    if _GOES_ON.match(marked.text, span.end):
        return None
    met = met_by(marked.tagged, span)
    bodies = [one for one in met if one.kind is EntityKind.ORGANIZATION]
    if any(one.span == span for one in bodies):
        return span
    better = _better(marked, people, met, span)
    if better is not None or (rule == "organizations.title" and _is_weak(marked, bodies, span)):
        return better
    is_office = rule == "organizations.unit" and span.end in marked.title_starts
    return span if is_office or rule in _PLAIN else _believed(marked, bodies, span)


def _better(marked: Marked, people: Stretches, met: tuple[Tagged, ...], span: Span) -> Span | None:
    """The tagger's stretch that ends where the span does, if it is sure of it."""
    for tagged in met:
        seen = tagged.span
        is_one = _is_better(marked.text, seen, span) or _is_second(marked.text, met, span)
        more = marked.text[seen.start : span.start]
        needed = _LONGER if more and not _KIND_IN.search(more) else _SURE
        if (
            is_one
            and tagged.kind is EntityKind.ORGANIZATION
            and seen.end == span.end
            and not people.meets(seen)
            and tagged.probability >= needed
        ):
            return seen
    return None


def _is_weak(marked: Marked, bodies: list[Tagged], span: Span) -> bool:
    """Whether neither its form nor the tagger shows that what stands before a title is a name."""
    name = span.of(marked.text)
    return not (name.isascii() or is_branded(name) or any(b.span.end == span.end for b in bodies))


def _believed(marked: Marked, bodies: list[Tagged], span: Span) -> Span | None:
    """The span, the end of it that is a name, or None where the tagger sees no name at all."""
    first = marked.tagging.in_name(span.start, EntityKind.ORGANIZATION)
    last = marked.tagging.in_name(span.end - 1, EntityKind.ORGANIZATION)
    if first < _NO_NAME:
        ends = (one.span for one in bodies if one.span.end == span.end)
        inner = next((end for end in ends if end.start > span.start), None)
        if inner is not None:
            return inner
        if first < _NO_NAME and last < _BESIDE:
            return None
    return None if max(first, last) < _NO_NAME else span


def _is_better(text: str, other: Span, span: Span) -> bool:
    """Whether both end at one place, and the other takes in more, or leaves words out that lead."""
    if other.end != span.end or other.start == span.start:
        return False
    if other.start < span.start:
        return not _lead_of(text[other.start : other.end])
    lead = text[span.start : other.start]
    if lead in words("countries") or lead in _PLACE_LETTERS:
        return False
    return len(lead) <= 2 and not _COUPLED.fullmatch(lead)


def _is_second(text: str, met: tuple[Tagged, ...], span: Span) -> bool:
    """Whether the tagger surely sees two names where the span is one: 湛洋生物与|岭南学院."""
    if len(met) != 2 or met[0].span.start != span.start:
        return False
    joint = text[met[0].span.end : met[1].span.start]
    return joint in tuple("与和及、系") and met[0].probability >= _OF_ITS_PLACE


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
            is_beside = _is_beside(marked, span, starts, ends)
            needed = _BESIDE if is_beside else _NEEDED
        elif starts.get(span.start, span.end) < span.end:
            needed = _SURE
        else:
            continue
        if _can_be_body(marked, tagged) and tagged.probability >= needed:
            if span.end in marked.title_starts:
                span = without_field(marked, span)
            kind = _lead_of(span.of(marked.text))
            yield Span(start=span.start + kind, end=span.end)


def _lead_of(name: str) -> int:
    """How much of the stretch says what kind of body it is: 国有平台|白崖产投."""
    kind = _KIND.search(name)
    return kind.end() if kind else 0


def _is_beside(marked: Marked, span: Span, starts: dict[int, int], ends: set[int]) -> bool:
    """Whether a title, 旗下, or a body in one list with it stands beside the stretch."""
    text = marked.text
    if span.end in marked.title_starts or text.startswith(("旗下", "所属"), span.end):
        return True
    is_led = text[span.start - 1 : span.start] in _JOINTS and span.start - 1 in ends
    return is_led or (text[span.end : span.end + 1] in _JOINTS and span.end + 1 in starts)


def _can_be_body(marked: Marked, tagged: Tagged) -> bool:
    span = tagged.span
    name = span.of(marked.text)
    if name in words("scored_generic", "generic_forms", "countries", "common_words"):
        return False
    if _NO_BODY.fullmatch(name) or is_field(name) or _GLOSS.match(marked.text, span.start - 1):
        return False
    if _is_held(marked, span) or (is_place(name) and tagged.probability < _OF_ITS_PLACE):
        return False
    return not (_CUT_WORD.match(marked.text, span.end - 1) or _begins_inside(marked.text, span))


def _is_held(marked: Marked, span: Span) -> bool:
    """Whether the stretch is rather who holds the title right before it: 博士|铃木康夫."""
    if span.start not in marked.title_ends or trade_end(span.of(marked.text)):
        return False
    return not marked.full_names.meets(span)


def _begins_inside(text: str, span: Span) -> bool:
    """Whether the stretch begins within a word of Latin letters, or goes on from a figure."""
    before = text[span.start - 1 : span.start]
    return before.isascii() and before.isalnum() and text[span.start].isascii()
