"""Names of organizations that end in a head (公司, 协会, 市委), by lexicons."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.person_names import name_until
from kg.extract.stretches import Stretches
from kg.lexicon import document, scanner, table, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.titles import TitleMark

LONGEST = 34
"""No name of an organization is longer, in code points."""
_HARD = set(",。;:!?、“”\"'‘’《》<>\n\t|—–【】[]「」『』…▲▎●■◆~=*#@/\\")
_COUPLERS = frozenset("与和及")
_OFFICES = frozenset("局厅委办署")
_COUNTED = re.compile(r"(?:另外|其他)?[一二三四五六七八九十两几数多百]{1,3}[座家个所间处支]")
_WORKPLACES = frozenset(["实验室", "工厂", "车间"])
_SESSION = re.compile(r"第?[一二三四五六七八九十百]{1,3}届")
_JOINING = ("会", "局", "厅", "部", "处", "系", "学院")
_FIRMS = frozenset(
    [
        "公司",
        "有限公司",
        "股份有限公司",
        "有限责任公司",
        "集团",
        "集团公司",
        "总公司",
        "分公司",
        "集团有限公司",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMark:
    """A stretch that reads as the name of an organization."""

    span: Span
    head: str
    unit: bool
    """Whether its head makes a sub-unit's name only (部, 处)."""
    bare: bool
    """Whether nothing of a name stands before the head (协会, 该公司)."""


def organization_marks(
    text: str, sentence: Span, titles: tuple[TitleMark, ...], edges: list[int]
) -> tuple[OrganizationMark, ...]:
    """Give the names of one sentence of folded, simplified text, by their ends.

    Of names that end at one place the longest head counts. A name may lie inside another: 某集团 in
    某集团某分公司.
    """
    return tuple(
        mark
        for start, end, head in _heads(text, sentence, titles)
        if (mark := _mark(text, (start, end, head), edges)) is not None
    )


