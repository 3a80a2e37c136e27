"""Who belongs to whom: the bodies at the head of each person and organization of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Extraction


_REGION = re.compile(r".{0,8}?(?:省|市|县|区|州|旗|镇|乡)")


_HEAD = 4
"""A shorter name at the head of another is mostly a place."""


class Sides(Struct, frozen=True, kw_only=True):
    """The organizations, up to the head one, that stand behind each name."""

    bodies: Mapping[str, frozenset[str]]

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """Give all bodies behind the names; of an organization, itself too."""
        return frozenset(body for name in names for body in self.bodies.get(name, ()))

    def share(self, name: str, names: Iterable[str]) -> bool:
        """Whether a body stands behind `name` and behind one of `names`."""
        return bool(self.bodies.get(name, frozenset()) & self.of(names))

    def share_region(self, name: str, names: Iterable[str]) -> bool:
        """Whether both are of the government or party of one region (市委, 青川市政府)."""
        others = tuple(filter(None, map(_region, self.of(names))))
        own = tuple(filter(None, map(_region, self.of((name,)))))
        return any(mine.endswith(others) for mine in own) or any(
            other.endswith(own) for other in others
        )


def sides(extraction: Extraction) -> Sides:
    """Give the bodies behind each person (by roles) and organization (itself and its parents)."""
    parents = {org.name: org.part_of for org in extraction.organizations}
    parents = {name: parent or _prefix(name, parents) for name, parent in parents.items()}
    bodies = {name: frozenset(_chain(name, parents)) for name in parents}
    for person in extraction.people:
        own = [role.organization for role in extraction.roles if role.person == person.name]
        chains = [bodies.get(name, frozenset()) for name in own if name]
        bodies[person.name] = frozenset().union(*chains)
    return Sides(bodies=bodies)


def _prefix(name: str, known: Mapping[str, object]) -> str | None:
    """The longest other name that it begins with (江岳集团 of 江岳集团青川基地)."""
    heads = (name[:length] for length in range(len(name) - 1, _HEAD - 1, -1))
    return next((head for head in heads if head in known), None)


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
