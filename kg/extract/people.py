"""People: by the titles beside their names, by lists, by verbs of speech, then by every recurrence.

`…会长林知远、总经理周慕云出席` → people 林知远, 周慕云
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.person_names import (
    HARD,
    foreign_name,
    is_followed_by_verb,
    name_from,
    name_until,
    padded_name,
)
from kg.lexicon import table, words
from kg.model import Evidence, Person, Span
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.extract.titles import TitleMark
    from kg.model import Extraction

_LIST = re.compile(r" ?[、,和与及] ?(?:以及)?")
_HARD_OR_END = HARD | {""}
_JOINTS = frozenset("和与及兼任并")
_OPENERS = frozenset("由与和及对向了受请")
_GROUPS = re.compile(
    r"(?:市领导|省领导|区领导|县领导|集团领导|公司领导|负责同志|院士专家|老领导)[ :]?"
)
_COURTESY = re.compile(r"(?:先生|女士|同志|小姐|博士|老师|阁下)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    span: Span
    rule: str


def people(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the people of the article added, each with every occurrence."""
    found = tuple(_found(marked))
    names = _settled(marked, {_name(marked, mark.span): mark.rule for mark in reversed(found)})
    places = _places(marked, names, found)
    ordered = sorted(places.items(), key=lambda item: item[1][0].start)
    return replace(
        extraction,
        people=tuple(
            Person(key=f"p{number}", name=name, aliases=_aliases(name, evidence), evidence=evidence)
            for number, (name, evidence) in enumerate(ordered, 1)
        ),
    )


def _name(marked: Marked, span: Span) -> str:
    """The name as printed, the padding of two characters left out."""
    printed = span.of(marked.article.text)
    return (
        printed
        if printed.isascii() or re.search("[A-Za-z]", printed)
        else re.sub(r"\s", "", printed)
    )


def _found(marked: Marked) -> Iterator[_Found]:
    for sentence in marked.sentences:
        titles = marked.titles_in(sentence)
        for title in titles:
            yield from _beside_title(marked, sentence, title)
        yield from _grouped(marked, sentence)
        yield from _speakers(marked, sentence)
        yield from _courteous(marked, sentence)


def _beside_title(marked: Marked, sentence: Span, title: TitleMark) -> Iterator[_Found]:
    behind = _behind(marked, sentence, title)
    if behind is not None:
        yield _Found(span=behind, rule="people.title-name")
        yield from _listed(marked, sentence, behind)
        return
    before = _before(marked, sentence, title)
    if before is not None:
        yield _Found(span=before, rule="people.name-title")


