"""Bodies that the text names by an old and a new name: 江岳铜厂更名为江岳铜业有限公司.

Source: the patterns of `lexicons/renames.toml`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.marking.stretches import outer
from kg.lexicon import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.marking.marks import Marked
    from kg.model import Span

_LONGEST = 48
"""No more code points lie between two names of one body."""
_LISTING = ("、", "和", "与", "及", "同", "跟")


def renames(marked: Marked, bodies: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Give two names of one body, in text order; `bodies` are where names of bodies stand."""
    places = tuple(outer(bodies))
    for number, (one, other) in enumerate(pairwise(places)):
        before = places[number - 1].end if number else 0
        if _is_listed(marked.text, before, one.start):
            continue
        if 0 < other.start - one.end <= _LONGEST and _is_renamed(marked, one, other):
            yield one, other


def _is_listed(text: str, before: int, start: int) -> bool:
    """Whether the name is the last of several, which a merger can have made one."""
    return text[before:start].strip() in _LISTING


def _is_renamed(marked: Marked, one: Span, other: Span) -> bool:
    gap = marked.text[one.end : other.start]
    return any(pattern.regex.fullmatch(gap) for pattern in patterns("renames"))
