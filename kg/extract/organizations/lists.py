"""Names of bodies that only their company shows: 云岭醇 of 云岭醇、郎坪春等三家企业.

Source: the patterns of `lexicons/organization_lists.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.marking.person_names import HARD, name_from
from kg.extract.organizations.trades import is_field
from kg.lexicon import document, patterns, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked

_LONGEST_LIST = 600
"""No list before 等…家企业 is longer, in code points."""


def listed_names(marked: Marked) -> Iterator[Span]:
    """Give the names in lists of firms: 哈澜轴承, 洛南新睿 of 哈澜轴承、洛南新睿等280家企业."""
    for sentence in marked.sentences:
        for pattern in patterns("organization_lists"):
            for match in pattern.regex.finditer(marked.text, sentence.start, sentence.end):
                yield from _before(marked, sentence, match.start())


def _before(marked: Marked, sentence: Span, end: int) -> Iterator[Span]:
    """The names of the list that ends at `end`, if it has two at least."""
    start = max(sentence.start, end - _LONGEST_LIST)
    cut = marked.text.rfind("、", start, end)
    found = []
    while cut > 0:
        found.append(Span(start=cut + 1, end=end))
        end = cut
        cut = marked.text.rfind("、", start, end)
        if any(char in HARD for char in marked.text[max(cut + 1, start) : end]):
            cut = -1
    if found:
        found.append(Span(start=max(marked.edge_before(end - 2), start), end=end))
    yield from (span for span in found if _is_name(marked, span))


def _is_name(marked: Marked, span: Span) -> bool:
    name = span.of(marked.text)
    if not 2 <= len(name) <= 14 or any(char in HARD or char in "的等了" for char in name):
        return False
    if (
        is_field(name)
        or marked.title_stretches.meets(span)
        or name.endswith(("组织", "介绍", "表示"))
    ):
        return False
    if name in words("common_words", "provinces", "cities", "counties", "countries", "trades"):
        return False
    if name in document("names")["empty_modifiers"] or name in document("names")["no_names"]:
        return False
    best = name_from(name, 0, len(name))
    return best is None or best[0].end < len(name) or best[1] < 3.6
