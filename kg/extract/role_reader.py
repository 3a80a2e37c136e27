"""Reads the titles of one sentence from left to right: who holds which, and where.

`江岳集团总经理助理、战略投资部主任周慕云` → 总经理助理 at 江岳集团, 主任 at 战略投资部
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.mentions import Occurrence
from kg.extract.office_homes import OfficeHomes
from kg.extract.stretches import Stretches
from kg.extract.titles import TitleMark
from kg.lexicon import alternation, document
from kg.model import EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.model import Organization

_JOINT = re.compile(r"[\s、,兼及和与暨:]*(?:以及)?\s*原?")
_ADDED = re.compile(r"\s*[、兼及和]\s*")
_DEFINING = re.compile(r"\s*\((?:以下)?(?:简称|称)[:为]?[“\"']?")
"""What lies between a body's name and the short form that brackets define."""
_CLOSING = " ”\"')"
_UNKNOWN = re.compile(r"[、,兼及和]+[^\s、,。;:]{2,20}")
"""A body that was not recognized, between one title and the next: 某某医院|名誉院长."""
_LISTED = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_CHIEFS = frozenset(["市长", "县长", "区长", "省长", "州长", "镇长", "乡长", "旗长", "盟长"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One title of one person, as a sentence gives it."""

    person: str
    title: TitleMark
    organization: str | None
    span: Span
    rule: str
    is_guess: bool = False
    """Whether no body stands beside the title, so that better told roles of the person win."""


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Where a walk through one sentence stands."""

    body: str | None = None
    """The organization named last."""
    pending: list[tuple[TitleMark, str | None]] = field(default_factory=list)
    """Titles read and not yet given to a person."""
    given: list[tuple[TitleMark, str | None]] = field(default_factory=list)
    """Those that the person before received, for the names that go on the list."""
    people: list[Occurrence] = field(default_factory=list)
    """The list of people read last."""
    end: int = 0
    """Where the last item ended."""
    last: Occurrence | TitleMark | None = None
    organization: Occurrence | None = None
    """The organization read last in this sentence."""
    listed: bool = False
    """Whether what stands behind the last person goes on the list: 林知远、|某集团总经理周慕云."""
    office: bool = False
    """Whether the last title was given by words of office (当选)."""


class RoleReader:
    """Reads the roles of one article."""

    def __init__(self, marked: Marked, organizations: tuple[Organization, ...]) -> None:
        self._marked = marked
        self._text = marked.text
        self._parents = {org.name: org.part_of for org in organizations}
        self._homes = OfficeHomes(organizations)
        self._seats: dict[str, set[str]] = {}
        """Kind (市, 县 …) → the places of that kind and their governments."""
        self._forms = {form: org.name for org in organizations for form in (*org.aliases, org.name)}
        for form, name in self._forms.items():
            self._seats.setdefault(form.removesuffix("政府")[-1:], set()).add(name)

    def read(self, sentence: Span, inside: tuple[Occurrence, ...]) -> Iterator[Held]:
        """Give the roles of a sentence whose people and organizations are `inside`."""
        walk = _Walk(end=sentence.start)
        self._starts = {p.span.end: p.span.start for p in inside if not _is_person(p)}
        titles = _free_titles(self._marked.titles_in(sentence), inside)
        items: list[Occurrence | TitleMark] = sorted([*inside, *titles], key=lambda i: i.span.start)
        for item in items:
            gap = self._text[walk.end : item.span.start]
            if _is_person(walk.last):
                walk.listed = _LISTED.fullmatch(gap) is not None
            if isinstance(item, TitleMark):
                yield from self._title(walk, item, gap)
            elif item.kind is EntityKind.PERSON:
                yield from self._person(walk, item, gap)
            else:
                self._organization(walk, item, gap)
            walk.last, walk.end = item, max(walk.end, item.span.end)

    def _title(self, walk: _Walk, title: TitleMark, gap: str) -> Iterator[Held]:
        if title.ambiguous and not self._is_beside(walk, gap):
            walk.pending = []
            return
        home = self._home(walk, title, gap)
        if _is_person(walk.last) and not gap.strip() and not walk.office:
            beside = self._body_before(walk) or (walk.given[-1][1] if walk.given else None)
            rule = "roles.body-name-title" if beside else "roles.name-title"
            yield self._held(walk.people[-1], title, beside or home, rule, is_guess=not beside)
            walk.given = []
            return
        if self._is_assigned(walk, title, gap):
            walk.office = True
            for person in walk.people:
                yield self._held(person, title, home, "roles.assigned")
            return
        walk.office = False
        if isinstance(walk.last, TitleMark) and _UNKNOWN.fullmatch(gap) and walk.pending:
            return
        if not self._goes_on(walk, gap):
            walk.pending = []
        walk.pending.append((self._former(walk, title, gap), home))

    def _held(
        self,
        person: Occurrence,
        title: TitleMark,
        home: str | None,
        rule: str,
        *,
        is_guess: bool = False,
    ) -> Held:
        start = self._starts.get(title.span.start, title.span.start)
        span = Span(start=min(start, person.span.start), end=max(title.span.end, person.span.end))
        return Held(
            person=person.name,
            title=title,
            organization=home,
            span=span,
            rule=rule,
            is_guess=is_guess,
        )

    def _body_before(self, walk: _Walk) -> str | None:
        """The body that stands right before the person who stands right before a title."""
        person, org = walk.people[-1], walk.organization
        if org is not None and not self._text[org.span.end : person.span.start].strip():
            return org.name
        return None

    def _goes_on(self, walk: _Walk, gap: str) -> bool:
        """Whether the title goes on a chain of titles: 党委常委、副会长; 某集团主任、某部主任."""
        if isinstance(walk.last, TitleMark):
            return _JOINT.fullmatch(gap) is not None
        return walk.last is not None and not _is_person(walk.last) and not gap.strip(_CLOSING)

    def _former(self, walk: _Walk, title: TitleMark, gap: str) -> TitleMark:
        """The title with the 原 that stands before its body: 原|某部副司长."""
        org = walk.organization
        if org is None or org is not walk.last or gap or org.span.start == 0:
            return title
        is_former = self._text[org.span.start - 1] == "原" and not title.text.startswith("原")
        return replace(title, text=f"原{title.text}") if is_former else title

    def _is_beside(self, walk: _Walk, gap: str) -> bool:
        """Whether a body, a title that goes on, or words of office stand right before."""
        if isinstance(walk.last, Occurrence) and walk.last.kind is EntityKind.ORGANIZATION:
            return not gap.strip()
        return isinstance(walk.last, TitleMark) and bool(walk.pending)

    def _person(self, walk: _Walk, person: Occurrence, gap: str) -> Iterator[Held]:
        on_list = _is_person(walk.last) and _LISTED.fullmatch(gap) is not None
        if isinstance(walk.last, TitleMark) and not gap.strip(" :") and not walk.office:
            for title, home in walk.pending:
                yield self._held(person, title, home, "roles.title-name")
            walk.given = walk.pending
        elif on_list and walk.given and _is_shared(walk.given):
            for title, home in walk.given:
                yield self._held(person, title, home, "roles.shared", is_guess=True)
        else:
            walk.given = []
        walk.pending, walk.office = [], False
        walk.people = [*walk.people, person] if walk.listed else [person]
        if walk.body is not None and self._parents.get(walk.body) is not None:
            walk.body = self._parents[walk.body]

    def _organization(self, walk: _Walk, org: Occurrence, gap: str) -> None:
        if walk.pending and not (_JOINT.fullmatch(gap) or _DEFINING.fullmatch(gap)):
            walk.pending = []
        walk.body, walk.organization = org.name, org
        self._homes.read(org.name)

    def _home(self, walk: _Walk, title: TitleMark, gap: str) -> str | None:
        if title.text.endswith(tuple(document("roles")["of_none"])):
            return None
        if title.head in _CHIEFS:
            return self._seat(walk, title)
        last = walk.last
        if (
            isinstance(last, Occurrence)
            and last.kind is EntityKind.ORGANIZATION
            and not gap.strip(_CLOSING)
        ):
            return last.name
        if isinstance(last, TitleMark) and walk.pending and _JOINT.fullmatch(gap):
            before, home = walk.pending[-1]
            return walk.body if before.head in _CHIEFS else home
        return self._fitting(walk, title)

    def _fitting(self, walk: _Walk, title: TitleMark) -> str | None:
        """The body named last whose name fits the office (校长 a 大学), else the one named last."""
        heads = _heads_of(title.text)
        if walk.body is not None and (not heads or self._homes.can_have(walk.body, heads)):
            return walk.body
        if not heads:
            return walk.body
        if walk.body is None:
            return self._homes.likeliest(heads)
        return self._homes.last(heads) or walk.body

    def _seat(self, walk: _Walk, title: TitleMark) -> str | None:
        """The city or county that a mayor is mayor of."""
        kind = title.head[0]
        body = walk.body or ""
        if body.endswith((kind, "政府")):
            return body
        stems = (body.removesuffix("委"), kind) if body.endswith("委") else (kind,)
        for stem in stems:
            for form in (stem, f"{stem}政府", f"{stem}人民政府"):
                if form in self._forms:
                    return self._forms[form]
        if walk.last is not None and not self._text[walk.end : title.span.start]:
            return body or None
        seats = self._seats.get(kind, set())
        return next(iter(seats)) if len(seats) == 1 else None

    def _is_assigned(self, walk: _Walk, title: TitleMark, gap: str) -> bool:
        """Whether words of office lie between the people and the title: 林知远当选会长."""
        if not walk.people:
            return False
        if walk.office and isinstance(walk.last, TitleMark):
            return _ADDED.fullmatch(gap) is not None and title.text[0] not in "原前"
        end = title.span.start
        if isinstance(walk.last, Occurrence) and not _is_person(walk.last) and not gap.strip():
            end = walk.last.span.start
        elif not _is_person(walk.last):
            return False
        between = self._text[walk.people[-1].span.end : end]
        return _assigning().fullmatch(between) is not None


@cache
def _heads_of(title: str) -> tuple[str, ...]:
    """The ends of the names of bodies that have such an office, () if any may."""
    fitting = document("roles")["fitting"]
    return next((tuple(fitting[office]) for office in fitting if title.endswith(office)), ())


@cache
def _assigning() -> re.Pattern[str]:
    words = document("roles")
    return re.compile(
        rf"(?:{alternation(words['before_assigning'])}){{0,3}}{alternation(words['assigning'])}"
        rf"(?:{alternation(words['behind_assigning'])}){{0,2}}"
    )


def _is_person(item: Occurrence | TitleMark | None) -> bool:
    return isinstance(item, Occurrence) and item.kind is EntityKind.PERSON


def _free_titles(
    titles: tuple[TitleMark, ...], inside: tuple[Occurrence, ...]
) -> Iterator[TitleMark]:
    """The titles that are no part of an organization's name, cut where a person's name runs in."""
    bodies = Stretches(p.span for p in inside if not _is_person(p))
    people = Stretches(p.span for p in inside if _is_person(p))
    for title in titles:
        if bodies.covers(title.span):
            continue
        cut = max(0, people.reach(title.span.end) - title.span.start)
        if cut < title.span.end - title.span.start:
            span = Span(start=title.span.start + cut, end=title.span.end)
            yield replace(title, span=span, text=title.text[cut:])


def _is_shared(given: list[tuple[TitleMark, str | None]]) -> bool:
    """Whether several people of one body hold such titles, so that a list shares them."""
    words = tuple(document("roles")["shared"])
    return all(title.text.startswith("副") or title.text.endswith(words) for title, _ in given)
