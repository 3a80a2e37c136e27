"""Bodies that someone is said to visit: the offices told of next are theirs.

`林知远走进江岳铸造厂，公司董事长周慕云介绍情况` → 董事长 at 江岳铸造厂
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.roles.walk import is_body
from kg.lexicon import document
from kg.text import fold, simplify

if TYPE_CHECKING:
    from kg.extract.marking.mentions import Occurrence
    from kg.extract.roles.walk import Walk
    from kg.model import Organization, Span

_REACH = 12
_LISTED = re.compile(r"[、和与及]|以及")
_NEXT_SENTENCES = 1
_SHORTEST = 2


class Visits:
    """Knows, sentence by sentence, which body of an article is being visited."""

    def __init__(
        self, text: str, publisher: str | None, organizations: tuple[Organization, ...]
    ) -> None:
        self._text = text
        self._body: str | None = None
        self._place: str | None = None
        self._end = 0
        self._age = 0
        self._parents = {org.name: org.part_of for org in organizations}
        own = simplify(fold(publisher or ""))
        self._own = {org.name for org in organizations if own and _is_own(org, own)}

    def enter(self, sentence: Span) -> None:
        """Take in the sentence that is read next."""
        self._age += 1
        if "\n" in self._text[self._end : sentence.start] or self._age > _NEXT_SENTENCES:
            self._body, self._place = None, None
        self._end = sentence.end

    def read(self, walk: Walk, org: Occurrence, gap: str) -> str:
        """Give the body that is named: the one visited, where a word like 公司 stands for it."""
        before = self._text[max(0, org.span.start - _REACH) : org.span.start]
        if self.is_short(org.form):
            is_told = org.name not in self._own or before.endswith(_hearing())
            return (self.of(org.form) if is_told else None) or org.name
        if before.rstrip("了过").endswith(_visiting()):
            self._body, self._place, self._age = self._company(org.name), org.name, 0
        elif self._body is not None and is_body(walk.last) and _LISTED.fullmatch(gap):
            self._body, self._place = None, None
        return org.name

    def _company(self, body: str) -> str | None:
        """The body, or the one whose plant or base it is; None if it is no company's."""
        told = document("roles")
        name = simplify(body)
        if name.endswith(tuple(told["plants"])):
            return self._parents[body]
        unfit = (*told["unfitting"]["ends"], *told["places"])
        fits = name.endswith(tuple(told["unfitting"]["companies"])) or not name.endswith(unfit)
        return body if fits or name.endswith("厂") else None

    def of(self, run: str) -> str | None:
        """Give the body visited if such a word stands right before a title."""
        run = run.removeprefix("听取")
        if not self.is_short(run):
            return None
        return self._place if run.endswith("厂") else self._body

    def firm(self) -> str | None:
        """Give the body visited, if there is one."""
        return self._body

    def place(self) -> str | None:
        """Give the plant or base of it that is visited, else the body itself."""
        return self._place

    def is_short(self, form: str) -> bool:
        """Whether the form is a word for the body visited."""
        return form in document("roles")["visited"]


def _is_own(org: Organization, publisher: str) -> bool:
    """Whether the publisher's name and one of the body's hold each other."""
    forms = (simplify(fold(form)) for form in (org.name, *org.aliases))
    return any(len(f) > _SHORTEST and (f in publisher or publisher in f) for f in forms)


@cache
def _visiting() -> tuple[str, ...]:
    return tuple(document("roles")["visiting"])


@cache
def _hearing() -> tuple[str, ...]:
    return tuple(document("roles")["hearing"])
