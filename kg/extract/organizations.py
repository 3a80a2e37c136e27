"""Organizations: their names, the forms that the article uses for each, and what they are part of.

`江岳集团总经理周慕云、战略投资部主任何听雨` → organizations 江岳集团, 战略投资部 ⊂ 江岳集团
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.organization_candidates import Candidate, candidates, definitions
from kg.extract.organization_forms import is_place, is_short_of
from kg.lexicon import document, table, words
from kg.model import Evidence, Organization, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.marks import Marked
    from kg.model import Extraction

_GENERIC_LEADS = ("集团公司", "集团", "协会", "公司", "学会", "商会", "研究院", "学校", "我会")


@dataclass(slots=True, kw_only=True)
class _Draft:
    """An organization in the making; forms are folded and simplified."""

    name: str
    forms: dict[str, str] = field(default_factory=dict)
    """Form → the rule that found it."""
    places: list[tuple[Span, str]] = field(default_factory=list)
    unit: bool = False
    part_of: str | None = None


def organizations(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the organizations of the article added."""
    people = tuple(
        Span(start=e.start, end=e.end) for person in extraction.people for e in person.evidence
    )
    found = _settled(marked, candidates(marked, people))
    drafts = _drafts(marked, found)
    _add_places(marked, drafts, people)
    drafts = [draft for draft in drafts if draft.places]
    _add_parents(marked, drafts)
    drafts.sort(key=lambda draft: draft.places[0][0])
    return replace(
        extraction,
        organizations=tuple(
            _organization(marked, f"o{number}", draft, drafts)
            for number, draft in enumerate(drafts, 1)
        ),
    )


