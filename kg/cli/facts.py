"""Lays an extraction out for reading in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Article, Exhibition, Extraction, Intent, Meeting


def readable(article: Article, extraction: Extraction, text: str = "") -> str:
    """Give the title, the text as it is laid out, and the facts, people with their titles first."""
    day = f" ({article.published})" if article.published else ""
    sections = (
        ("people", _people(extraction)),
        ("organizations", _organizations(extraction)),
        ("meetings", map(_meeting, extraction.meetings)),
        ("exhibitions", map(_exhibition, extraction.exhibitions)),
        ("intents", map(_intent, extraction.intents)),
    )
    rows = [f"{article.title}{day}", f"  {article.id}"]
    if text:
        rows += ["", *text.splitlines(), ""]
    for heading, entries in sections:
        rows += _section(heading, entries)
    if extraction.unread:
        rows.append(f"  {len(extraction.unread)} sentence(s) gave no fact; --unread shows them.")
    return "\n".join(rows) + "\n"


def unread(article: Article, extraction: Extraction) -> str:
    """Give the sentences of an article that hold a name or a trigger word and gave no fact."""
    rows = [f"  {span.of(article.text)}" for span in extraction.unread]
    return "\n".join([article.title, *rows]) + "\n" if rows else ""


def _section(heading: str, entries: Iterable[str]) -> Iterator[str]:
    for number, entry in enumerate(entries):
        yield f"  {heading if number == 0 else '':<14}{entry}"


def _people(extraction: Extraction) -> Iterator[str]:
    for person in extraction.people:
        titles = [
            f"{role.organization or ''}{role.title}"
            for role in extraction.roles
            if role.person == person.name
        ]
        yield "  ".join([person.name, *titles])


def _organizations(extraction: Extraction) -> Iterator[str]:
    for org in extraction.organizations:
        aliases = f" = {'、'.join(org.aliases)}" if org.aliases else ""
        whole = f" < {org.part_of}" if org.part_of else ""
        yield f"{org.name}{aliases}{whole}"


def _meeting(meeting: Meeting) -> str:
    what = [meeting.kind.value, meeting.name, meeting.date or meeting.date_text, meeting.place]
    sides = (
        ("hosts", meeting.hosts),
        ("guests", meeting.guests),
        ("accompanying", meeting.accompanying),
        ("attendees", meeting.attendees),
    )
    return _row(what, sides)


def _exhibition(exhibition: Exhibition) -> str:
    what = [exhibition.name, exhibition.date or exhibition.date_text, exhibition.place]
    sides = (("organizers", exhibition.organizers), ("visitors", exhibition.visitors))
    return _row(what, sides)


def _intent(intent: Intent) -> str:
    what = [intent.stage.value, intent.topic, intent.instrument, intent.as_of]
    return _row(what, (("parties", intent.parties),))


def _row(what: Iterable[str | None], sides: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    head = "  ".join(value for value in what if value)
    named = (f"{side}: {'、'.join(names)}" for side, names in sides if names)
    return "; ".join([head, *named])
