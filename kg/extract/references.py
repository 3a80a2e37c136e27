"""References back: 协会, 该公司, 王会长, 他 → the organization or person that they stand for.

They become occurrences (evidence) of people and organizations that other layers have found.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kg.extract.mentions import occurrences, outermost
from kg.lexicon import document, table
from kg.model import EntityKind, Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.extract.mentions import Occurrence
    from kg.model import Extraction, Organization, Person

_T = TypeVar("_T", "Person", "Organization")
_PRONOUN = re.compile(r"(?<![其吉])(?:他|她)(?![们人国乡])")
_BREAKS = frozenset(',。;:!?、("“ ')


def references(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with generic words, titled surnames and pronouns resolved."""
    extraction = _with_generic(marked, extraction)
    extraction = _with_surnames(marked, extraction)
    return _with_pronouns(marked, extraction)


def _with_generic(marked: Marked, extraction: Extraction) -> Extraction:
    taken = outermost(occurrences(extraction))
    found: dict[str, list[Evidence]] = {}
    for span in _generic_spans(marked, taken):
        name = _antecedent(marked, extraction, span)
        if name is not None:
            found.setdefault(name, []).append(_evidence(marked, span, name, "references.generic"))
    return replace(
        extraction,
        organizations=tuple(
            _extended(org, found.get(org.name, [])) for org in extraction.organizations
        ),
    )


def _generic_spans(marked: Marked, taken: tuple[Occurrence, ...]) -> Iterator[Span]:
    """The places of generic words that are no part of a name."""
    generic = document("names")["generic"]
    pattern = re.compile("|".join(sorted(map(re.escape, generic), key=len, reverse=True)))
    for sentence in marked.sentences:
        for match in pattern.finditer(marked.text, sentence.start, sentence.end):
            span = Span(start=match.start(), end=match.end())
            if any(
                place.span.overlaps(span) for place in taken if place.span.end > span.start - 40
            ):
                continue
            if _stands_alone(marked, span):
                yield span


def _stands_alone(marked: Marked, span: Span) -> bool:
    """Whether a word boundary lies before the generic word and no longer word goes on behind it."""
    word = span.of(marked.text)
    behind = marked.text[span.end - 1 : span.end + 1]
    is_titled = any(mark.span.start == span.end for mark in marked.titles)
    if not is_titled and behind in table("common_words"):
        return False
    if not is_titled and any(
        marked.text.startswith(w, span.end) for w in document("names")["not_behind_head"]
    ):
        return False
    return word[0] in "该我本" or span.start in marked.edges or span.start == 0


def _antecedent(marked: Marked, extraction: Extraction, span: Span) -> str | None:
    """The organization with a fitting head that was named last before, else first behind."""
    heads = tuple(document("names")["generic"][span.of(marked.text)])
    before: list[tuple[int, str]] = []
    behind: list[tuple[int, str]] = []
    for org in extraction.organizations:
        if not _has_head(org, heads):
            continue
        starts = [e.start for e in org.evidence if e.slot is None]
        before += [(start, org.name) for start in starts if start < span.start]
        behind += [(start, org.name) for start in starts if start >= span.start]
    if before:
        return max(before)[1]
    return min(behind)[1] if behind and len({name for _, name in behind}) == 1 else None


def _has_head(org: Organization, heads: tuple[str, ...]) -> bool:
    forms = (org.name, *org.aliases)
    if any(form.endswith(heads) for form in forms):
        return True
    is_firm = "公司" in heads
    return is_firm and any(org.name.endswith(trade) for trade in table("trades"))


def _with_surnames(marked: Marked, extraction: Extraction) -> Extraction:
    """王会长, 尤苏波夫: a surname with a title, or a part of a dotted name, alone."""
    taken = [place.span for place in occurrences(extraction)]
    forms = dict(_short_forms(marked, extraction.people))
    if not forms:
        return extraction
    pattern = re.compile("|".join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f))))
    found: dict[str, list[Evidence]] = {}
    for sentence in marked.sentences:
        for match in pattern.finditer(marked.text, sentence.start, sentence.end):
            span = Span(start=match.start(), end=match.end())
            if not any(span.overlaps(other) for other in taken):
                name = forms[match[0]]
                found.setdefault(name, []).append(
                    _evidence(marked, span, name, "references.surname")
                )
    return replace(
        extraction, people=tuple(_extended(p, found.get(p.name, [])) for p in extraction.people)
    )


def _short_forms(marked: Marked, people: tuple[Person, ...]) -> Iterator[tuple[str, str]]:
    """The short forms that stand for one person only, with that person's name."""
    seen: dict[str, set[str]] = {}
    for person in people:
        for form in _forms_of(marked, person):
            seen.setdefault(form, set()).add(person.name)
    for form, names in seen.items():
        if len(names) == 1:
            yield form, next(iter(names))


def _forms_of(marked: Marked, person: Person) -> Iterator[str]:
    name = person.name
    if "·" in name:
        yield from (part for part in name.split("·")[-1:] if len(part) > 1)
        return
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
        return
    surname = (
        name[:2]
        if table("surnames").get(name[:2]) in ("compound", "japanese") and len(name) > 2
        else name[:1]
    )
    titles = {mark.text for mark in marked.titles} | {mark.head for mark in marked.titles}
    yield from (surname + title for title in titles)
    yield from (
        surname + word
        for word in ("总", "董", "工", "老", "先生", "女士")
        if word in ("先生", "女士")
    )


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
    """The person that the sentence, or one of the two before it, began with."""
    for back in range(4):
        if number - back < 0:
            return None
        sentence = marked.sentences[number - back]
        inside = [p for p in people if sentence.covers(p.span) and p.span.start < at]
        if inside:
            return inside[0].name
    return None


def _extended(record: _T, evidence: list[Evidence]) -> _T:
    if not evidence:
        return record
    printed = {e.quote for e in evidence if e.quote not in ("他", "她")}
    everything = sorted([*record.evidence, *evidence], key=lambda e: (e.slot or "", e.start, e.end))
    return replace(
        record,
        aliases=tuple(sorted({*record.aliases, *printed} - {record.name})),
        evidence=tuple(everything),
    )


def _evidence(marked: Marked, span: Span, name: str, rule: str) -> Evidence:
    quote = span.of(marked.article.text)
    return Evidence(slot=None, value=name, start=span.start, end=span.end, quote=quote, rule=rule)
