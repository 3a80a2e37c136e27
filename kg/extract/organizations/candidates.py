"""Stretches of an article that name an organization: by a head, beside a title, by a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.governments import acting_places
from kg.extract.organizations.lists import beside_firms, listed_names
from kg.extract.organizations.no_bodies import is_no_body
from kg.extract.organizations.seats import countries, ministries, seats
from kg.extract.organizations.tagged import reviewed, tagged_bodies
from kg.extract.organizations.titled import titled_names
from kg.extract.organizations.trades import trade_names
from kg.lexicon import document, scanner, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.organization_names import OrganizationMark

_DEFINITION = re.compile(
    r"[(（]\s*(?:以下(?:简称|称)?|下称|简称|下文简称|以下统称)?\s*[::]?\s*(?P<forms>[“\"'「][^()]{1,24}[”\"'」](?:(?:、|和|或|,)?[“\"'「][^()]{1,24}[”\"'」])*|(?<=简称)[^()“\"]{2,16}|(?<=简称[::])[^()“\"]{2,16})\s*[)）]"
)
_PERIODICAL = re.compile(r"《[^《》\n]{2,14}》(?:杂志社?|周刊|期刊|编辑部|报社)")
_PAPER = re.compile(
    r"《(?P<name>[^《》\n]{1,10}(?:周刊|报|月刊|杂志|期刊|学报|指南|观察|评论|时代|世界|导刊|财经))》"
)
_HOLDING = "控股"
_TOLD = 4
"""A body of the state with a longer name is told by it, whatever stands before."""
_JOINT = re.compile("与|和|及|同|系|是|为|任|在|赴|到|向|对|率")
_QUOTED = re.compile(r"[“\"'「]([^”\"'」]{1,24})[”\"'」]")


class Candidate(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch that names an organization."""

    span: Span
    rule: str
    unit: bool = False
    """Whether it is a sub-unit's name, which needs its parent to be told from others."""


def candidates(marked: Marked, people: Stretches) -> tuple[Candidate, ...]:
    """Give the stretches that name an organization, by start; some lie inside others.

    `people` are the places where people are named; no organization overlaps one.
    """
    found = [
        *_by_head(marked),
        *(
            Candidate(span=span, rule="organizations.title")
            for span in titled_names(marked, people)
        ),
        *(Candidate(span=span, rule="organizations.office") for span in seats(marked)),
        *(Candidate(span=span, rule="organizations.office") for span in acting_places(marked)),
        *_of_state(marked),
        *(Candidate(span=span, rule="organizations.envoy") for span in countries(marked)),
        *(Candidate(span=span, rule="organizations.office") for span in ministries(marked)),
        *_periodicals(marked),
        *(Candidate(span=span, rule="organizations.trade") for span in trade_names(marked, people)),
        *(Candidate(span=span, rule="organizations.list") for span in listed_names(marked)),
    ]
    found = [_behind_person(marked, people, one) for one in found]
    found = [*_with_tagged(marked, people, found)]
    kept = {
        candidate.span: candidate
        for candidate in reversed(found)
        if not people.meets(candidate.span) and not is_no_body(marked, candidate.span)
    }
    return tuple(kept[span] for span in sorted(kept))


def _behind_person(marked: Marked, people: Stretches, candidate: Candidate) -> Candidate:
    """The candidate without the person whom its verb or 与 follows: 林知远系|江岳集团."""
    span = candidate.span
    held = people.last_end(span.end)
    if held <= span.start or not people.meets(span):
        return candidate
    joint = _JOINT.match(marked.text, held, span.end)
    start = joint.end() if joint else span.start
    return replace(candidate, span=Span(start=start, end=span.end))


def _with_tagged(marked: Marked, people: Stretches, found: list[Candidate]) -> Iterator[Candidate]:
    """The candidates as the tagger sees them, and those that it alone sees."""
    known = []
    for candidate in found:
        span = reviewed(marked, people, candidate.span, candidate.rule)
        if span is not None:
            known.append(span)
            yield replace(candidate, span=span)
    for span in tagged_bodies(marked, people, known):
        known.append(span)
        yield Candidate(span=span, rule="organizations.tagger")
    taken = Stretches(known)
    for firm in tuple(known):
        for span in beside_firms(marked, people, taken, firm):
            yield Candidate(span=span, rule="organizations.list")


