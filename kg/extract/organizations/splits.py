"""Where in an unbroken name of a part the name of its whole ends: 江岳集团|战略投资部.

Source: the ends in `lexicons/parents.toml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.extract.organizations.forms import is_place, places
from kg.lexicon import Scanner, document, scanner, table, words

if TYPE_CHECKING:
    from collections.abc import Iterator


_ATTACHED = re.compile(r"(?:第[一二三四五六七八九十]{1,2})?附属")
_LONGEST_PART = 16
_LONGEST_END = 6
_SURE_HEAD = 4
"""So long a head (有限公司) ends where it ends, whatever word its last character begins."""
_SEATS = "省市县区州旗镇"
_LOOSE = frozenset(f"与和及、一二三四五六七八九十第大总{_SEATS}")


class Cut(Struct, frozen=True, kw_only=True):
    """A place in a name where a whole ends and its part goes on."""

    at: int
    unit: bool
    """Whether the whole is itself a department."""


def is_part(tail: str) -> bool:
    """Whether what goes on a name is the name of a part: 战略投资部, 湖北分公司, 材料学院."""
    if not 0 < len(tail) <= _LONGEST_PART or _goes_on(tail):
        return False
    data = document("parents")
    end = part_end(tail)
    modifier = tail.removesuffix(end)
    if tail in data["bare_parts"] or end.endswith("医院"):
        return tail in data["bare_parts"] or _ATTACHED.match(tail) is not None
    if end == "公司":
        return is_place(modifier) or modifier.endswith(tuple(data["company_trades"]))
    return bool(end) and len(modifier) >= (1 if len(end) > 1 else 2)


def _goes_on(tail: str) -> bool:
    """Whether the tail belongs to the same name: 集团|公司, 江城|市商务局."""
    if tail.startswith(tuple(document("parents")["no_part_starts"])):
        return True
    return tail[0] in _SEATS and tail[:2] not in words("common_words")


@lru_cache(maxsize=4096)
def unit_lead(name: str) -> str:
    """Give the word for one's own body that leads a unit's name (局|办公室, 部内|综合处), or ''."""
    for lead in document("antecedents")["leads"]:
        rest = name.removeprefix(lead)
        if rest == name or (len(lead) == 1 and name[:2] in words("common_words")):
            continue
        if len(rest) > 1 and _is_common_unit(rest):
            return str(lead)
    return ""


def _is_common_unit(name: str) -> bool:
    """Whether any body may have such a unit: 办公室, 规划处."""
    if name in document("parents")["bare_parts"]:
        return True
    modifier = name.removesuffix(part_end(name))
    return len(modifier) > 1 and is_part(name) and is_plain(modifier)


def part_end(name: str) -> str:
    """Give what ends the name as a part's (事业部, 分公司), or ''."""
    ends = _part_ends()
    sizes = range(min(_LONGEST_END, len(name)), 0, -1)
    return next((name[-size:] for size in sizes if name[-size:] in ends), "")


@lru_cache(maxsize=4096)
def cuts(name: str) -> tuple[Cut, ...]:
    """Give the places where the name of a whole can end in the name, the first one first."""
    if not part_end(name) or name[0] in "我该" or name.startswith("中共"):
        return ()
    sure = {cut.at: cut for cut in (*_by_place(name), *_by_head(name, weak=False))}
    if not sure:
        sure = {cut.at: cut for cut in (*_by_trade(name), *_by_head(name, weak=True))}
    return tuple(sure[at] for at in sorted(sure))


def _by_head(name: str, *, weak: bool) -> Iterator[Cut]:
    """Behind a head; of the weak ones (证券) a department follows that every firm has."""
    data = document("parents")
    heads: dict[int, str] = {}
    for ends in (scanner("organization_heads"), scanner("state_bodies"), _more_heads()):
        for hit in ends.all(name):
            heads[hit.span.end] = max(heads.get(hit.span.end, ""), hit.word, key=len)
    for end, head in heads.items():
        if any(far - len(longer) < end < far and len(longer) > 1 for far, longer in heads.items()):
            continue
        if (head in data["weak_wholes"]) != weak or head in data["zones"]:
            continue
        tail = name[end:].removeprefix("公司") if head == "银行" else name[end:]
        if _runs_on(name, head, end) or _is_below(head, tail):
            continue
        if _is_whole(name[:end], head) and is_part(tail):
            is_unit = head.endswith(tuple(data["departments"])) and not head.endswith("公司")
            yield Cut(at=end, unit=is_unit)


def _is_below(head: str, tail: str) -> bool:
    """Whether the tail is no part of a department, as firms and committees are none."""
    is_small = len(head) == 1 and head in document("parents")["departments"]
    return is_small and tail.endswith(("公司", "集团", "委员会", "中心", "研究院"))


