"""Names of organizations that end in a head (公司, 协会, 市委), by lexicons."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.extract.marking.organization_borders import POINTING, goes_on_as_body, with_seat
from kg.extract.marking.stretches import Stretches
from kg.lexicon import document, scanner, table, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.titles import TitleMark

LONGEST = 34
"""No name of an organization is longer, in code points."""
_OFFICES = frozenset("局厅委办署")
_MOVES = frozenset("来到赴对给让把被在报")
_BUILT = re.compile(r"[建进选]$|投资|合作|合资|[一二三首]期|[县乡村自]办|老$|包装$|移步|是否|二期")
_HOSTING = frozenset(
    ["主办", "主持", "承办", "协办", "主管", "会谈", "会见", "会晤", "会面", "会商"]
)
_BRANCHES = ("分公司", "子公司", "分行", "支行")
_FULL = 4
"""From here on what stands before a head is a name of its own."""
_COUNTED = re.compile(r"(?:另外|其他)?[一二三四五六七八九十两几数多百]{1,3}[座家个所间处支]")
_WORKPLACES = frozenset(["实验室", "工厂", "车间"])
_SESSION = re.compile(r"第?[一二三四五六七八九十百]{1,3}届|(?:新一|首|本|上)届")


class OrganizationMark(Struct, frozen=True, kw_only=True, gc=False):
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
    held = [m for m in titles if not goes_on_as_body(text, m.span.end, ambiguous=m.ambiguous)]
    inside, starts = Stretches(mark.span for mark in held), {mark.span.start for mark in titles}
    for number, (end, start) in enumerate(kept):
        longer = any(s <= start and end < e for e, s in kept[number + 1 : number + 6])
        is_doubled = text[end - 2 : end] == "系系" or text[end - 3 : end] == "大学校"
        if longer or is_doubled or inside.cuts(end) or inside.holds(start):
            continue
        if end in starts or not _is_cut(text, start, end):
            yield start, end, text[start:end]


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether an everyday word lies across an end of the head: 集|团队, 办|公会."""
    behind = text[end : end + 2]
    if text[end - 2 : end + 1] == "大学校":
        return False
    if text[end - 1 : end + 1] in words("common_words") and behind not in _HOSTING:
        return True
    if end - start <= 2 and text[start - 1 : start + 1] in words("common_words"):
        return end - start == 1 or text[start:end] in ("公会", "作协", "科协", "会社")
    return any(text.startswith(word, end) for word in document("names")["not_behind_head"])


def _mark(text: str, head: tuple[int, int, str], edges: list[int]) -> OrganizationMark | None:
    head_start, end, word = head
    edge = edges[max(0, bisect_left(edges, head_start + 1) - 1)]
    start = max(edge, end - LONGEST)
    start = _without_lead(text, start, head_start)
    if text[start] == "应" and text.startswith("邀请", end) and start + 1 < head_start:
        start += 1
    modifier = text[start:head_start].strip()
    kind = table("organization_heads")[word]
    whole = text[start:end]
    is_whole = whole in _bare_bodies()
    complete = is_whole or (kind == "unit" and len(word) >= 3)
    if word in document("names")["generic"] and _is_plain(modifier, word):
        modifier, start = "", head_start
    lacking = _empty() if kind == "body" else POINTING
    counted = _COUNTED.fullmatch(modifier) is not None or (
        word in _WORKPLACES and modifier in words("common_words")
    )
    bare = (not modifier or modifier in lacking or counted) and not complete
    bare = bare or modifier in POINTING
    if whole.count("(") != whole.count(")"):
        return None
    if len(modifier) < 2 and not bare and not complete and not _is_short_body(modifier, word):
        return None
    public = _is_public(word, modifier)
    return OrganizationMark(
        span=Span(
            start=head_start if bare and modifier in _silent() else start,
            end=end if bare else with_seat(text, end),
        ),
        head=word,
        unit=kind == "unit" and not public,
        bare=bare,
    )


def _is_public(head: str, modifier: str) -> bool:
    """Whether a sub-unit's head ends a body's own name: 智利农业|部, 云南花卉育种|中心."""
    if head in _OFFICES and any(letter in modifier for letter in "省市县区州旗"):
        return True
    if len(modifier) < _FULL:
        return False
    names = document("names")
    if head == "厂":
        return _is_own_factory(modifier)
    ends = names["told_by_ends"].get(head, ())
    return modifier.endswith(tuple(ends)) or _is_of_place(head, modifier)


