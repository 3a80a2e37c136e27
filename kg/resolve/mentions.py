"""The mentions of one article: its people, organizations, places, events and intents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.dates import month_day
from kg.model import EntityKind, Intent, Meeting, Mention, Post
from kg.resolve.anchors import anchor, article_key, organization_anchor, place_anchor
from kg.resolve.calls import called, calls
from kg.resolve.event_labels import intent_label, meeting_label
from kg.resolve.names import is_generic, is_whole, normalized
from kg.resolve.offices import expanded
from kg.resolve.reprints import bands
from kg.text import fingerprint, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import (
        Article,
        Exhibition,
        Extraction,
        Organization,
        Person,
    )


_SENTENCE = 20
"""Shorter passages (双方进行了座谈) tell of many events."""


def mentions_of(article: Article, extraction: Extraction) -> tuple[Mention, ...]:
    """Give the mentions of an article, kind by kind, in the order of its records.

    A record gives one mention, and each place as printed (of a meeting or exhibition) one. What
    identity needs to know of an article is all in them.
    """
    key = article_key(article.id)
    anchors = {org.name: organization_anchor(key, org) for org in extraction.organizations}
    people = tuple(_person(article, key, who, extraction) for who in extraction.people)
    whole = tuple(sorted(normalized(p.name) for p in people if is_whole(normalized(p.name))))
    members = _members(people)
    texts = bands(article.text)
    return (
        *(replace(one, beside=_but(whole, one.name), texts=texts) for one in people),
        *(
            replace(
                one,
                members=members.get(one.anchor, ()),
                beside=whole,
                expanded=expanded(org, extraction),
            )
            for org in extraction.organizations
            for one in [_organization(article, key, org, anchors)]
        ),
        *_places(article, key, extraction),
        *(
            replace(event, texts=texts)
            for event in _events(article, key, extraction, anchors, _ways(people))
        ),
    )


def _members(people: tuple[Mention, ...]) -> Mapping[str, tuple[str, ...]]:
    """Anchor of an organization → how the people who hold titles at it are called."""
    found: dict[str, set[str]] = {}
    for person in people:
        name = normalized(person.name or "")
        for post in person.posts:
            if post.organization is not None:
                found.setdefault(post.organization, set()).update(called(name, post.title))
    return {at: tuple(sorted(names)) for at, names in found.items()}


def _ways(people: tuple[Mention, ...]) -> Mapping[str, frozenset[str]]:
    """Normalized name of a person → how the person is called, also by surname and title."""
    names = {person: normalized(person.name or "") for person in people}
    return {
        name: frozenset().union(*(called(name, title) for title in ("", *_titles(person))))
        for person, name in names.items()
    }


def _titles(person: Mention) -> Iterator[str]:
    return (post.title for post in person.posts)


def _but(names: tuple[str, ...], own: str | None) -> tuple[str, ...]:
    return tuple(name for name in names if name != normalized(own or ""))


def _person(article: Article, key: str, person: Person, extraction: Extraction) -> Mention:
    return Mention(
        kind=EntityKind.PERSON,
        article=key,
        record=person.key,
        anchor=anchor(EntityKind.PERSON, key, normalized(person.name)),
        name=person.name,
        forms=_person_forms(person),
        published=article.published,
        posts=_posts(key, person, extraction),
        calls=_calls(person, extraction),
        affiliations=_affiliations(key, person, extraction),
    )


def _person_forms(person: Person) -> tuple[str, ...]:
    """The name, and the aliases that are names themselves: not 他, not 王会长 or 王健会长."""
    kept = [
        alias
        for alias in person.aliases
        if is_whole(normalized(alias))
        and not is_generic(alias)
        and not (alias.startswith(person.name) and alias != person.name)
    ]
    return tuple(dict.fromkeys((person.name, *kept)))


def _affiliations(key: str, person: Person, extraction: Extraction) -> tuple[str, ...]:
    """The organizations of a person's roles, in order, then what those are part of."""
    organizations = {org.name: org for org in extraction.organizations}
    direct = [
        role.organization
        for role in extraction.roles
        if role.person == person.name and role.organization is not None
    ]
    reached = dict.fromkeys(direct)
    pending = list(reached)
    while pending:
        whole = organizations[pending.pop(0)].part_of
        if whole is not None and whole not in reached:
            reached[whole] = None
            pending.append(whole)
    return tuple(dict.fromkeys(organization_anchor(key, organizations[name]) for name in reached))


def _posts(key: str, person: Person, extraction: Extraction) -> tuple[Post, ...]:
    anchors = {org.name: organization_anchor(key, org) for org in extraction.organizations}
    held = (role for role in extraction.roles if role.person == person.name)
    return tuple(
        Post(title=normalized(role.title), organization=anchors.get(role.organization or ""))
        for role in held
    )


def _calls(person: Person, extraction: Extraction) -> tuple[str, ...]:
    forms = {org.name: (org.name, *org.aliases) for org in extraction.organizations}
    held = (
        (normalized(role.title), forms[role.organization])
        for role in extraction.roles
        if role.person == person.name and role.organization in forms
    )
    return tuple(sorted(set(calls(normalized(person.name), held))))


