"""Where the name of an organization can begin: behind boundary words, titles, marks and figures.

`近日,江岳集团与岚州大学签署` → behind 近日, `,` and 与, but not inside 硅酸盐与玻璃学会
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.marking.person_names import name_until
from kg.extract.marking.stretches import Stretches
from kg.lexicon import document, scanner, table, words

if TYPE_CHECKING:
    from kg.extract.marking.titles import TitleMark
    from kg.lexicon import Hit
    from kg.model import Span

_HARD = set(",。;:!?、“”\"'‘’《》<>\n\t|–【】[]「」『』…▲▎●■◆~=*#@/\\")
_BRACKET = re.compile(r"\(([\u4e00-\u9fff]{1,8})\)")
_KINDS = ("企业", "单位", "厂商", "客户", "股东")
_LEADING = frozenset("同在对向由从为与和")
_COUPLERS = frozenset("与和及")
_JOINING = ("会", "局", "厅", "部", "处", "系", "学院", "司", "办", "办公室")
_JOINTLY = re.compile(
    r"(?:[于在][^,。;:]{2,12}|今日|近日|正式|双方|将|已)?(?:签|达成|共建|联合|携手|合作|共同|缔结|结成|互)"
)
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

POINTING = frozenset(("该", "本", "各", "某", "我", "其", "全", "内", "外", "上", "下"))
"""Before a head these point at a body that is named elsewhere."""


def name_edges(text: str, sentence: Span, titles: tuple[TitleMark, ...]) -> list[int]:
    """Give the places of a sentence where a name can begin, sorted.

    They are the places behind boundary words, titles, marks and figures.
    """
    piece = sentence.of(text)
    edges, couplers = _behind_words(piece)
    edges.update(
        mark.span.end - sentence.start
        for mark in titles
        if not goes_on_as_body(text, mark.span.end, ambiguous=mark.ambiguous)
    )
    edges.update(i + 1 for i, char in enumerate(piece) if _is_hard(piece, i, char))
    edges.update(
        i + 1
        for i, char in enumerate(piece)
        if char == "—" and not _is_dash_inside(piece, i, edges)
    )
    for span in couplers:
        if span.start in edges or not _couples_inside(piece, span):
            edges.add(span.end)
    return sorted(sentence.start + edge for edge in edges)


def _behind_words(piece: str) -> tuple[set[int], list[Span]]:
    """The places behind boundary words, and the words that may join two halves of a name."""
    places = [hit.span for hit in scanner("provinces", "cities").all(piece)]
    protected = Stretches(
        [*places, *(hit.span for hit in scanner("protected", "countries", "counties").all(piece))]
    )
    begun = {span.start for span in places}
    edges = {0} | {at for at in begun if piece.endswith(_KINDS, 0, at)}
    couplers = []
    for hit in scanner("boundaries").all(piece):
        end = hit.span.end
        is_led = hit.word in _LEADING and end in begun
        is_kept = not piece.startswith("联合", end) and (
            protected.cuts(end) or protected.covers(hit.span)
        )
        if (len(hit.word) < 3 and is_kept and not is_led) or _is_of_firms(piece, hit.word, end):
            continue
        if hit.word in _COUPLERS:
            couplers.append(hit.span)
        elif not _is_inside_word(piece, hit.span):
            edges.add(end)
    return edges, couplers


def _is_of_firms(piece: str, word: str, end: int) -> bool:
    """Whether the name of a body of firms goes on: 民营企业|家协会, 外资企业|联合会."""
    return word.endswith("企业") and piece.startswith(tuple(document("names")["of_firms"]), end)


def _is_dash_inside(piece: str, index: int, edges: set[int]) -> bool:
    """Whether a dash joins the two places that a body's name begins with: 中国—匈牙利某委员会."""
    if piece[index - 1 : index] == "—" or piece[index + 1 : index + 2] == "—":
        return False
    begins = any(index - length in edges for length in (2, 3))
    hit = next(iter(scanner("organization_heads").longest(piece[index + 1 : index + 18])), None)
    return begins and hit is not None and not hit.word.endswith(("股份", "控股", "集团"))


def goes_on_as_body(text: str, end: int, *, ambiguous: bool) -> bool:
    """Whether a body's head follows a title, which is then part of its name: 设计师|协会."""
    names = document("names")
    if text.startswith(tuple(names["heads_of_callings"]), end) or text.startswith(
        tuple(names["long_places"]), end - 1
    ):
        return True
    return ambiguous and text.startswith(tuple(names["heads_behind_titles"]), end)


def _is_inside_word(piece: str, span: Span) -> bool:
    """Whether one of the characters that words have in them stands in one: 功|率, 不|锈."""
    start, end = span.start, span.end
    if piece.startswith("联合", end):
        return False
    return piece[start:end] in document("names")["inside_words"] and (
        piece[max(0, start - 1) : end] in words("common_words")
        or piece[start : end + 1] in words("common_words")
    )


def _couples_inside(piece: str, coupler: Span) -> bool:
    """Whether 与, 和, 及 joins two halves of one name (硅酸盐与玻璃学会), not two names."""
    right = piece[coupler.end : coupler.end + 12]
    hit = next((h for h in scanner("organization_heads").longest(right) if _ends(right, h)), None)
    if hit is None or hit.span.start > 7 or _is_never_joined(right, hit.word):
        return False
    if not hit.span.start and (len(hit.word) < 3 or hit.word in document("names")["generic"]):
        return False
    if not hit.span.start and len(hit.word) > 3 and coupler.start:
        return True
    return _is_one_name(piece, coupler, hit.span)


