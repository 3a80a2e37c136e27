"""Whether what was found in an article agrees with what its annotation says.

`agreement((("kind", "talks"), ("place", "协会本部")), (("place", "北京协会本部"),))` → `1`
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from kg import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.model import Extraction, Organization

Fact = tuple[str, ...]
Slot = tuple[str, str]
Slots = tuple[Slot, ...]

RECORDS = {
    "meetings": (
        ("kind", "name", "date", "place"),
        ("hosts", "guests", "accompanying", "attendees"),
    ),
    "exhibitions": (("name", "place", "date"), ("organizers", "visitors")),
    "intents": (("stage", "topic", "instrument"), ("parties",)),
}
"""Layer → its slots of one value, and its slots of several names."""

_FREE_TEXT = frozenset({"name", "place", "topic", "instrument"})
"""Slots whose values agree when they are alike; all others must be equal."""
_MARKS = frozenset("“”\"'‘’《》「」『』·•・")


def norm(text: str | None) -> str:
    """Give the text without differences of width, case, space and quotation; '' for None."""
    plain = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(c for c in plain if not c.isspace() and c not in _MARKS)


def alike(left: str, right: str) -> bool:
    """Whether two texts say the same.

    They do if one holds the other and is at most three times as long, or if they share, as
    multisets, at least 60% of their characters.
    """
    left, right = norm(left), norm(right)
    if not left or not right:
        return False
    shorter, longer = sorted((len(left), len(right)))
    if (left in right or right in left) and 3 * shorter >= longer:
        return True
    shared = (Counter(left) & Counter(right)).total()
    return 2 * shared / (len(left) + len(right)) >= 0.6


class Names:
    """Brings the names that both sides have for one organization under one key."""

    def __init__(self, gold: Iterable[Organization], found: Iterable[Organization]) -> None:
        self._gold: dict[str, str] = {}
        for org in gold:
            for form in _telling(org):
                self._gold.setdefault(form, norm(org.name))
        self._found: dict[str, str] = {}
        for org in found:
            known = (self._gold[form] for form in _telling(org) if form in self._gold)
            self._found.setdefault(norm(org.name), next(known, norm(org.name)))

    def of_gold(self, name: str) -> str:
        """Give the key of a name that the annotation uses; a person's is the plain name."""
        return self._gold.get(norm(name), norm(name))

    def of_found(self, name: str) -> str:
        """Give the key of a name that was found."""
        return self._found.get(norm(name)) or self.of_gold(name)


def _telling(org: Organization) -> Iterator[str]:
    """The normalized forms of an organization that are no generic words (协会, 公司)."""
    generic = lexicon.words("scored_generic")
    return (norm(form) for form in (org.name, *org.aliases) if form not in generic)


def facts(layer: str, of: Extraction, key: Callable[[str], str]) -> frozenset[Fact]:
    """Give the facts of `people`, `organizations`, `part_of` or `roles`, names mapped by `key`."""
    if layer == "people":
        return frozenset((norm(person.name),) for person in of.people)
    if layer == "organizations":
        return frozenset((key(org.name),) for org in of.organizations)
    if layer == "part_of":
        parts = (org for org in of.organizations if org.part_of)
        return frozenset((key(org.name), key(org.part_of or "")) for org in parts)
    return frozenset(
        (norm(role.person), norm(role.title), key(role.organization) if role.organization else "")
        for role in of.roles
    )


def slots(layer: str, of: Extraction, key: Callable[[str], str]) -> list[Slots]:
    """Give the filled slots of each meeting, exhibition or intent, names mapped by `key`."""
    return [tuple(_filled(layer, record, key)) for record in getattr(of, layer)]


def _filled(layer: str, record: object, key: Callable[[str], str]) -> list[Slot]:
    singles, lists = RECORDS[layer]
    values = ((slot, getattr(record, slot)) for slot in singles)
    filled = [
        (slot, value if slot in _FREE_TEXT else norm(value)) for slot, value in values if value
    ]
    named = ((slot, key(name)) for slot in lists for name in getattr(record, slot))
    return filled + list(dict.fromkeys(named))


def agreement(gold: Slots, found: Slots) -> int:
    """Give how many slots of two records agree, one to one."""
    return len(gold) - len(unlike(gold, found))


def unlike(record: Slots, other: Slots) -> Slots:
    """Give the slots of a record with which nothing in the other agrees."""
    exact, free = frozenset(other), dict(other)
    return tuple(
        (slot, value)
        for slot, value in record
        if not (alike(value, free.get(slot, "")) if slot in _FREE_TEXT else (slot, value) in exact)
    )


def pairs(gold: Sequence[Slots], found: Sequence[Slots]) -> dict[int, int]:
    """Pair the records of the two sides one to one, those that agree most first.

    Of equal agreement, those whose numbers of slots differ least, then the later ones. Records
    that agree in nothing stay alone.

    Returns:
        Index in `gold` → index in `found`.
    """
    ranked = sorted(
        (
            (agreement(one, other), -abs(len(one) - len(other)), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
        ),
        reverse=True,
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for count, _, i, j in ranked:
        if count and i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners
