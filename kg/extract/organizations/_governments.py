"""Places whose officials are told of, so that they act as their government: 岚州市负责同志."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.lexicon import document
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked

_PLACE = "[\u4e00-\u9fff]{2,6}[省市县区镇乡州旗]"
_OFFICIALS = re.compile(
    rf"[省市县区镇乡州旗](?=(?:[、和及]{_PLACE}){{0,5}}等?(?:有关|相关|主要|分管)(?:负责同志|负责人|领导)"
    rf"|(?:[、和及]{_PLACE}){{0,5}}等?(?:负责同志|党政负责同志))"
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_SHORTEST, _LONGEST = 3, 8


def acting_places(marked: Marked) -> Iterator[Span]:
    """Give each place whose 有关负责人 or 负责同志 takes part."""
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
