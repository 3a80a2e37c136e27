"""Which meeting a statement stands in, and the organizations on its two sides.

`林知远会见周慕云一行。双方达成共识。` → the second statement stands in that meeting
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.intents.spokesmen import spokesmen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Extraction, Meeting


class ToldMeetings:
    """The meetings of one article, by the places where they are told."""

    def __init__(self, extraction: Extraction) -> None:
        self._speak = spokesmen(extraction)
        self._parents = {org.name: org.part_of for org in extraction.organizations}
        self._people = frozenset(person.name for person in extraction.people)
        self._meetings = extraction.meetings
        self._starts = sorted(
            (evidence.start, -number)
            for number, meeting in enumerate(extraction.meetings)
            for evidence in meeting.evidence
            if evidence.slot is None
        )

    def before(self, offset: int) -> Meeting | None:
        """Give the meeting told of last before the code point at `offset`; else the first."""
        place = bisect_left(self._starts, (offset,))
        if place:
            return self._meetings[-self._starts[place - 1][1]]
        return self._meetings[0] if self._meetings else None

    def sides(self, meeting: Meeting | None) -> tuple[tuple[str, ...], ...]:
        """Give the organization of a meeting's hosts and that of its guests, the first of each."""
        if meeting is None:
            return ()
        found = []
        for names in (meeting.hosts, meeting.guests):
            known = [body for name in names for body in self._bodies(name)]
            found.append((self._speak.likeliest(self._heads(known)),) if known else ())
        return tuple(found)

    def _heads(self, bodies: Sequence[str]) -> Sequence[str]:
        """The bodies without those that are parts of others of them."""
        return [body for body in bodies if self._parents.get(body) not in bodies]

    def _bodies(self, name: str) -> tuple[str, ...]:
        """The organization that a participant speaks for, or is."""
        return self._speak.of_person(name) if name in self._people else (self._speak.of_body(name),)
