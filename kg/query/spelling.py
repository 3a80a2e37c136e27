"""Pinyin as people type it to find a name.

>>> sorted(typed("吕思远"))
['lsy', 'lusiyuan', 'lvsiyuan']
"""

from __future__ import annotations


def typed(name: str) -> frozenset[str]:
    """Give how a name may be typed, without spaces: whole, ü as v or as u, and by its initials."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - a quarter of a second, here only

    whole = latin(" ".join(lazy_pinyin(name)))
    initials = latin("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)))
    with_u = latin(" ".join(lazy_pinyin(name, v_to_u=True)).replace("ü", "u"))
    return frozenset({whole, with_u, initials})


def latin(text: str) -> str:
    """Give Latin letters as they are compared: lower case, no spaces, ü as v."""
    return "".join(text.lower().replace("ü", "v").split())