def _runs_on(name: str, head: str, end: int) -> bool:
    """Whether an everyday word lies across the end of the head: 协会总会|计师, 组委|会."""
    if name[end - 1 : end + 1] == "委会":
        return True
    if name[end:] in document("parents")["bare_parts"] or len(head) >= _SURE_HEAD:
        return False
    if name[end - 1 : end + 1] not in words("common_words"):
        return False
    if name[end : end + 2] not in words("common_words"):
        return True
    stem = name.removesuffix(part_end(name))
    return len(head) == 1 and is_plain(stem[end + 1 :]) and not is_plain(stem[end:])


def _is_whole(whole: str, head: str) -> bool:
    """Whether the stretch up to a head names a body: 浙东大学, not 西部 or 产业中心."""
    data, everyday = document("parents"), words("common_words")
    modifier = whole.removesuffix(head)
    if not modifier:
        return whole in table("state_bodies") or whole in document("names")["bare_bodies"]
    if modifier in ("集团", "公司") and head.endswith((*data["departments"], "中心", "总部")):
        return True
    is_short = head in data["short_wholes"]
    if whole in everyday or (modifier in everyday and not is_place(modifier) and not is_short):
        return False
    if len(head) == 1 and (len(whole) < 3 or whole[-2:] in everyday):
        return False
    is_named = len(modifier) >= 2 or modifier in "省市县区州旗" or is_short
    return is_named and not _is_no_whole(whole, head, modifier)


def _is_no_whole(whole: str, head: str, modifier: str) -> bool:
    """Whether it is too broad, cut off, a firm's committee, or 政府 behind no place."""
    data = document("parents")
    return (
        whole in data["no_wholes"]
        or whole.count("《") != whole.count("》")
        or whole.endswith("银行公司")
        or (head.endswith("政府") and not _is_seat(modifier))
        or (head in data["inner_parties"] and not is_place(modifier))
        or (len(head) == 1 and head in data["departments"] and is_place(modifier))
    )


def _is_seat(modifier: str) -> bool:
    return is_place(modifier) or modifier[-1:] in _LOOSE


def _by_trade(name: str) -> Iterator[Cut]:
    """Behind a brand with its trade, before a department that every firm has: 华澜热电|燃料部."""
    for hit in scanner("trades").longest(name):
        end = hit.span.end
        closer = next((c for c in document("parents")["closers"] if name.startswith(c, end)), "")
        if is_part(name[end + len(closer) :]):
            end += len(closer)
        brand, tail = name[: hit.span.start], name[end:]
        if len(brand) < 2 or is_plain(brand) or _is_of_seat(brand):
            continue
        if is_part(tail) and _is_common_part(tail):
            yield Cut(at=end, unit=False)
            return


def _is_of_seat(brand: str) -> bool:
    """Whether it is a seat of government, with no more than a trade behind: 江城市|铁路."""
    last = max(brand.rfind(seat) for seat in _SEATS)
    return last > 0 and (last == len(brand) - 1 or is_plain(brand[last + 1 :]))


def _is_common_part(tail: str) -> bool:
    """Whether every firm may have such a part: 燃料部, 党群工作部."""
    data = document("parents")
    if not tail.endswith(tuple(data["firm_parts"])):
        return False
    return tail in data["bare_parts"] or is_plain(tail.removesuffix(part_end(tail)))


@cache
def _plain_words() -> frozenset[str]:
    return words("common_words", "trades") | places() | frozenset(document("parents")["plain"])


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Whether the text is made of everyday words, trades and places only: 人力资源, 云泽."""
    lexicon = _plain_words()
    reached = {0}
    for end in range(1, len(text) + 1):
        if (text[end - 1] in _LOOSE and end - 1 in reached) or any(
            start in reached and text[start:end] in lexicon
            for start in range(max(0, end - 6), end - 1)
        ):
            reached.add(end)
    return len(text) in reached


def _by_place(name: str) -> Iterator[Cut]:
    """Before the place of a branch: 华澜财险|云泽分公司, 江岳移动|云泽市分公司."""
    data = document("parents")
    branch = max((e for e in data["placed"] if name.endswith(e)), key=len, default="")
    if not branch:
        return
    stem = name.removesuffix(branch)
    for start in range(2, len(stem) - 1):
        if is_place(stem[start:]) and not is_place(stem[:start].removesuffix("驻")):
            whole = stem[:start].removesuffix("驻")
            if len(whole) > 1 and not _is_seat(whole) and whole not in words("common_words"):
                yield Cut(at=len(whole), unit=False)
            return


@cache
def _part_ends() -> frozenset[str]:
    return frozenset(document("parents")["parts"])


@cache
def _more_heads() -> Scanner:
    return Scanner(document("parents")["wholes"])