def _is_of_place(head: str, modifier: str) -> bool:
    """Whether the place that leads makes the body: 中国某|报, 智利农业|部, 云南花卉育种|中心."""
    if head == "报":
        return modifier.startswith(("中国", "中华", "华夏"))
    if head in ("部", "局", "署") and not modifier.startswith("中国"):
        return modifier.startswith(tuple(words("countries")))
    names = document("names")
    return (
        head in names["own_heads"]
        and len(modifier) > _FULL
        and not (modifier + head).endswith(tuple(names["venues"]))
        and any(modifier[:k] in _places() for k in (2, 3, 4))
    )


def _is_own_factory(modifier: str) -> bool:
    """Whether a name stands before 厂: 兰州石油化工容器|厂, not 大型水泥|厂."""
    return (
        len(modifier) >= _FULL
        and modifier not in words("common_words", "trades", "trade_words")
        and modifier[:2] not in _empty()
        and not modifier.startswith(tuple(words("trade_words")))
        and _BUILT.search(modifier) is None
    )


@cache
def _places() -> frozenset[str]:
    return words("provinces", "cities", "countries") | {"中国", "国家", "中华", "全国"}


def _is_plain(modifier: str, head: str) -> bool:
    """Whether it is a place only, or ends in a verb: 北京|协会, 会议宣布|集团."""
    if head in document("names")["not_of_places"] and modifier in words(
        "provinces", "cities", "countries"
    ):
        return True
    if modifier and modifier[-1] in _MOVES and modifier not in words("common_words"):
        return True
    verbs = table("person_verbs")
    return modifier in verbs or (modifier[-2:] in verbs and modifier[:-2] in words("common_words"))


def _is_short_body(modifier: str, head: str) -> bool:
    """市能源局, 省厅: one place letter before a public body's head."""
    return modifier in "省市县区州旗镇乡" and len(head) > 1


def _leads(text: str, index: int) -> bool:
    """Whether the character at the start of a name belongs before it: 3月5日|江岳集团."""
    return text[index] in "某各该原)·-" or (
        text[index] in "年月日" and text[index - 1 : index].isdigit()
    )


def _after_verb(text: str, start: int, head_start: int) -> int:
    """The start without a verb that no boundary is, as names begin with it too: 联合|汉江大学."""
    for word in document("names")["leading_verbs"]:
        end = start + len(word)
        is_short = head_start - end < 2 and text[end:head_start] not in tuple("省市县区")
        if not text.startswith(word, start) or is_short:
            continue
        if text[start - 1 : start] in tuple("、(") or _goes_on_as_word(text, start, end):
            continue
        return end
    return start


def _goes_on_as_word(text: str, start: int, end: int) -> bool:
    """Whether the verb makes another word with what follows it: 经|济, 联合|会, 报|社."""
    rest = text[end : end + 2]
    if rest in ("国家", "中国", "国务", "市人", "省人", "全国", "集团", "公司", "协会"):
        return False
    if text[start : end + 1] in words("common_words") or rest in words("trades", "trade_words"):
        return True
    goes_on = document("names")["leading_verbs"][text[start:end]]
    return text.startswith(tuple(goes_on), end)


def _is_ours(text: str, index: int) -> bool:
    """Whether the character belongs to a word for one's own body: 我所|国际部, 该校|教务处."""
    return text[index - 1 : index] in tuple("我该本") or text[index] == "校"


def _without_lead(text: str, start: int, head_start: int) -> int:
    start = _after_verb(text, start, head_start)
    for lead in ("集团公司", "总公司", "公司", "集团", "总行"):
        if text.startswith(lead, start) and head_start - start > len(lead) + 1:
            start += len(lead) if text.startswith(_BRANCHES, head_start) else 0
            break
    session = _SESSION.match(text, start, head_start)
    if session:
        start = session.end()
    if text[start] in "校所院会" and head_start - start > 1 and _is_ours(text, start):
        start += 1
    if text[start - 1 : start] == "我" and text[start] == text[start + 1] in "省市县区镇":
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
def _bare_bodies() -> frozenset[str]:
    return frozenset(document("names")["bare_bodies"])
