"""The names right beside a title: 会长林知远, 林知远会长, 会长为林知远, 首席运营官方向."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.person_barred import courtesy, is_barred
from kg.extract.person_ends import HARD, is_followed_by_verb, is_led_on
from kg.extract.person_foreign import latin_until, mixed_name
from kg.extract.person_names import foreign_name, name_from, name_until, padded_name
from kg.extract.person_scores import can_be_name, is_action, name_weight, surname_weight
from kg.lexicon import document, words

if TYPE_CHECKING:
    from kg.extract.marks import Marked
    from kg.extract.titles import TitleMark
    from kg.model import Span

_HARD_OR_END = HARD | {""}
_JOINTS = frozenset("和与及兼任并")
_OPENERS = frozenset("由与和及对向了受请")
_LONGEST_NAME = 12
_PLACES = frozenset("省市县区镇乡州旗盟局厅部处科院校所厂社")
_WIDEST_GAP = 16
_QUOTED = 4.0
"""What a name right behind an opening quotation mark weighs at least: not “卓越工程师”."""
_ASIDE = re.compile(r"\([\u4e00-\u9fff]{1,12}\) ?(?=[\u4e00-\u9fffA-Z])")


def behind_title(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    """Give the name right behind a title, perhaps after a space, a colon or 为."""
    text, start = marked.text, title.span.end
    while start < sentence.end and text[start] in " :|—–-" and start < title.span.end + _WIDEST_GAP:
        start += 1
    if _is_credit(marked, title) or marked.title_stretches.holds(start):
        return None
    start = _passed(text, start, title)
    special = (
        foreign_name(text, start, sentence.end)
        or padded_name(text, start, sentence.end, titled=not title.ambiguous)
        or mixed_name(text, start, sentence.end)
    )
    if special is not None and not (title.ambiguous and _is_one_word(special.of(text))):
        return None if text[special.end - 1] == " " else special
    return _plain_name(marked, sentence, title, start)


def _is_one_word(name: str) -> bool:
    """Whether it is one word in Latin letters, which can be a firm's: 代表Havdyp."""
    return name.isalpha() and name.isascii()


def _passed(text: str, start: int, title: TitleMark) -> int:
    """Where the name begins behind 为 or brackets: 会长为林知远, 副主席(兼)林知远."""
    if text[start : start + 1] in ("为", "是", "由") and start == title.span.end:
        return start + 1
    match = _ASIDE.match(text, start)
    return match.end() if match else start


def _plain_name(marked: Marked, sentence: Span, title: TitleMark, start: int) -> Span | None:
    text = marked.text
    if text[start : start + 1] in _JOINTS:
        return None
    best = name_from(text, start, sentence.end, titled=True)
    if best is not None and not _can_be_unusual(marked, title, best[0]):
        best = name_from(text, start, sentence.end)
        if best is not None and name_weight(best[0].of(text)) < 0:
            best = None
    if best is not None and _is_opened_surname(marked, best[0]):
        return None
    hard = best is not None and text[best[0].end : best[0].end + 1] in _HARD_OR_END
    verb = best is not None and is_led_on(text, best[0].end)
    needed = -0.4 if hard else 0.6 if verb else 1.4
    if best is not None and courtesy().match(text, best[0].end):
        needed = min(needed, 0.0)
    elif title.ambiguous:
        needed = 1.0 if _is_beside_body(marked, title) else 3.8
    return accepted(marked, best, needed, titled=not title.ambiguous)


def _can_be_unusual(marked: Marked, title: TitleMark, span: Span) -> bool:
    """Whether an everyday word behind the title can be a name: no name stands before the title."""
    name = span.of(marked.text)
    if name_weight(name) >= 0 or not can_be_name(name):
        return name_weight(name) >= 0
    is_plain = (
        not title.ambiguous
        or courtesy().match(marked.text, span.end) is not None
        or (_is_beside_body(marked, title) and is_followed_by_verb(marked.text, span.end))
    )
    if not is_plain or marked.ends.meets(span):
        return False
    return not _is_named_before(marked, title)


