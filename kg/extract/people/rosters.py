"""Names in rosters: a line that opens with a name, a name and brackets, a line of names only.

`谌 蓉　华澜矿业大学　教授` → 谌 蓉; `丁零(江岳五金总经理)` → 丁零
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.marking.person_ends import is_followed_by_verb
from kg.extract.marking.person_names import foreign_name, name_until, padded_name
from kg.extract.marking.person_scores import begins_with_surname, is_action, name_weight
from kg.extract.people.barred import is_barred
from kg.extract.people.lists import listed
from kg.lexicon import document, table, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked

_OPENING = re.compile(
    r"[\s•·▪◆●■△▲○★※*>-]*(?:\d{1,2}[.、)] ?|\(\d{1,2}\) ?|\d{1,3}[ \t]{1,6})?"
    r"(?:【[^】]{1,12}】)?"
    r"(?:(?P<label>(?:[\u4e00-\u9fff] {0,6}){2,8})(?:\([^()]{1,14}\))?(?::[ \t]*| (?=[A-Z])))?"
)
_TOKEN = re.compile(r"[\u4e00-\u9fff]{2,6}(?![\u4e00-\u9fff])")
_BRACKET = re.compile(r" {0,2}\(([^()\n]{1,60})\)?")
_GENDER = re.compile(
    r"(?:女|男|兼|[左右中前后](?:排)?[左右一二三四五六七八九十]{0,2}|[\u4e00-\u9fff]{1,5}族"
    r"|[\u4e00-\u9fff]{1,4}籍)(?=[,、)]|$)"
)
_BORN = re.compile(r",[男女](?=[,。;(])")
_NAMES_ONLY = re.compile(r"[\u4e00-\u9fff]{2,4}(?: {1,6}[\u4e00-\u9fff]{2,4}){2,20}")
_TWO_CELLS = re.compile(
    r"[^\s,。:]{3,24} {1,8}"
    r"([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]|[A-Z][a-z]+ [A-Z][a-z]+) *"
)
_IN_PICTURE = re.compile(r"[左右中前后](?:排)?[左右一二三四五六七八九十]{0,2}(?:起)?")
_CELL_BEFORE = re.compile(r"[\s|]([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff])[\s|]{1,6}$")
_NEXT_LATIN = re.compile(r" ?[A-Z][a-z]+ [A-Z]")
_SENTENCE_MARKS = frozenset(",。;!?")
_SEPARATORS = frozenset(" \t(|/-—–")
_USUAL = 2.0
_SHORT = 3
_SPEAKING = 1.0
_TURN = re.compile(r"\s{0,4}([\u4e00-\u9fff]{2,4}):")


def roster_names(marked: Marked) -> Iterator[Span]:
    """Give the names that stand where a roster has them, in text order, some perhaps twice."""
    shown = False
    yield from _turns(marked)
    for line in marked.paragraphs:
        names = [*_row_names(marked, line, shown=shown), *_bracketed(marked, line)]
        yield from names
        shown = bool(names) or _is_heading(marked.text, line)


def _turns(marked: Marked) -> Iterator[Span]:
    """The names before colons of a dialogue that open two lines and more: 江岚:我们…."""
    turns: dict[str, list[Span]] = {}
    for line in marked.paragraphs:
        match = _TURN.match(marked.text, line.start, line.end)
        if match:
            span = Span(start=match.start(1), end=match.end(1))
            turns.setdefault(match[1], []).append(span)
    for name, spans in turns.items():
        is_name = len(spans) > 1 and begins_with_surname(name, 0) and _is_named(name, _SPEAKING)
        if is_name and not is_barred(marked, spans[0], titled=True):
            yield from spans


def _is_heading(text: str, line: Span) -> bool:
    """Whether the line announces a roster: 专家组名单, 参会人员:."""
    heading = line.of(text).rstrip().rstrip(":")
    return len(heading) <= 40 and heading.endswith(tuple(document("person_contexts")["rosters"]))


def _row_names(marked: Marked, line: Span, *, shown: bool) -> Iterator[Span]:
    """The name that opens a line whose rest tells an office or a body; or the names of a line."""
    text = marked.text
    opening = _OPENING.match(text, line.start, line.end)
    start = opening.end() if opening else line.start
    label = opening["label"].replace(" ", "") if opening and opening["label"] else ""
    if label.endswith(tuple(document("person_contexts")["credit_labels"])):
        return
    if _NAMES_ONLY.fullmatch(text, start, len(line.of(text).rstrip()) + line.start):
        yield from _all_names(marked, Span(start=start, end=line.end))
    is_label = label.endswith(tuple(document("person_contexts")["rosters"]))
    row = Span(start=start, end=line.end)
    name = _first_name(marked, row, shown=shown, is_label=is_label)
    if name is None and shown:
        name = _last_name(marked, line)
    yield from _middle_names(marked, line, shown=shown)
    if name is not None:
        yield name
        if is_label:
            yield from listed(marked, row, name)


def _first_name(marked: Marked, row: Span, *, shown: bool, is_label: bool) -> Span | None:
    """The name at the start of a row, if what follows fits one."""
    name = _cell(marked.text, row.start, row.end)
    if name is None or is_barred(marked, name, titled=True):
        return None
    rest = Span(start=name.end, end=row.end)
    is_told = _tells_more(marked, rest) or _is_introduced(marked, rest) or _is_billed(marked, rest)
    needed = -0.1 if is_told and (shown or is_label) else _USUAL
    return name if (is_told or is_label) and _is_named(name.of(marked.text), needed) else None


def _all_names(marked: Marked, line: Span) -> Iterator[Span]:
    """The names of a line of nothing else, if most of them are plainly names."""
    text = marked.text
    found = [
        Span(start=match.start(), end=match.end())
        for match in _TOKEN.finditer(text, line.start, line.end)
    ]
    usual = sum(_is_named(span.of(text), _USUAL) for span in found)
    if 3 * usual >= 2 * len(found):
        yield from (s for s in found if not is_action(s.of(text)) and not is_barred(marked, s))


def _cell(text: str, start: int, end: int) -> Span | None:
    """The cell of a name that begins there: Han characters, padded, dotted or Latin."""
    special = foreign_name(text, start, end) or padded_name(text, start, end, titled=True)
    if special is not None:
        return special
    match = _TOKEN.match(text, start, end)
    return Span(start=match.start(), end=match.end()) if match else None


def _middle_names(marked: Marked, line: Span, *, shown: bool) -> Iterator[Span]:
    """The cells before a cell that begins with a title: 江岳集团 林知远 总经理."""
    text = marked.text
    if _SENTENCE_MARKS.intersection(line.of(text)):
        return
    for title in marked.titles_in(line):
        match = _CELL_BEFORE.search(text, max(line.start, title.span.start - 12), title.span.start)
        if match is None:
            continue
        name = Span(start=match.start(1), end=match.end(1))
        needed = 0.5 if shown else _USUAL
        if _is_named(name.of(text), needed) and not is_barred(marked, name, titled=True):
            yield name


def _last_name(marked: Marked, line: Span) -> Span | None:
    """The name at the end of a row of two cells in a roster: 银河基金 池 塘."""
    match = _TWO_CELLS.fullmatch(marked.text, line.start, line.end)
    if match is None:
        return None
    name = Span(start=match.start(1), end=match.end(1))
    is_name = _is_named(name.of(marked.text), -0.1) and not is_barred(marked, name, titled=True)
    return name if is_name else None


def _is_named(name: str, needed: float) -> bool:
    plain = name.replace(" ", "")
    if "·" in plain or plain.isascii():
        return True
    if len(plain) > _SHORT and plain[-2:] in words("trades"):
        return False
    return not is_action(plain) and name_weight(plain, titled=needed < _USUAL) >= needed


def _tells_more(marked: Marked, rest: Span) -> bool:
    """Whether the rest of a row is set off by a space or bracket and holds an office or a body."""
    text = marked.text
    stop = next((i for i in range(rest.start, rest.end) if text[i] in _SENTENCE_MARKS), rest.end)
    cells = Span(start=rest.start, end=max(stop, rest.start))
    if text[rest.start : rest.start + 1] not in _SEPARATORS:
        return False
    if any(_NEXT_LATIN.match(text, title.span.end) for title in marked.titles_in(cells)):
        return False
    return bool(marked.titles_in(cells) or marked.organizations_in(cells))


def _is_introduced(marked: Marked, rest: Span) -> bool:
    """Whether a comma and what ends in a title follow: 童乐,莲城玩具协会会长."""
    text = marked.text
    if text[rest.start : rest.start + 1] != ",":
        return False
    stop = rest.start + 1
    while stop < rest.end and text[stop] not in ",。;!?":
        stop += 1
    return any(
        title.span.end == stop for title in marked.titles_in(Span(start=rest.start + 1, end=stop))
    )


def _is_billed(marked: Marked, rest: Span) -> bool:
    """Whether what the person does there follows behind a space: 马如龙 致辞."""
    text, start = marked.text, rest.start
    while start < rest.end and text[start] == " ":
        start += 1
    return start > rest.start and is_followed_by_verb(text, start)


def _bracketed(marked: Marked, line: Span) -> Iterator[Span]:
    """Names before brackets that tell a sex, an office or a body: 丁零(江岳五金总经理)."""
    text = marked.text
    before: tuple[Span, int] | None = None
    is_known = False
    for bracket in _BRACKET.finditer(text, line.start, line.end):
        name = _before_bracket(marked, line, bracket.start()) or _pictured(marked, line, bracket)
        is_next = before is not None and name is not None and before[1] + 1 == name.start
        is_person = name is not None and _is_about_person(marked, name, bracket)
        is_like = name is not None and is_next and _is_named(name.of(text), 0.5)
        if name is not None and (is_person or (is_known and is_like)):
            yield name
            if before is not None and is_like and not is_known:
                yield before[0]
        is_known = is_person or (is_known and is_like)
        before = (name, bracket.end()) if name is not None and _can_be_next(text, name) else None
    for match in _BORN.finditer(text, line.start, line.end):
        name = _before_bracket(marked, line, match.start())
        if name is not None and _is_named(name.of(text), -0.1):
            yield name


def _can_be_next(text: str, name: Span) -> bool:
    """Whether the stretch before a bracket can be one of a list of people."""
    return _is_named(name.of(text), 0.5)


def _before_bracket(marked: Marked, line: Span, end: int) -> Span | None:
    """The name that ends there and begins behind a mark of a list or at the line's start."""
    text = marked.text
    start = end
    while start > max(line.start, end - 6) and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    if start > line.start and not _is_border(text, start - 1):
        return None
    if start - 2 >= line.start and end - start == 1 and text[start - 1] == " ":
        start -= 2
    span = Span(start=start, end=end)
    is_long = 2 <= len(span.of(text).replace(" ", "")) <= 5
    return span if is_long and not is_barred(marked, span, titled=True) else None


def _pictured(marked: Marked, line: Span, bracket: re.Match[str]) -> Span | None:
    """The name before brackets that tell where in the picture the person is: 林知远(左二)."""
    if not _IN_PICTURE.fullmatch(bracket[1]):
        return None
    best = name_until(marked.text, line.start, bracket.start())
    return best[0] if best and best[1] >= _USUAL and not is_barred(marked, best[0]) else None


def _is_border(text: str, offset: int) -> bool:
    return text[offset] in "、,;:\n 】△▲•●◆"


def _is_about_person(marked: Marked, name: Span, bracket: re.Match[str]) -> bool:
    text, inside = marked.text, Span(start=bracket.start(1), end=bracket.end(1))
    said = inside.of(text)
    if said.startswith(tuple(document("person_contexts")["no_asides"])):
        return False
    if _GENDER.match(said):
        return _is_named(name.of(text), -0.1)
    if any(title.span.end == inside.end for title in marked.titles_in(inside)):
        return _is_named(name.of(text), 0.5)
    tells = bool(marked.organizations_in(inside))
    return tells and name.of(text) not in table("common_words") and _is_named(name.of(text), 2.6)
