"""Names of offices that leave out the place of the government that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.abbreviations import is_of_its_place, is_placeless
from kg.resolve.names import front_places, normalized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Extraction, Organization


def expanded(org: Organization, extraction: Extraction) -> str | None:
    """Give an office's name with the place that it leaves out; None of others.

    That is its parent's place, else the only county (city, …) that the article's bodies name.
    """
    if not is_placeless(normalized(org.name)):
        return None
    forms = {body.name: (body.name, *body.aliases) for body in extraction.organizations}
    own = _with_places(org.name, forms.get(org.part_of or "", ()))
    found = own or _with_places(org.name, (form for those in forms.values() for form in those))
    return found.pop() if len(found) == 1 else None


def _with_places(office: str, bodies: Iterable[str]) -> set[str]:
    """An office's name with each place that it can leave out of those that bodies' names have."""
    name = normalized(office)
    places = {
        place
        for body in map(normalized, bodies)
        for place in (body, *front_places(body))
        if place[-1:] == name[0]
    }
    wholes = (f"{place}{name[1:]}" for place in places)
    return {whole for whole in wholes if is_of_its_place(name, whole)}
