"""Lists of names on lines of their own: who took part, who organizes, who speaks when.

Under 参加座谈的有: each `林知远` on its own line makes a claim `attend`, as does a line
`09:00-09:30 致辞 林知远` of an agenda.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.gatherings.claims import Claim
from kg.extract.gatherings.words import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.gatherings.coded import Coded
    from kg.extract.marking.mentions import Occurrence

_LIST_LINE = 60
"""A longer line is no line of a list of names."""
_HEADS = {
    "list-head": "attend",
    "organizer-list-head": "organize",
    "agenda-line": "attend",
    "roster-label": "attend",
    "member-list-head": "party",
    "host-list-head": "record",
}
"""The words of `gathering_words.toml` that begin a list, and what it says of the names."""
_SLOTS = {
    "attend": "attendees",
    "organize": "organizers",
    "party": "guests",
    "record": "hosts",
}


def rosters(sentences: tuple[Coded, ...]) -> tuple[Claim, ...]:
    """Give what the lists of names in the coded sentences claim, in text order."""
    return tuple(_read(sentences))


def _read(sentences: tuple[Coded, ...]) -> Iterator[Claim]:
    """Line by line: a head begins a list, prose or another head ends it."""
    gives = ""
    for number, coded in enumerate(sentences):
        begun = next((what for head, what in _HEADS.items() if says(head, coded.text)), "")
        if not begun and _ends(coded.text):
            gives = ""
        gives = begun or gives
        if gives and not (begun and says("head-alone", coded.text)):
            yield from _of_line(coded, number, gives)


def _ends(line: str) -> bool:
    """Whether a line is the head of another list, or no line of a list of names."""
    return says("other-list-head", line) or len(line) > _LIST_LINE or line.endswith("。")


def _of_line(coded: Coded, number: int, gives: str) -> Iterator[Claim]:
    people = tuple(_named(coded, gives))
    if people:
        yield Claim(
            gives=gives,
            rule=f"list-{gives}",
            sentence=number,
            start=0,
            end=len(coded.text),
            whole=coded.whole,
            people={_SLOTS[gives]: people},
            texts={},
            words={},
        )


def _named(coded: Coded, gives: str) -> Iterator[Occurrence]:
    """Those whom the line names: of an attendance the people, of an organization the bodies too."""
    if says("chair-line", coded.text):
        return
    for sign in coded.signs:
        if sign.code == "Ⓟ" or (sign.code == "Ⓞ" and gives == "organize"):
            yield from sign.participants