def _is_named_before(marked: Marked, title: TitleMark) -> bool:
    """Whether the title stands behind the name of who bears it: 王会长, 周雨理事长."""
    text, end = marked.text, title.span.start
    if marked.ends.last_end(end) == end:
        return False
    start = clause_start(marked, max(0, end - _LONGEST_NAME), end)
    best = name_until(text, start, end)
    if best is not None and _is_no_bearer(best[0].of(text)):
        return False
    if best is not None and best[1] >= (1.3 if best[0].start == start else 2.6):
        return True
    last = text[end - 1 : end]
    if last in _OPENERS or surname_weight(last) < (0.8 if end - 1 == start else 2.0):
        return False
    return end - 1 == start or text[end - 2 : end] not in words("common_words")


def _is_no_bearer(name: str) -> bool:
    """Whether the stretch before a title is a place or a trade: 甘孜州|副州长, 石化|总监."""
    is_place = name[-1] in _PLACES or name in words("cities", "counties", "provinces", "countries")
    return is_place or name in words("trades", "trade_words")


def _is_credit(marked: Marked, title: TitleMark) -> bool:
    """Whether the title and a mark name who made the page: 编辑:叶子."""
    mark = marked.text[title.span.end : title.span.end + 1]
    return bool(mark) and mark in ":|/ " and title.text in document("person_contexts")["credits"]


def accepted(
    marked: Marked, best: tuple[Span, float] | None, needed: float, *, titled: bool = False
) -> Span | None:
    """Give the name if its score suffices and it is no title, place or part of a body's name."""
    if best is None or best[1] < needed or is_barred(marked, best[0], titled=titled):
        return None
    return best[0]


def _is_beside_body(marked: Marked, title: TitleMark) -> bool:
    """Whether a body, a mark or another title stands right before (全国人大代表, not 他代表)."""
    before = marked.text[max(0, title.span.start - 1) : title.span.start]
    if not before or before in HARD:
        return True
    return marked.ends.last_end(title.span.start) == title.span.start


def before_title(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    """Give the name right before a title."""
    text = marked.text
    start = clause_start(marked, sentence.start, title.span.start)
    special = _latin_before(marked, sentence, title) or foreign_name(text, start, title.span.start)
    if special is not None and special.end == title.span.start:
        return special
    best = name_until(text, start, title.span.start)
    if best is None:
        return None
    span, score = best
    if _is_opened_surname(marked, span):
        return None
    left = text[max(0, span.start - 1) : span.start]
    opened = span.start == start or left in _OPENERS
    across = left + text[span.start]
    if not opened and (
        text[span.start + 1 : span.end] in words("common_words")
        or across in words("common_words")
        or is_action(across)
    ):
        return None
    needed = _QUOTED if left == "“" else 1.3 if opened else 2.2 if left == "的" else 3.2
    return span if score >= needed and not is_barred(marked, span) else None


def _latin_before(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    """The Latin name before a title, behind a body or a preposition; else it can be a firm's."""
    span = latin_until(marked.text, sentence.start, title.span.start)
    if span is None:
        return None
    left = marked.text[max(sentence.start, span.start - 1) : span.start]
    is_led = left in _OPENERS or left == "了" or marked.ends.last_end(span.start) == span.start
    return span if is_led else None


def _is_opened_surname(marked: Marked, span: Span) -> bool:
    """Whether it is a preposition and a surname before a title: 向郭|会长."""
    name = span.of(marked.text)
    is_short = len(name) == 2 and name[0] in _OPENERS and surname_weight(name[1]) > 0
    return is_short and span.end in marked.title_starts


def clause_start(marked: Marked, first: int, end: int) -> int:
    """Give where the stretch without marks, titles and names of organizations before `end` begins.

    It is at `first` or behind it.
    """
    start = max(first, end - _LONGEST_NAME)
    for index in range(end - 1, start - 1, -1):
        if marked.text[index] in HARD:
            start = index + 1
            break
    return max(start, marked.ends.last_end(end - 2))
