"""The mentions of one article: its people, organizations, places, events and intents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.dates import month_day
from kg.model import EntityKind, Intent, Meeting, Mention
from kg.resolve.anchors import anchor, article_key, organization_anchor, place_anchor
from kg.resolve.event_labels import intent_label, meeting_label
from kg.resolve.names import is_generic, is_whole, normalized
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import (
        Article,
        Exhibition,
        Extraction,
        Organization,
        Person,
    )


def mentions_of(article: Article, extraction: Extraction) -> tuple[Mention, ...]:
    """Give the mentions of an article, kind by kind, in the order of its records.

    A record gives one mention, and each place as printed (of a meeting or exhibition) one. What
    identity needs to know of an article is all in them.
    """
    key = article_key(article.id)
    anchors = {org.name: organization_anchor(key, org) for org in extraction.organizations}
    return (
        *(_person(article, key, who, extraction) for who in extraction.people),
        *(_organization(article, key, org, anchors) for org in extraction.organizations),
        *_places(article, key, extraction),
        *_events(article, key, extraction),
    )


def _person(article: Article, key: str, person: Person, extraction: Extraction) -> Mention:
    return Mention(
        kind=EntityKind.PERSON,
        article=key,
        record=person.key,
        anchor=anchor(EntityKind.PERSON, key, normalized(person.name)),
        name=person.name,
        forms=_person_forms(person),
        published=article.published,
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


def _events(article: Article, key: str, extraction: Extraction) -> Iterator[Mention]:
    layers: tuple[tuple[EntityKind, tuple[Meeting | Exhibition | Intent, ...]], ...] = (
        (EntityKind.MEETING, extraction.meetings),
        (EntityKind.EXHIBITION, extraction.exhibitions),
        (EntityKind.INTENT, extraction.intents),
    )
    people = frozenset(person.name for person in extraction.people)
    for kind, records in layers:
        starts: Counter[int] = Counter()
        for record in records:
            start = min((evidence.start for evidence in record.evidence), default=0)
            at = anchor(kind, key, str(start), str(starts[start]))
            starts[start] += 1
            yield _event(article, (kind, key, at), record, people)


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
    )


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
