"""The organizations of an article that can have an office: a 校长 is the head of a 大学.

`homes.likeliest(("大学", "学院"))` → the university that the article names most
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lexicon import words
from kg.text import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Organization


class _Fitting:
    """The organizations that can have one office, and which of them was read last."""

    def __init__(self, organizations: Iterable[Organization]) -> None:
        counts = {org.name: len(org.evidence) for org in organizations}
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
        self._read: dict[str, None] = {}
        """The organizations read so far, the one read last at the end."""
        self._by_heads: dict[tuple[str, ...], _Fitting] = {}

    def read(self, name: str) -> None:
        """Take in that the text names the organization now."""
        self._read.pop(name, None)
        self._read[name] = None
        for fitting in self._by_heads.values():
            fitting.read(name)

    def can_have(self, name: str, heads: tuple[str, ...]) -> bool:
        """Whether the name or an alias of the organization ends in one of the heads."""
        return name in self._fitting(heads).names

    def last(self, heads: tuple[str, ...]) -> str | None:
        """Give the organization with such a head read last, else the first of the article."""
        return self._fitting(heads).last

    def likeliest(self, heads: tuple[str, ...]) -> str | None:
        """Give the organization with such a head named most, of equals the one read last."""
        return self._fitting(heads).last_of_most

    def _fitting(self, heads: tuple[str, ...]) -> _Fitting:
        if heads not in self._by_heads:
            fitting = _Fitting(org for org in self._organizations if _has_head(org, heads))
            for name in self._read:
                fitting.read(name)
            self._by_heads[heads] = fitting
        return self._by_heads[heads]


def _has_head(org: Organization, heads: tuple[str, ...]) -> bool:
    if org.name in words("broad_bodies"):
        return False
    return any(simplify(form).endswith(heads) for form in (*org.aliases, org.name))
