"""Titles in a text, by the grammar of `lexicons/titles.toml`.

>>> [mark.text for mark in titles("中国铜业协会党委常委、副会长兼秘书长林知远")]
['党委常委', '副会长', '秘书长']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from kg.extract.marking.stretches import Stretches
from kg.lexicon import document
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


_HAN = "[\u4e00-\u9fff]"
_EDGE = "(?<![A-Za-z](?=[A-Za-z]))"
"""Not inside a Latin word."""
_CLAUSE = re.compile("[^,。;:、()]+")
"""No title holds one of these marks, or depends on one behind it."""
_TOWNSHIPS = ("镇", "乡", "苏木", "街道", "自治区")
_CHARGES = {
    "fields": "field_heads",
    "functions": "function_heads",
    "trade_fields": "trade_heads",
    "expert_fields": "expert_heads",
    "missions": "mission_heads",
    "specialities": "speciality_heads",
}
"""Lists of what an office is in charge of, each with the heads behind them."""
_HEADS = ("head", "chief", *_CHARGES)


class TitleMark(Struct, frozen=True, kw_only=True, gc=False):
    """One title where it stands."""

    span: Span
    text: str
    head: str
    """The office without modifiers: 会长 of 常务副会长."""
    ambiguous: bool
    """Whether it is a title only right behind a body or right before a name (代表, 专家)."""
    silent: int = 0
    """How many characters at the beginning of the span are no part of the title (首任, 韩籍)."""


@cache
def _grammar() -> re.Pattern[str]:
    words = {key: _group(entries) for key, entries in document("titles").items()}
    ordinal = "第[一二](?!党|支部|总支)"
    modifier = rf"(?:{words['modifiers']}|{ordinal}|{words['regions']}{words['region_ends']})"
    words["marketplaces"] = "|".join(document("titles")["marketplaces"])
    charged = "|".join(_charged(words, fields, modifier) for fields in _CHARGES)
    return re.compile(
        rf"(?={_firsts()}){_EDGE}(?P<title>(?P<silent>{words['silent']})?(?:{_of_post()}"
        rf"|(?<![现当时古近历世年交替取二三四五六七八九十一后])代(?={words['acting']})"
        rf"|(?<![长古一])老(?={words['elders']})"
        rf"|中国(?={words['of_china']})|{modifier}{{0,4}})"
        rf"(?:(?!(?<={words['marketplaces']})市场)(?:{charged})|(?P<chief>首席{_HAN}{{1,6}}?{words['chief_ends']})"
        rf"|(?P<head>{words['heads']}|(?<=系)系主任))(?:{words['suffixes']})?)"
        rf"(?!{words['not_before']}|团(?!队)|(?<=副总)[裁经编工师监干]|(?<=总工)程){_EDGE}"
    )


def _firsts() -> str:
    """A pattern for the characters that a title can begin with, so that others cost little."""
    words = document("titles")
    parts = ("silent", "modifiers", "regions", *_CHARGES, "heads")
    found = {entry[0] for part in parts for entry in words[part]} | set("驻代老中首第系")
    return f"[{''.join(map(re.escape, sorted(found)))}]"


def _of_post() -> str:
    """A pattern for the post before an envoy's title: 驻上海总领事."""
    return rf"驻(?:(?!馆){_HAN}){{1,6}}(?=(?:大使|总领事|领事)(?!馆)|公使|首席代表|代表(?!处))"


def _charged(words: dict[str, str], fields: str, modifier: str) -> str:
    """A pattern for a head with what it is in charge of: 农业与运输参赞, 销售高级副总裁."""
    field = words[fields]
    return rf"{field}(?:[与和及/]?{field})?{modifier}{{0,3}}(?P<{fields}>{words[_CHARGES[fields]]})"


@cache
def _barred() -> re.Pattern[str]:
    return re.compile(_group(document("titles")["never"]))


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(document("titles")["ambiguous"])


def titles(text: str, start: int = 0, end: int | None = None) -> tuple[TitleMark, ...]:
    """Give the titles of folded, simplified `text` between two offsets, in text order."""
    stop = len(text) if end is None else end
    found = _unbroken(text, start, stop)
    if text.find(" ", start, stop) < 0:
        return tuple(found)
    spread = [_spread_mark(match) for match in _spread().finditer(text, start, stop)]
    return tuple(_merged(found, spread) if spread else found)


def _unbroken(text: str, start: int, stop: int) -> list[TitleMark]:
    """The titles whose characters stand together."""
    words = _ends().find_matches_as_indexes(text[start:stop])
    if not words:
        return []
    places = sorted(start + begin for _, begin, _ in words)
    found: list[re.Match[str]] = []
    for clause in _CLAUSE.finditer(text, start, stop):
        if bisect_left(places, clause.start()) < bisect_left(places, clause.end()):
            found += _grammar().finditer(text, *clause.span())
    if not found:
        return []
    barred = Stretches(
        Span(start=match.start(), end=match.end())
        for match in _barred().finditer(text, start, stop)
    )
    return [
        _mark(match)
        for match in found
        if not barred.holds(match.start()) and not barred.holds(match.end() - 1)
    ]


@cache
def _ends() -> AhoCorasick:
    """A scanner of the words without one of which there is no title."""
    words = document("titles")
    parts = ("heads", "chief_ends", *_CHARGES.values())
    return AhoCorasick([entry for part in parts for entry in words[part]])


def _mark(match: re.Match[str]) -> TitleMark:
    head = next(filter(None, map(match.group, _HEADS)))
    start, silent = match.start("title"), len(match["silent"] or "")
    if match["title"].startswith("党委") and match.string.endswith(_TOWNSHIPS, 0, start):
        start += len("党委")
    text = match.string[start + silent : match.end("title")]
    return TitleMark(
        span=Span(start=start, end=match.end("title")),
        text=text,
        head=head,
        ambiguous=text in _ambiguous(),
        silent=silent,
    )


@cache
def _spread() -> re.Pattern[str]:
    """Titles whose characters stand apart, as in a table: 会　　长, 监 事 长."""
    gap = r"[ ]{1,4}"
    entries = (gap.join(title) for title in document("titles")["spread"])
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:{'|'.join(entries)})(?![\u4e00-\u9fff])")


def _spread_mark(match: re.Match[str]) -> TitleMark:
    text = "".join(match[0].split())
    head = text.removeprefix("副")
    span = Span(start=match.start(), end=match.end())
    return TitleMark(span=span, text=text, head=head, ambiguous=False)


def _merged(found: list[TitleMark], spread: list[TitleMark]) -> list[TitleMark]:
    """Both in text order, without those that lie inside one that is spread."""
    taken = Stretches(mark.span for mark in spread)
    kept = [mark for mark in found if not taken.meets(mark.span)]
    return sorted([*kept, *spread], key=lambda mark: mark.span.start)


def _group(entries: Iterable[str]) -> str:
    """A group that matches any of the entries, the longest first, as a tree of their letters."""
    branches: dict[str, list[str]] = {}
    for entry in sorted(set(entries)):
        branches.setdefault(entry[:1], []).append(entry[1:])
    ends = "" in branches
    branches.pop("", None)
    parts = [re.escape(letter) + _group(rest) for letter, rest in branches.items()]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"
