"""The organizations of an article that can have an office: a 校长 is the head of a 大学.

`homes.likeliest(("大学", "学院"))` → the university that the article names most
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.organizations.seats import CHIEFS
from kg.lexicon import document, words
from kg.text import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.marking.titles import TitleMark
    from kg.model import Organization

_PARTY = re.compile("党?委$")
_GOVERNMENT = re.compile("(?:人民)?政府$")
_ZONES = ("新区", "开发区", "高新区", "园区", "自治区", "示范区", "试验区", "工业区", "经济区")
_BRANCH = re.compile("((?:第[一二三四五六七八九]|联合)?(?:党支部|党总支))副?书记$")
_BRANCH_END = re.compile("(?:第[一二三四五六七八九]|联合|机关)?(党支部|党总支)$")
_TAIL = re.compile("(?:股份|集团|控股)?(?:有限)?(?:责任)?公司$")
_LONGEST_END = 6
_SHORT_END = 2
"""So short an end names only a body that was read before."""
_ENVOYS = ("大使", "总领事", "领事", "公使")
_COUNCILS = ("委员会", "委員會", "理事会", "理事會", "董事会", "管委会", "居委会", "村委会")
"""They end like an association, but such an office is rather not theirs."""
COMPANY = ("!",)
"""The heads of an office that any company may have, whatever its name ends in."""


class _Fitting:
    """The organizations that can have one office, and which of them was read last."""

    def __init__(self, organizations: Iterable[Organization], allowed: frozenset[str]) -> None:
        counts = {org.name: len(org.evidence) for org in organizations}
        self.allowed = allowed | counts.keys()
        """Those that can have it if they are named beside; `names` are those that surely can."""
        most = max(counts.values(), default=0)
        self.names = frozenset(counts)
        self.most_named = frozenset(name for name in counts if counts[name] == most)
        self.last = next(iter(counts), None)
        """The one read last; as long as none was, the first of all."""
        self.last_of_most = next((name for name in counts if counts[name] == most), None)

    def read(self, name: str) -> None:
        """Take in that the text names the organization now."""
        if name in self.names:
            self.last = name
        if name in self.most_named:
            self.last_of_most = name


class OfficeHomes:
    """The organizations of an article, asked for the one where a person holds an office."""

    def __init__(self, organizations: tuple[Organization, ...]) -> None:
        self._organizations = organizations
        self._counts = {org.name: len(org.evidence) for org in organizations}
        self._read: dict[str, None] = {}
        """The organizations read so far, the one read last at the end."""
        self._by_heads: dict[tuple[str, ...], _Fitting] = {}
        self._forms = {form: org.name for org in organizations for form in (*org.aliases, org.name)}
        self._forms_of: dict[str, list[str]] = {}
        for form, name in self._forms.items():
            self._forms_of.setdefault(name, []).append(form)
        self._branches = [
            (form, end[0]) for form in self._forms if (end := _BRANCH_END.search(form))
        ]
        self._by_end: dict[str, str] = {}
        """The end of a name → the organization with it that was read last, else the first."""
        for name in reversed(self._counts):
            self._read_ends(name)
        self._seats: dict[str, set[str]] = {}
        """Kind (市, 县 …) → the places of that kind and their governments."""
        for form, name in self._forms.items():
            kind = "市" if form in words("cities") else _GOVERNMENT.sub("", form)[-1:]
            if not form.endswith(_ZONES):
                self._seats.setdefault(kind, set()).add(name)

    def read(self, name: str) -> None:
        """Take in that the text names the organization now."""
        self._read.pop(name, None)
        self._read[name] = None
        self._read_ends(name)
        for fitting in self._by_heads.values():
            fitting.read(name)

    def _read_ends(self, name: str) -> None:
        for form in self._forms_of.get(name, ()):
            stem = _TAIL.sub("", simplify(form))
            for length in range(1, min(_LONGEST_END, len(stem)) + 1):
                self._by_end[stem[-length:]] = name

    def ending(self, run: str) -> str | None:
        """Give the organization read last that ends like the word before an office: 总站|站长."""
        shortest = 1 if len(run) == 1 else 2
        for length in range(min(_LONGEST_END, len(run)), shortest - 1, -1):
            name = self._by_end.get(run[-length:])
            if name is not None and (length > _SHORT_END or name in self._read):
                return name
        return None

    def can_have(self, name: str, heads: tuple[str, ...]) -> bool:
        """Whether the name or an alias of the organization ends in one of the heads."""
        return name in self._fitting(heads).allowed

    def is_likely(self, name: str, heads: tuple[str, ...]) -> bool:
        """Whether the organization can have such a head and is no council of another one."""
        return self.can_have(name, heads) and not name.endswith(_COUNCILS)

    def last(self, heads: tuple[str, ...]) -> str | None:
        """Give the organization with such a head read last, else the first of the article."""
        return self._fitting(heads).last

    def likeliest(self, heads: tuple[str, ...]) -> str | None:
        """Give the organization with such a head named most, of equals the one read last."""
        return self._fitting(heads).last_of_most

    def fitting(self, heads: tuple[str, ...], body: str | None) -> str | None:
        """Give the body named last, or the one whose name fits the office (校长 a 大学)."""
        if not heads or (body is not None and self.is_likely(body, heads)):
            return body
        return self.likeliest(heads) if body is None else self.last(heads) or body

    def is_chief(self, title: TitleMark) -> bool:
        """Whether the office is that of the head of a government."""
        return title.head in CHIEFS

    def seat(self, title: TitleMark, last: str | None, *, beside: bool) -> str | None:
        """Give the city or county that a mayor is mayor of."""
        kind, body = title.head[0], last or ""
        if body.endswith((kind, "政府")):
            return body
        stems = (_PARTY.sub("", body), kind) if body.endswith("委") else (kind,)
        for stem in stems:
            for form in (stem, f"{stem}政府", f"{stem}人民政府"):
                if form in self._forms:
                    return self._forms[form]
        if beside:
            return last
        seats = self._seats.get(kind, set())
        if len(seats) > 1 and any(name in seats for name in self._read):
            return next(name for name in reversed(self._read) if name in seats)
        return max(seats, key=lambda name: (self._counts[name], name), default=None)

    def settled(self, title: TitleMark, home: str | None) -> tuple[TitleMark, str | None]:
        """Give the title and its home, at a branch or embassy of its own where one is named."""
        branch = _BRANCH.match(title.text)
        if branch is not None and home is not None:
            named = self._branch(home, branch[1])
            if named is not None:
                return _cut(title, len(branch[1])), named
        if title.text.startswith("驻") and title.head in _ENVOYS:
            embassy = self._embassy(title, home)
            if embassy is not None:
                return _cut(title, len(title.text) - len(title.head)), embassy
        return title, home

    def _branch(self, home: str, branch: str) -> str | None:
        """The party branch of the body, if the article names one or only one fits: 品种处党支部."""
        stems = tuple(self._forms_of.get(home, ()))
        for form in stems:
            if f"{form}{branch}" in self._forms:
                return self._forms[f"{form}{branch}"]
        fitting = {
            self._forms[form]
            for form, end in self._branches
            if end.endswith(branch) and form.removesuffix(end).endswith(stems)
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _embassy(self, title: TitleMark, country: str | None) -> str | None:
        """The embassy of the country, or of its own at that post, if the article names it."""
        stem = (country or title.text.removesuffix(title.head)).removesuffix("共和国")
        ends = ("使馆",) if title.head in ("大使", "公使") else ("领馆", "领事馆")
        named = [form for form in self._forms if form.endswith(ends)]
        fitting = [
            form for form in named if form.startswith(stem) or stem in form or len(form) <= 4
        ]
        return self._forms[fitting[0]] if fitting else None

    def _new_fitting(self, heads: tuple[str, ...]) -> _Fitting:
        sure = [org for org in self._organizations if _has_head(org, heads)]
        if heads != COMPANY:
            main = [org for org in sure if not org.name.endswith(_COUNCILS)]
            names = frozenset(org.name for org in sure)
            return _Fitting(main or sure if "协会" in heads else sure, names)
        perhaps = [org for org in self._organizations if not _is_unfit(org)]
        return _Fitting(sure or perhaps, frozenset(org.name for org in perhaps))

    def _fitting(self, heads: tuple[str, ...]) -> _Fitting:
        if heads not in self._by_heads:
            fitting = self._new_fitting(heads)
            for name in self._read:
                fitting.read(name)
            self._by_heads[heads] = fitting
        return self._by_heads[heads]


def _is_unfit(org: Organization) -> bool:
    """Whether the body is surely no company."""
    return simplify(org.name).endswith(tuple(document("roles")["unfitting"]["ends"]))


def _has_head(org: Organization, heads: tuple[str, ...]) -> bool:
    if org.name in words("broad_bodies"):
        return False
    if heads == COMPANY:
        heads = tuple(document("roles")["unfitting"]["companies"])
    if "株式会社" in org.name and "株式会社" in heads:
        return True
    return any(simplify(form).endswith(heads) for form in (*org.aliases, org.name))


def _cut(title: TitleMark, length: int) -> TitleMark:
    """The title without its first characters."""
    return replace(title, text=title.text[length:], silent=title.silent + length)
