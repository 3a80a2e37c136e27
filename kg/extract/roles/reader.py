"""Reads the titles of one sentence from left to right: who holds which, and where.

`江岳集团总经理助理、战略投资部主任周慕云` → 总经理助理 at 江岳集团, 主任 at 战略投资部
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.mentions import Occurrence
from kg.extract.marking.titles import TitleMark
from kg.extract.roles.brackets import Brackets
from kg.extract.roles.chains import Chains, goes_on, keeps
from kg.extract.roles.lives import Lives
from kg.extract.roles.offices import Offices
from kg.extract.roles.rows import Rows
from kg.extract.roles.seats import JOINT, STRANGE, Seats
from kg.extract.roles.visits import Visits
from kg.extract.roles.walk import (
    Held,
    Item,
    Walk,
    fellows,
    free_titles,
    goes_on_list,
    is_body,
    is_person,
    is_shared,
    leaving,
    promising,
    taking,
    unsaid,
)
from kg.lexicon import document
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.model import Organization

_REMEMBERED = 8
"""How many organizations of a sentence may be the one that someone is elected in."""
_NICKNAME = re.compile(r"\s*(?:[“\"][^“”\",、]{1,10}[”\"]|[^\s、,。;:“”]{1,6})\s*")
_OWNED = re.compile("(?:所属|下属|旗下|直属|控股)(?:的|企业|公司|子公司)?")
_NEAR = re.compile(r"[^,、。;:]{0,12}")
"""What may lie between the body and the office of a holder that was promised."""


class RoleReader:
    """Reads the roles of one article."""

    def __init__(self, marked: Marked, organizations: tuple[Organization, ...]) -> None:
        self._marked = marked
        self._text = marked.text
        self._visits = Visits(marked.text, marked.article.publisher, organizations)
        self._seats = Seats(marked.text, organizations, self._visits)
        self.homes = self._seats.homes
        self._rows = Rows(marked.text, self.homes)
        self._lives = Lives(marked.text)
        self._chains = Chains(marked.text)
        self._offices = Offices(marked.text, marked.title_starts, self._seats)
        self._before: tuple[int, str | None] = (0, None)

    def read(self, sentence: Span, inside: tuple[Occurrence, ...]) -> Iterator[Held]:
        """Give the roles of a sentence whose people and organizations are `inside`."""
        brackets = Brackets(self._text, sentence, inside)
        self._bodies = {p.span.start: p.name for p in inside if is_body(p)}
        self._starts = {p.span.end: p.span.start for p in inside if is_body(p)}
        titles = free_titles(self._marked.titles_in(sentence), inside)
        items: list[Item] = sorted([*inside, *titles], key=lambda i: i.span.start)
        outer = [item for item in items if brackets.around(item.span.start) is None]
        row = self._rows.read(sentence, outer, brackets)
        yield from (self._held(p, t, home, "roles.row") for p, t, home in row.held)
        self._lives.enter(sentence, outer, brackets)
        self._visits.enter(sentence)
        used = {id(item) for item in row.used}
        walk = Walk(end=sentence.start, told=sentence.start, body=self._carried(sentence))
        told = self._walk(walk, [i for i in items if id(i) not in used], brackets)
        yield from (held for held in told if held.organization != STRANGE)
        self._before = (sentence.end, walk.body)

    def _carried(self, sentence: Span) -> str | None:
        """The body at the head of a section, or named last in the sentence before."""
        end, body = self._before
        if self._rows.section is not None:
            return self._rows.section
        return None if "\n" in self._text[end : sentence.start] else body

    def _walk(self, walk: Walk, items: list[Item], brackets: Brackets) -> Iterator[Held]:
        """Take the steps; what stands in one bracket is read apart."""
        at = 0
        while at < len(items):
            bracket = brackets.around(items[at].span.start)
            upto = at + 1
            if bracket is None:
                yield from self._step(walk, items, at, brackets)
            else:
                while upto < len(items) and items[upto].span.start < bracket.end:
                    upto += 1
                yield from self._aside(walk, bracket, items[at:upto])
            at = upto

    def _step(self, walk: Walk, items: list[Item], at: int, brackets: Brackets) -> Iterator[Held]:
        item = items[at]
        gap = brackets.between(walk.end, item.span.start)
        if walk.subject is not None:
            walk.listed = goes_on_list(gap, item)
        if gap.strip() == ":" and self._chains.speaks(walk) and not is_person(item):
            walk.pending = []
        if gap.strip() != ":" or not is_person(item):
            self._promise(walk, gap)
        if isinstance(item, TitleMark):
            walk.named = self._chains.names_next(items, at)
            walk.leads = walk.office > 0 and self._chains.leads(items, at)
            if self._seats.has_body(walk, gap):
                walk.alone.pop()
            yield from self._title(walk, item, gap, brackets)
        elif is_person(item):
            yield from self._person(walk, item, gap)
        else:
            item = self._organization(walk, item, gap)
        walk.last, walk.end = item, max(walk.end, item.span.end)
        if walk.subject is not None:
            walk.told = walk.end

    def _aside(self, walk: Walk, bracket: Span, items: list[Item]) -> Iterator[Held]:
        """The titles in brackets behind a name: 林知远(江岳集团董事长)."""
        inner = Walk(end=bracket.start + 1, told=bracket.start + 1, body=walk.body)
        bare = Brackets(self._text, Span(start=bracket.start, end=bracket.start), ())
        yield from self._walk(inner, items, bare)
        between = self._text[walk.end : bracket.start]
        if between.strip():
            yield from self._nicknamed(walk, between, items)
            return
        if (subject := walk.subject) is None:
            walk.pending += inner.pending if walk.pending and not any(map(is_person, items)) else []
            return
        if {i.name for i in items if isinstance(i, Occurrence) and is_person(i)} <= {subject.name}:
            for title, home in inner.pending:
                if home is None or self._chains.is_known(bracket, title, items):
                    yield self._held(subject, title, home, "roles.aside")

    def _nicknamed(self, walk: Walk, between: str, items: list[Item]) -> Iterator[Held]:
        """The titles before a nickname whose true name brackets give: 博主“老铜匠”(林知远)."""
        names = [i for i in items if isinstance(i, Occurrence) and is_person(i)]
        is_short = isinstance(walk.last, TitleMark) and _NICKNAME.fullmatch(between)
        if is_short and len(names) == 1:
            for title, home in walk.pending:
                yield self._held(names[0], title, home, "roles.title-name")
            walk.pending = []

    def _promise(self, walk: Walk, gap: str) -> None:
        """Keep the titles whose holder follows: 组长为|某大学教授林知远."""
        if isinstance(walk.last, TitleMark) and walk.pending and promising().fullmatch(gap):
            walk.promised, walk.pending = walk.pending, []
            walk.promise = gap.strip()
        elif walk.promised and not (JOINT.fullmatch(gap) or _NEAR.fullmatch(gap)):
            walk.promised = []

    def _title(self, walk: Walk, title: TitleMark, gap: str, brackets: Brackets) -> Iterator[Held]:
        if self._is_behind_name(walk, gap):
            if not title.ambiguous:
                yield self._named(walk, title, gap)
            return
        walk.subject = None
        assigned = self._offices.gives(walk, title, gap, brackets)
        if title.ambiguous and not (
            assigned or self._seats.is_beside(walk, gap) or self._chains.is_announced(walk, title)
        ):
            walk.pending, walk.office = [], 0
            return
        near = self._seats.of(walk, title, gap)
        title, home = self._seats.homes.settled(title, near)
        if assigned:
            yield from self._assigned(walk, title, home, gap)
            return
        walk.office = 0
        life = self._lives.holder(walk, title, gap)
        if life is not None:
            yield self._held(life, title, self._lives.home(walk, title, home, gap), "roles.life")
        elif not self._seats.is_cut(walk, title, gap):
            self._append(walk, title, home, gap)
            walk.near = near

    def _append(self, walk: Walk, title: TitleMark, home: str | None, gap: str) -> None:
        """Keep the title for the name that follows."""
        if not (self._seats.goes_on(walk, gap) or goes_on(walk, gap)):
            walk.pending = []
        if not walk.pending or self._seats.has_body(walk, gap):
            walk.loose = not self._seats.has_body(walk, gap)
        walk.pending.append((self._seats.former(walk, title, gap), home))

    def _is_behind_name(self, walk: Walk, gap: str) -> bool:
        if walk.subject is None or walk.office or walk.named:
            return False
        return not gap.strip() or (gap == "兼" and isinstance(walk.last, TitleMark))

    def _named(self, walk: Walk, title: TitleMark, gap: str) -> Held:
        """The title right behind a name: 林知远会长."""
        rule = "roles.body-name-title" if self._seats.before_name(walk) else "roles.name-title"
        home = self._seats.behind_name(walk, title, gap)
        walk.given, person = [], walk.people[-1]
        if self._text.endswith(tuple(document("roles")["awarding"]), 0, person.span.start):
            home, rule = self._seats.of_office(walk, title, home), "roles.assigned"
        return self._held(person, title, home, rule, is_guess=rule == "roles.name-title")

    def _assigned(self, walk: Walk, title: TitleMark, home: str | None, gap: str) -> Iterator[Held]:
        if not self._seats.has_body(walk, gap):
            home = walk.seat if walk.office else self._seats.of_office(walk, title, home)
        walk.seat_turn = walk.seat_turn if walk.office else 0
        walk.office, walk.seat, walk.seat_head = title.span.end, home, title.head
        if title.text not in document("roles")["tasks"]:
            for person in self._offices.share(walk, title):
                yield self._held(person, title, home, "roles.assigned")

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

    def _person(self, walk: Walk, person: Occurrence, gap: str) -> Iterator[Held]:
        if gap.endswith(tuple(document("roles")["replacing"])):
            return
        yield from self._given(walk, person, gap)
        yield from self._kept(walk, person)
        walk.body = self._seats.headed(walk)
        walk.pending, walk.office = [], 0
        walk.people = [*walk.people, person] if walk.listed else [person]
        walk.subject = person

    def _given(self, walk: Walk, person: Occurrence, gap: str) -> Iterator[Held]:
        """The titles before a name, or those of the list that it stands on."""
        if leaving().match(self._text, person.span.end):
            walk.pending = []
        if self._is_next(walk, gap):
            walk.pending = self._chains.led(walk, person, self._bodies)
            for title, home in walk.pending:
                yield self._held(person, title, home, "roles.title-name")
            walk.given, walk.colon = walk.pending, gap.strip() == ":"
        elif is_person(walk.last) and walk.listed and (walk.colon or is_shared(walk.given)):
            for title, home in walk.given:
                yield self._held(person, title, home, "roles.shared", is_guess=not walk.colon)
        else:
            walk.given = []

    def _is_next(self, walk: Walk, gap: str) -> bool:
        """Whether little lies between titles and a name: 主任、已故的|林知远, 我校校友|林知远."""
        if is_body(walk.last):
            return bool(walk.pending) and fellows().fullmatch(gap) is not None
        if not isinstance(walk.last, TitleMark) or walk.office:
            return False
        rest = unsaid().sub("", fellows().sub("", gap))
        return not rest.strip(" :") or (rest != gap and rest == "、")

    def _kept(self, walk: Walk, person: Occurrence) -> Iterator[Held]:
        """The titles that were promised before: 组长为|林知远, 组长由|林知远|担任."""
        if walk.promise != "由" or taking().match(self._text, person.span.end):
            for title, home in walk.promised:
                walk.seat, walk.seat_head = home, title.head
                yield self._held(person, title, home, "roles.promised")
        walk.promised = []

    def _organization(self, walk: Walk, org: Occurrence, gap: str) -> Occurrence:
        name = self._visits.read(walk, org, gap)
        org = Occurrence(span=org.span, kind=org.kind, name=name, form=org.form)
        if walk.pending and not keeps(walk, gap):
            walk.pending = []
        if "," in gap:
            walk.pending = [held for held in walk.pending if not held[0].ambiguous]
        if not (is_body(walk.last) and _OWNED.fullmatch(gap)):
            walk.group = org.span.start
        walk.body, walk.organization, walk.subject = org.name, org, None
        walk.alone = [*walk.alone[-_REMEMBERED:], org.name]
        self._seats.homes.read(org.name)
        return org
