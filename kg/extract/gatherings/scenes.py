"""The gatherings and exhibitions of an article, pieced together from what its sentences claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from kg.extract.gatherings.words import says

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.gatherings.claims import Claim
    from kg.extract.gatherings.coded import Sign
    from kg.extract.gatherings.sides import Sides
    from kg.extract.marking.mentions import Occurrence
    from kg.model import Span

TALKS = ("talks", "site-visit")
STAGED = ("conference", "training", "signing", "other")
SLOTS = ("hosts", "guests", "accompanying", "attendees", "organizers", "visitors")


@dataclass(kw_only=True)
class Scene:
    """One gathering or exhibition while it is pieced together."""

    kind: str
    """A meeting's kind, or `exhibition`."""
    whole: Span
    rule: str
    event: Sign | None = None
    date: Sign | None = None
    place: Span | None = None
    people: dict[str, dict[str, Occurrence]] = field(default_factory=dict)
    venues: dict[str, Occurrence] = field(default_factory=dict)
    leads: dict[str, Occurrence] = field(default_factory=dict)
    parties: dict[str, Occurrence] = field(default_factory=dict)
    """Who signed."""
    is_trip: bool = False
    """Whether its guests came on their own way (走访, 拜会), so that they may travel on."""
    is_summary: bool = False
    """Whether it only announces stops (走访了三家企业) that are told later."""
    has_signing: bool = False
    has_own_date: bool = False
    sentence: int = 0
    """The sentence in which it begins."""
    town: Span | None = None
    """Where a journey led, if no place of its first stop is told."""
    escorts: set[str] = field(default_factory=set)
    """Escorts who were named before the first stop, or for the whole journey."""
    title: str = ""
    """The name of an event that only the article's title gives, as printed."""
    also: Scene | None = None
    """Of a 论坛暨展览会, the exhibition."""

    def names(self, *slots: str) -> tuple[str, ...]:
        """Give the names in the slots, all slots if none is said."""
        return tuple(name for slot in slots or SLOTS for name in self.people.get(slot, ()))

    def add(self, slot: str, people: Iterable[Occurrence]) -> None:
        """Put people into a slot; who stands in a slot already stays; visitors are persons."""
        for who in people if slot != "visitors" else people_of(people):
            if slot != "attendees":
                self.people.get("attendees", {}).pop(who.name, None)
            if who.name not in self.names():
                self.people.setdefault(slot, {})[who.name] = who

    @property
    def day(self) -> str | None:
        """The first day, if it is known."""
        return self.date.date.start if self.date is not None and self.date.date else None

    @property
    def told_day(self) -> str | None:
        """The first day, be it of a year that is not known."""
        return self.date.date.first if self.date is not None and self.date.date else None

    def host_side(self) -> tuple[str, ...]:
        """Give the names on the side that is visited."""
        return (*self.names("hosts"), *self.venues)


class Company(Struct, frozen=True, kw_only=True):
    """Who a claim says to have met, by side."""

    hosts: tuple[Occurrence, ...] = ()
    guests: tuple[Occurrence, ...] = ()
    venue: tuple[Occurrence, ...] = ()
    """Bodies that are visited."""


def is_body(who: Occurrence) -> bool:
    """Whether it is an organization."""
    return who.kind.value == "organization"


def bodies_of(people: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Give the organizations among the participants."""
    return tuple(who for who in people if is_body(who))


def people_of(people: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Give the persons among the participants."""
    return tuple(who for who in people if not is_body(who))


def clashes(scene: Scene, hosts: Iterable[Occurrence], guests: Iterable[Occurrence]) -> bool:
    """Whether someone would be both host and guest of the scene."""
    host_names = {who.name for who in hosts}
    guest_names = {who.name for who in guests}
    return bool(host_names & set(scene.names("guests")) or guest_names & set(scene.names("hosts")))


def on_another_side(sides: Sides, people: Iterable[Occurrence], names: tuple[str, ...]) -> bool:
    """Whether no body stands behind both the people and the names.

    A person of whom no body is known may belong to any body, but is not another person.
    """
    mine = {who.name for who in people}
    if not mine or not names or mine & set(names):
        return False
    if _may_belong(sides, mine, names) or _may_belong(sides, set(names), tuple(mine)):
        return False
    return not any(sides.share(name, names) for name in mine)


def _may_belong(sides: Sides, people: set[str], names: tuple[str, ...]) -> bool:
    """Whether a person of unknown body stands against bodies alone."""
    is_unknown = any(not sides.of((name,)) for name in people)
    return is_unknown and all(name in sides.of((name,)) for name in names)


def is_other_day(scene: Scene, claim: Claim) -> bool:
    """Whether the claim has a date in its sentence that differs from the scene's."""
    if claim.date is None or claim.date.date is None or scene.date is None:
        return False
    own, other = claim.date.date, scene.date.date
    if other is None or own.first is None or other.first is None:
        return own.is_vague and not (other is not None and other.is_vague)
    return not other.first <= own.first <= (other.last or other.first)


def _same_number(names: list[str]) -> bool:
    """Whether both names begin with one number (第九届青川茶博会, 第九届中国(青川)茶业博览会)."""
    heads = [name.partition("届") for name in names]
    return bool(heads[0][1]) and heads[0][0] == heads[1][0]


def same_event(text: str, one: Sign | None, other: Sign | None) -> bool:
    """Whether two event names are one: the characters of the shorter all in the longer."""
    if one is None or other is None:
        return False
    names = sorted((one.span.of(text), other.span.of(text)), key=len)
    if says("numbered", names[0]) and says("numbered", names[1]) and not _same_number(names):
        return names[0] in names[1] or names[1].endswith(names[0])
    rest = iter(names[1])
    return all(character in rest for character in names[0])
