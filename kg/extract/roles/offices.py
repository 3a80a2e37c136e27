"""Words of office between people and the title given to them: 林知远当选会长."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.roles.walk import NUMBER
from kg.lexicon import alternation, document

if TYPE_CHECKING:
    from kg.extract.marking.mentions import Occurrence
    from kg.extract.marking.titles import TitleMark
    from kg.extract.roles.brackets import Brackets
    from kg.extract.roles.seats import Seats
    from kg.extract.roles.walk import Walk


class Offices:
    """Tells which titles of an article are given by words of office."""

    def __init__(self, text: str, title_starts: frozenset[int], seats: Seats) -> None:
        self._text = text
        self._title_starts = title_starts
        self._seats = seats

    def gives(self, walk: Walk, title: TitleMark, gap: str, brackets: Brackets) -> bool:
        """Whether words of office lie between the people and the title."""
        if not walk.people or walk.named:
            return False
        end = title.span.start
        if self._seats.has_body(walk, gap):
            end = walk.group
        if walk.office:
            more = brackets.between(walk.office, end)
            goes_on = _more().fullmatch(more) is not None and title.text[0] not in "原前"
            return goes_on and not ("," in more and walk.leads)
        between = brackets.between(walk.told, end)
        return _words().fullmatch(between) is not None and (
            between.strip() != "为" or self._closes(title)
        )

    def share(self, walk: Walk, title: TitleMark) -> list[Occurrence]:
        """Give the people who hold the title given: of 分别任会长和秘书长 each has his own."""
        if not walk.seat_turn:
            apart = "分别" in self._text[walk.told : title.span.start]
            walk.seat_turn = 1 if apart and len(walk.people) > 1 else 0
        else:
            walk.seat_turn += 1
        return walk.people[walk.seat_turn - 1 :][:1] if walk.seat_turn else walk.people

    def _closes(self, title: TitleMark) -> bool:
        """Whether the clause ends with the title: not 林知远为院长、某某颁发聘书."""
        behind = self._text[title.span.end : title.span.end + 1]
        if behind in tuple("兼、和"):
            return title.span.end + 1 in self._title_starts
        return not behind or behind in tuple(",;。()\n")


@cache
def _words() -> re.Pattern[str]:
    """What lies between people and the title given to them: 同志当选为."""
    words = document("roles")
    return re.compile(
        rf"\s*(?:等(?:{NUMBER}[人位名家])?|接替[^,。]{{1,16}}|以[^,。]{{1,14}}票[^,。]{{0,6}}"
        rf"|自[^,。]{{1,12}}起|(?:还|也|又|均)?(?:被|经|获|受)[^,。;:、]{{1,16}}?)?(?:{alternation(words['before_assigning'])}\s*){{0,3}}"
        rf"{alternation(words['assigning'])}"
        rf"\s*(?:{alternation(words['behind_assigning'])}|第?{NUMBER}届){{0,3}}《?"
    )


@cache
def _more() -> re.Pattern[str]:
    """What lies between one title given and the next: 、兼任."""
    words = document("roles")
    return re.compile(
        rf"\s*[、,;兼及和]*\s*(?:并|还|同时|又)?(?:{alternation(words['assigning'])}|兼)?"
        rf"(?:{alternation(words['behind_assigning'])}){{0,2}}《?"
    )
