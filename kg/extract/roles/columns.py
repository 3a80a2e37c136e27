"""Columns: lists of people whose name, body and office stand on lines of their own.

`江岳集团⏎董事长⏎林知远⏎华澜协会⏎会长⏎周慕云` → 董事长 at 江岳集团, 会长 at 华澜协会
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.marking.mentions import within
from kg.extract.marking.stretches import Stretches
from kg.extract.marking.titles import TitleMark
from kg.extract.roles.brackets import Brackets
from kg.extract.roles.walk import Held, free_titles, heads_of, is_body, is_of_none, is_person
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.mentions import Occurrence
    from kg.extract.organizations.office_homes import OfficeHomes
    from kg.extract.roles.walk import Item

_LONGEST = 60
"""No cell of a column is longer."""
_FEWEST = 2
"""So many people make a column."""
_NUMBERED = re.compile(r"[\s0-9.、:~—–●■▲◆•·*-]*")
_BETWEEN = re.compile(r"[\s、,/兼及和:]*")
_BEHIND_NAME = re.compile(r"\s*(?:先生|女士)?\s*(?:\s[\u4e00-\u9fff《》“”]{1,10})?\s*")
_BARE = re.compile(r"[\s\u4e00-\u9fff0-9/.()]{1,14}")
"""A cell that says nothing of an office: 序号, 3, 致辞."""


@dataclass(slots=True)
class _Entry:
    """One person of a column and the cells of the office."""

    person: Occurrence | None = None
    added: list[Item] = field(default_factory=list)
    """The titles in brackets behind the name."""
    post: list[Item] = field(default_factory=list)


class Columns:
    """Reads the columns of an article before its sentences are read."""

    def __init__(self, marked: Marked, places: tuple[Occurrence, ...], homes: OfficeHomes) -> None:
        self._marked = marked
        self._homes = homes
        self.held: list[Held] = []
        lines: list[Span] = []
        for block in self._blocks(places):
            entries = _entries([items for _, items in block])
            if entries:
                lines += [line for line, _ in block]
                self.held += self._roles(entries)
        self._lines = Stretches(lines)

    def covers(self, sentence: Span) -> bool:
        """Whether the sentence is a cell of a column."""
        return self._lines.covers(sentence)

    def _blocks(self, places: tuple[Occurrence, ...]) -> Iterator[list[tuple[Span, list[Item]]]]:
        """Lines that stand together and hold nothing but names, bodies and offices."""
        block: list[tuple[Span, list[Item]]] = []
        for line in self._marked.paragraphs:
            items = self._cell(line, places)
            if items is None:
                yield block
                block = []
            elif items:
                block.append((line, items))
        yield block

    def _cell(self, line: Span, places: tuple[Occurrence, ...]) -> list[Item] | None:
        """The items of a line that is a cell, none if it says nothing, None if it is no cell."""
        if line.end - line.start > _LONGEST:
            return None
        inside = within(places, line)
        titles = free_titles(self._marked.titles_in(line), inside)
        items: list[Item] = sorted([*inside, *titles], key=lambda i: i.span.start)
        text = self._marked.text
        brackets = Brackets(text, line, inside)
        added = [i for i in items if brackets.around(i.span.start) is not None]
        items = [i for i in items if brackets.around(i.span.start) is None]
        if not items:
            return [] if _BARE.fullmatch(text, line.start, line.end) else None
        gaps = [
            brackets.between(a, b)
            for a, b in zip(
                [line.start, *(i.span.end for i in items)],
                [*(i.span.start for i in items), line.end],
                strict=True,
            )
        ]
        if not _is_cell(items, gaps):
            return None
        titles_added = [i for i in added if isinstance(i, TitleMark)] if is_person(items[0]) else []
        return [*items, *titles_added]

    def _roles(self, entries: list[_Entry]) -> Iterator[Held]:
        carried: str | None = None
        for entry in entries:
            body: str | None = None
            for title in entry.added:
                if isinstance(title, TitleMark):
                    yield self._held(entry, title, None)
            for item in entry.post:
                if isinstance(item, TitleMark):
                    home = body or self._carried(carried, item)
                    yield self._held(entry, item, home)
                else:
                    body = item.name
            first = next((i.name for i in entry.post if not isinstance(i, TitleMark)), None)
            carried = first or carried

    def _carried(self, body: str | None, title: TitleMark) -> str | None:
        """The body of the person above, if the office is one of such a body's."""
        heads = heads_of(title.text)
        fits = body is not None and heads and self._homes.can_have(body, heads)
        return body if fits else None

    def _held(self, entry: _Entry, title: TitleMark, home: str | None) -> Held:
        if is_of_none(title.text):
            home = None
        elif home is not None and self._homes.is_chief(title):
            home = self._homes.seat(title, home, beside=True)
        title, home = self._homes.settled(title, home)
        assert entry.person is not None
        places = (entry.person.span, title.span)
        return Held(
            person=entry.person.name,
            title=title,
            organization=home,
            span=Span(start=min(p.start for p in places), end=max(p.end for p in places)),
            rule="roles.row",
        )


def _is_cell(items: list[Item], gaps: list[str]) -> bool:
    if not _NUMBERED.fullmatch(gaps[0]):
        return False
    if is_person(items[0]):
        return len(items) == 1 and _BEHIND_NAME.fullmatch(gaps[-1]) is not None
    is_post = not any(map(is_person, items))
    return is_post and all(map(_BETWEEN.fullmatch, gaps[1:]))


def _entries(cells: list[list[Item]]) -> list[_Entry]:
    """The people of a block, each with the cells above or below; none if it is no column."""
    people = sum(is_person(cell[0]) for cell in cells)
    if people < _FEWEST or not any(is_body(item) for cell in cells for item in cell):
        return []
    last = max(at for at, cell in enumerate(cells) if is_person(cell[0]))
    ordered = cells if is_person(cells[0][0]) else cells[last::-1]
    entries: list[_Entry] = []
    for cell in ordered:
        if is_person(cell[0]):
            entries.append(_Entry(person=cell[0], added=cell[1:]))  # type: ignore[arg-type]
        elif not entries:
            return []
        else:
            below = ordered is cells
            entries[-1].post = [*entries[-1].post, *cell] if below else [*cell, *entries[-1].post]
    is_whole = all(any(isinstance(i, TitleMark) for i in entry.post) for entry in entries)
    return (entries if ordered is cells else entries[::-1]) if is_whole else []
