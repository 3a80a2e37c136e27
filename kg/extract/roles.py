"""Roles: which titles a person holds, and where.

`江岳集团总经理助理、战略投资部主任周慕云` → (周慕云, 总经理助理, 江岳集团), (周慕云, 主任, 战略投资部)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.mentions import Occurrence, occurrences, outermost
from kg.extract.titles import TitleMark
from kg.lexicon import alternation, document
from kg.model import EntityKind, Evidence, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.model import Extraction, Organization

_JOINT = re.compile(r"[\s、,兼及和与暨:]*(?:以及)?\s*")
_LISTED = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_CHIEFS = frozenset(["市长", "县长", "区长", "省长", "州长", "镇长", "乡长", "旗长", "盟长"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    person: str
    title: TitleMark
    organization: str | None
    span: Span
    rule: str


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


class _Reader:
    """Reads the roles of one article."""

    def __init__(self, marked: Marked, organizations: tuple[Organization, ...]) -> None:
        self._marked = marked
        self._text = marked.text
        self._parents = {org.name: org.part_of for org in organizations}
        self._seen: list[str] = []
        self._forms = {form: org.name for org in organizations for form in (*org.aliases, org.name)}

    def read(self, sentence: Span, inside: tuple[Occurrence, ...]) -> Iterator[_Held]:
        """Give the roles of a sentence whose people and organizations are `inside`."""
        walk = _Walk(end=sentence.start)
        titles = tuple(
            t for t in self._marked.titles_in(sentence) if not _is_covered(t.span, inside)
        )
        items: list[Occurrence | TitleMark] = sorted([*inside, *titles], key=lambda i: i.span.start)
        for item in items:
            gap = self._text[walk.end : item.span.start]
            if isinstance(item, TitleMark):
                yield from self._title(walk, item, gap)
            elif item.kind is EntityKind.PERSON:
                yield from self._person(walk, item, gap)
            else:
                self._organization(walk, item, gap)
            walk.last, walk.end = item, max(walk.end, item.span.end)

    def _title(self, walk: _Walk, title: TitleMark, gap: str) -> Iterator[_Held]:
        if title.ambiguous and not self._is_beside(walk, gap):
            walk.pending = []
            return
        home = self._home(walk, title, gap)
        if (
            isinstance(walk.last, Occurrence)
            and walk.last.kind is EntityKind.PERSON
            and not gap.strip()
        ):
            yield _held([walk.last], title, home, "roles.name-title")
            walk.given = []
            return
        chained = isinstance(walk.last, TitleMark) and _JOINT.fullmatch(gap)
        if walk.people and not walk.pending and self._is_assigned(walk, title, gap):
            for person in walk.people:
                yield _held([person], title, home, "roles.assigned")
            return
        if not chained and not (
            isinstance(walk.last, Occurrence)
            and walk.last.kind is EntityKind.ORGANIZATION
            and walk.pending
            and not gap.strip()
        ):
            walk.pending = []
        walk.pending.append((title, home))

    def _is_beside(self, walk: _Walk, gap: str) -> bool:
        """Whether a body, a title that goes on, or words of office stand right before."""
        if isinstance(walk.last, Occurrence) and walk.last.kind is EntityKind.ORGANIZATION:
            return not gap.strip()
        return isinstance(walk.last, TitleMark) and bool(walk.pending)

    def _person(self, walk: _Walk, person: Occurrence, gap: str) -> Iterator[_Held]:
        on_list = (
            isinstance(walk.last, Occurrence)
            and walk.last.kind is EntityKind.PERSON
            and _LISTED.fullmatch(gap)
        )
        if isinstance(walk.last, TitleMark) and not gap.strip(" :"):
            for title, home in walk.pending:
                yield _held([person], title, home, "roles.title-name")
            walk.given = walk.pending
        elif on_list and walk.given and _is_shared(walk.given):
            for title, home in walk.given:
                yield _held([person], title, home, "roles.shared")
        else:
            walk.given = []
        walk.pending = []
        walk.people = [*walk.people, person] if on_list or _is_between(walk, gap) else [person]
        if walk.body is not None and self._parents.get(walk.body) is not None:
            walk.body = self._parents[walk.body]

    def _organization(self, walk: _Walk, org: Occurrence, gap: str) -> None:
        if walk.pending and not _JOINT.fullmatch(gap):
            walk.pending = []
        walk.body = org.name
        self._seen.append(org.name)

    def _home(self, walk: _Walk, title: TitleMark, gap: str) -> str | None:
        if title.text.endswith(tuple(document("roles")["of_none"])):
            return None
        if title.head in _CHIEFS:
            return self._seat(walk, title)
        last = walk.last
        if (
            isinstance(last, Occurrence)
            and last.kind is EntityKind.ORGANIZATION
            and not gap.strip()
        ):
            return last.name
        if isinstance(last, TitleMark) and walk.pending and _JOINT.fullmatch(gap):
            before, home = walk.pending[-1]
            return walk.body if before.head in _CHIEFS else home
        return self._fitting(walk, title)

    def _fitting(self, walk: _Walk, title: TitleMark) -> str | None:
        """The body named last whose name fits the office (校长 a 大学), else the one named last."""
        heads = _heads_of(title.text)
        if walk.body is not None and (not heads or self._fits(walk.body, heads)):
            return walk.body
        if heads:
            fitting = next((name for name in reversed(self._seen) if self._fits(name, heads)), None)
            return fitting or walk.body
        return walk.body

    def _fits(self, name: str, heads: tuple[str, ...]) -> bool:
        return any(form.endswith(heads) for form, owner in self._forms.items() if owner == name)

    def _seat(self, walk: _Walk, title: TitleMark) -> str | None:
        """The city or county that a mayor is mayor of."""
        kind = title.head[0]
        body = walk.body or ""
        if body.endswith((kind, "政府")):
            return body
        stem = body.removesuffix("委")
        for form in (stem, f"{stem}政府", f"{stem}人民政府", f"{kind}政府", f"{kind}人民政府"):
            if form in self._forms:
                return self._forms[form]
        if walk.last is not None and not self._text[walk.end : title.span.start]:
            return body or None
        seats = {name for form, name in self._forms.items() if form.endswith((kind, f"{kind}政府"))}
        return seats.pop() if len(seats) == 1 else None

    def _is_assigned(self, walk: _Walk, title: TitleMark, gap: str) -> bool:
        """Whether words of office lie between the people and the title: 林知远当选会长."""
        start = walk.people[-1].span.end
        between = self._text[start : title.span.start]
        if len(between) > 40 or any(word in between for word in document("roles")["ended"]):
            return False
        return _assigning().match(between) is not None and not gap.strip(
            "当选为任担出兼被聘受推举连是的新一届首任现继接升调历曾时第本届"
        )


@cache
def _heads_of(title: str) -> tuple[str, ...]:
    """The ends of the names of bodies that have such an office, () if any may."""
    fitting = document("roles")["fitting"]
    return next((tuple(fitting[office]) for office in fitting if title.endswith(office)), ())


@cache
def _assigning() -> re.Pattern[str]:
    return re.compile(
        rf"(?:等\d*[人名位]?)?(?:分别|同志|先生|女士|均|全票|再次|继续|被)?{alternation(document('roles')['assigning'])}"
    )


def roles(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the titles of its people added."""
    places = outermost(occurrences(extraction))
    reader = _Reader(marked, extraction.organizations)
    held: dict[tuple[str, str, str | None], _Held] = {}
    for sentence in marked.sentences:
        inside = tuple(place for place in places if sentence.covers(place.span))
        for role in reader.read(sentence, inside):
            held.setdefault((role.person, _printed(marked, role.title), role.organization), role)
    return replace(
        extraction,
        roles=tuple(
            _role(marked, f"r{number}", role) for number, role in enumerate(_homed(held), 1)
        ),
    )


