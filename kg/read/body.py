r"""Marks an article's own lines; what is left over is site furniture.

`body("甲会见乙", "来源:江岳网\n3月5日,甲会见乙……。\n责任编辑:丙")` → the span of the second line
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg import lexicon
from kg.model import Span
from kg.text import fold, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 200
"""A line of more characters is never furniture."""
_PROSE = 25
_SENTENCE_END = re.compile("[。!?]")
_BLANK = re.compile(r"[\s\W_]+")


def body(title: str, text: str) -> tuple[Span, ...]:
    """Give the spans (code points) of the article's own lines, adjacent lines in one span.

    What furniture is, `lexicons/furniture.toml` says: single lines wherever they stand, lines
    before or after the prose only, and headings from which on all is furniture. A title that is
    repeated above the prose is furniture too.
    """
    folded = fold(text)
    rows = [span for span in lines(folded) if span.of(folded).strip()]
    own = [rows[index] for index in _own([row.of(folded).strip() for row in rows], title)]
    return tuple(_merged(own, folded))


def is_prose(row: str) -> bool:
    """Whether a folded line is running text: long enough, a sentence in it, no furniture."""
    return _has_sentence(row) and not furniture(row)


def furniture(row: str) -> frozenset[str]:
    """Give where a folded, stripped line is furniture: `line`, `head`, `tail`, `rest`.

    `line` means anywhere, `head` and `tail` before and after the article's prose only; `rest` is
    a heading, below which nothing is the article's own. No value: it is none.
    """
    if len(row) > _LONGEST:
        return frozenset()
    return frozenset(
        pattern.gives for pattern in lexicon.patterns("furniture") if pattern.regex.search(row)
    )


def _own(rows: Sequence[str], title: str) -> Iterator[int]:
    """The indexes of the rows that are the article's own."""
    kinds = [furniture(row) for row in rows]
    prose = [i for i, row in enumerate(rows) if not kinds[i] and _has_sentence(row)]
    first = prose[0] if prose else 0
    cut = next((i for i in range(first, len(rows)) if prose and "rest" in kinds[i]), len(rows))
    last = max((i for i in prose if i < cut), default=len(rows))
    heading = _plain(fold(title))
    for index in range(cut):
        here = {"line", "rest"} | ({"head"} if index < first else set())
        here |= {"tail"} if index > last else set()
        is_title = index < first and _plain(rows[index]) == heading
        if not kinds[index] & here and not is_title:
            yield index


def _has_sentence(row: str) -> bool:
    return len(row) >= _PROSE and bool(_SENTENCE_END.search(row))


def _plain(row: str) -> str:
    return _BLANK.sub("", row)


def _merged(own: Sequence[Span], text: str) -> Iterator[Span]:
    """Spans that join those between which stand blanks only."""
    if not own:
        return
    start = own[0].start
    for one, following in pairwise(own):
        if text[one.end : following.start].strip():
            yield Span(start=start, end=one.end)
            start = following.start
    yield Span(start=start, end=own[-1].end)