def _behind(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    """The name right behind a title, perhaps after a space or a colon."""
    text, start = marked.text, title.span.end
    while start < sentence.end and text[start] in " :" and start < title.span.end + 2:
        start += 1
    if not _can_begin(marked, title, start):
        return None
    special = foreign_name(text, start, sentence.end) or padded_name(text, start, sentence.end)
    if special is not None:
        return special
    best = name_from(text, start, sentence.end, titled=True)
    hard = best is not None and text[best[0].end : best[0].end + 1] in _HARD_OR_END
    needed = 1.0 if title.ambiguous else -0.4 if hard else 1.4
    return _accepted(marked, best, needed)


def _can_begin(marked: Marked, title: TitleMark, start: int) -> bool:
    if any(mark.span.start <= start < mark.span.end for mark in marked.titles):
        return False
    if title.ambiguous and not _is_beside_body(marked, title):
        return False
    return marked.text[start : start + 1] not in _JOINTS


def _accepted(marked: Marked, best: tuple[Span, float] | None, needed: float) -> Span | None:
    """The name if its score suffices and it is no title, place or part of a body's name."""
    if best is None or best[1] < needed or _is_barred(marked, best[0]):
        return None
    return best[0]


def _is_beside_body(marked: Marked, title: TitleMark) -> bool:
    """Whether a body, a mark or another title stands right before (全国人大代表, not 他代表)."""
    before = marked.text[max(0, title.span.start - 1) : title.span.start]
    if not before or before in HARD:
        return True
    ends = {mark.span.end for mark in marked.organizations} | {
        mark.span.end for mark in marked.titles
    }
    return title.span.start in ends


def _before(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    start = _clause_start(marked, sentence, title.span.start)
    special = foreign_name(marked.text, start, title.span.start)
    if special is not None and special.end == title.span.start:
        return special
    best = name_until(marked.text, start, title.span.start)
    if best is None:
        return None
    span, score = best
    opened = span.start == start or marked.text[span.start - 1] in _OPENERS
    if not opened and marked.text[span.start + 1 : span.end] in words("common_words"):
        return None
    needed = 1.3 if opened else 3.2
    return span if score >= needed and not _is_barred(marked, span) else None


def _clause_start(marked: Marked, sentence: Span, end: int) -> int:
    """Where the stretch without marks, titles and names of organizations before `end` begins."""
    start = max(sentence.start, end - 12)
    for index in range(end - 1, start - 1, -1):
        if marked.text[index] in HARD:
            start = index + 1
            break
    cuts = [mark.span.end for mark in marked.titles if start < mark.span.end <= end - 2]
    cuts += [mark.span.end for mark in marked.organizations if start < mark.span.end <= end - 2]
    return max([start, *cuts])


def _listed(marked: Marked, sentence: Span, first: Span) -> Iterator[_Found]:
    """The names that go on behind a first one: 王屹、陈文、胡旭."""
    end = first.end
    while (joint := _LIST.match(marked.text, end, sentence.end)) is not None:
        span = _list_member(marked, sentence, joint.end(), joint[0])
        if span is None:
            return
        yield _Found(span=span, rule="people.list")
        end = span.end


def _list_member(marked: Marked, sentence: Span, start: int, joint: str) -> Span | None:
    special = foreign_name(marked.text, start, sentence.end) or padded_name(
        marked.text, start, sentence.end
    )
    if special is not None:
        return None if _is_barred(marked, special) or _is_titled(marked, special) else special
    best = name_from(marked.text, start, sentence.end)
    if best is None:
        return None
    span, score = best
    ended = (
        span.end >= len(marked.text)
        or marked.text[span.end] in HARD
        or marked.text[span.end] in "等和与及"
    )
    needed = (
        3.4 if "," in joint else 2.2 if ended or is_followed_by_verb(marked.text, span.end) else 4.0
    )
    return span if score >= needed and not _is_barred(marked, span) else None


def _grouped(marked: Marked, sentence: Span) -> Iterator[_Found]:
    """Names behind a word for several of rank: 市领导沈磊、单鸣."""
    for match in _GROUPS.finditer(marked.text, sentence.start, sentence.end):
        best = name_from(marked.text, match.end(), sentence.end, titled=True)
        if best is not None and best[1] >= 2.4 and not _is_barred(marked, best[0]):
            yield _Found(span=best[0], rule="people.group-name")
            yield from _listed(marked, sentence, best[0])


def _is_titled(marked: Marked, span: Span) -> bool:
    """Whether a title stands right behind: Havdyp AS首席执行官 names a firm."""
    return any(mark.span.start == span.end for mark in marked.titles)


def _speakers(marked: Marked, sentence: Span) -> Iterator[_Found]:
    """Names at the start of a clause, alone or in a list, before what people do: 林知远表示."""
    text = marked.text
    starts = {sentence.start} | {
        i + 1 for i in range(sentence.start, sentence.end) if text[i] in ',;:、。“"】 '
    }
    for start in sorted(starts):
        first = _bare_name(marked, sentence, start)
        if first is None:
            continue
        names = [_Found(span=first, rule="people.speaker"), *_listed(marked, sentence, first)]
        if is_followed_by_verb(text, names[-1].span.end):
            yield from names


def _bare_name(marked: Marked, sentence: Span, start: int) -> Span | None:
    """The name that begins at `start`, with nothing but its characters to tell it."""
    special = foreign_name(marked.text, start, sentence.end)
    if special is not None:
        return None if _is_barred(marked, special) else special
    return _accepted(marked, name_from(marked.text, start, sentence.end), 3.6)


def _courteous(marked: Marked, sentence: Span) -> Iterator[_Found]:
    for match in _COURTESY.finditer(marked.text, sentence.start, sentence.end):
        start = _clause_start(marked, sentence, match.start())
        best = name_until(marked.text, start, match.start())
        if best is not None and best[1] >= (2.0 if best[0].start == start else 3.4):
            yield _Found(span=best[0], rule="people.courtesy")


def _is_barred(marked: Marked, span: Span) -> bool:
    """Whether the stretch is a title, part of one, or part of an organization's name."""
    if any(mark.span.overlaps(span) for mark in marked.titles):
        return True
    name = span.of(marked.text)
    if name in table("not_names") or name in words("provinces", "cities", "counties", "countries"):
        return True
    return any(
        mark.span.overlaps(span) and not mark.bare and not mark.unit
        for mark in marked.organizations
    )


def _settled(marked: Marked, names: dict[str, str]) -> dict[str, str]:
    """The names without those that only run on into the next word: 王健在 beside 王健."""
    text = marked.article.text
    dotted = [name for name in names if "·" in fold(name)]
    kept = {n: rule for n, rule in names.items() if not any(n in d for d in dotted if d != n)}
    for name in sorted(names, key=len):
        for longer in [other for other in kept if other != name and other.startswith(name)]:
            if name in kept and text.count(longer) >= text.count(name):
                del kept[name]
            elif name in kept and "·" not in longer:
                del kept[longer]
    return kept


def _places(
    marked: Marked, names: dict[str, str], found: tuple[_Found, ...]
) -> dict[str, tuple[Evidence, ...]]:
    """Every occurrence of every name in the body, by name; a longer name hides one inside it."""
    text = marked.article.text
    spans: dict[Span, tuple[str, str]] = {}
    for mark in found:
        name = _name(marked, mark.span)
        if name in names:
            spans[mark.span] = (name, mark.rule)
    ordered = sorted(names, key=lambda name: (-len(name), name))
    if ordered:
        pattern = re.compile("|".join(map(re.escape, ordered)))
        for sentence in marked.sentences:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                span = Span(start=match.start(), end=match.end())
                spans.setdefault(span, (match[0], names[match[0]]))
    places: dict[str, list[Evidence]] = {}
    for span in sorted(spans):
        name, rule = spans[span]
        if not any(span != other and other.covers(span) for other in spans):
            places.setdefault(name, []).append(
                Evidence(
                    slot=None,
                    value=name,
                    start=span.start,
                    end=span.end,
                    quote=span.of(text),
                    rule=rule,
                )
            )
    return {name: tuple(evidence) for name, evidence in places.items()}


def _aliases(name: str, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    counts = Counter(e.quote for e in evidence if e.quote != name)
    return tuple(sorted(form for form in counts if re.sub(r"\s", "", form) != name))
