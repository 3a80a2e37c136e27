"""Short names of firms by their trade word, where their company shows them: 京西绿氢、长安汽车."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.organization_borders import trade_end, with_seat
from kg.extract.person_names import HARD
from kg.lexicon import document, scanner, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.extract.stretches import Stretches

_SHORTEST, _LONGEST = 4, 11
_CLOSERS = frozenset(",。;、:)(\n”")
_ROW_OPENERS, _ROW_CLOSERS = frozenset("—.\n "), frozenset("—:\n ,;(")
_BULLETS = frozenset("◆●▪■▲•◇○★☆【")
_ACTS_SOMEWHERE = re.compile(
    r"(?:在|就|于|关于|围绕)[^,。;:]{2,24}?(?:签署|签订|签约|签了|达成|会谈|座谈|合作|交流|举行|洽谈|磋商)"
)
_LIST_MARKS = frozenset("、与和等及(")
_LIST_WORDS = (
    "签署",
    "签订",
    "签约",
    "三方",
    "双方",
    "两家",
    "三家",
    "四家",
    "五家",
    "负责人",
    "代表",
)
_LIST_OPENERS = frozenset("、与和及,:。;由\n")


def trade_names(marked: Marked, people: Stretches) -> Iterator[Span]:
    """Give short names of firms in a list beside other bodies, and those that are visited.

    京西绿氢与某集团, 长安汽车、某汽车, 走访京西绿氢
    """
    for sentence in marked.sentences:
        piece = sentence.of(marked.text)
        ends = {hit.span.end + sentence.start for hit in scanner("trades").longest(piece)}
        found = [span for end in sorted(ends) if (span := _branded(marked, sentence, end))]
        listed = [span for span in found if _is_listed(marked.text, span)]
        bodies = [m for m in marked.organizations_in(sentence) if not m.bare and not m.unit]
        if len(listed) < 2 and not bodies:
            listed = []
        shown = [s for s in found if _is_shown(marked.text, s) or _is_of(marked.text, s, people)]
        for span in sorted({*listed, *shown}):
            if not marked.full_names.covers(span):
                yield span


def _branded(marked: Marked, sentence: Span, end: int) -> Span | None:
    start = max(marked.edge_before(end - 3), sentence.start)
    span = Span(start=start, end=with_seat(marked.text, end))
    if _SHORTEST <= end - start <= _LONGEST and is_branded(marked.text[start:end]):
        return span
    return None


def _is_dealt_with(text: str, span: Span) -> bool:
    """Whether somebody visits it, signs with it, or names its kind: 走访|京西绿氢."""
    names = document("names")
    is_acting = text.startswith(tuple(names["behind_firms"]), span.end) or bool(
        _ACTS_SOMEWHERE.match(text, span.end)
    )
    if not is_acting and text[span.end : span.end + 1] not in _CLOSERS:
        return False
    kind = "before_firms" if not is_acting else "before_acting_firms"
    return text.endswith((*names["before_firms"], *names[kind]), 0, span.start)


def _is_shown(text: str, span: Span) -> bool:
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if "—" in (before, behind):
        return before in _ROW_OPENERS and behind in _ROW_CLOSERS
    if before in _BULLETS and behind in (":", ")"):
        return True
    return _is_dealt_with(text, span)


def _is_of(text: str, span: Span, people: Stretches) -> bool:
    """Whether a person stands beside it: 林知远(京西绿氢), 京西绿氢 林知远."""
    if text[span.start - 1 : span.start] in ("(", ","):
        opened = text.rfind("(", max(0, span.start - 6), span.start)
        holder = Span(start=max(0, opened - 1), end=max(1, opened))
        return opened > 0 and text[span.end : span.end + 1] in (")", ",") and people.meets(holder)
    at = span.end
    while text[at : at + 1] == " ":
        at += 1
    begins = span.start == 0 or text[span.start - 1] in "\n、;,: "
    return at > span.end and begins and people.meets(Span(start=at, end=at + 1))


def _is_listed(text: str, span: Span) -> bool:
    ended = text[span.end : span.end + 1] in _LIST_MARKS or any(
        text.startswith(word, span.end) for word in _LIST_WORDS
    )
    return ended and text[span.start - 1 : span.start] in _LIST_OPENERS


def is_branded(name: str) -> bool:
    """Whether a brand stands before the trade word: 京西绿氢, not 高端装备 or 新能源汽车."""
    trade = trade_end(name)
    brand = name.removesuffix(trade)
    if brand in words("provinces", "cities", "counties", "countries"):
        return False
    brand = _without_place(brand)
    pairs = [brand[k : k + 2] for k in range(len(brand) - 1)]
    if len(brand) < 2 or not trade or brand in words("common_words") or is_field(brand):
        return False
    if len(brand) > 3 and any(pair in words("common_words") for pair in pairs):
        return False
    return not any(char in HARD for char in name) and not any(
        brand[k:] in words("trades", "common_words") for k in range(len(brand) - 1)
    )


def is_field(name: str) -> bool:
    """Whether it is made of trades and their kinds only: 现代物流, 食品加工, 纺织服装."""
    known = document("names")["qualities"]
    if name.startswith(tuple(document("names")["firm_leads"])):
        return False
    return any(
        (name[:k] in known or name[:k] in words("trades", "trade_words"))
        and (not name[k:] or name[k:] in known or name[k:] in words("trades", "trade_words"))
        for k in range(2, len(name) + 1)
    )


def _without_place(brand: str) -> str:
    """The brand without the place before it: 冰原 of 厦门冰原."""
    for length in range(min(4, len(brand) - 2), 1, -1):
        if brand[:length] in words("provinces", "cities", "counties", "countries"):
            return brand[length:]
    return brand
