"""Stretches of an article that name a person: beside a title, in a list, before what people do.

`…会长林知远、总经理周慕云出席` → 林知远 and 周慕云, by the rule `people.title-name`
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.extract.marking.foreign_names import dotted_names
from kg.extract.marking.person_ends import is_followed_by_verb
from kg.extract.marking.person_names import foreign_name, name_from, name_until
from kg.extract.marking.person_scores import begins_with_surname, is_action, name_weight
from kg.extract.marking.stretches import Stretches
from kg.extract.people.barred import courtesy, is_barred
from kg.extract.people.lists import Lists, listed
from kg.extract.people.posts import appointed
from kg.extract.people.rosters import roster_names
from kg.extract.people.titled import accepted, before_title, behind_title, clause_start
from kg.lexicon import alternation, document, scanner
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.titles import TitleMark

_OPENING = re.compile(r'[,;:、。“"】]|(?<=[^\x00-\x7f]) ')
"""What stands before the first name of a clause; a space only behind Han characters."""
_MET_END = frozenset("一,。、等在就举进的说和与及为") | {""}
_BEHIND_BODY = 3.6
_BEHIND_TRADE = 4.1
_BODY_END = frozenset("、,等。;为") | {""}


class PersonCandidate(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch that names a person."""

    span: Span
    rule: str


@cache
def _meeting() -> re.Pattern[str]:
    """What stands before a person without a title: 会见, 聘任, 与."""
    told = document("person_contexts")
    others = alternation([*told["appointing"], *told["prepositions"]])
    return re.compile(f"{alternation(told['meeting'])}了?|{others}")


@cache
def _closing() -> re.Pattern[str]:
    """A short clause of who alone did what chairs or escorts: 季风主持."""
    acts = alternation(document("person_contexts")["closing"])
    return re.compile(rf"[\u4e00-\u9fff]{{2,3}}{acts}(?=[,。;])")


def person_candidates(marked: Marked) -> Iterator[PersonCandidate]:
    """Give the stretches that name a person in the article's own words; one may come twice."""
    others = Stretches(_headings_of_others(marked))
    yield from (found for found in _candidates(marked) if not others.meets(found.span))


@cache
def _teaser() -> re.Pattern[str]:
    return re.compile(alternation(document("person_contexts")["teasers"]) + r" ?[】::|>》]")


def _headings_of_others(marked: Marked) -> Iterator[Span]:
    """The ends of lines that hold the headings of other articles: 【下一篇】…."""
    for line in marked.paragraphs:
        match = _teaser().search(marked.text, line.start, line.end)
        if match:
            yield Span(start=match.start(), end=line.end)


def _candidates(marked: Marked) -> Iterator[PersonCandidate]:
    for sentence in marked.sentences:
        for title in marked.titles_in(sentence):
            yield from _beside_title(marked, sentence, title)
        yield from _grouped(marked, sentence)
        yield from _speakers(marked, sentence)
        yield from _courteous(marked, sentence)
        yield from _met(marked, sentence)
        yield from _of_bodies(marked, sentence)
        yield from _in_company(marked, sentence)
        yield from _dotted(marked, sentence)
        for span in appointed(marked, sentence):
            yield PersonCandidate(span=span, rule="people.post")
    for span in roster_names(marked):
        yield PersonCandidate(span=span, rule="people.roster")


def _beside_title(marked: Marked, sentence: Span, title: TitleMark) -> Iterator[PersonCandidate]:
    behind = behind_title(marked, sentence, title)
    if behind is not None:
        yield PersonCandidate(span=behind, rule="people.title-name")
        yield from _listed(marked, sentence, behind)
        return
    before = before_title(marked, sentence, title)
    if before is not None:
        yield PersonCandidate(span=before, rule="people.name-title")


def _listed(marked: Marked, sentence: Span, first: Span) -> Iterator[PersonCandidate]:
    for span in listed(marked, sentence, first):
        yield PersonCandidate(span=span, rule="people.list")


