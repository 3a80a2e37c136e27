"""A person's other name in brackets behind the first: Sofia Marchetti(索菲亚·马凯蒂).

The name that is printed first is the person's, and the other an alias; but a title or initials
with a surname (Dr. Wei) are the alias of what the brackets tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HAN = re.compile(
    r" ?\((?:(?:中文名|汉名|又名|译名):? ?)?([\u4e00-\u9fff][\u4e00-\u9fff·]{1,11})\)"
)
_LATIN = re.compile(r" ?\(((?:[A-Z][\w'’.-]*[ -]){1,3}[A-Z][\w'’-]+)\)")
_CHINESE = re.compile(r" ?\((?:中文名|汉名|中文名字):? ?([\u4e00-\u9fff]{2,4})\)")
_SHORT = re.compile(r"(?:(?:Dr|Mr|Mrs|Ms|Prof)\. ?[A-Z][\w-]+|(?:[A-Z]\. ?){1,3}[A-Z][\w-]+)")


def glosses(text: str, spans: Iterable[Span]) -> Mapping[Span, tuple[Span, Span]]:
    """Give for each span that a gloss follows the stretch of the name and that of the alias."""
    found = {}
    for span in spans:
        name = span.of(text)
        is_latin = name[:1].isascii()
        match = (_HAN if is_latin else _LATIN).match(text, span.end)
        if match is None and "·" in name:
            match = _CHINESE.match(text, span.end)
        if match is None:
            continue
        gloss = Span(start=match.start(1), end=match.end(1))
        is_short = is_latin and _SHORT.fullmatch(name) is not None
        found[span] = (gloss, span) if is_short else (span, gloss)
    return found
