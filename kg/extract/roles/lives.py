"""Lives: paragraphs that tell the offices of one person, who is not named beside each.

`林知远，1966年生，曾任江岳集团总工程师，现任华澜铜业协会会长。` → both are his
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.roles.walk import ORDINALS, heads_of, is_body, is_person, unsaid
from kg.lexicon import alternation, document

if TYPE_CHECKING:
    from kg.extract.marking.mentions import Occurrence
    from kg.extract.marking.titles import TitleMark
    from kg.extract.roles.brackets import Brackets
    from kg.extract.roles.walk import Item, Walk
    from kg.model import Span

_STRANGE = re.compile(r"、[^\s、,。;:()]{2,12}")
"""A unit that was not recognized, with a title of its own: 技术员、车间|主任、副厂长."""
_BULLETS = tuple("•·●◆■▲△☆★*-")
_REACH = 24
"""How far before a title the word may stand that gives it: 历任某某厂技术科员、|厂长."""
_FURTHEST = 8
"""How far behind the beginning of a sentence the person of a life may stand."""


class Lives:
    """Knows, sentence by sentence, whose life an article is telling."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._person: Occurrence | None = None
        self._lasting = False
        """Whether the person stays that of the sentences that follow in the paragraph."""
        self._end = 0
        self._body: str | None = None
        self._chain = 0
        self._listed = 0
        """Where the last item of a list ended, if the line above is one."""

    def enter(self, sentence: Span, items: list[Item], brackets: Brackets) -> None:
        """Take in the sentence that is read next."""
        between = self._text[self._end : sentence.start]
        if not self._lasting or "\n" in between:
            self._person, self._lasting, self._body = None, False, None
        self._end, self._chain = sentence.end, 0
        first = items[0] if items else None
        if first is None or not is_person(first) or not self._begins(sentence, first, brackets):
            return
        if self._person is not None and first.name == self._person.name:  # type: ignore[union-attr]
            return
        others = {i.name for i in items if is_person(i)} - {first.name}  # type: ignore[union-attr]
        if _life().search(self._text, sentence.start, sentence.end):
            self._person, self._lasting, self._body = first, True, None  # type: ignore[assignment]
        elif not others and len(items) > 1 and self._is_whole(sentence):
            gap = brackets.between(first.span.end, items[1].span.start)
            is_added = unsaid().sub("", gap) == ","
            self._person = first if is_added else None  # type: ignore[assignment]
            self._listed = sentence.end if is_added else 0

    def _is_whole(self, sentence: Span) -> bool:
        """Whether the sentence is one, or an item of a list, not a line cut short by the page."""
        last, begin = self._text[sentence.end - 1], self._text[sentence.start]
        if last in "。;)" or begin in _BULLETS:
            return True
        before = self._text[max(0, sentence.start - 40) : sentence.start]
        above = before.rstrip()
        if "\n" not in before[len(above) :] and above:
            return False
        end = sentence.start - len(before) + len(above)
        return not above or above[-1] in ":。)】;" or end == self._listed

    def _begins(self, sentence: Span, first: Item, brackets: Brackets) -> bool:
        lead = brackets.between(sentence.start, first.span.start)
        lead = lead.removeprefix("据悉,").removeprefix("据了解,")
        return len(lead.strip(" (:【】·.、")) <= _FURTHEST and "," not in lead

    def holder(self, walk: Walk, title: TitleMark, gap: str) -> Occurrence | None:
        """Give the person of the life if it is he who is said to hold the title."""
        person = self._person
        if is_body(walk.last):
            self._body = walk.body
        if person is None or walk.named or not self._is_closed(title):
            return None
        is_added = self._chain > 0 and _added().fullmatch(
            self._text[self._chain : self._start(walk, title, gap)]
        )
        if not is_added and not self._is_told(walk, title, gap):
            if self._chain and _STRANGE.fullmatch(self._text[self._chain : title.span.start]):
                self._chain = title.span.end
            return None
        self._chain = title.span.end
        return person

    def home(self, walk: Walk, title: TitleMark, home: str | None, gap: str) -> str | None:
        """Give the body where it is held: the one beside, else the one told last in the life."""
        if is_body(walk.last) and not unsaid().sub("", gap).strip("》 "):
            return home
        before = self._text[max(0, title.span.start - 1) : title.span.start]
        if before == "," and title.text.endswith(tuple(document("roles")["ranks"])):
            return None
        return home if heads_of(title.text) or walk.body is not None else self._body

    def _start(self, walk: Walk, title: TitleMark, gap: str) -> int:
        if is_body(walk.last) and not unsaid().sub("", gap).strip("》 "):
            return walk.group
        return title.span.start

    def _is_told(self, walk: Walk, title: TitleMark, gap: str) -> bool:
        start = self._start(walk, title, gap)
        before = self._text[max(0, start - _REACH) : start].removesuffix("《")
        if _told().search(before):
            return True
        is_beside = start < title.span.start
        is_rank = title.text.endswith(tuple(document("roles")["ranks"]))
        return ((is_beside or is_rank) and before[-1:] in (",", ";", "(")) or before[-2:] in (
            ",原",
            ",前",
        )

    def _is_closed(self, title: TitleMark) -> bool:
        return self._text[title.span.end : title.span.end + 1] in tuple(
            "、,;.。)(兼及和与暨\n "
        ) or (self._text[title.span.end : title.span.end + 1] == "")


@cache
def _life() -> re.Pattern[str]:
    born, serving = r"[0-9]年(?:[0-9]{1,2}月)?出?生", r"[0-9]{4}年[^,。]{0,10}任(?![务期职免])"
    return re.compile(rf"{alternation(document('roles')['signs_of_life'])}|{born}|{serving}")


@cache
def _told() -> re.Pattern[str]:
    words = document("roles")
    return re.compile(
        rf"(?<![拟不离])(?:{alternation(words['assigning'])})(?:过|了)?"
        rf"(?:{alternation(words['behind_assigning'])})?(?:{ORDINALS})?"
        rf"(?:(?<=[历先曾后]任)[^\s、,。;:]{{2,14}}、)?$|(?:^|[。;,\s])(?:{ORDINALS})$"
    )


@cache
def _added() -> re.Pattern[str]:
    return re.compile(r"\s*[、,兼及和与]\s*(?:兼)?(?:原|前)?《?")
