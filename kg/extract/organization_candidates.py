"""Stretches of an article that name an organization: by a head, beside a title, by a definition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.organization_lists import listed_names
from kg.extract.organization_seats import CHIEFS, countries, seats
from kg.extract.person_names import HARD, name_until
from kg.lexicon import document, scanner, table, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.extract.organization_names import OrganizationMark
    from kg.extract.stretches import Stretches
    from kg.extract.titles import TitleMark

_LONGEST_WEAK = 22
_DEFINITION = re.compile(
    r"[(（]\s*(?:以下(?:简称|称)?|下称|简称|下文简称|以下统称)?\s*[::]?\s*(?P<forms>[“\"'「][^()]{1,24}[”\"'」](?:(?:、|和|或|,)?[“\"'「][^()]{1,24}[”\"'」])*|(?<=简称)[^()“\"]{2,16}|(?<=简称[::])[^()“\"]{2,16})\s*[)）]"
)
_PERIODICAL = re.compile(r"《[^《》\n]{2,14}》(?:杂志社?|周刊|期刊|编辑部|报社)")
_LIST_MARKS = frozenset("、与和等及(")
_LIST_WORDS = (
    "签署",
    "签订",
    "签约",
    "三方",
    "双方",
    "两家",
    "三家",
    "四家",
    "五家",
    "负责人",
    "代表",
)
_LIST_OPENERS = frozenset("、与和及,:。;由\n")
_QUOTED = re.compile(r"[“\"'「]([^”\"'」]{1,24})[”\"'」]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
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
        *_by_title(marked, people),
        *(Candidate(span=span, rule="organizations.office") for span in seats(marked)),
        *_of_state(marked),
        *(Candidate(span=span, rule="organizations.envoy") for span in countries(marked)),
        *_periodicals(marked),
        *_by_trade(marked),
        *(Candidate(span=span, rule="organizations.list") for span in listed_names(marked)),
    ]
    kept = {
        candidate.span: candidate
        for candidate in reversed(found)
        if not people.meets(candidate.span)
    }
    return tuple(kept[span] for span in sorted(kept))


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
            yield Candidate(span=mark.span, rule="organizations.head")
        elif _is_unit(marked, mark, titles) or _is_inside(marked, mark, ends):
            yield Candidate(span=mark.span, rule="organizations.unit", unit=True)


def _of_state(marked: Marked) -> Iterator[Candidate]:
    """The ministries and offices of the state, which no other word need show."""
    edges = set(marked.edges)
    for sentence in marked.sentences:
        for hit in scanner("state_bodies").longest(sentence.of(marked.text)):
            start, end = sentence.start + hit.span.start, sentence.start + hit.span.end
            if (
                len(hit.word) > 2
                and start in edges
                and marked.text[end - 1 : end + 1] not in words("common_words")
            ):
                yield Candidate(span=Span(start=start, end=end), rule="organizations.state")


def _periodicals(marked: Marked) -> Iterator[Candidate]:
    """Periodicals by their title in brackets: 《资源再生》杂志."""
    for sentence in marked.sentences:
        for match in _PERIODICAL.finditer(marked.text, sentence.start, sentence.end):
            yield Candidate(
                span=Span(start=match.start(), end=match.end()), rule="organizations.periodical"
            )


def _by_trade(marked: Marked) -> Iterator[Candidate]:
    """Short names of firms in a list beside other bodies: 京西绿氢与某集团, 长安汽车、某汽车."""
    for sentence in marked.sentences:
        piece = sentence.of(marked.text)
        hits = {hit.span.end + sentence.start: hit for hit in scanner("trades").longest(piece)}
        found = [span for end in hits if (span := _trade_name(marked, sentence, end)) is not None]
        bodies = [m for m in marked.organizations_in(sentence) if not m.bare and not m.unit]
        if len(found) > 1 or bodies:
            for span in found:
                if not marked.full_names.covers(span):
                    yield Candidate(span=span, rule="organizations.trade")


def _trade_name(marked: Marked, sentence: Span, end: int) -> Span | None:
    start = max(marked.edge_before(end - 3), sentence.start)
    span = Span(start=start, end=end)
    if (
        4 <= end - start <= 9
        and _is_listed(marked.text, span)
        and _is_branded(span.of(marked.text))
    ):
        return span
    return None


def _is_listed(text: str, span: Span) -> bool:
    ended = text[span.end : span.end + 1] in _LIST_MARKS or any(
        text.startswith(word, span.end) for word in _LIST_WORDS
    )
    return ended and text[span.start - 1 : span.start] in _LIST_OPENERS


def _is_branded(name: str) -> bool:
    """Whether a brand stands before the trade word: 京西绿氢, not 高端装备 or 新能源汽车."""
    trade = max((t for t in table("trades") if name.endswith(t)), key=len, default="")
    brand = name.removesuffix(trade)
    pairs = [brand[k : k + 2] for k in range(len(brand) - 1)]
    if (
        len(brand) < 2
        or not trade
        or brand in words("common_words", "provinces", "cities", "countries")
    ):
        return False
    if len(brand) > 3 and any(pair in words("common_words") for pair in pairs):
        return False
    return not any(char in HARD for char in name) and not any(
        brand[k:] in words("trades", "common_words") for k in range(len(brand) - 1)
    )


def _is_inside(marked: Marked, mark: OrganizationMark, ends: set[int]) -> bool:
    """Whether the unit goes on an unbroken name: 某大学|材料学院."""
    if mark.span.of(marked.text).endswith(tuple(document("names")["never_units"])):
        return False
    start, end = mark.span.start, mark.span.end
    return any(place in ends for place in range(max(start + 1, end - 10), end - 1))


def _is_unit(marked: Marked, mark: OrganizationMark, titles: set[int]) -> bool:
    """Whether a title or 有关负责人 behind it shows a sub-unit."""
    end = mark.span.end
    while marked.text[end : end + 1] == " ":
        end += 1
    if end in titles:
        return True
    name = mark.span.of(marked.text)
    if name in words("common_words"):
        return False
    return any(marked.text.startswith(word, end) for word in document("names")["unit_people"])


def _by_title(marked: Marked, people: Stretches) -> Iterator[Candidate]:
    """What stands between the last edge and a title: 京西绿氢 of 京西绿氢董事长."""
    ends = {mark.span.end for mark in marked.organizations}
    for title in marked.titles:
        joined = marked.text[title.span.start - 1 : title.span.start] in "兼、"
        if joined or title.span.start in ends or title.ambiguous or title.head in CHIEFS:
            continue
        span = _before(marked, title, people)
        if span is not None and _is_weak_name(marked, span):
            yield Candidate(span=span, rule="organizations.title")


def _before(marked: Marked, title: TitleMark, people: Stretches) -> Span | None:
    text, end = marked.text, title.span.start
    while end > 0 and text[end - 1] == " ":
        end -= 1
    start = max(marked.edge_before(end - 2), end - _LONGEST_WEAK)
    start = max(start, people.last_end(end))
    while start < end and text[start] in " 兼某与和及":
        start += 1
    return Span(start=start, end=end) if end - start >= 2 else None


def _is_weak_name(marked: Marked, span: Span) -> bool:
    """Whether what stands before a title can be a firm's name, though no head shows it."""
    name = span.of(marked.text)
    if any(name.endswith(word) for word in table("trades")) and not _is_no_name(name):
        return True
    return not (_is_no_name(name) or _is_phrase(name) or _is_personal(marked, span))


def _is_no_name(name: str) -> bool:
    words_of = document("names")
    return (
        any(char in HARD for char in name.replace(" ", ""))
        or name in words("common_words", "provinces", "cities", "counties", "countries")
        or name in words_of["empty_modifiers"]
        or name in words_of["no_names"]
        or name.endswith(tuple(words_of["no_name_ends"]))
    )


def _is_phrase(name: str) -> bool:
    pairs = (name[k : k + 2] for k in range(len(name) - 1))
    return len(name) > 4 and any(pair in table("person_verbs") for pair in pairs)


def _is_personal(marked: Marked, span: Span) -> bool:
    """Whether it reads as a person's name, or as words before a surname (请|谢会长)."""
    name = span.of(marked.text)
    if name in table("surnames") or (len(name) <= 3 and name[-1] in table("surnames")):
        return True
    if all(char in table("transliteration_characters") for char in name):
        return True
    best = name_until(marked.text, span.start, span.end)
    return len(name) <= 4 and best is not None and best[0] == span and best[1] >= 0.5
