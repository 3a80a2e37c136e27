"""Organizations: their names, the forms that the article uses for each, and what they are part of.

`江岳集团总经理周慕云、战略投资部主任何听雨` → organizations 江岳集团, 战略投资部 ⊂ 江岳集团
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from msgspec.structs import replace

from kg.extract.marking.stretches import Stretches, places_of
from kg.extract.organizations.candidates import candidates
from kg.extract.organizations.drafts import GENERIC_LEADS, organization_drafts
from kg.extract.organizations.joins import joined
from kg.extract.organizations.parents import set_parents
from kg.extract.organizations.splits import unit_lead
from kg.extract.organizations.wholes import with_wholes
from kg.model import Evidence, Organization, Span

if TYPE_CHECKING:
    from kg.extract.marking.marks import Marked
    from kg.extract.organizations.drafts import Draft
    from kg.model import Extraction

_LONGEST_TITLE = 12
_BARE = 3
"""Up to this length what follows a generic word is no name without it (集团办公室)."""


def organizations(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the organizations of the article added."""
    people = Stretches(
        Span(start=e.start, end=e.end) for person in extraction.people for e in person.evidence
    )
    found = tuple(
        candidate
        for candidate in with_wholes(marked, candidates(marked, people))
        if _is_closed(candidate.span.of(marked.text))
    )
    drafts = joined(organization_drafts(marked, found))
    _add_places(marked, drafts, people)
    drafts = [draft for draft in drafts if draft.places]
    set_parents(marked, drafts)
    drafts.sort(key=lambda draft: draft.places[0][0])
    for draft in drafts:
        draft.printed = _printed(marked, draft)
    return replace(
        extraction,
        organizations=tuple(
            _organization(marked, f"o{number}", draft) for number, draft in enumerate(drafts, 1)
        ),
    )


def _is_closed(name: str) -> bool:
    """Whether each bracket in it has its other half."""
    return name.count("(") == name.count(")")


def _add_places(marked: Marked, drafts: list[Draft], people: Stretches) -> None:
    """Give each draft every place where a form of it stands; the longest form counts."""
    owner: dict[str, Draft] = {}
    for draft in drafts:
        for form in draft.forms:
            owner.setdefault(form, draft)
    forms = [form for form in owner if len(form) > 1]
    for span, form in places_of(forms, marked.text, marked.sentences):
        draft = owner[form]
        if not people.meets(span) and not _is_cut(marked, span, is_short=form != draft.name):
            draft.places.append((_without_generic(span, form, draft.name), draft.forms[form]))
            _add_inner(form, span, owner)


def _without_generic(span: Span, form: str, name: str) -> Span:
    """The place of the bare name, where only a generic word leads: 公司|人力资源部."""
    lead = form.removesuffix(name) if form.endswith(name) else ""
    is_led = lead == unit_lead(form) or (len(name) > _BARE and lead in GENERIC_LEADS)
    if lead and name != "办公室" and is_led:
        return Span(start=span.end - len(name), end=span.end)
    return span


def _is_cut(marked: Marked, span: Span, *, is_short: bool) -> bool:
    """Whether a title goes on from within the name: 联合会党委|副书记.

    A short form of a fuller name may have the field of the title: 青岚新能源|总经理.
    """
    return any(
        title.span.start < span.end < title.span.end
        and not (is_short and span.end <= title.span.end - len(title.head))
        for title in marked.titles_in(Span(start=span.start, end=span.end + _LONGEST_TITLE))
    )


def _add_inner(form: str, span: Span, owner: dict[str, Draft]) -> None:
    """The parent inside an unbroken name stands there too: 浙东大学 in 浙东大学材料学院."""
    for cut in range(len(form) - 1, 2, -1):
        inner = owner.get(form[:cut])
        if inner is not None and inner is not owner[form]:
            whole = Span(start=span.start, end=span.start + cut)
            bare = _without_generic(whole, form[:cut], inner.name)
            inner.places.append((bare, inner.forms[form[:cut]]))
            _add_inner(form[:cut], whole, owner)
            return


def _printed(marked: Marked, draft: Draft) -> dict[str, str]:
    spans = sorted({span for span, _ in draft.places})
    return {span.of(marked.text): span.of(marked.article.text) for span in spans}


def _organization(marked: Marked, key: str, draft: Draft) -> Organization:
    name = _best_name(draft)
    part_of = _best_name(draft.parent) if draft.parent is not None else None
    places = sorted(dict(reversed(draft.places)).items())
    evidence = [_evidence(marked, span, value=name, rule=rule) for span, rule in places]
    if part_of is not None:
        first = _evidence(marked, places[0][0], value=part_of, rule="organizations.parent")
        evidence.append(structs.replace(first, slot="part_of"))
    return Organization(
        key=key,
        name=name,
        aliases=tuple(sorted(set(draft.printed.values()) - {name})),
        part_of=part_of,
        evidence=tuple(evidence),
    )


def _evidence(marked: Marked, span: Span, *, value: str, rule: str) -> Evidence:
    quote = span.of(marked.article.text)
    return Evidence(slot=None, value=value, start=span.start, end=span.end, quote=quote, rule=rule)


def _best_name(draft: Draft) -> str:
    if draft.name in draft.printed:
        return draft.printed[draft.name]
    longest = max(draft.printed, key=len)
    is_led = longest.removesuffix(draft.name) in GENERIC_LEADS
    return draft.printed[longest][-len(draft.name) :] if is_led else draft.printed[longest]
