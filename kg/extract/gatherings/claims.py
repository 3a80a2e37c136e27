"""What each sentence says about gatherings: the patterns of `gatherings.toml`, matched.

`Ⓓ,Ⓟ在Ⓞ会见了Ⓟ一行。` makes one claim `meet` with hosts, guests, a place and a date.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg import lexicon
from kg.extract.gatherings.scenes import SLOTS
from kg.extract.gatherings.words import is_wholly, says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.gatherings.coded import Coded, Sign
    from kg.extract.marking.mentions import Occurrence
    from kg.model import Span

_ALSO_IN_SPEECH = frozenset(
    {"convene", "organize", "welcome", "lecturer", "fair-at", "fair-staged", "label", "signed-then"}
)
"""What may be said in a speech and still holds: an event with its date, a word of welcome."""
_TEXTS = frozenset({"place", "site", "target"})
_VISITS = frozenset({"visit", "call", "arrive"})
_AT_HEAD = 2
_UNDER_HEAD = 3
"""So many lines down, a person on a line of its own is who did what is told."""
_LISTED = frozenset({"attend", "speak", "lecturer"})
"""Claims whose people may be the end of a list with unnamed ones in it."""
_PEOPLE = frozenset({*SLOTS, "venue", "other", "both", "subject"})


class Claim(Struct, frozen=True, kw_only=True):
    """One thing that a sentence says about a gathering."""

    gives: str
    rule: str
    sentence: int
    start: int
    """Where it starts in the coded sentence; `end` likewise."""
    end: int
    whole: Span
    """The clause in the article."""
    people: Mapping[str, tuple[Occurrence, ...]]
    """Who fills each slot."""
    texts: Mapping[str, Span]
    """The place, what is toured, what is attended."""
    words: Mapping[str, str]
    """The same, coded."""
    events: tuple[Sign, ...] = ()
    date: Sign | None = None
    has_day: bool = False
    """Whether the date stands inside the claim itself."""
    is_unreal: bool = False
    """Whether it stands in what someone says, plans or remembers."""
    leads: tuple[Occurrence, ...] = ()
    """The heads of delegations (X一行)."""

    def named(self, slot: str) -> tuple[str, ...]:
        """Give the names in a slot."""
        return tuple(who.name for who in self.people.get(slot, ()))


def claims(sentences: tuple[Coded, ...]) -> tuple[Claim, ...]:
    """Give what the coded sentences claim, in text order."""
    found = [
        _under_head(claim, sentences)
        for number, coded in enumerate(sentences)
        for claim in _of_sentence(coded, number)
    ]
    return tuple(sorted(found, key=lambda claim: (claim.sentence, claim.start)))


def _under_head(claim: Claim, sentences: tuple[Coded, ...]) -> Claim:
    """Give a claim without a subject at the head of a line the person of the line over it."""
    if claim.gives not in _VISITS or claim.people.get("guests") or claim.start > _AT_HEAD:
        return claim
    above = reversed(sentences[max(0, claim.sentence - _UNDER_HEAD) : claim.sentence])
    head = next((coded for coded in above if says("head-line", coded.text)), None)
    if head is None or "Ⓟ" in sentences[claim.sentence].text[: claim.start]:
        return claim
    people = next(sign.participants for sign in head.signs if sign.code == "Ⓟ")
    return replace(claim, people={**claim.people, "guests": people})


def _of_sentence(coded: Coded, number: int) -> Iterator[Claim]:
    if coded.text.startswith("(") and coded.text.endswith(")") and not _is_minute(coded.text):
        return
    rules = tuple(lexicon.matching("gatherings", coded.text))
    unreal = _unreal(coded.text, rules)
    for rule in rules:
        gives, _, subject = rule.gives.partition(" subject=")
        if gives == "not":
            continue
        for match in rule.regex.finditer(coded.text):
            is_unreal = any(start <= match.start() < end for start, end in unreal)
            if gives in _ALSO_IN_SPEECH or not is_unreal:
                yield _claim(coded, number, _Rule(rule.id, gives, subject, is_unreal), match)


def _is_minute(line: str) -> bool:
    """Whether a line in brackets says which session passed the act (…会议通过)."""
    return says("passed", line)


class _Rule(Struct, frozen=True):
    id: str
    gives: str
    subject: str
    is_unreal: bool


def _unreal(text: str, rules: Iterable[lexicon.Pattern]) -> list[tuple[int, int]]:
    """The stretches that report nothing as held: speech, thanks, history."""
    return [
        match.span() for rule in rules if rule.gives == "not" for match in rule.regex.finditer(text)
    ]


def _claim(coded: Coded, number: int, rule: _Rule, match: re.Match[str]) -> Claim:
    spans = _spans(match)
    texts = {slot: span for slot, span in spans.items() if slot in _TEXTS}
    start = _subject(coded.text, match.start()) if rule.subject else None
    if start is not None and rule.gives == "convene" and ":" in coded.text[start : match.start()]:
        start = None
    return Claim(
        gives=rule.gives,
        is_unreal=rule.is_unreal,
        rule=rule.id,
        sentence=number,
        start=match.start(),
        end=match.end(),
        whole=coded.span(match.start() if start is None else start, match.end()),
        people=_people(coded, rule, match, start),
        texts={slot: coded.span(*span) for slot, span in texts.items()},
        words={slot: coded.text[slice(*span)] for slot, span in texts.items()},
        events=_events(coded, match),
        has_day="day" in spans,
        date=_date(coded, match.end(), spans.get("day")),
        leads=_leads(coded),
    )


def _events(coded: Coded, match: re.Match[str]) -> tuple[Sign, ...]:
    """The events of the claim: those in the groups for them, else all inside it."""
    groups = [name for name in match.re.groupindex if name.startswith("event")]
    places = [match.start(name) for name in groups if match.start(name) >= 0]
    inside = places or range(match.start(), match.end())
    return tuple(coded.signs[at] for at in inside if coded.signs[at].event is not None)


def _spans(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where each slot stands; a number behind its name only tells alternatives apart."""
    return {
        name.rstrip("23456789"): match.span(name)
        for name in match.re.groupindex
        if match.start(name) >= 0 and match.end(name) > match.start(name)
    }


