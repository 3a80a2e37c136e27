"""People whom an article names by surname and title alone: 江岳集团|周董事长.

Where it also prints a full name of that surname, the short form is a reference to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.marking.person_ends import is_ended
from kg.extract.marking.stretches import Stretches
from kg.extract.people.candidates import PersonCandidate
from kg.extract.people.titled import behind_title
from kg.lexicon import scanner, table
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.titles import TitleMark

SURNAME_TITLE = "people.surname-title"
"""The rule that finds them."""
_BORNE = frozenset(["common", "compound", "rare"])
"""How surnames are borne that show a person before a title."""
_NO_SURNAMES = frozenset("司由和有任党库")
"""Surnames that before a title rather end another word, or lead it: 公司|总经理, 由|会长."""
_NEAR = 40
"""What stands so near before a full name tells of its bearer."""
_OPENERS = frozenset(",。;、与和同及 \n") | {""}


def called(marked: Marked, names: Iterable[str]) -> Iterator[PersonCandidate]:
    """Give surnames with a title that stand for nobody of whom a full name is among `names`."""
    bearers = _first_places(marked.text, names)
    for sentence in marked.sentences:
        found = marked.titles_in(sentence)
        told = [(title, span) for title in found if (span := _surname(marked, sentence, title))]
        bodies = _Bodies(marked, sentence) if told else None
        for title, surname in told:
            known = bearers.get(surname.of(marked.text), [])
            if (
                bodies is not None
                and _is_shown(marked, surname, title, bodies)
                and (not known or _are_others(marked, known, bodies.before(surname.start), title))
            ):
                span = Span(start=surname.start, end=title.span.end)
                yield PersonCandidate(span=span, rule=SURNAME_TITLE)


def _first_places(text: str, names: Iterable[str]) -> Mapping[str, list[Span]]:
    """What can be a surname → the first places of the full names that begin with it."""
    found: dict[str, list[Span]] = {}
    for name in names:
        at = text.find(name)
        for length in (1, 2) if at >= 0 else ():
            found.setdefault(name[:length], []).append(Span(start=at, end=at + len(name)))
    return found


def _are_others(marked: Marked, known: Iterable[Span], body: str | None, title: TitleMark) -> bool:
    """Whether all full names are told with other titles, of other bodies than the one here."""
    return body is not None and all(_is_another(marked, name, body, title) for name in known)


def _is_another(marked: Marked, name: Span, body: str, title: TitleMark) -> bool:
    sentence = marked.sentence_at(name.start)
    if sentence is None:
        return False
    near = _told_of(marked, sentence, name)
    heads = {mark.head for mark in marked.titles_in(near)}
    bodies = {mark.span.of(marked.text) for mark in marked.organizations_in(near)}
    is_other = not any(body in one or one in body for one in bodies)
    return bool(heads) and title.head not in heads and is_other


def _told_of(marked: Marked, sentence: Span, name: Span) -> Span:
    """The stretch before a full name that a title ends, or that behind it that one begins."""
    if name.start in marked.title_ends:
        return Span(start=max(sentence.start, name.start - _NEAR), end=name.start)
    behind = marked.titles_in(Span(start=name.end, end=sentence.end))[:1]
    if behind and behind[0].span.start == name.end:
        return Span(start=max(sentence.start, name.start - _NEAR), end=behind[0].span.end)
    return Span(start=name.end, end=name.end)


class _Bodies:
    """Where the names of bodies in a sentence end, and what they cover."""

    def __init__(self, marked: Marked, sentence: Span) -> None:
        text, found = marked.text, marked.organizations_in(sentence)
        self._named = {mark.span.end: mark.span.of(text) for mark in found}
        self._marks = Stretches(mark.span for mark in found)
        self._ends = {mark.span.end for mark in found} | {
            sentence.start + hit.span.end for hit in scanner("trades").longest(sentence.of(text))
        }

    def before(self, offset: int) -> str | None:
        """Give the name of the body that ends at the offset."""
        return self._named.get(offset)

    def cover(self, span: Span) -> bool:
        """Whether a body's name has a character of the span."""
        return self._marks.meets(span)

    def end(self, offset: int) -> bool:
        """Whether a body's name or a word of trade ends at the offset."""
        return offset in self._ends


def _surname(marked: Marked, sentence: Span, title: TitleMark) -> Span | None:
    """The surname right before a title that no name follows."""
    if title.ambiguous or title.silent or behind_title(marked, sentence, title) is not None:
        return None
    for length in (2, 1):
        span = Span(start=title.span.start - length, end=title.span.start)
        surname = span.of(marked.text)
        if span.start >= sentence.start and table("surnames").get(surname) in _BORNE:
            return None if surname in _NO_SURNAMES else span
    return None


def _is_shown(marked: Marked, surname: Span, title: TitleMark, bodies: _Bodies) -> bool:
    """Whether it stands behind a body, or begins a clause or list and ends before a verb."""
    if bodies.cover(surname):
        return False
    if bodies.end(surname.start):
        return True
    before = marked.text[max(0, surname.start - 1) : surname.start]
    if before not in _OPENERS:
        return False
    return is_ended(marked.text, title.span.end) or marked.text.startswith("代表", title.span.end)
