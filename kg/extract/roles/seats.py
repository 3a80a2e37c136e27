"""Where a title is held: at the body beside it, or at one that the sentence or article tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.marking.titles import TitleMark
from kg.extract.organizations.office_homes import COMPANY, OfficeHomes
from kg.extract.roles.walk import heads_of, is_body, is_of_none, is_person, unsaid
from kg.lexicon import document, words

if TYPE_CHECKING:
    from kg.extract.marking.mentions import Occurrence
    from kg.extract.roles.visits import Visits
    from kg.extract.roles.walk import Walk
    from kg.model import Organization

JOINT = re.compile(r"[\s、,兼及和与暨:]*(?:以及)?\s*原?《?")
"""What lies between one title of a chain and the next, or its body."""
_UNKNOWN = re.compile(r"[、,兼及和]+[^\s、,。;:]{2,20}")
"""A body that was not recognized, between one title and the next: 某某医院|名誉院长."""
_RUN = re.compile("[A-Za-z\u4e00-\u9fff]{0,12}$")
_POINTED = re.compile("([该我本贵])([\u4e00-\u9fff]{1,3})$")
_LATIN = re.compile("[A-Za-z]{2,}$")
_LEAST_FIRM = 4
STRANGE = "?"
"""Stands for the body of an office that is none of those that were read: the role is left out."""
_CLOSING = " ”\"')》"


class Seats:
    """Finds where the titles of an article are held."""

    def __init__(self, text: str, organizations: tuple[Organization, ...], visits: Visits) -> None:
        self._text = text
        self._visits = visits
        self.homes = OfficeHomes(organizations)
        self._parents = {org.name: org.part_of for org in organizations}

    def has_body(self, walk: Walk, gap: str) -> bool:
        """Whether the body stands right before, but for words that say nothing (现任, 我校)."""
        rest = unsaid().sub("", gap).strip(_CLOSING)
        is_its_own = len(rest) == 1 and rest in document("roles")["bare"]
        return is_body(walk.last) and (not rest or is_its_own)

    def is_beside(self, walk: Walk, gap: str) -> bool:
        """Whether a body or a title that goes on stands right before."""
        if is_body(walk.last):
            return not unsaid().sub("", gap).strip()
        return isinstance(walk.last, TitleMark) and bool(walk.pending)

    def goes_on(self, walk: Walk, gap: str) -> bool:
        """Whether the title goes on a chain of titles: 党委常委、副会长; 某集团主任、某部主任."""
        if isinstance(walk.last, TitleMark):
            return JOINT.fullmatch(unsaid().sub("", gap)) is not None
        return walk.last is not None and not is_person(walk.last) and self.has_body(walk, gap)

    def is_cut(self, walk: Walk, title: TitleMark, gap: str) -> bool:
        """Whether a body that was not recognized stands between two titles of a chain."""
        is_chain = isinstance(walk.last, TitleMark) and bool(walk.pending)
        is_cut = is_chain and _UNKNOWN.fullmatch(unsaid().sub("", gap)) is not None
        return is_cut and not is_of_none(title.text)

    def before_name(self, walk: Walk) -> str | None:
        """Give the body of the person who stands right before a title."""
        person, org = walk.people[-1], walk.organization
        if org is not None and not self._text[org.span.end : person.span.start].strip():
            return org.name
        return walk.given[-1][1] if walk.given else None

    def behind_name(self, walk: Walk, title: TitleMark, gap: str) -> str | None:
        """Give the body where a title right behind a name is held: 某某大学林知远|教授."""
        beside = self.before_name(walk)
        home = beside or self.of(walk, title, gap)
        if home is None or title.head not in document("roles")["learned"]:
            return home
        if beside is not None:
            return None if beside.endswith(tuple(document("roles")["unlearned"])) else beside
        return home if self.homes.can_have(home, heads_of(title.head)) else None

    def of(self, walk: Walk, title: TitleMark, gap: str) -> str | None:
        """Give the body where a title is held."""
        if is_of_none(title.text) or gap.endswith(tuple(document("roles")["retired"])):
            return None
        has_body = self.has_body(walk, gap)
        if self.homes.is_chief(title):
            return self.homes.seat(title, walk.body, beside=has_body)
        return walk.body if has_body else self._without_body(walk, title, gap)

    def _without_body(self, walk: Walk, title: TitleMark, gap: str) -> str | None:
        if isinstance(walk.last, TitleMark) and walk.pending and self.goes_on(walk, gap):
            return (
                walk.body if self.homes.is_chief(walk.pending[-1][0]) else self._same(walk, title)
            )
        return self._short(gap) or self._told(walk, title)

    def _short(self, gap: str) -> str | None:
        """The body that the word before a title is short for: 推广总站 for 总站|站长.

        It is `STRANGE` if the word is that of a body and none that was read ends like it.
        """
        run = _RUN.search(gap)
        if run is None or not run[0]:
            return None
        visited = self._visits.of(run[0])
        if visited is not None:
            return visited
        told = document("roles")
        pointed = _POINTED.search(run[0])
        if pointed is not None and pointed[2] in told["bare"]:
            return self.homes.ending(pointed[2]) if pointed[1] == "该" else STRANGE
        is_body_word = run[0] in told["bare"] or (
            len(run[0]) > 1
            and (
                run[0].endswith(tuple(told["strange"]))
                or _is_firm(run[0])
                or _LATIN.search(run[0]) is not None
            )
        )
        return self.homes.ending(run[0]) or (STRANGE if is_body_word else None)

    def _same(self, walk: Walk, title: TitleMark) -> str | None:
        """The body of the chain, another if it was a guess that the title does not fit."""
        heads, near = heads_of(title.text), self._whole(walk.near, title)
        if near != walk.near:
            return near
        if walk.near == STRANGE or not walk.loose or not heads or walk.near is None:
            return walk.near
        if self.homes.can_have(walk.near, heads):
            return walk.near
        better = self.homes.last(heads) or walk.near
        walk.pending = [(t, better if home == walk.near else home) for t, home in walk.pending]
        return better

    def _told(self, walk: Walk, title: TitleMark) -> str | None:
        heads = heads_of(title.text)
        if title.text in document("roles")["of_teams"] and not walk.listed:
            return self.homes.last(heads) if heads else None
        if walk.organization is None and "协会" in heads and not self._is_carried(walk, heads):
            return self.homes.likeliest(heads) or walk.body
        firm = self._visits.firm() if heads == COMPANY else None
        if firm is not None and walk.body in (firm, self._visits.place()):
            return firm
        return self.homes.fitting(heads, self._above(walk, title))

    def _is_carried(self, walk: Walk, heads: tuple[str, ...]) -> bool:
        """Whether the body that the sentence before named last is one with such offices."""
        return walk.body is not None and self.homes.is_likely(walk.body, heads)

    def _whole(self, body: str | None, title: TitleMark) -> str | None:
        """The body, or what it is a unit of if units have no such office: 化验室主任、|总工程师."""
        told = document("roles")
        if body is None or title.head not in told["of_wholes"]:
            return body
        is_unit = body.endswith((*told["units"]["ends"], "委员会"))
        return (self._parents.get(body) or body) if is_unit else body

    def _above(self, walk: Walk, title: TitleMark) -> str | None:
        """The body named last, or what that is part of if it is a unit without such an office."""
        units = document("roles")["units"]
        body, org = self._whole(walk.body, title), walk.organization
        if body is None or not body.endswith(tuple(units["ends"])):
            return body
        if not walk.people or (org is not None and org.span.start > walk.people[-1].span.start):
            return body
        return body if title.head in units["offices"] else self._parents.get(body) or body

    def headed(self, walk: Walk) -> str | None:
        """Give the body that the next titles are told of: where the last name's first office is.

        某商会副会长兼面点专委会主任林知远，|秘书长周慕云 → 某商会
        """
        homes = [home for _, home in walk.pending]
        is_mixed = bool(homes) and homes[-1] == walk.body and homes[0] not in (None, STRANGE)
        return homes[0] if is_mixed else walk.body

    def of_office(self, walk: Walk, title: TitleMark, home: str | None) -> str | None:
        """Give the body that someone is elected in: one told of before, not that of a title."""
        heads = heads_of(title.text)
        if walk.seat is not None and self._is_deputy(walk, title):
            return walk.seat
        of_group = title.text.endswith(tuple(document("roles")["of_groups"]))
        if (of_group and not heads) or is_of_none(title.text):
            return None
        alone = [name for name in walk.alone if not heads or self.homes.can_have(name, heads)]
        if alone:
            return alone[-1]
        if of_group or home is None:
            return self.homes.likeliest(heads or COMPANY)
        return self.homes.likeliest(heads) or home if heads else home

    def _is_deputy(self, walk: Walk, title: TitleMark) -> bool:
        """Whether it is the deputy of the office given before: 主任由林知远担任,周慕云任副主任."""
        return title.text.startswith("副") and title.head == walk.seat_head

    def former(self, walk: Walk, title: TitleMark, gap: str) -> TitleMark:
        """Give the title with the 原 that stands before its body: 原|某部副司长."""
        org: Occurrence | None = walk.organization
        if org is None or org is not walk.last or gap or org.span.start == 0:
            return title
        is_former = self._text[org.span.start - 1] == "原" and not title.text.startswith("原")
        return replace(title, text=f"原{title.text}") if is_former else title


def _is_firm(run: str) -> bool:
    """Whether a run of text ends like the short name of a firm: 华木数字."""
    return len(run) >= _LEAST_FIRM and any(run[-n:] in words("trades") for n in (2, 3))
