"""Titles in a text, by the grammar of `lexicons/titles.toml`.

>>> [mark.text for mark in titles("中国铜业协会党委常委、副会长兼秘书长林知远")]
['党委常委', '副会长', '秘书长']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.stretches import Stretches
from kg.lexicon import alternation, document
from kg.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleMark:
    """One title where it stands."""

    span: Span
    text: str
    head: str
    """The office without modifiers: 会长 of 常务副会长."""
    ambiguous: bool
    """Whether it is a title only right behind a body or right before a name (代表, 专家)."""


@cache
def _grammar() -> re.Pattern[str]:
    words = document("titles")
    modifiers = alternation(words["modifiers"])
    heads = alternation(words["heads"])
    fields = alternation(words["fields"])
    field_heads = alternation(words["field_heads"])
    suffix = alternation(words["suffixes"])
    not_before = alternation(words["not_before"])
    return re.compile(
        rf"(?P<title>(?:驻(?:(?!馆)[\u4e00-\u9fff]){{1,6}}(?=(?:大使|总领事|领事)(?!馆)|公使|首席代表|代表(?!处))|(?:{modifiers}){{0,4}})"
        rf"(?:(?:{fields}){{1,2}}(?:{modifiers}){{0,3}}(?P<field_head>{field_heads})"
        rf"|(?P<head>{heads}))(?:{suffix})?)(?!{not_before}|(?<=副总)[裁经编工师监干])"
    )


@cache
def _barred() -> re.Pattern[str]:
    return re.compile(alternation(document("titles")["never"]))


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(document("titles")["ambiguous"])


def titles(text: str, start: int = 0, end: int | None = None) -> tuple[TitleMark, ...]:
    """Give the titles of folded, simplified `text` between two offsets, in text order."""
    stop = len(text) if end is None else end
    barred = Stretches(
        Span(start=match.start(), end=match.end())
        for match in _barred().finditer(text, start, stop)
    )
    return tuple(
        _mark(match)
        for match in _grammar().finditer(text, start, stop)
        if not barred.holds(match.start()) and not barred.holds(match.end() - 1)
    )


def _mark(match: re.Match[str]) -> TitleMark:
    head = match["head"] or match["field_head"]
    start = match.start("title")
    if match["title"].startswith("党委") and match.string[start - 1 : start] in tuple("镇乡"):
        start += len("党委")
    return TitleMark(
        span=Span(start=start, end=match.end("title")),
        text=match.string[start : match.end("title")],
        head=head,
        ambiguous=match["title"] in _ambiguous(),
    )
