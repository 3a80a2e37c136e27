"""Which organization a person speaks for, and which one a department acts for."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg import lexicon

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from kg.model import Extraction


class Spokesmen(Struct, frozen=True, kw_only=True):
    """The organizations behind the people and departments of one article."""

    acting: Mapping[str, str]
    """Of each organization, the one that acts: itself, or of a department its parent."""
    bodies: Mapping[str, Sequence[str]]
    """Of each person, the acting organizations of his titles, as printed."""
    weights: Mapping[str, int]
    """How often the article names each organization."""

    def of_body(self, name: str) -> str:
        """Give the organization that acts where `name` is printed."""
        return self.acting.get(name, name)

    def of_person(self, name: str) -> tuple[str, ...]:
        """Give the organization that a person speaks for, none if it is not known."""
        bodies = self.bodies.get(name)
        return (self.likeliest(bodies),) if bodies else ()

    def likeliest(self, bodies: Sequence[str]) -> str:
        """Give the one that the article names most, the first of equals; no 市委 if possible."""
        leading = tuple(lexicon.words("leading_bodies"))
        best = max(bodies, key=lambda body: (not body.endswith(leading), self.weights.get(body, 0)))
        return self._government(best)

    def _government(self, body: str) -> str:
        """The city or its government, as the article names it, where a 市委 would speak."""
        match = _committee().search(body)
        if match is None:
            return body
        ends = lexicon.document("intent_parties")["words"]["government"]
        names = (body[: match.start()] + end for end in ends)
        return next((name for name in names if name in self.weights), body)


def spokesmen(extraction: Extraction) -> Spokesmen:
    """Give who speaks for whom, by the roles and the parts of organizations."""
    parents = {org.name: org.part_of for org in extraction.organizations}
    acting = {name: _acting(name, parents) for name in parents}
    bodies: dict[str, list[str]] = {}
    for role in extraction.roles:
        if role.organization is not None:
            body = acting.get(role.organization, role.organization)
            bodies.setdefault(role.person, []).append(body)
    weights = Counter({org.name: len(org.evidence) for org in extraction.organizations})
    return Spokesmen(acting=acting, bodies=bodies, weights=weights)


@cache
def _committee() -> re.Pattern[str]:
    rules = lexicon.patterns("intent_parties")
    return next(rule.regex for rule in rules if rule.gives == "committee")


def _acting(name: str, parents: Mapping[str, str | None]) -> str:
    """The organization itself, or the nearest parent that is no department."""
    seen: list[str] = []
    current = name
    while current not in seen and _is_department(current):
        seen.append(current)
        current = parents.get(current) or current
    return current


def _is_department(name: str) -> bool:
    ends = [end for end in lexicon.table("department_ends") if name.endswith(end)]
    return bool(ends) and not lexicon.table("department_ends")[max(ends, key=len)]
