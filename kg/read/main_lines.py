"""Lays an extracted main text out in the lines of its page.

Extraction runs paragraphs together that line breaks or tables part, and drops headings. So it
decides which of the page's lines are main text, and the page gives the lines; headings and other
furniture between them are kept, for `kg.read.body` to see where the article ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.read.body import furniture
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_GLUE = re.compile(r"[\s|]+")
_TELLING = 12
"""From so many characters on, a line that stands in the main text cannot do so by chance."""
_ENOUGH = 0.6
"""The share of the main text that the page's lines must account for."""


def main_lines(rows: Iterable[str], found: str) -> list[str]:
    """Give the lines of the page that make up the extracted text `found`, in their order.

    If they account for too little of it, the lines of `found` itself.
    """
    glued = _GLUE.sub("", found)
    shown = list(rows)
    plain = [_GLUE.sub("", row) for row in shown]
    telling = [i for i, row in enumerate(plain) if len(row) >= _TELLING and row in glued]
    if not telling:
        return found.split("\n") if found else []
    taken = [
        i
        for i in range(_first(plain, telling[0], glued), _last(plain, telling[-1], glued) + 1)
        if plain[i] in glued or furniture(fold(shown[i]))
    ]
    accounted = sum(len(plain[i]) for i in taken)
    return [shown[i] for i in taken] if accounted >= _ENOUGH * len(glued) else found.split("\n")


def _first(plain: list[str], start: int, glued: str) -> int:
    """The first of the short lines above that stand in the text right before it."""
    tail = glued.find(plain[start])
    while start > 0 and plain[start - 1] and glued.endswith(plain[start - 1], 0, tail):
        start -= 1
        tail -= len(plain[start])
    return start


def _last(plain: list[str], end: int, glued: str) -> int:
    """The last of the short lines below that stand in the text right behind it."""
    head = glued.rfind(plain[end]) + len(plain[end])
    while end + 1 < len(plain) and plain[end + 1] and glued.startswith(plain[end + 1], head):
        end += 1
        head += len(plain[end])
    return end