def _people(
    coded: Coded, rule: _Rule, match: re.Match[str], subject: int | None
) -> dict[str, tuple[Occurrence, ...]]:
    """Who fills each slot: the groups matched, those listed before them, the subject."""
    people: dict[str, tuple[Occurrence, ...]] = {}
    for name in match.re.groupindex:
        slot = name.rstrip("23456789")
        if slot in _PEOPLE and match.start(name) >= 0:
            who = coded.signs[match.start(name)].participants
            people[slot] = people.get(slot, ()) + who
    if rule.gives in _LISTED:
        people["attendees"] = (*_listed(coded, match.start()), *people.get("attendees", ()))
    if subject is not None and rule.subject not in people:
        people[rule.subject] = (*_led(coded, subject), *_beside(coded, subject, match.start()))
    return people


@cache
def _with_me() -> re.Pattern[str]:
    return re.compile("我们?[和与同]Ⓟ")


def _beside(coded: Coded, subject: int, before: int) -> tuple[Occurrence, ...]:
    """The people whom one who speaks of himself names beside him (林知远:我和苏映雪去…)."""
    together = _with_me().search(coded.text, subject, before)
    return coded.signs[together.end() - 1].participants if together else ()


@cache
def _leading() -> re.Pattern[str]:
    return re.compile("Ⓟ(?:等)?,?(?:率领|带领|率|偕同|偕|携同|携|带着|带)[^,。ⓅⓄⒹ]{0,4}$")


def _led(coded: Coded, subject: int) -> tuple[Occurrence, ...]:
    """The people of the subject, after the one who leads them (林会长率苏秘书长…)."""
    leader = _leading().search(coded.text, max(0, subject - 10), subject)
    people = coded.signs[subject].participants
    return (*coded.signs[leader.start()].participants, *people) if leader else people


