"""Who belongs to whom: the bodies at the head of each person and organization of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Extraction


_REGION = re.compile(r".{0,8}?(?:省|市|县|区|州|旗)(?=$|[委人政工发科商财农文统经招副])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The organizations, up to the head one, that stand behind each name."""

    bodies: Mapping[str, frozenset[str]]

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """Give all bodies behind the names; of an organization, itself too."""
        return frozenset(body for name in names for body in self.bodies.get(name, ()))

    def share(self, name: str, names: Iterable[str]) -> bool:
        """Whether a body stands behind `name` and behind one of `names`."""
        return bool(self.bodies.get(name, frozenset()) & self.of(names))

    def share_region(self, name: str, names: Iterable[str]) -> bool:
        """Whether both are of the government or party of one region (市委, 市政府)."""
        others = {_region(body) for body in self.of(names)} - {""}
        return bool({_region(body) for body in self.of((name,))} & others)


def sides(extraction: Extraction) -> Sides:
    """Give the bodies behind each person (by roles) and organization (itself and its parents)."""
    parents = {org.name: org.part_of for org in extraction.organizations}
    bodies = {name: frozenset(_chain(name, parents)) for name in parents}
    for person in extraction.people:
        own = [role.organization for role in extraction.roles if role.person == person.name]
        chains = [bodies.get(name, frozenset()) for name in own if name]
        bodies[person.name] = frozenset().union(*chains)
    return Sides(bodies=bodies)


def _region(body: str) -> str:
    """The region at the head of a body's name (青川市人大常委会), or nothing."""
    match = _REGION.match(body)
    return match.group() if match else ""


def _chain(name: str, parents: Mapping[str, str | None]) -> list[str]:
    """The organization and those it is part of; a circle ends it."""
    chain: list[str] = []
    current: str | None = name
    while current is not None and current not in chain:
        chain.append(current)
        current = parents.get(current)
    return chain
