"""Which names of one article are forms of one organization, and which make one of their own.

`安徽鑫禾循环科技有限公司`, `鑫禾循环` → one draft with two forms
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.organizations.candidates import Candidate, definitions
from kg.extract.organizations.forms import brand, is_place, is_short_of
from kg.extract.organizations.joins import glosses
from kg.extract.organizations.renames import renames
from kg.extract.organizations.splits import cuts, is_part, unit_lead
from kg.lexicon import document, table, words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.marking.marks import Marked

GENERIC_LEADS = ("集团公司", "集团", "协会", "公司", "学会", "商会", "研究院", "学校", "我会")
"""Generic words that may stand before a unit's name: 集团战略投资部."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """An organization in the making; forms are folded and simplified."""

    name: str
    forms: dict[str, str] = field(default_factory=dict)
    """Form → the rule that found it."""
    places: list[tuple[Span, str]] = field(default_factory=list)
    unit: bool = False
    parent: Draft | None = None
    printed: dict[str, str] = field(default_factory=dict)
    """Form → the same as printed."""


def organization_drafts(marked: Marked, found: tuple[Candidate, ...]) -> list[Draft]:
    """Give the organizations that the candidates name, the longest names first, places unset."""
    defined: dict[str, set[str]] = {}
    rules: dict[str, Candidate] = {}
    settled = _settled(marked, found)
    for candidate in settled:
        name = candidate.span.of(marked.text)
        rules.setdefault(name, candidate)
        for span in (*definitions(marked, candidate.span), *glosses(marked, candidate.span)):
            defined.setdefault(name, set()).add(span.of(marked.text))
    for old, new in renames(marked, (candidate.span for candidate in settled)):
        first, second = sorted((old.of(marked.text), new.of(marked.text)), key=_longest_first)
        defined.setdefault(first, set()).update({second, *defined.get(second, ())})
    owners = _Owners()
    for name in sorted(rules, key=_longest_first):
        _place_name(name, rules[name], defined, owners)
    return owners.drafts


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _place_name(
    name: str, candidate: Candidate, defined: dict[str, set[str]], known: _Owners
) -> None:
    """Give the name to the draft that it is a form of, or make it one of its own."""
    owners = known.with_form(name)
    if not owners and name in document("names")["bare_bodies"]:
        owners = [d for d in known.drafts if d.name.endswith(name) and not d.unit][:1]
    if not owners and not candidate.unit:
        owners = [d for d in known.short_in(name) if not _is_another(name, d.name)]
    if len(owners) == 1 or (owners and name in owners[0].forms):
        owners[0].forms.setdefault(name, "organizations.short")
        return
    bare = _without_generic_lead(name, is_unit=candidate.unit)
    forms = {bare: candidate.rule, name: candidate.rule}
    forms |= dict.fromkeys(sorted(defined.get(name, ())), "organizations.defined")
    known.add(Draft(name=bare, unit=candidate.unit, forms=forms))


def _is_another(name: str, full: str) -> bool:
    """Whether the name is that of a place, or of the whole in the unbroken name of a part."""
    if is_place(name) and not full.endswith("政府"):
        return True
    return full.startswith(name) and any(cut.at == len(name) for cut in cuts(full))


def _without_generic_lead(name: str, *, is_unit: bool) -> str:
    for lead in GENERIC_LEADS:
        rest = name.removeprefix(lead)
        if rest != name and len(rest) >= 2 and (is_unit or is_part(rest)):
            return rest
    is_split = is_unit and not name.endswith(tuple(document("parents")["party_parts"]))
    return name.removeprefix(unit_lead(name)) if is_split else name


def _settled(marked: Marked, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates without the words that run into a name from the left: 推动|中铝集团."""
    names = {candidate.span.of(marked.text) for candidate in found if not candidate.unit}
    kept = []
    for candidate in found:
        name = candidate.span.of(marked.text)
        cut = next((n for n in _suffixes(name, names) if _is_lead(name[: -len(n)])), None)
        start = candidate.span.end - len(cut) if cut else candidate.span.start
        kept.append(replace(candidate, span=Span(start=start, end=candidate.span.end)))
    first = {candidate.span: candidate for candidate in reversed(kept)}
    return tuple(first[span] for span in sorted(first))


def _suffixes(name: str, names: set[str]) -> Iterator[str]:
    for cut in range(1, len(name) - 2):
        if name[cut:] in names:
            yield name[cut:]


def _is_lead(lead: str) -> bool:
    """Whether it is what runs into a name: a word, a verb's end, one character of no place."""
    return (
        lead in words("common_words")
        or lead in table("boundaries")
        or (len(lead) in (3, 4) and lead[-2:] in words("common_words"))
        or (len(lead) == 1 and lead not in "省市县区中新东西南北大华国")
        or lead[-1] in "与和及的了在对向由"
    )


class _Owners:
    """The drafts made so far, to be asked which of them a name belongs to."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._of_form: dict[str, list[int]] = {}
        self._with_character: dict[str, list[int]] = {}

    def add(self, draft: Draft) -> None:
        """Take in a draft with its forms."""
        number = len(self.drafts)
        self.drafts.append(draft)
        for form in draft.forms:
            self._of_form.setdefault(form, []).append(number)
        if not draft.unit:
            for character in set(draft.name):
                self._with_character.setdefault(character, []).append(number)

    def with_form(self, name: str) -> list[Draft]:
        """Give the drafts that have the name among their forms."""
        return self._at(self._of_form.get(name, ()))

    def short_in(self, name: str) -> list[Draft]:
        """Give the drafts that the name is a short form of.

        They hold its first character, or that of its brand.
        """
        heads = {name[0], brand(name)[:1]}
        numbers = {number for head in heads for number in self._with_character.get(head, ())}
        return [draft for draft in self._at(numbers) if is_short_of(name, draft.name)]

    def _at(self, numbers: Iterable[int]) -> list[Draft]:
        return [self.drafts[number] for number in sorted(numbers)]
