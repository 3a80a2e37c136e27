"""The strings without one of which a regular expression cannot match.

>>> sorted(literals("Ⓟ(?:会见|接待)了?Ⓟ"))
['会见', '接待']

They tell cheaply that a pattern need not be tried on a text.

Source: R. Cox (2012), Regular expression matching with a trigram index; RE2's FilteredRE2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NONE: frozenset[str] = frozenset()
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d*),?(\d*)\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[:>]|<?[=!])|(?!\?))")
_MOST = 64
"""More strings than these are no help."""


def literals(pattern: str) -> frozenset[str]:
    """Give strings of which each match holds one; empty if none are known.

    Only what is sure counts: of groups and alternatives, each way through must have its string.

    Raises:
        ValueError: The pattern sets flags, or has a group of another kind that is not known.
    """
    return _Reader(pattern).alternatives()


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._is_repeated = False

    def alternatives(self) -> frozenset[str]:
        """The strings of all ways up to the end of the group; none if one way has none."""
        ways = [self._sequence()]
        while self._at < len(self._pattern) and self._pattern[self._at] == "|":
            self._at += 1
            ways.append(self._sequence())
        together = frozenset().union(*ways)
        return together if all(ways) and len(together) <= _MOST else _NONE

    def _sequence(self) -> frozenset[str]:
        """The most telling strings of what stands in a row."""
        found, run = [_NONE], ""
        for piece, is_literal in self._pieces():
            if is_literal:
                run += next(iter(piece))
                continue
            found += [frozenset((run,)) if run else _NONE, piece]
            run = ""
        found.append(frozenset((run,)) if run else _NONE)
        return max(found, key=_worth)

    def _pieces(self) -> Iterator[tuple[frozenset[str], bool]]:
        """Each atom with its strings, and whether it is one character that must stand there."""
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            strings, is_literal = self._atom()
            if self._least() == 0:
                yield _NONE, False
            else:
                yield strings, is_literal
                if is_literal and self._is_repeated:
                    yield _NONE, False

    def _atom(self) -> tuple[frozenset[str], bool]:
        char = self._pattern[self._at]
        if self._pattern.startswith("(?P=", self._at):
            self._at = self._pattern.index(")", self._at) + 1
            return _NONE, False
        if char == "(":
            return self._group(), False
        if char == "[":
            self._skip_class()
            return _NONE, False
        if char == "\\":
            self._at += 2
            escaped = self._pattern[self._at - 1]
            return (_NONE, False) if escaped.isalnum() else (frozenset((escaped,)), True)
        self._at += 1
        return (_NONE, False) if char in ".^$" else (frozenset((char,)), True)

    def _group(self) -> frozenset[str]:
        opening = _GROUP.match(self._pattern, self._at)
        if opening is None:
            raise ValueError(f"{self._pattern!r}: has a group at {self._at} of a kind not known.")
        self._at = opening.end()
        strings = self.alternatives()
        self._at += 1
        return _NONE if opening[0].endswith(("=", "!")) else strings

    def _skip_class(self) -> None:
        self._at += 2 if self._pattern[self._at + 1] == "^" else 1
        if self._pattern[self._at] == "]":
            self._at += 1
        while self._pattern[self._at] != "]":
            self._at += 2 if self._pattern[self._at] == "\\" else 1
        self._at += 1

    def _least(self) -> int:
        """How often at least the atom just read stands there; reads its quantifier."""
        quantifier = _QUANTIFIER.match(self._pattern, self._at)
        self._is_repeated = quantifier is not None
        if quantifier is None:
            return 1
        self._at = quantifier.end()
        if quantifier[0][0] == "{":
            return int(quantifier[1] or 0)
        return int(quantifier[0][0] == "+")


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    """Long strings tell more than short ones, few more than many."""
    return min(map(len, strings), default=0), -len(strings)
