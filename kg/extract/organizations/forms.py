"""Which name forms of one article are one organization: 鑫禾循环 of 安徽鑫禾循环科技有限公司."""

from __future__ import annotations

from functools import cache

from kg.lexicon import table, words

_CLIPPED = 4
"""So long is a firm's brand with one character of each word behind it: 江岳印机."""
_NATIONAL = ("中国", "中华", "全国", "国家")
_ASSOCIATIONS = ("协会", "学会", "商会", "联合会", "促进会", "总会", "研究会", "公会")


def is_short_of(short: str, full: str) -> bool:
    """Whether `short` is a short form of the name `full`, by their characters alone.

    Both are folded and simplified. A group's name is no short form of its member's: 江岳集团 and
    江岳科技有限公司 are two.
    """
    if short == full or len(short) >= len(full) or len(short) < 2:
        return False
    if full in (f"{short}人民政府", f"{short}政府"):
        return True
    if full.endswith(short) and len(short) >= 4:
        return (
            is_place(full[: -len(short)])
            or full[: -len(short)] in _NATIONAL
            or _is_tail(short, full)
        )
    if firm_end(full):
        return _is_short_firm(short, full) and not _is_abroad(short, full)
    return _is_short_association(short, full)


def is_place(name: str) -> bool:
    """Whether the name is that of administrative units only (江苏, 江苏省高邮市)."""
    if name in places():
        return True
    return any(name[:cut] in places() and is_place(name[cut:]) for cut in range(2, len(name) - 1))


@cache
def places() -> frozenset[str]:
    """Give the names of countries and administrative units, with and without 省 市 县."""
    return words("provinces", "cities", "counties", "countries")


@cache
def firm_end(name: str) -> str:
    """Give what ends the name as a firm's (有限公司, 集团), or ''."""
    return max((end for end in table("company_ends") if name.endswith(end)), key=len, default="")


@cache
def brand(name: str) -> str:
    """Give the name without the place before it and the firm's end: 鑫禾循环科技."""
    core = name.removesuffix(firm_end(name)) if firm_end(name) else name
    for length in range(min(8, len(core) - 2), 1, -1):
        if is_place(core[:length]) or core[:length] in _NATIONAL:
            return core[length:]
    return core


def _is_tail(short: str, full: str) -> bool:
    """A unit's bare form, or a firm's name without its first word: 高速集团 of 江渝高速集团."""
    return bool(firm_end(short)) or any(
        full[: -len(short)].endswith(head) for head in table("organization_heads")
    )


def _is_short_firm(short: str, full: str) -> bool:
    end, core = firm_end(short), brand(short)
    if "集团" in short and "集团" not in full:
        return False
    if "集团" in full and "集团" not in firm_end(full) and "集团" not in core and "集团" in short:
        return False
    whole = brand(full)
    if len(core) >= 2 and whole.startswith(core):
        return True
    whole_with_place = full.removesuffix(firm_end(full))
    if (
        len(short) >= 3
        and whole_with_place.startswith(short.removesuffix(end))
        and len(short.removesuffix(end)) >= 3
    ):
        return True
    is_clipped = not end and len(short) == _CLIPPED and short[:2] == whole[:2]
    is_clipped |= bool(end) and 2 <= len(core) <= 4
    return is_clipped and _is_drawn_from(core, whole_with_place)


def _is_abroad(short: str, full: str) -> bool:
    """Whether the one is of a country that the other does not name: a parent abroad, 德国…公司."""
    land = next((short[:n] for n in (4, 3, 2) if short[:n] in words("countries")), "")
    return bool(land) and land not in full


def _is_short_association(short: str, full: str) -> bool:
    for head in _ASSOCIATIONS:
        if full.endswith(head):
            shortened = (
                short.removesuffix(head) if short.endswith(head) else short.removesuffix("协")
            )
            return (
                short != shortened
                and len(shortened) >= 2
                and _is_drawn_from(shortened, full.removesuffix(head))
            )
    return False


def _is_drawn_from(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in their order."""
    rest = iter(full)
    return all(char in rest for char in short)
