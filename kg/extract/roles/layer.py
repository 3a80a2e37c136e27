"""Roles: which titles a person holds, and where.

`江岳集团总经理助理、战略投资部主任周慕云` → 总经理助理 at 江岳集团, 主任 at 战略投资部
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.marking.mentions import occurrences, outermost, within
from kg.extract.roles.columns import Columns
from kg.extract.roles.reader import RoleReader
from kg.extract.roles.walk import is_of_none
from kg.lexicon import document
from kg.model import EntityKind, Evidence, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.mentions import Occurrence
    from kg.extract.marking.titles import TitleMark
    from kg.extract.roles.walk import Held
    from kg.model import Extraction

_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
"""What lies between the characters of a title that a table spreads: 会　　长."""

_SURNAME = 2
"""No surname is longer."""


def roles(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the titles of its people added."""
    places = tuple(_opened(marked, outermost(occurrences(extraction))))
    reader = RoleReader(marked, extraction.organizations)
    columns = Columns(marked, places, reader.homes)
    held: dict[tuple[str, str, str | None], Held] = {}
    told = (
        role
        for sentence in marked.sentences
        if not columns.covers(sentence)
        for role in reader.read(sentence, within(places, sentence))
    )
    for role in (*columns.held, *told):
        key = (role.person, _printed(marked, role.title), role.organization)
        if key not in held or (held[key].is_guess and not role.is_guess):
            held[key] = role
    return replace(
        extraction,
        roles=tuple(
            _role(marked, f"r{number}", role) for number, role in enumerate(_homed(held), 1)
        ),
    )


def _opened(marked: Marked, places: tuple[Occurrence, ...]) -> Iterator[Occurrence]:
    """The places, those of a surname with a title without it, so that it is read: 周|会长.

    Where a full name is known besides, only right behind a body.
    """
    ends = {place.span.end for place in places if place.kind is EntityKind.ORGANIZATION}
    for place in places:
        is_told = place.form == place.name or place.span.start in ends
        if place.kind is EntityKind.PERSON and is_told and place.span.end in marked.title_ends:
            yield _surname(marked, place)
        else:
            yield place


def _surname(marked: Marked, place: Occurrence) -> Occurrence:
    first = marked.titles_in(place.span)[:1]
    starts = [t.span.start for t in first if 0 < t.span.start - place.span.start <= _SURNAME]
    return replace(place, span=Span(start=place.span.start, end=starts[0])) if starts else place


def _homed(held: dict[tuple[str, str, str | None], Held]) -> list[Held]:
    """The roles without guesses where the person's role is better told elsewhere."""
    told: dict[str, list[Held]] = {}
    for role in held.values():
        if not role.is_guess and role.organization is not None:
            told.setdefault(role.person, []).append(role)
    return [
        role
        for role in held.values()
        if not _is_unplaced(role) and not _is_outdone(role, told.get(role.person, []))
    ]


def _is_unplaced(role: Held) -> bool:
    """Whether it is an office of some body, and the one whose it is was not found."""
    if role.organization is not None or role.rule != "roles.title-name":
        return False
    return not (is_of_none(role.title.text) or role.title.text.endswith(_free()))


@cache
def _free() -> tuple[str, ...]:
    """The titles that one may hold at no body."""
    words = document("roles")
    return (*words["free"], *words["ranks"], *words["of_groups"])


def _is_outdone(role: Held, told: list[Held]) -> bool:
    if (
        role.is_guess
        and role.rule == "roles.shared"
        and any(other.rule != "roles.assigned" for other in told)
    ):
        return True
    weak = role.is_guess or role.organization is None
    return weak and any(
        other is not role and _is_fuller(other.title.text, role.title) for other in told
    )


def _is_fuller(told: str, title: TitleMark) -> bool:
    """Whether the title told elsewhere says what this one says: 执行副总经理 and 副总."""
    whole = document("roles")["short"].get(title.head, [])
    return told.endswith((title.head, *whole))


def _printed(marked: Marked, title: TitleMark) -> str:
    printed = _SPREAD.sub("", title.span.of(marked.article.text)[title.silent :])
    return f"原{printed}" if title.text.startswith("原") and printed[0] != "原" else printed


def _role(marked: Marked, key: str, held: Held) -> Role:
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