def _homed(held: dict[tuple[str, str, str | None], _Held]) -> list[_Held]:
    """The roles, those without an organization left out where the same title has one."""
    homed = {(person, title) for person, title, org in held if org is not None}
    return [r for (person, title, org), r in held.items() if org or (person, title) not in homed]


def _held(people: list[Occurrence], title: TitleMark, home: str | None, rule: str) -> _Held:
    person = people[-1]
    span = Span(
        start=min(title.span.start, person.span.start), end=max(title.span.end, person.span.end)
    )
    return _Held(person=person.name, title=title, organization=home, span=span, rule=rule)


def _is_covered(span: Span, inside: tuple[Occurrence, ...]) -> bool:
    return any(place.span.covers(span) for place in inside if place.kind is EntityKind.ORGANIZATION)


def _is_between(walk: _Walk, gap: str) -> bool:
    return False


def _is_shared(given: list[tuple[TitleMark, str | None]]) -> bool:
    return any(
        given[-1][0].text.startswith(w) or given[-1][0].text.endswith(w)
        for w in document("roles")["shared"]
    )


def _printed(marked: Marked, title: TitleMark) -> str:
    return title.span.of(marked.article.text)


def _role(marked: Marked, key: str, held: _Held) -> Role:
    title = _printed(marked, held.title)
    whole, part = held.span, held.title.span
    text = marked.article.text
    return Role(
        key=key,
        person=held.person,
        title=title,
        organization=held.organization,
        evidence=(
            Evidence(
                slot=None,
                value=title,
                start=whole.start,
                end=whole.end,
                quote=whole.of(text),
                rule=held.rule,
            ),
            Evidence(
                slot="title",
                value=title,
                start=part.start,
                end=part.end,
                quote=part.of(text),
                rule=held.rule,
            ),
        ),
    )