def _organization(
    article: Article, key: str, org: Organization, anchors: Mapping[str, str]
) -> Mention:
    forms = (org.name, *(alias for alias in org.aliases if not is_generic(alias)))
    return Mention(
        kind=EntityKind.ORGANIZATION,
        article=key,
        record=org.key,
        anchor=anchors[org.name],
        name=org.name,
        forms=tuple(dict.fromkeys(forms)),
        published=article.published,
        affiliations=(anchors[org.part_of],) if org.part_of is not None else (),
    )


def _places(article: Article, key: str, extraction: Extraction) -> Iterator[Mention]:
    printed = [
        *(meeting.place for meeting in extraction.meetings),
        *(exhibition.place for exhibition in extraction.exhibitions),
    ]
    for place in dict.fromkeys(place for place in printed if place):
        yield Mention(
            kind=EntityKind.PLACE,
            article=key,
            record=place,
            anchor=place_anchor(key, place),
            name=place,
            forms=(place,),
            published=article.published,
        )


def _events(
    article: Article,
    key: str,
    extraction: Extraction,
    organizations: Mapping[str, str],
    ways: Mapping[str, frozenset[str]],
) -> Iterator[Mention]:
    layers: tuple[tuple[EntityKind, tuple[Meeting | Exhibition | Intent, ...]], ...] = (
        (EntityKind.MEETING, extraction.meetings),
        (EntityKind.EXHIBITION, extraction.exhibitions),
        (EntityKind.INTENT, extraction.intents),
    )
    people = {
        one.name: anchor(EntityKind.PERSON, key, normalized(one.name)) for one in extraction.people
    }
    anchors = {**organizations, **people}
    for kind, records in layers:
        starts: Counter[int] = Counter()
        for record in records:
            start = min((evidence.start for evidence in record.evidence), default=0)
            at = anchor(kind, key, str(start), str(starts[start]))
            starts[start] += 1
            event = _event(article, (kind, key, at), record, frozenset(people))
            yield replace(_with_sides(event, record, anchors), beside=_met(record, ways))


def _with_sides(
    event: Mention, record: Meeting | Exhibition | Intent, anchors: Mapping[str, str]
) -> Mention:
    """The event with the anchors of who took part; together they are its affiliations."""
    hosts, guests, others = (_anchors(record, slots, anchors) for slots in _SIDES)
    together = tuple(dict.fromkeys((*hosts, *guests, *others)))
    return replace(event, hosts=hosts, guests=guests, others=others, affiliations=together)


def _anchors(
    record: Meeting | Exhibition | Intent, slots: tuple[str, ...], anchors: Mapping[str, str]
) -> tuple[str, ...]:
    names = (name for slot in slots for name in getattr(record, slot, ()) if name in anchors)
    return tuple(dict.fromkeys(anchors[name] for name in names))


def _met(
    record: Meeting | Exhibition | Intent, ways: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    """How the people who took part are called, or the bodies where there are none."""
    slots = (slot for side in _SIDES for slot in side)
    names = {normalized(name) for slot in slots for name in getattr(record, slot, ())}
    found = {way for name in names for way in ways.get(name, ())}
    return tuple(sorted(found or names))


_SIDES = (
    ("hosts", "organizers", "parties"),
    ("guests", "visitors"),
    ("accompanying", "attendees"),
)
"""The slots of meetings, exhibitions and intents on the side of hosts, of guests, of others."""


def _event(
    article: Article,
    at: tuple[EntityKind, str, str],
    record: Meeting | Exhibition | Intent,
    people: frozenset[str],
) -> Mention:
    kind, key, place_in_text = at
    name = getattr(record, "name", None)
    return Mention(
        kind=kind,
        article=key,
        record=record.key,
        anchor=place_in_text,
        name=name,
        forms=(name,) if name else (),
        published=article.published,
        date=_date(record),
        end_date=getattr(record, "end_date", None),
        place=getattr(record, "place", None) or None,
        event_kind=getattr(record, "kind", None),
        label=_label(record, people),
        told=_told(record),
        topic=getattr(record, "topic", None),
        instrument=getattr(record, "instrument", None),
    )


def _told(record: Meeting | Exhibition | Intent) -> str | None:
    """A hash of the longest passage that proves the record as a whole, if it is a sentence long."""
    quotes = (normalized(each.quote) for each in record.evidence if each.slot is None)
    longest = max(quotes, key=len, default="")
    return fingerprint(longest) if len(longest) >= _SENTENCE else None


def _date(record: Meeting | Exhibition | Intent) -> str | None:
    """The first day of an event, `--MM-DD` without a year; of an intent, the day it is as of."""
    printed = getattr(record, "date_text", None)
    iso = getattr(record, "date", None) or getattr(record, "as_of", None)
    return iso or (month_day(fold(printed)) if printed else None)


def _label(record: Meeting | Exhibition | Intent, people: frozenset[str]) -> str | None:
    if isinstance(record, Intent):
        return intent_label(record)
    if isinstance(record, Meeting) and record.name is None:
        return meeting_label(record, people)
    return None