def _ends(right: str, hit: Hit) -> bool:
    """Whether a head ends a word and begins none: 产业|司, not 科|技."""
    end = hit.span.end
    return hit.span.start > 0 or len(hit.word) > 1 or right[: end + 1] not in words("common_words")


def _is_one_name(piece: str, coupler: Span, head: Span) -> bool:
    """Whether what is left of 与 and what is right of it up to a head make one name."""
    modifier = piece[coupler.end : coupler.end + head.start]
    word = piece[coupler.end + head.start : coupler.end + head.end]
    if any(char in _HARD or char in "省市县区" for char in modifier) or _begins_name(modifier):
        return False
    left = re.split(r"[^\u4e00-\u9fffA-Za-z]", piece[max(0, coupler.start - 14) : coupler.start])[
        -1
    ]
    is_college = word.endswith("学院")
    if is_college and not _are_fields(left, modifier + word.removesuffix("学院")):
        return False
    if _is_party(piece, left, coupler.end + head.end) and not word.endswith(_JOINING):
        return False
    return len(left) >= 2 and left[-1] not in "省市县区镇" and not _ends_name(left)


def _are_fields(left: str, right: str) -> bool:
    """Whether what is left and right of 与 can be two fields of one college: 听力|言语康复."""
    return _is_field(right) or (_is_field(left[-2:]) and len(right) > 2 and _is_field(right[-2:]))


def _is_field(name: str) -> bool:
    """Whether the name is a field of study: 公共管理, 化学; not 临湖."""
    lexicon = words("common_words", "trades", "trade_words") | _disciplines()
    reached = {0}
    for end in range(1, len(name) + 1):
        if (name[end - 1] in "学与和及系" and end - 1 in reached) or any(
            start in reached and name[start:end] in lexicon
            for start in range(max(0, end - 5), end - 1)
        ):
            reached.add(end)
    return len(name) in reached


@cache
def _disciplines() -> frozenset[str]:
    return frozenset(document("names")["disciplines"])


def _is_party(piece: str, left: str, end: int) -> bool:
    """Whether what stands left of 与 is a firm; a field of study is one where 签署 follows."""
    trade = trade_end(left)
    if not trade or not left.endswith(tuple(document("names")["disciplines"])):
        return bool(trade)
    return len(left) > len(trade) + 1 and bool(_JOINTLY.match(piece, end))


def _is_never_joined(right: str, head: str) -> bool:
    """Whether what is behind 与 is a name of its own: a firm, a university, 国网某某."""
    names = document("names")
    return head.endswith((*_FIRMS, *names["never_joined"])) or right.startswith(
        tuple(names["firm_leads"])
    )


def _begins_name(modifier: str) -> bool:
    return any(
        modifier.startswith(hit.word)
        for hit in scanner("provinces", "cities", "counties", "countries").all(modifier)
    ) or (bool(modifier) and modifier in POINTING)


def _ends_name(left: str) -> bool:
    """Whether what stands left of 与 is a name of its own: a body, a firm, a person."""
    if left.endswith(("组委会", "委会", "双方", "我们", "公司", "局", "厅")) or left[-1].isascii():
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
    if char in " .":
        behind = piece[index + 1 : index + 2]
        goes_on = behind.isalpha() and (char == " " or behind.isascii())
        return not (piece[index - 1 : index].isascii() and goes_on)
    return char in "()" and not _is_inner_bracket(piece, index, char)


def _is_inner_bracket(piece: str, index: int, char: str) -> bool:
    """Whether a name goes on behind a bracket, or the bracket is one: 某某(中国)有限公司."""
    opened = index if char == "(" else piece.rfind("(", max(0, index - 12), index)
    close = index if char == ")" else piece.find(")", index, index + 12)
    if opened < 0 or close < 0:
        return False
    if _goes_on(piece, close + 1):
        return True
    inner = piece[opened + 1 : close]
    return is_seat(inner) and (char == "(" or _goes_on_as_institute(piece, close + 1))


def _goes_on_as_institute(piece: str, start: int) -> bool:
    """Whether an institute's head comes soon behind a bracket: 岚州(上海)研究院."""
    hit = next(iter(scanner("organization_heads").longest(piece[start : start + 10])), None)
    return hit is not None and hit.span.start < 5 and len(hit.word) > 2


def with_seat(text: str, end: int) -> int:
    """Give the end with the place in brackets that belongs to the name: 质检中心(无锡)."""
    match = _BRACKET.match(text, end)
    return match.end() if match and is_seat(match[1]) else end


@cache
def _trade_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(trade) for trade in words("trades")}, reverse=True))


def trade_end(name: str) -> str:
    """Give the trade word that ends the name, the longest one, or ''."""
    trades = words("trades")
    return next((name[-k:] for k in _trade_lengths() if name[-k:] in trades), "")


def without_seat(name: str) -> str:
    """Give the name without the place in brackets that ends it: 国检生物 of 国检生物(无锡)."""
    inner = re.search(r"\(([\u4e00-\u9fff]{1,8})\)$", name)
    return name[: inner.start()] if inner and is_seat(inner[1]) else name


def is_seat(inner: str) -> bool:
    """Whether what stands in brackets belongs to the name before it: (上海), (筹), (普通合伙)."""
    return inner in document("names")["bracketed"] or inner in words(
        "provinces", "cities", "counties", "countries"
    )


def _goes_on(piece: str, index: int) -> bool:
    """Whether a head comes soon behind a bracket: 阿尔珀斯(中国)有限公司."""
    follow = piece[index : index + 12]
    return any(hit.span.start <= 8 for hit in scanner("company_tails").longest(follow))


def _is_in_latin(piece: str, index: int) -> bool:
    return piece[index - 1 : index].isascii() and piece[index - 1 : index].isalpha()
