"""References back: 协会, 该公司, 王会长, 他 → the organization or person that they stand for.

They become occurrences (evidence) of people and organizations that other layers have found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from kg.extract.marking.mentions import occurrences
from kg.extract.marking.stretches import Stretches, places_of
from kg.extract.organizations.antecedents import Antecedents, Body, generic_places, part_ends
from kg.extract.organizations.dependents import is_plain_part
from kg.extract.people.called import SURNAME_TITLE
from kg.lexicon import table
from kg.model import EntityKind, Evidence, Span
from kg.text import fold, simplify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marking.marks import Marked
    from kg.extract.marking.mentions import Occurrence
    from kg.model import Extraction, Organization, Person

_T = TypeVar("_T", "Person", "Organization")
_PRONOUN = re.compile(r"(?<![其吉])(?:他|她)(?![们人国乡])")


def references(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with generic words, titled surnames and pronouns resolved."""
    extraction = _with_generic(marked, extraction)
    extraction = _with_surnames(marked, extraction)
    return _with_pronouns(marked, extraction)


def _with_generic(marked: Marked, extraction: Extraction) -> Extraction:
    taken = Stretches(place.span for place in occurrences(extraction))
    antecedents = Antecedents(marked, (_body(org) for org in extraction.organizations))
    found: dict[str, list[Evidence]] = {}
    for span, word in generic_places(marked, taken):
        name = antecedents.of(word, span.start)
        if name is not None:
            found.setdefault(name, []).append(_evidence(marked, span, name, "references.generic"))
    return replace(
        extraction,
        organizations=tuple(
            _extended(org, found.get(org.name, [])) for org in extraction.organizations
        ),
    )


def _body(org: Organization) -> Body:
    name = simplify(fold(org.name))
    return Body(
        key=org.name,
        forms=tuple(simplify(fold(form)) for form in (org.name, *org.aliases)),
        starts=tuple(piece.start for piece in org.evidence if piece.slot is None),
        part=is_plain_part(name) or (org.part_of is not None and name.endswith(part_ends())),
    )


def _with_surnames(marked: Marked, extraction: Extraction) -> Extraction:
    """王会长, 尤苏波夫: a surname with a title, or a part of a dotted name, alone."""
    taken = Stretches(place.span for place in occurrences(extraction))
    forms = dict(_short_forms(marked, extraction.people))
    titles = Stretches(title.span for title in marked.titles)
    found: dict[str, list[Evidence]] = {}
    for span, form in places_of(forms, marked.text, marked.sentences):
        if not taken.meets(span) and not titles.cuts(span.start) and not _gives(marked, span):
            evidence = _evidence(marked, span, forms[form], "references.surname")
            found.setdefault(forms[form], []).append(evidence)
    return replace(
        extraction, people=tuple(_extended(p, found.get(p.name, [])) for p in extraction.people)
    )


def _gives(marked: Marked, span: Span) -> bool:
    """Whether the surname is rather the verb that gives an office: 分别|任院长, 向局长汇报."""
    before = marked.text[max(0, span.start - 1) : span.start]
    verb = marked.text[span.start]
    return verb == "任" and "\u4e00" <= before <= "\u9fff" and before not in "和与及由对向"


def _short_forms(marked: Marked, people: tuple[Person, ...]) -> Iterator[tuple[str, str]]:
    """The short forms that stand for one person only, with that person's name."""
    bearers: dict[tuple[str, bool], set[str]] = {}
    for person in people:
        if person.evidence[0].rule == SURNAME_TITLE:
            continue
        part = _short_part(person.name)
        if part is not None:
            bearers.setdefault((part, "·" in person.name), set()).add(person.name)
    forms_of_address = {text for mark in marked.titles for text in (mark.text, mark.head)}
    forms_of_address |= {"先生", "女士"}
    for (part, is_foreign), names in bearers.items():
        if len(names) == 1:
            name = next(iter(names))
            yield from ((part + word, name) for word in ([""] if is_foreign else forms_of_address))


def _short_part(name: str) -> str | None:
    """The surname of a name in Han characters, the last part of a dotted one."""
    if "·" in name:
        last = name.rsplit("·", maxsplit=1)[-1]
        return last if len(last) > 1 else None
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
        return None
    is_long = table("surnames").get(name[:2]) in ("compound", "japanese") and len(name) > 2
    return name[:2] if is_long else name[:1]


def _with_pronouns(marked: Marked, extraction: Extraction) -> Extraction:
    people = [p for p in occurrences(extraction) if p.kind is EntityKind.PERSON]
    found: dict[str, list[Evidence]] = {}
    for number, sentence in enumerate(marked.sentences):
        for match in _PRONOUN.finditer(marked.text, sentence.start, sentence.end):
            name = _speaker_before(marked, number, match.start(), people)
            if name is not None:
                span = Span(start=match.start(), end=match.end())
                found.setdefault(name, []).append(
                    _evidence(marked, span, name, "references.pronoun")
                )
    return replace(
        extraction, people=tuple(_extended(p, found.get(p.name, [])) for p in extraction.people)
    )


def _speaker_before(marked: Marked, number: int, at: int, people: list[Occurrence]) -> str | None:
    """The person that the sentence, or one of the three before it, began with."""
    for sentence in reversed(marked.sentences[max(0, number - 3) : number + 1]):
        first = bisect_left(people, sentence.start, key=lambda person: person.span.start)
        for person in people[first : first + 1]:
            if person.span.end <= sentence.end and person.span.start < at:
                return person.name
    return None


def _extended(record: _T, evidence: list[Evidence]) -> _T:
    if not evidence:
        return record
    printed: set[str] = {e.quote for e in evidence if e.quote not in ("他", "她")}
    everything = sorted([*record.evidence, *evidence], key=lambda e: (e.slot or "", e.start, e.end))
    return replace(
        record,
        aliases=tuple(sorted({*record.aliases, *printed} - {record.name})),
        evidence=tuple(everything),
    )


def _evidence(marked: Marked, span: Span, name: str, rule: str) -> Evidence:
    quote = span.of(marked.article.text)
    return Evidence(slot=None, value=name, start=span.start, end=span.end, quote=quote, rule=rule)