@cache
def _object_mark() -> re.Pattern[str]:
    """What stands before a group that is no subject."""
    return re.compile(
        r"(?:在|由|与|同|和|对|向|为|就|的|给|到|赴|来|请|见|见了|待|待了|会|访|访了|考察|考察了|参观|"
        r"参观了|陪同|邀请|莅临|走进|前往|欢迎|感谢|听取|单位|位于|调研|下属|所属|旗下|代表|之|了)$"
    )


def _subject(text: str, before: int) -> int | None:
    """The nearest group with people before the verb that is no object."""
    for index in range(before - 1, -1, -1):
        if text[index] != "Ⓟ" or "陪同客人" in text[index : index + 10]:
            continue
        if not _object_mark().search(text, max(0, index - 4), index) or _heads(text, index):
            return index
    delegation = _delegation().search(text) if "Ⓟ" not in text[:before] else None
    return delegation.start() if delegation is not None and delegation.start() < before else None


def _heads(text: str, index: int) -> bool:
    """Whether it is who came, told with what they did before (来访的林知远一行到…)."""
    clause = text[max(0, index - 40) : index].rpartition(",")[2]
    return text[index - 1 : index] == "的" and says("comes-too", clause + text[index : index + 6])


@cache
def _delegation() -> re.Pattern[str]:
    return re.compile(
        r"(?<![在由与同和对向的到赴])Ⓞ(?:一行|代表团|考察团|访问团|组团|派员|率)"
        r"|^Ⓞ(?=(?:为[^,]{2,30},)?(?:[于将Ⓓ至]|[上下]午){0,4}(?:赴|到|来|前往|拜访|拜会|走访))"
    )


def _listed(coded: Coded, before: int) -> tuple[Occurrence, ...]:
    """The groups of the same list that stand before the last one."""
    found: tuple[Occurrence, ...] = ()
    end = before
    for index in range(before - 1, -1, -1):
        if coded.text[index] not in "ⓅⓄ":
            continue
        if not is_wholly("list-gap", coded.text[index + 1 : end]):
            break
        if coded.text[index] == "Ⓟ":
            found = coded.signs[index].participants + found
        end = index
    return found


def _date(coded: Coded, end: int, day: tuple[int, int] | None) -> Sign | None:
    """The date of the match: inside it, else the last one before its end."""
    if day is not None:
        return coded.signs[day[0]]
    dated = [
        sign
        for index, sign in enumerate(coded.signs[:end])
        if sign.code == "Ⓓ" and not _is_aside(coded.text, index)
    ]
    later = [sign for sign in coded.signs[end:] if sign.code == "Ⓓ"]
    return dated[-1] if dated else next(iter(later), None)


def told_dates(coded: Coded) -> tuple[Sign, ...]:
    """Give the dates that a sentence tells of, not those of what is said, planned or limited."""
    unreal = _unreal(coded.text, lexicon.matching("gatherings", coded.text))
    return tuple(
        sign
        for index, sign in enumerate(coded.signs)
        if sign.date is not None
        and sign.date.first
        and not sign.date.announced
        and not _is_aside(coded.text, index)
        and not any(start <= index < end for start, end in unreal)
    )


@cache
def _aside_date() -> re.Pattern[str]:
    return re.compile(r"(?:自|(?<!记者)从|截至|截止|始于|成立于|创办于|建于|不迟于|前往|请于|比)$")


def _is_aside(text: str, index: int) -> bool:
    return bool(_aside_date().search(text, max(0, index - 4), index))


def _leads(coded: Coded) -> tuple[Occurrence, ...]:
    """The people said to lead a delegation in the sentence (X一行, X率队)."""
    found: list[Occurrence] = []
    for match in re.finditer(r"Ⓟ(?:等)?(?:一行|率队|率团|带队|率领|率[^,]{0,12}团)", coded.text):
        found += coded.signs[match.start()].participants[:1]
    return tuple(found)
