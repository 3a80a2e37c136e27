"""Rows: lines of a list or table that name people with their offices.

`会长：林知远　江岳集团　董事长` → 会长 and, at 江岳集团, 董事长
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from kg.extract.mentions import Occurrence
from kg.extract.role_walk import heads_of, is_body, is_of_none, is_person
from kg.extract.titles import TitleMark
from kg.lexicon import document

if TYPE_CHECKING:
    from kg.extract.office_homes import OfficeHomes
    from kg.extract.role_brackets import Brackets
    from kg.extract.role_walk import Item
    from kg.model import Span

_LEAD = re.compile(
    r"[\s0-9一二三四五六七八九十、.()◆●■▲△▎•·*☆★:~—–-]*"
    r"(?:(?:致辞|主持|演讲嘉宾|主讲嘉宾|主讲|对话嘉宾|演讲人|报告人|特邀嘉宾|嘉宾|发言|点评)[\s:]+)?"
)
_NAMES = re.compile(r"\s*[、,;和及与]?\s*")
_TAIL = re.compile(r"[\s;,、。.]*(?:[,\s](?:讲|主讲|作|解读)?\s*[《“\"].{0,80})?")
_WIDE = re.compile(r"\s+")
_WITHIN = re.compile(r"[\s、,/兼]*")
_HEADED = re.compile(r"\s*:\s*|\s{2,}")
_LEAST = 6
"""How much may stand before the items that fill a line: 一、, 【."""


@dataclass(slots=True)
class Row:
    """What a line gives: roles, and the items that are read with them."""

    held: list[tuple[Occurrence, TitleMark, str | None]] = field(default_factory=list)
    used: list[Item] = field(default_factory=list)


class Rows:
    """Reads the rows of one article; a heading above holds for the rows below."""

    def __init__(self, text: str, homes: OfficeHomes) -> None:
        self._text = text
        self._homes = homes
        self._heading: list[TitleMark] = []
        self._end = 0
        self.section: str | None = None
        """The organization that stands alone on the line above, as head of what follows."""

    def read(self, sentence: Span, items: list[Item], brackets: Brackets) -> Row:
        """Give what the sentence tells as a row, nothing if it is none."""
        row = self._row(sentence, items, brackets)
        if row is None:
            self._heading = []
            if self.section is not None and self._text[self._end : sentence.start].strip():
                self.section = None
        else:
            self._end = sentence.end
        if (
            items
            and len(items) == 1
            and is_body(items[0])
            and self._fills(sentence, items, brackets)
        ):
            self.section, self._end = items[0].name, sentence.end  # type: ignore[union-attr]
        return row or Row()

    def _row(self, sentence: Span, items: list[Item], brackets: Brackets) -> Row | None:
        if not items or not self._starts_line(sentence):
            return None
        if self._text[self._end : sentence.start].strip():
            self._heading = []
        titles = list(takewhile(lambda item: isinstance(item, TitleMark), items))
        rest = items[len(titles) :]
        if titles and not rest:
            return self._headed(sentence, titles, brackets)
        if not rest or not is_person(rest[0]):
            return None
        start = titles[-1].span.end if titles else sentence.start
        lead = brackets.between(start, rest[0].span.start)
        if (_HEADED if titles else _LEAD).fullmatch(lead) is None:
            return None
        return self._filled(sentence, titles, rest, brackets)

    def _starts_line(self, sentence: Span) -> bool:
        before = self._text[max(0, sentence.start - 40) : sentence.start].rstrip(" ")
        return before[-1:] in ("", "\n") or (bool(self._heading) and before[-1:] == ";")

    def _headed(self, sentence: Span, titles: list[Item], brackets: Brackets) -> Row | None:
        """A line of nothing but titles is the heading of what follows."""
        if not self._fills(sentence, titles, brackets):
            return None
        self._heading = [title for title in titles if isinstance(title, TitleMark)]
        return Row(used=titles)

    def _fills(self, sentence: Span, items: list[Item], brackets: Brackets) -> bool:
        """Whether there is little else on the line than the items."""
        before = brackets.between(sentence.start, items[0].span.start)
        behind = brackets.between(items[-1].span.end, sentence.end)
        between = "".join(brackets.between(a.span.end, b.span.start) for a, b in pairwise(items))
        return not behind.strip(" :】") and not between.strip(" /、兼和") and len(before) <= _LEAST

    def _filled(
        self, sentence: Span, titles: list[Item], rest: list[Item], brackets: Brackets
    ) -> Row | None:
        names = self._names(rest, brackets)
        tail = rest[len(names) :]
        heading = [t for t in titles if isinstance(t, TitleMark)] or self._heading
        offices = self._offices(sentence, names, tail, brackets)
        if offices is None and not (heading and self._is_aligned(names, sentence, brackets)):
            return None
        self._heading = heading
        row = Row(used=[*titles, *(tail if offices else [])])
        offices_above = [t for t in heading if t.text not in document("roles")["tasks"]]
        row.held += [(name, t, self._home(t)) for t in offices_above for name in names]
        row.held += [(names[0], title, home) for title, home in offices or ()]
        return row

    def _names(self, items: list[Item], brackets: Brackets) -> list[Occurrence]:
        """The names that the row begins with."""
        names: list[Occurrence] = []
        for item in items:
            gap = brackets.between(names[-1].span.end, item.span.start) if names else ""
            if not isinstance(item, Occurrence) or not is_person(item):
                break
            if not _NAMES.fullmatch(gap):
                break
            names.append(item)
        return names

    def _offices(
        self, sentence: Span, names: list[Occurrence], tail: list[Item], brackets: Brackets
    ) -> list[tuple[TitleMark, str | None]] | None:
        """The offices behind the name, each with its body, None if other words stand there."""
        end = names[-1].span.end
        if tail and (len(names) > 1 or not _WIDE.fullmatch(self._gap(end, tail[0], brackets))):
            return None
        given: list[tuple[TitleMark, str | None]] = []
        body = None
        for item in tail:
            if is_person(item) or not _WITHIN.fullmatch(self._gap(end, item, brackets)):
                return None
            if isinstance(item, TitleMark):
                given.append((item, body))
            else:
                body = item.name
            end = item.span.end
        if tail and is_body(tail[-1]):
            given = [(title, home or body) for title, home in given]
        return given if _TAIL.fullmatch(brackets.between(end, sentence.end)) else None

    def _gap(self, end: int, item: Item, brackets: Brackets) -> str:
        return brackets.between(end, item.span.start)

    def _is_aligned(self, names: list[Occurrence], sentence: Span, brackets: Brackets) -> bool:
        """Whether the rest of the line stands apart from the name, as a column of its own."""
        behind = brackets.between(names[-1].span.end, sentence.end)
        return len(names) == 1 and behind[:1] == " " and not set(behind) & set("。,!?")

    def _home(self, title: TitleMark) -> str | None:
        if is_of_none(title.text) or title.text.endswith(tuple(document("roles")["of_groups"])):
            return None
        heads = heads_of(title.text)
        if self.section is None:
            return self._homes.likeliest(heads) if heads else None
        return self._homes.fitting(heads, self.section)
