"""The only reader of `lexicons/`: word lists, pattern tables, and a scanner for many words.

A `.txt` file has one entry a line, optionally followed by a tab and a value, after a header of
`#` lines that gives the meaning of an entry, its source and licence, and when not to add one. A
`.toml` file of patterns has tables `[[pattern]]` with `id`, `pattern` and at least one `example`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from kg import assets
from kg.errors import LexiconError
from kg.literals import literals
from kg.model import Span

_FEW = 64
"""A scanner of fewer words is not worth the time that the fastest automaton takes to build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One regular expression of a pattern file, with what it gives."""

    id: str
    regex: re.Pattern[str]
    gives: str
    examples: tuple[str, ...]


class Hit(Struct, frozen=True, kw_only=True, gc=False):
    """One word of a scanner, where it stands."""

    span: Span
    word: str


class Scanner:
    """Finds the words of a list in a text, in time linear in the text.

    >>> [hit.word for hit in Scanner(["会长", "副会长"]).longest("副会长林知远")]
    ['副会长']
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))

    @cached_property
    def _longest(self) -> AhoCorasick:
        matchkind = MatchKind.LeftmostLongest
        return AhoCorasick(self._words, matchkind=matchkind, implementation=self._sort)

    @cached_property
    def _all(self) -> AhoCorasick:
        return AhoCorasick(self._words, implementation=self._sort)

    @property
    def _sort(self) -> Implementation | None:
        """The sort of automaton: of few words, for one article, the one that is built soonest."""
        return Implementation.NoncontiguousNFA if len(self._words) < _FEW else None

    def longest(self, text: str) -> list[Hit]:
        """Give the leftmost longest words, none overlapping another, in text order."""
        return [
            Hit(span=Span(start=start, end=end), word=self._words[index])
            for index, start, end in self._longest.find_matches_as_indexes(text)
        ]

    def all(self, text: str) -> list[Hit]:
        """Give every occurrence of every word, overlapping ones too, by their ends."""
        return [
            Hit(span=Span(start=start, end=end), word=self._words[index])
            for index, start, end in self._all.find_matches_as_indexes(text, overlapping=True)
        ]


def file(name: str) -> Path:
    """Give the path of a file in `lexicons/`.

    Raises:
        AssetError: There is none of that name.
    """
    return assets.path(f"lexicons/{name}")


@cache
def table(name: str) -> Mapping[str, str]:
    """Give the entries of `lexicons/<name>.txt` with their values ('' where none is given).

    Raises:
        LexiconError: An entry stands twice.
    """
    entries: dict[str, str] = {}
    path = file(f"{name}.txt")
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not row or row.startswith("#"):
            continue
        word, _, value = row.partition("\t")
        if word in entries:
            raise LexiconError(f"{path.name}, line {number}: {word!r} stands twice. Remove one.")
        entries[word] = value
    return entries


@cache
def words(*names: str) -> frozenset[str]:
    """Give the entries of the named word lists together."""
    return frozenset(word for name in names for word in table(name))


@cache
def scanner(*names: str) -> Scanner:
    """Give a scanner for the entries of the named word lists together."""
    return Scanner(words(*names))


@cache
def document(name: str) -> Mapping[str, Any]:
    """Give the content of `lexicons/<name>.toml`.

    Raises:
        LexiconError: It is no TOML.
    """
    path = file(f"{name}.toml")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}; expected TOML.") from error


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """Give the patterns of `lexicons/<name>.toml` in their order.

    A pattern may use `{word_list}` for the alternation of a word list of the file's `[words]`
    table, longest word first.

    Raises:
        LexiconError: A pattern lacks a key or does not compile.
    """
    content = document(name)
    lists = {key: alternation(value) for key, value in content.get("words", {}).items()}
    return tuple(_pattern(name, row, lists) for row in content["pattern"])


def matching(name: str, text: str) -> Iterator[Pattern]:
    """Give the patterns of `lexicons/<name>.toml` that may match a text, in their order.

    Those are left out of whose literals none stands in it.
    """
    known, reach, always = _sieve(name)
    wanted = always
    for index, _, _ in known.find_matches_as_indexes(text, overlapping=True):
        wanted |= reach[index]
    rules = patterns(name)
    while wanted:
        lowest = wanted & -wanted
        yield rules[lowest.bit_length() - 1]
        wanted ^= lowest


@cache
def _sieve(name: str) -> tuple[AhoCorasick, tuple[int, ...], int]:
    """A scanner of the literals of a file's patterns, which patterns each may lead to, as bits.

    The last number is of the patterns that have none.
    """
    reach: dict[str, int] = {}
    always = 0
    for number, rule in enumerate(patterns(name)):
        found = literals(rule.regex.pattern)
        for word in found:
            reach[word] = reach.get(word, 0) | 1 << number
        always |= 0 if found else 1 << number
    return AhoCorasick(list(reach)), tuple(reach.values()), always


def alternation(entries: Iterable[str]) -> str:
    """Give a group that matches any of the entries, longest first."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def _pattern(name: str, row: Mapping[str, Any], lists: Mapping[str, str]) -> Pattern:
    source = str(row.get("pattern", ""))
    for key, group in lists.items():
        source = source.replace(f"{{{key}}}", group)
    try:
        return Pattern(
            id=row["id"],
            regex=re.compile(source),
            gives=row.get("gives", ""),
            examples=tuple(row["examples"]),
        )
    except (KeyError, re.error) as error:
        raise LexiconError(f"{name}.toml, pattern {row.get('id')!r}: {error}.") from error