def definitions(marked: Marked, span: Span) -> Iterator[Span]:
    """Give the places of the short forms that the brackets behind a name define."""
    match = _DEFINITION.match(marked.text, span.end)
    if match is None:
        return
    quoted = list(_QUOTED.finditer(match["forms"]))
    start = match.start("forms")
    if not quoted:
        yield Span(start=start, end=match.end("forms"))
    for form in quoted:
        yield Span(start=start + form.start(1), end=start + form.end(1))


def _by_head(marked: Marked) -> Iterator[Candidate]:
    ends = {mark.span.end for mark in marked.organizations if not mark.bare}
    titles = {mark.span.start for mark in marked.titles}
    for mark in marked.organizations:
        if mark.bare:
            continue
        if not mark.unit:
            yield Candidate(span=_without_verb(marked, mark.span), rule="organizations.head")
        elif _is_unit(marked, mark, titles) or _is_inside(marked, mark, ends):
            yield Candidate(span=mark.span, rule="organizations.unit", unit=True)


def _without_verb(marked: Marked, span: Span) -> Span:
    """The name without the verb that what it owns follows: 江岳集团|控股的青岚科技."""
    end = span.end - len(_HOLDING)
    is_verb = span.of(marked.text).endswith(_HOLDING) and marked.text.startswith("的", span.end)
    return Span(start=span.start, end=end) if is_verb and end - span.start > 2 else span


def _of_state(marked: Marked) -> Iterator[Candidate]:
    """The ministries and offices of the state, which no other word need show."""
    text = marked.text
    for sentence in marked.sentences:
        for hit in scanner("state_bodies").longest(sentence.of(text)):
            start, end = sentence.start + hit.span.start, sentence.start + hit.span.end
            if text[max(0, start - 2) : start] == "国家":
                start -= 2
            is_set_off = start in marked.edge_set or len(hit.word) > _TOLD
            if (
                len(hit.word) > 2
                and is_set_off
                and text[end - 1 : end + 1] not in words("common_words")
            ):
                yield Candidate(span=Span(start=start, end=end), rule="organizations.state")


def _periodicals(marked: Marked) -> Iterator[Candidate]:
    """Periodicals by their title in brackets: 《资源再生》杂志."""
    for sentence in marked.sentences:
        for match in _PERIODICAL.finditer(marked.text, sentence.start, sentence.end):
            yield Candidate(
                span=Span(start=match.start(), end=match.end()), rule="organizations.periodical"
            )
        for match in _PAPER.finditer(marked.text, sentence.start, sentence.end):
            span = Span(start=match.start("name"), end=match.end("name"))
            is_asked = marked.text.startswith(":", match.end())
            if is_asked or match.end() in marked.title_starts or _speaks(marked.text, match.end()):
                yield Candidate(span=span, rule="organizations.periodical")


def _speaks(text: str, end: int) -> bool:
    return text.startswith(tuple(document("names")["behind_papers"]), end)


def _is_inside(marked: Marked, mark: OrganizationMark, ends: set[int]) -> bool:
    """Whether the unit goes on an unbroken name: 某大学|材料学院."""
    names = document("names")
    if mark.span.of(marked.text).endswith((*names["never_units"], *names["rooms"])):
        return False
    start, end = mark.span.start, mark.span.end
    return any(place in ends for place in range(max(start + 1, end - 10), end - 1))


def _is_unit(marked: Marked, mark: OrganizationMark, titles: set[int]) -> bool:
    """Whether a title or 有关负责人 behind it shows a sub-unit."""
    end = mark.span.end
    while marked.text[end : end + 1] == " ":
        end += 1
    if end in titles or (marked.text[end - 1 : end + 1] == "系系" and end + 1 in titles):
        return True
    name = mark.span.of(marked.text)
    if name in words("common_words"):
        return False
    if marked.text.startswith("、", end) and name.endswith(tuple(document("names")["toured"])):
        return False
    return any(marked.text.startswith(word, end) for word in document("names")["unit_people"])
