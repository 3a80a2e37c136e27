"""Names of bodies that only a title behind them shows: 京西绿氢 of 京西绿氢董事长."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.organization_borders import trade_end, without_seat
from kg.extract.marking.person_names import HARD, name_until
from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.seats import CHIEFS
from kg.extract.organizations.trades import is_branded
from kg.lexicon import document, table, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.titles import TitleMark

_LONGEST_WEAK = 22
_KIND = re.compile(r"(?:公司|机构|企业|集团|厂商|品牌|巨头|工厂|供应商) ?(?=[A-Z])")
_FIELD = re.compile(
    r"(?:[东西南北中华大]{1,3}|亚太|欧洲|北美|非洲|全球|国际|海外|[\u4e00-\u9fff]{2})[区部系线]|[\u4e00-\u9fff]{2}业务|全球|大客户|[\u4e00-\u9fff]{1,3}籍"
)


def titled_names(marked: Marked, people: Stretches) -> Iterator[Span]:
    """Give what stands between the last edge and a title: 京西绿氢 of 京西绿氢董事长."""
    ends = {mark.span.end for mark in marked.organizations}
    inner = Stretches(mark.span for mark in marked.organizations if not mark.bare)
    for title in marked.titles:
        joined = marked.text[title.span.start - 1 : title.span.start] in "兼、"
        if joined or title.span.start in ends or title.ambiguous or title.head in CHIEFS:
            continue
        span = _before(marked, title, people)
        if span is not None:
            span = _behind_kind(marked.text, span)
        if span is not None and not inner.meets(span):
            span = without_field(marked, span)
            at = title.span.end
            is_held = people.meets(Span(start=at, end=at + 1))
            if _is_weak_name(marked, span, is_held=is_held):
                yield span


def _before(marked: Marked, title: TitleMark, people: Stretches) -> Span | None:
    text, end = marked.text, title.span.start
    while end > 0 and text[end - 1] == " ":
        end -= 1
    start = max(marked.edge_before(end - 2), end - _LONGEST_WEAK)
    start = max(start, people.last_end(end))
    while start < end and text[start] in " 兼某与和及":
        start += 1
    return Span(start=start, end=end) if end - start >= 2 else None


def _behind_kind(text: str, span: Span) -> Span:
    """The Latin name behind the word for its kind: 新西兰奶业育种公司|Kiwi Genetics."""
    kind = _KIND.search(text, span.start, span.end)
    return Span(start=kind.end(), end=span.end) if kind else span


def without_field(marked: Marked, span: Span) -> Span:
    """Give the stretch without what its holder is in charge of: 普达期货|黑色, 郎泉酒业|华西区."""
    name = span.of(marked.text)
    for end in range(len(name) - 1, 2, -1):
        is_latin = name[:end].isascii() and not name[end].isascii()
        is_firm = trade_end(name[:end]) != "" and is_branded(name[:end])
        if not is_firm and not is_latin:
            continue
        rest = name[end:]
        if trade_end(rest) and len(rest) < 4:
            return span
        if rest in words("common_words", "trade_words") or _FIELD.fullmatch(rest):
            return Span(start=span.start, end=span.start + end)
    return span


def _is_weak_name(marked: Marked, span: Span, *, is_held: bool) -> bool:
    """Whether what stands before a title can be a firm's name, though no head shows it.

    Where its holder follows (特斯拉首席执行官|马斯克), what is before is no person.
    """
    name = without_seat(span.of(marked.text))
    if _is_no_name(name) or _is_told(name) or _is_surname(marked, span):
        return False
    trade = trade_end(name)
    if trade:
        return not _is_all_words(name.removesuffix(trade))
    if _is_phrase(name) or _is_all_words(name):
        return False
    return (is_held and len(name) > 1) or not _is_personal(marked, span)


def _is_no_name(name: str) -> bool:
    words_of = document("names")
    return (
        any(char in HARD for char in name.replace(" ", ""))
        or name in words("common_words", "provinces", "cities", "counties", "countries")
        or name in words_of["empty_modifiers"]
        or name in words_of["no_names"]
        or name.endswith(tuple(words_of["no_name_ends"]))
    )


def _is_told(name: str) -> bool:
    """Whether a word of the grammar is in it, as no name has it: 集团对郝, 看法.孟, 会见了以."""
    bare = name.replace("美的", "")
    return any(char in "的了把让被吗呢着.;!?" for char in bare if not name.isascii()) or (
        len(name) < 5 and name[:-1].endswith(("对", "以", "向", "由", "是"))
    )


def _is_all_words(name: str) -> bool:
    """Whether it is two everyday words or more, or what all firms of a trade are called."""
    if name in words("trade_words") or name in document("names")["empty_modifiers"]:
        return True
    if any(name[:k] in words("provinces", "cities", "counties", "countries") for k in (2, 3, 4)):
        return False
    return len(name) >= 4 and any(
        name[:k] in words("common_words") and name[k:] in words("common_words")
        for k in range(2, len(name) - 1)
    )


def _is_surname(marked: Marked, span: Span) -> bool:
    """Whether a Latin word before a title is the last of a person's name: Hanna Virtanen."""
    name = span.of(marked.text)
    if not re.fullmatch(r"[A-Z\u00c0-\u00de][^\W\d_\u4e00-\u9fff]{1,20}", name):
        return False
    return re.search(rf"[A-Z][\w.'’-]{{0,20}}[ ·]{name}\b", marked.text) is not None


def _is_phrase(name: str) -> bool:
    pairs = (name[k : k + 2] for k in range(len(name) - 1))
    return len(name) > 4 and any(pair in table("person_verbs") for pair in pairs)


def _is_personal(marked: Marked, span: Span) -> bool:
    """Whether it reads as a person's name, or as words before a surname (请|谢会长)."""
    name = span.of(marked.text)
    if name in table("surnames") or (len(name) <= 3 and name[-1] in table("surnames")):
        return True
    if all(char in table("transliteration_characters") for char in name):
        return True
    best = name_until(marked.text, span.start, span.end)
    return len(name) <= 4 and best is not None and best[0] == span and best[1] >= 0.5