def _settled(marked: Marked, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates without the words that run into a name from the left: 推动|中铝集团."""
    names = {candidate.span.of(marked.text) for candidate in found if not candidate.unit}
    kept = []
    for candidate in found:
        name = candidate.span.of(marked.text)
        cut = next((n for n in _suffixes(name, names) if _is_lead(name[: -len(n)])), None)
        start = candidate.span.end - len(cut) if cut else candidate.span.start
        kept.append(replace(candidate, span=Span(start=start, end=candidate.span.end)))
    return tuple(
        {c.span: c for c in reversed(kept)}[span] for span in sorted({c.span for c in kept})
    )


def _suffixes(name: str, names: set[str]) -> Iterator[str]:
    for cut in range(1, len(name) - 2):
        if name[cut:] in names:
            yield name[cut:]


def _is_lead(lead: str) -> bool:
    return (
        lead in words("common_words")
        or lead in table("boundaries")
        or lead[-1] in "与和及的了在对向由"
    )


def _drafts(marked: Marked, found: tuple[Candidate, ...]) -> list[_Draft]:
    defined: dict[str, set[str]] = {}
    rules: dict[str, Candidate] = {}
    for candidate in found:
        name = candidate.span.of(marked.text)
        rules.setdefault(name, candidate)
        for span in definitions(marked, candidate.span):
            defined.setdefault(name, set()).add(span.of(marked.text))
    drafts: list[_Draft] = []
    for name in sorted(rules, key=lambda n: (-len(n), n)):
        _place_name(name, rules[name], defined, drafts)
    return drafts


def _place_name(
    name: str, candidate: Candidate, defined: dict[str, set[str]], drafts: list[_Draft]
) -> None:
    """Give the name to the draft that it is a form of, or make it one of its own."""
    owners = [d for d in drafts if name in d.forms or name in defined.get(d.name, ())]
    if not owners and name in document("names")["bare_bodies"]:
        owners = [d for d in drafts if d.name.endswith(name) and not d.unit][:1]
    if not owners and not candidate.unit:
        owners = [d for d in drafts if not d.unit and is_short_of(name, d.name)]
    if len(owners) == 1 or (owners and name in owners[0].forms):
        owners[0].forms.setdefault(name, "organizations.short")
        return
    bare = _without_generic_lead(name) if candidate.unit else name
    draft = _Draft(
        name=bare, unit=candidate.unit, forms={bare: candidate.rule, name: candidate.rule}
    )
    for form in sorted(defined.get(name, ())):
        draft.forms[form] = "organizations.defined"
    drafts.append(draft)


def _without_generic_lead(name: str) -> str:
    for lead in _GENERIC_LEADS:
        if name.startswith(lead) and len(name) - len(lead) >= 2:
            return name.removeprefix(lead)
    return name


def _add_places(marked: Marked, drafts: list[_Draft], people: tuple[Span, ...]) -> None:
    """Give each draft every place where a form of it stands; the longest form counts."""
    owner: dict[str, _Draft] = {}
    for draft in drafts:
        for form in draft.forms:
            owner.setdefault(form, draft)
    ordered = sorted((f for f in owner if len(f) > 1), key=lambda form: (-len(form), form))
    if not ordered:
        return
    pattern = re.compile("|".join(map(re.escape, ordered)))
    for sentence in marked.sentences:
        for match in pattern.finditer(marked.text, sentence.start, sentence.end):
            span = Span(start=match.start(), end=match.end())
            if not any(span.overlaps(place) for place in people):
                draft = owner[match[0]]
                draft.places.append((span, draft.forms[match[0]]))
                _add_inner(match[0], span, owner)


def _add_inner(form: str, span: Span, owner: dict[str, _Draft]) -> None:
    """The parent inside an unbroken name stands there too: 浙东大学 in 浙东大学材料学院."""
    for cut in range(len(form) - 1, 2, -1):
        inner = owner.get(form[:cut])
        if inner is not None and inner is not owner[form]:
            inner.places.append(
                (Span(start=span.start, end=span.start + cut), inner.forms[form[:cut]])
            )
            return


def _add_parents(marked: Marked, drafts: list[_Draft]) -> None:
    by_form = {form: draft for draft in drafts for form in draft.forms}
    for draft in drafts:
        parent = _inner_parent(draft, by_form) or _seat(draft, drafts)
        if parent is None and _is_dependent(draft):
            parent = _near_parent(marked, draft, drafts)
        if parent is not None and parent is not draft:
            draft.part_of = parent.name


_NEAR = 160
"""How far before its sentence the parent of a department may be named, in code points."""
_BRANCHES = ("分会", "专业委员会", "专委会", "分公司", "支行", "分行", "秘书处")
_OF_PLACE = (
    "局",
    "厅",
    "办",
    "发改委",
    "国资委",
    "住建委",
    "科委",
    "经信委",
    "卫健委",
    "农委",
    "商委",
    "交通委",
    "中心",
)


def _is_dependent(draft: _Draft) -> bool:
    """Whether the name takes its sense from a parent: 战略投资部, 再生金属分会."""
    if draft.name.startswith(("国家", "中国", "全国")) or is_place(draft.name[:2]):
        return False
    return (draft.unit and len(draft.name) <= 9) or draft.name.endswith(_BRANCHES)


def _inner_parent(draft: _Draft, by_form: dict[str, _Draft]) -> _Draft | None:
    for cut in range(len(draft.name) - 1, 2, -1):
        parent = by_form.get(draft.name[:cut])
        if parent is None or parent is draft or parent.unit:
            continue
        if not _is_firm_tail(draft.name[cut:]) and not draft.name[cut:].startswith(_STATE):
            return parent
    return None


_STATE = ("委", "政府", "人民政府", "人大", "政协", "党委", "报", "纪委")


def _seat(draft: _Draft, drafts: list[_Draft]) -> _Draft | None:
    """The city or county that acts as government, of its bureau: 市能源局, 市."""
    if not draft.name.endswith(_OF_PLACE) or draft.name[0] not in "省市县区州旗":
        return None
    seats = [d for d in drafts if d is not draft and _is_seat(d.name, draft.name[0])]
    return seats[0] if len(seats) == 1 else None


def _is_seat(name: str, kind: str) -> bool:
    stem = name.removesuffix("政府").removesuffix("人民")
    return stem.endswith(kind) and len(stem) <= 8


def _is_firm_tail(tail: str) -> bool:
    return tail in table("company_ends")


def _near_parent(marked: Marked, draft: _Draft, drafts: list[_Draft]) -> _Draft | None:
    """The body named last before the unit in its sentence, or in the one before."""
    start = draft.places[0][0].start
    sentence = next((s for s in marked.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return None
    reach = len(marked.text) if draft.name.endswith(_BRANCHES) else _NEAR
    before = [
        (span.end, other)
        for other in drafts
        if other is not draft and not other.unit and not other.name.endswith(_BRANCHES)
        for span, _ in other.places
        if sentence.start - reach <= span.end <= start
    ]
    fitting = [pair for pair in before if _fits(draft, pair[1])]
    lead = next((w for w in _GENERIC_LEADS if w + draft.name in draft.forms), None)
    if lead is not None:
        heads = tuple(document("names")["generic"][lead])
        fitting = [pair for pair in fitting if any(form.endswith(heads) for form in pair[1].forms)]
    return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def _fits(draft: _Draft, parent: _Draft) -> bool:
    if draft.name.endswith(("分会", "专业委员会", "专委会")):
        return parent.name.endswith(("协会", "学会", "商会", "联合会", "促进会"))
    if draft.name.endswith(("处", "科", "司")):
        return parent.name.endswith(
            ("局", "厅", "部", "委", "委员会", "大学", "学院", "馆", "署", "办公室", "中心", "协会")
        )
    return True


def _organization(marked: Marked, key: str, draft: _Draft, drafts: list[_Draft]) -> Organization:
    text = marked.article.text
    spans = sorted(dict(reversed(draft.places)).items())
    printed = {span.of(marked.text): span.of(text) for span, _ in spans}
    evidence = [
        Evidence(
            slot=None,
            value=printed.get(draft.name, draft.name),
            start=span.start,
            end=span.end,
            quote=span.of(text),
            rule=rule,
        )
        for span, rule in spans
    ]
    name = _best_name(draft, printed)
    parent = next((d for d in drafts if d.name == draft.part_of), None) if draft.part_of else None
    if parent is not None:
        first = spans[0][0]
        parent_name = _printed_name(marked, parent)
        evidence.append(
            Evidence(
                slot="part_of",
                value=parent_name,
                start=first.start,
                end=first.end,
                quote=first.of(text),
                rule="organizations.parent",
            )
        )
    return Organization(
        key=key,
        name=name,
        aliases=tuple(sorted({form for form in printed.values() if form != name})),
        part_of=_printed_name(marked, parent) if parent is not None else None,
        evidence=tuple(replace(e, value=name) if e.slot is None else e for e in evidence),
    )


def _printed_name(marked: Marked, draft: _Draft) -> str:
    printed = {span.of(marked.text): span.of(marked.article.text) for span, _ in draft.places}
    return _best_name(draft, printed)


def _best_name(draft: _Draft, printed: dict[str, str]) -> str:
    if draft.name in printed:
        return printed[draft.name]
    return printed[max(printed, key=len)]
