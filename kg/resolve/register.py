"""Which entry of a register of known organizations a mention means."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.resolve.abbreviations import is_placeless
from kg.resolve.anchors import anchor, registered_name
from kg.resolve.names import is_generic, normalized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Entry, Mention

_Index = dict[str, dict[str, "Entry"]]
"""Normalized name → the entries that have it, by their ids."""


class Register:
    """The known organizations, found by their names; generic names (协会) find nothing."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._by_name: _Index = defaultdict(dict)
        self._by_short_name: _Index = defaultdict(dict)
        for entry in self._entries.values():
            self._by_name[normalized(entry.name)][entry.id] = entry
            for name in filter(lambda name: not is_generic(name), entry.short_names):
                self._by_short_name[normalized(name)][entry.id] = entry

    def __bool__(self) -> bool:
        """Whether it has an entry."""
        return bool(self._entries)

    def entry_of(self, mention: Mention) -> Entry | None:
        """Give the one entry that an organization's names mean on its article's day, or None.

        Full names come before short ones, and short names do not speak against a registered name
        that the register lacks. An office's short name without its place (县财政局) can be any
        county's: there the place that the article tells decides.
        """
        forms = tuple(map(normalized, mention.forms))
        full = _valid(self._by_name, forms, mention.published)
        if full or registered_name(mention.forms) is not None:
            return full.popitem()[1] if len(full) == 1 else None
        if mention.expanded is not None:
            full = _valid(self._by_name, (normalized(mention.expanded),), mention.published)
        telling = tuple(form for form in forms if not is_placeless(form))
        short = full or _valid(self._by_short_name, telling, mention.published)
        return short.popitem()[1] if len(short) == 1 else None

    def entry_named(self, name: str) -> Entry | None:
        """Give the one entry whose full name is this one, or None."""
        found = tuple(self._by_name.get(normalized(name), {}).values())
        return found[0] if len(found) == 1 else None

    def parent_of(self, entry: Entry) -> Entry | None:
        """Give the entry that another one belongs to, or None."""
        return self._entries.get(entry.parent) if entry.parent is not None else None


def entry_anchor(entry: Entry) -> str:
    """Give the anchor of all mentions of an entry, a function of its id."""
    return anchor(EntityKind.ORGANIZATION, entry.id)


def _valid(index: _Index, names: Iterable[str], day: str | None) -> dict[str, Entry]:
    return {
        id_: entry
        for name in names
        for id_, entry in index.get(name, {}).items()
        if _is_valid(entry, day)
    }


def _is_valid(entry: Entry, day: str | None) -> bool:
    """Whether an entry's names stand for it on a day; bounds may be years or months."""
    if day is None:
        return True
    starts, ends = entry.valid_from or "", entry.valid_to
    return day[: len(starts)] >= starts and (ends is None or day[: len(ends)] <= ends)