def _grouped(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names behind a word for one of many: 市领导沈磊、单鸣; 村民王大娘."""
    for hit in scanner("person_leads").longest(sentence.of(marked.text)):
        start = sentence.start + hit.span.end
        start += marked.text[start : start + 1] in (" ", ":")
        span = foreign_name(marked.text, start, sentence.end) or accepted(
            marked, name_from(marked.text, start, sentence.end, titled=True, least=2.9), 2.9
        )
        if span is not None:
            yield PersonCandidate(span=span, rule="people.group-name")
            yield from _listed(marked, sentence, span)


def _speakers(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names at the start of a clause, alone or in a list, before what people do: 林知远表示."""
    text, lists = marked.text, Lists(marked, sentence)
    marks = _OPENING.finditer(text, sentence.start, sentence.end)
    for start in (sentence.start, *(mark.end() for mark in marks)):
        first = _bare_name(marked, sentence, start)
        if first is not None and is_followed_by_verb(text, lists.end(first.end)):
            yield PersonCandidate(span=first, rule="people.speaker")
            for span in lists.unread(first.end):
                yield PersonCandidate(span=span, rule="people.list")


def _bare_name(marked: Marked, sentence: Span, start: int) -> Span | None:
    """The name that begins at `start`, with nothing but its characters to tell it."""
    text = marked.text
    start += text[start : start + 1] == "由"
    special = foreign_name(text, start, sentence.end)
    if special is not None:
        return None if is_barred(marked, special) else special
    if not begins_with_surname(text, start):
        return None
    usual = accepted(marked, name_from(text, start, sentence.end, least=3.6), 3.6)
    if usual is not None or not _closing().match(text, start, sentence.end):
        return usual
    best = name_from(text, start, sentence.end, titled=True)
    if best is None or marked.ends.meets(best[0]) or not _closing().match(text, best[0].start):
        return None
    return accepted(marked, best, 1.8, titled=True)


def _courteous(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    for match in courtesy().finditer(marked.text, sentence.start, sentence.end):
        start = clause_start(marked, sentence.start, match.start())
        best = name_until(marked.text, start, match.start())
        opened = best is not None and (best[0].start == start or best[0].start in marked.edge_set)
        span = accepted(marked, best, 1.6 if opened else 3.4)
        if span is not None:
            yield PersonCandidate(span=span, rule="people.courtesy")


def _met(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names behind what people do to people: 林知远会见周慕云."""
    for match in _meeting().finditer(marked.text, sentence.start, sentence.end):
        needed = 3.4 if len(match[0]) > 1 else 3.8
        best = name_from(marked.text, match.end(), sentence.end, least=needed)
        span = accepted(marked, best, needed)
        if span is not None and marked.text[span.end : span.end + 1] in _MET_END:
            yield PersonCandidate(span=span, rule="people.met")
            yield from _listed(marked, sentence, span)


@cache
def _company() -> re.Pattern[str]:
    acts = alternation(document("person_contexts")["company"])
    deeds = alternation(document("person_contexts")["deeds"])
    name = r"([\u4e00-\u9fff]{2,4}?)"
    return re.compile(
        rf"在{name}(?:等人|一行|等)?的{acts}下|以{name}为团长|由{name}(?:、{name})?(?:分别)?{deeds}"
    )


def _in_company(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names of those in whose company others do something: 在林知远的陪同下."""
    for match in _company().finditer(marked.text, sentence.start, sentence.end):
        for group in range(1, 5):
            span = Span(start=match.start(group), end=match.end(group)) if match[group] else None
            if span is not None and _is_companion(marked, span):
                yield PersonCandidate(span=span, rule="people.company")


def _is_companion(marked: Marked, span: Span) -> bool:
    """Whether the stretch can be a name, and is no office or body."""
    name = span.of(marked.text)
    is_name = not is_action(name) and name_weight(name, titled=True) >= 0
    return is_name and not is_barred(marked, span, titled=True) and not marked.ends.meets(span)


def _of_bodies(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names right behind a body, no title between: 江岳集团滕小峰、青岚协会张程参加."""
    text = marked.text
    ends = {body.span.end: _BEHIND_BODY for body in marked.organizations_in(sentence)}
    for hit in scanner("trades").longest(sentence.of(text)):
        ends.setdefault(sentence.start + hit.span.end, _BEHIND_TRADE)
    for end, needed in sorted(ends.items()):
        start = end + (text[end : end + 1] == "的")
        if not begins_with_surname(text, start):
            continue
        span = accepted(marked, name_from(text, start, sentence.end, least=needed), needed)
        if span is not None and _is_closed(text, span, needed):
            yield PersonCandidate(span=span, rule="people.body-name")
            if start > end:
                yield from _listed(marked, sentence, span)


def _is_closed(text: str, span: Span, needed: float) -> bool:
    """Whether the name behind a body ends; one behind a firm's trade word stands in a list."""
    behind = text[span.end : span.end + 1]
    if needed == _BEHIND_BODY:
        return behind in _BODY_END
    return behind in ("、", "等") and not is_action(span.of(text)[1:])


def _dotted(marked: Marked, sentence: Span) -> Iterator[PersonCandidate]:
    """Names written by their sounds, wherever they stand: 马库斯·韦布尔."""
    for span in dotted_names(marked.text, sentence.start, sentence.end):
        if not is_barred(marked, span):
            yield PersonCandidate(span=span, rule="people.dotted")
