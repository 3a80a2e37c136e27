"""What a reading of roles remembers on its way through a sentence, and what it asks of the words.

The reading itself is in `role_reader`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.marking.mentions import Occurrence
from kg.extract.marking.stretches import Stretches
from kg.extract.marking.titles import TitleMark
from kg.lexicon import alternation, document
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTED = re.compile(r"\s*(?:、|和|与|及|,?\s*以及)\s*")
_NEXT = re.compile(r"(?:、|和|与|及|,?以及)[^\s、,。;:()]{0,12}")
"""Likewise, before a title, with the firm of the next one, which was not recognized."""
NUMBER = "[一二三四五六七八九十0-9]{1,3}"
ORDINALS = rf"第?{NUMBER}(?:[届任]?[、至到及和—~-]{{1,2}}第?{NUMBER}){{0,5}}[届任]"
"""The numbers of a council or congress: 第七届, 第三、四届, 第七至第十一届."""
Item = Occurrence | TitleMark
"""A name or a title where it stands."""


class Held(Struct, frozen=True, kw_only=True, gc=False):
    """One title of one person, as a sentence gives it."""

    person: str
    title: TitleMark
    organization: str | None
    span: Span
    rule: str
    is_guess: bool = False
    """Whether no body stands beside the title, so that better told roles of the person win."""


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where a walk through one sentence stands."""

    body: str | None = None
    """The organization named last."""
    pending: list[tuple[TitleMark, str | None]] = field(default_factory=list)
    """Titles read and not yet given to a person."""
    given: list[tuple[TitleMark, str | None]] = field(default_factory=list)
    """Those that the person before received, for the names that go on the list."""
    promised: list[tuple[TitleMark, str | None]] = field(default_factory=list)
    """Titles whose holder follows: 组长为|某大学教授林知远."""
    people: list[Occurrence] = field(default_factory=list)
    """The list of people read last."""
    end: int = 0
    """Where the last item ended."""
    last: Item | None = None
    organization: Occurrence | None = None
    """The organization read last in this sentence."""
    colon: bool = False
    """Whether a colon stands before the list of names, so that all share the titles."""
    listed: bool = False
    """Whether what stands behind the last person goes on the list: 林知远、|某集团总经理周慕云."""
    group: int = 0
    """Where that organization begins, with the one that it belongs to: 某集团所属|某公司."""
    alone: list[str] = field(default_factory=list)
    """The organizations of the sentence that have no title right behind them."""
    seat_head: str = ""
    """The office given last, without 副."""
    seat: str | None = None
    """Where the last title given by words of office is held."""
    near: str | None = None
    """Where the last title of a chain is held, for the next of the chain."""
    loose: bool = False
    """Whether no body stands beside the first title of the chain."""
    office: int = 0
    """Where the last title given by words of office (当选) ended, 0 if the last was not."""
    subject: Occurrence | None = None
    """The person whose mention, with the titles behind it, ended last."""
    told: int = 0
    """Where the mention of the last person ended, with the titles right behind it."""
    named: bool = False
    """Whether a name stands right behind the title being read."""
    leads: bool = False
    """Whether the titles from here on lead to a name: 院士、|某大学教授林知远."""
    seat_turn: int = 0
    """Which of the people received the last title, where each of them has one of his own."""
    promise: str = ""
    """The word that promises a holder: 为, 由, or a colon."""


def is_person(item: Item | None) -> bool:
    """Whether the item is the name of a person."""
    return isinstance(item, Occurrence) and item.kind is EntityKind.PERSON


def is_body(item: Item | None) -> bool:
    """Whether the item is the name of an organization."""
    return isinstance(item, Occurrence) and item.kind is EntityKind.ORGANIZATION


def goes_on_list(gap: str, item: Item) -> bool:
    """Whether the item behind a person goes on a list of people: 林知远、|某集团总经理周慕云."""
    return (_NEXT if isinstance(item, TitleMark) else _LISTED).fullmatch(gap) is not None


def free_titles(
    titles: tuple[TitleMark, ...], inside: tuple[Occurrence, ...]
) -> Iterator[TitleMark]:
    """Give the titles that are no part of a body's name, cut where a person's name runs in."""
    bodies = Stretches(p.span for p in inside if not is_person(p))
    people = Stretches(p.span for p in inside if is_person(p))
    for title in titles:
        if bodies.covers(title.span):
            continue
        cut = max(0, people.reach(title.span.end) - title.span.start)
        branch = bodies.reach(title.span.end) - title.span.start
        if branch > 0 and (
            title.text[:branch].endswith(("支部", "总支")) or _keeps_head(title, branch)
        ):
            cut = max(cut, branch)
        if cut < title.span.end - title.span.start:
            span = Span(start=title.span.start + cut, end=title.span.end)
            rest = title.text[max(0, cut - title.silent) :]
            yield replace(title, span=span, text=rest, silent=max(0, title.silent - cut))


def _keeps_head(title: TitleMark, cut: int) -> bool:
    """Whether the title is whole without what a body's name has of it: 青岚新|能源|总经理."""
    return cut < len(title.text) and title.text[cut:].endswith(title.head)


def is_shared(given: list[tuple[TitleMark, str | None]]) -> bool:
    """Whether several people of one body hold such titles, so that a list shares them."""
    told = document("roles")
    begins, ends = tuple(told["shared_beginnings"]), tuple(told["shared"])
    return all(
        "副" in title.text or title.text.startswith(begins) or title.text.endswith(ends)
        for title, _ in given
    )


@cache
def heads_of(title: str) -> tuple[str, ...]:
    """Give the ends of the names of bodies that have such an office, () if any may."""
    fitting = document("roles")["fitting"]
    title = title.removesuffix("助理")
    return next((tuple(fitting[office]) for office in fitting if title.endswith(office)), ())


@cache
def fellows() -> re.Pattern[str]:
    """Give the pattern of words for a member of a body, between it and his name: 1998级校友."""
    words = document("roles")
    return re.compile(rf"(?:[0-9]{{2,4}}[级届])?{alternation(words['fellows'])}")


@cache
def is_of_none(title: str) -> bool:
    """Whether the title is held at no body: 国家一级评茶师, 泰山学者."""
    words = document("roles")
    return title.endswith(tuple(words["of_none"])) or title.startswith(tuple(words["of_state"]))


@cache
def promising() -> re.Pattern[str]:
    """Give the pattern of what lies between a title and its holder: 组长为, 组长由."""
    return re.compile(rf"\s*{alternation(document('roles')['promising'])}\s*")


@cache
def unsaid() -> re.Pattern[str]:
    """Give the pattern of words beside a title that say nothing of where it is held."""
    words = alternation(document("roles")["unsaid"])
    return re.compile(rf"(?:{words}|(?<![0-9]){ORDINALS}|第[一二三四五六七八九]$)")


@cache
def taking() -> re.Pattern[str]:
    """Give the pattern of what stands behind the holder whom 由 names: 担任."""
    return re.compile(rf"(?:\([^()]{{0,60}}\))?\s*{alternation(document('roles')['taking'])}")


@cache
def leading() -> re.Pattern[str]:
    """Give the pattern of what stands between the head of a delegation and its body: 率领的."""
    return re.compile(rf"(?:\([^()]{{0,60}}\))?{alternation(document('roles')['leading'])}")


@cache
def leaving() -> re.Pattern[str]:
    """Give the pattern of what stands behind a person who gives his title up: 不再担任."""
    return re.compile(rf"(?:\([^()]{{0,60}}\))?\s*{alternation(document('roles')['leaving'])}")
