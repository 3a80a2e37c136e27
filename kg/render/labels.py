"""Labels as they are drawn, and the keys by which they are found.

>>> wrapped("华澜铜业协会再生分会", width=12).splitlines()
['华澜铜业协', '会再生分会']
"""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from kg.query.spelling import typed

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEVER_FIRST = frozenset("，。、：；！？）】》”’…,.:;!?)]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_OVER = 4
"""So many cells may stand over the width, of what never starts a line."""


def wrapped(label: str, *, width: int = 18, lines: int = 3) -> str:
    """Give the label in even lines of at most `width` cells (a Han character takes two).

    What does not fit ends in an ellipsis. Invisible characters, which could turn the label
    around or hide in it, are left out.
    """
    text = _visible(label)
    full = -(-_cells(text) // width) or 1
    even = width if full > lines else -(-_cells(text) // full) + 1
    rows = _rows(text, min(width, even))
    if len(rows) > lines:
        rows = [*rows[: lines - 1], f"{rows[lines - 1][:-1]}…"]
    return "\n".join(row.strip() for row in rows).strip() or "—"


def _rows(text: str, width: int) -> list[str]:
    rows = [""]
    for character in text:
        wide = _cells(rows[-1]) + _cells(character)
        if wide > width + (_OVER if _hangs(character) else 0):
            rows.append("")
        rows[-1] += character
    return rows


def _hangs(character: str) -> bool:
    return character in _NEVER_FIRST or unicodedata.category(character).startswith("M")


def search_keys(forms: Iterable[str]) -> tuple[str, ...]:
    """Give the pinyin of each form without spaces, and its initials: 林知远 → linzhiyuan, lzy.

    ü is v, and u besides: 吕思远 is found by lvsiyuan and lusiyuan.
    """
    keys = (sorted(typed(form), key=lambda key: (-len(key), key)) for form in forms)
    return tuple(dict.fromkeys(chain.from_iterable(keys)))


def _visible(label: str) -> str:
    return "".join(c for c in label if unicodedata.category(c) not in _INVISIBLE)


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
