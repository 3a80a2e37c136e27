"""The sentences of an article as their grammar is read.

A sentence that ends in ; goes on in the next; lines that a narrow column cut off are one; and
where an article has no 。 at all, a half-width period between Chinese words ends a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked

_DOT = re.compile(r'(?<=[\u4e00-\u9fff)"”」%])\.(?=[\s\u4e00-\u9fff"“「\d])')
_ITEM = re.compile(r"[\W\d]{0,4}[\u4e00-\u9fff]{2,8}:|\W{0,3}\d{1,2}[:.、]|[▲△●◆■□○·★◇•]")
"""What begins a line of its own: a label, a number, a time of day, a mark."""
_CLOSED = frozenset("。!?;:…”」)】》>|")
"""What ends a line that no column has cut."""
_LONGEST = 1500
"""A longer sentence is not joined to another."""
_LINE = 12
"""A shorter line is a heading, or the last one of a paragraph."""
_CUT_LINES = 4
"""So many lines at least must be cut before an article counts as one of narrow columns."""
_RAGGED = 5
"""By so many characters the lines of a column differ at most."""


def periods(marked: Marked) -> Iterator[tuple[int, Span]]:
    """Give the number of the paragraph and the place of each sentence, in text order."""
    is_column, has_dots = _is_column(marked), "。" not in marked.text
    paragraph, held = 0, None
    for sentence in marked.sentences:
        while sentence.start >= marked.paragraphs[paragraph].end:
            paragraph += 1
            if held is not None and not is_column:
                yield paragraph - 1, held
                held = None
        whole = Span(start=held.start if held else sentence.start, end=sentence.end)
        if _goes_on(marked, whole, marked.paragraphs[paragraph].end, is_column=is_column):
            held = whole
            continue
        held = None
        for part in _parts(marked.text, whole) if has_dots else (whole,):
            yield paragraph, part
    if held is not None:
        yield paragraph, held


def _goes_on(marked: Marked, whole: Span, end: int, *, is_column: bool) -> bool:
    """Whether a sentence ends in ; or at the edge of a column."""
    if whole.end - whole.start >= _LONGEST:
        return False
    last = marked.text[whole.end - 1]
    return last == ";" or (is_column and whole.end == end and last not in _CLOSED)


def _is_column(marked: Marked) -> bool:
    """Whether most lines are cut off at one width, and none is much longer."""
    spans = [span for span in marked.paragraphs if span.end - span.start >= _LINE]
    cut = [span.end - span.start for span in spans if marked.text[span.end - 1] not in _CLOSED]
    if len(cut) < max(_CUT_LINES, len(spans) / 2):
        return False
    items = sum(bool(_ITEM.match(marked.text, span.start)) for span in spans)
    if items * 4 >= len(spans):
        return False
    middle = sorted(cut)[len(cut) // 2]
    longest = max(span.end - span.start for span in spans)
    is_even = sum(abs(length - middle) <= _RAGGED for length in cut) * 5 >= len(cut) * 4
    return is_even and longest <= 2 * middle


def _parts(text: str, whole: Span) -> Iterator[Span]:
    """A sentence cut after each half-width period between Chinese words."""
    start = whole.start
    for match in _DOT.finditer(text, whole.start, whole.end):
        yield Span(start=start, end=match.end())
        start = match.end()
    if start < whole.end:
        yield Span(start=start, end=whole.end)