def _heads(
    text: str, sentence: Span, titles: tuple[TitleMark, ...]
) -> Iterator[tuple[int, int, str]]:
    """The heads of the sentence that no longer head holds and no title cuts."""
    piece = sentence.of(text)
    found: dict[int, int] = {}
    for hit in scanner("organization_heads").all(piece):
        end = hit.span.end + sentence.start
        found[end] = min(found.get(end, end), hit.span.start + sentence.start)
    kept = sorted(found.items())
    inside, starts = Stretches(mark.span for mark in titles), {mark.span.start for mark in titles}
    for number, (end, start) in enumerate(kept):
        held = any(s <= start and end < e for e, s in kept[number + 1 : number + 6])
        if held or inside.cuts(end) or inside.holds(start):
            continue
        if end in starts or not _is_cut(text, start, end):
            yield start, end, text[start:end]


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether an everyday word lies across an end of the head: 集|团队, 办|公会."""
    if text[end - 1 : end + 1] in words("common_words"):
        return True
    if end - start <= 2 and text[start - 1 : start + 1] in words("common_words"):
        return end - start == 1 or text[start:end] in ("公会", "作协", "科协", "会社")
    return any(text.startswith(word, end) for word in document("names")["not_behind_head"])


def name_edges(text: str, sentence: Span, titles: tuple[TitleMark, ...]) -> list[int]:
    """Give the places of a sentence where a name can begin, sorted.

    They are the places behind boundary words, titles, marks and figures.
    """
    piece = sentence.of(text)
    protected = Stretches(
        hit.span for hit in scanner("protected", "countries", "provinces", "cities").all(piece)
    )
    edges = {sentence.start}
    for hit in scanner("boundaries").all(piece):
        if len(hit.word) < 3 and (protected.cuts(hit.span.end) or protected.covers(hit.span)):
            continue
        if hit.word not in _COUPLERS or not _couples_inside(piece, hit.span):
            edges.add(sentence.start + hit.span.end)
    edges.update(mark.span.end for mark in titles)
    edges.update(sentence.start + i + 1 for i, char in enumerate(piece) if _is_hard(piece, i, char))
    return sorted(edges)


def _couples_inside(piece: str, coupler: Span) -> bool:
    """Whether 与, 和, 及 joins two halves of one name (硅酸盐与玻璃学会), not two names."""
    right = piece[coupler.end : coupler.end + 12]
    hit = next(iter(scanner("organization_heads").longest(right)), None)
    if hit is None or hit.span.start > 7 or hit.word in _FIRMS:
        return False
    if not hit.span.start and (len(hit.word) < 3 or hit.word in document("names")["generic"]):
        return False
    modifier = right[: hit.span.start]
    if any(char in _HARD or char in "省市县区" for char in modifier) or _begins_name(modifier):
        return False
    left = re.split(r"[^\u4e00-\u9fffA-Za-z]", piece[max(0, coupler.start - 14) : coupler.start])[
        -1
    ]
    is_firm = any(left.endswith(t) for t in table("trades")) and not left.endswith(
        tuple(document("names")["disciplines"])
    )
    if is_firm and not hit.word.endswith(_JOINING):
        return False
    return len(left) >= 2 and left[-1] not in "省市县区镇" and not _ends_name(left)


def _begins_name(modifier: str) -> bool:
    return any(
        modifier.startswith(hit.word)
        for hit in scanner("provinces", "cities", "counties", "countries").all(modifier)
    ) or (bool(modifier) and modifier in _pointing())


def _ends_name(left: str) -> bool:
    """Whether what stands left of 与 is a name of its own: a body, a firm, a person."""
    if left.endswith(("组委会", "委会", "双方", "我们", "公司")):
        return True
    if any(left.endswith(head) for head in table("organization_heads") if len(head) > 1):
        return True
    if any(left.endswith(trade) for trade in ("股份", "科技", "石化", "集团", "控股")):
        return True
    best = name_until(left, max(0, len(left) - 3), len(left))
    return len(left) <= 4 and best is not None and best[1] >= 2.6


def _is_hard(piece: str, index: int, char: str) -> bool:
    if char in _HARD or (char.isdigit() and not _is_in_latin(piece, index)):
        return True
    if char == "(":
        close = piece.find(")", index, index + 12)
        return close < 0 or not _goes_on(piece, close + 1)
    if char == ")":
        opened = piece.rfind("(", max(0, index - 12), index)
        return opened < 0 or not _goes_on(piece, index + 1)
    if char == " ":
        return not (piece[index - 1 : index].isascii() and piece[index + 1 : index + 2].isalpha())
    return False


def _goes_on(piece: str, index: int) -> bool:
    """Whether a head comes soon behind a bracket: 阿尔珀斯(中国)有限公司."""
    follow = piece[index : index + 12]
    return any(hit.span.start <= 8 for hit in scanner("company_tails").longest(follow))


def _is_in_latin(piece: str, index: int) -> bool:
    return piece[index - 1 : index].isascii() and piece[index - 1 : index].isalpha()


def _mark(text: str, head: tuple[int, int, str], edges: list[int]) -> OrganizationMark | None:
    head_start, end, word = head
    edge = edges[max(0, bisect_left(edges, head_start + 1) - 1)]
    start = max(edge, end - LONGEST)
    start = _without_lead(text, start, head_start)
    modifier = text[start:head_start].strip()
    kind = table("organization_heads")[word]
    whole = text[start:end]
    is_whole = whole in _bare_bodies()
    complete = is_whole or (kind == "unit" and len(word) >= 3)
    if word in document("names")["generic"] and _is_plain(modifier):
        modifier, start = "", head_start
    lacking = _empty() if kind == "body" else _pointing()
    counted = _COUNTED.fullmatch(modifier) is not None or (
        word in _WORKPLACES and modifier in words("common_words")
    )
    bare = (not modifier or modifier in lacking or counted) and not complete
    if whole.count("(") != whole.count(")"):
        return None
    if len(modifier) < 2 and not bare and not complete and not _is_short_body(modifier, word):
        return None
    public = (word in _OFFICES and any(letter in modifier for letter in "省市县区州旗")) or (
        word == "报" and modifier.startswith(("中国", "中华", "华夏")) and len(modifier) >= 4
    )
    return OrganizationMark(
        span=Span(
            start=head_start if bare and modifier in _silent() else start,
            end=end if bare else _with_seat(text, end),
        ),
        head=word,
        unit=kind == "unit" and not public,
        bare=bare,
    )


def _is_plain(modifier: str) -> bool:
    """Whether it is a place only, or ends in a verb: 北京|协会, 会议宣布|集团."""
    if modifier in words("provinces", "cities", "countries"):
        return True
    verbs = table("person_verbs")
    return modifier in verbs or (modifier[-2:] in verbs and modifier[:-2] in words("common_words"))


def _with_seat(text: str, end: int) -> int:
    """The end with the place in brackets that belongs to the name: 质检中心(无锡)."""
    match = re.compile(r"\(([\u4e00-\u9fff]{2,4})\)").match(text, end)
    if match and match[1] in words("provinces", "cities", "countries"):
        return match.end()
    return end


def _is_short_body(modifier: str, head: str) -> bool:
    """市能源局, 省厅: one place letter before a public body's head."""
    return modifier in "省市县区州旗镇乡" and len(head) > 1


def _leads(text: str, index: int) -> bool:
    """Whether the character at the start of a name belongs before it: 3月5日|江岳集团."""
    return text[index] in "某各该原)·-" or (
        text[index] in "年月日" and text[index - 1 : index].isdigit()
    )


def _is_ours(text: str, index: int) -> bool:
    """Whether the character belongs to a word for one's own body: 我所|国际部, 该校|教务处."""
    return text[index - 1 : index] in tuple("我该本") or text[index] == "校"


def _without_lead(text: str, start: int, head_start: int) -> int:
    session = _SESSION.match(text, start, head_start)
    if session:
        start = session.end()
    if text[start] in "校所院会" and head_start - start > 1 and _is_ours(text, start):
        start += 1
    while start < head_start and (text[start].isspace() or _leads(text, start)):
        if text[start] in "某各该" and start + 1 == head_start:
            break
        start += 1
    return start


@cache
def _empty() -> frozenset[str]:
    return frozenset(document("names")["empty_modifiers"])


@cache
def _silent() -> frozenset[str]:
    return frozenset(document("names")["empty_modifiers"]) - {"该", "本", "我", "贵"}


@cache
def _pointing() -> frozenset[str]:
    return frozenset(("该", "本", "各", "某", "我", "其", "全", "内", "外", "上", "下"))


@cache
def _bare_bodies() -> frozenset[str]:
    return frozenset(document("names")["bare_bodies"])
