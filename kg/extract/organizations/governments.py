"""Places whose officials are told of, so that they act as their government.

`岚州市负责同志` → 岚州市; `岚州市召开会议，市委常委、副市长林知远主持` → 岚州市
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.organizations.seats import CHIEFS, place_until
from kg.lexicon import document, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.titles import TitleMark

_PLACE = "[\u4e00-\u9fff]{2,6}[省市县区镇乡州旗]"
_OFFICIALS = re.compile(
    rf"[省市县区镇乡州旗](?=(?:[、和及]{_PLACE}){{0,5}}等?(?:有关|相关|主要|分管)(?:负责同志|负责人|领导)"
    rf"|(?:[、和及]{_PLACE}){{0,5}}等?(?:负责同志|党政负责同志))"
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_SHORTEST, _LONGEST = 3, 8
_BREAKS = ("", "、", ",", "。", ";", "\n", " ", "(")


def acting_places(marked: Marked) -> Iterator[Span]:
    """Give each place whose 有关负责人 takes part, or that a 副市长 without a place can be of."""
    yield from _taking_part(marked)
    for kind in sorted({t.head[0] for t in marked.titles if _is_bare_chief(marked, t)}):
        yield from _only_place(marked, kind)


def _is_bare_chief(marked: Marked, title: TitleMark) -> bool:
    """Whether it is the head of a government and no place stands before: 市委常委、|副市长."""
    before = marked.text[max(0, title.span.start - 1) : title.span.start]
    return title.head in CHIEFS and before in _BREAKS


def _only_place(marked: Marked, kind: str) -> Iterator[Span]:
    """The place of the kind, if the article names one and no other."""
    places: dict[str, list[Span]] = {}
    for match in re.finditer(kind, marked.text):
        span = place_until(marked, match.end(), kind)
        if span is not None and not marked.title_stretches.meets(span):
            places.setdefault(span.of(marked.text), []).append(span)
    known = words("cities") | words("counties") | words("provinces")
    named = [spans for name, spans in places.items() if name in known or len(spans) > 1]
    if len(named) == 1:
        yield named[0][0]


def _taking_part(marked: Marked) -> Iterator[Span]:
    generic = tuple(document("names")["no_places"])
    for sentence in marked.sentences:
        for match in _OFFICIALS.finditer(marked.text, sentence.start, sentence.end):
            start = max(marked.edge_before(match.start() - 1), sentence.start)
            name = marked.text[start : match.end()]
            if (
                _SHORTEST <= len(name) <= _LONGEST
                and _HAN.fullmatch(name)
                and not name.startswith(generic)
            ):
                yield Span(start=start, end=match.end())
