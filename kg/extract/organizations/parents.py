"""What an organization is part of: by its own name, by its seat, by the body named before it.

`江岳集团总经理周慕云、战略投资部主任何听雨` → 战略投资部 ⊂ 江岳集团
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.organizations.bureaus import Governments
from kg.extract.organizations.forms import brand, firm_end, is_place, is_short_of
from kg.extract.organizations.parent_chains import Chains
from kg.extract.organizations.siblings import Siblings
from kg.extract.organizations.splits import is_part, part_end
from kg.extract.organizations.subsidiaries import subsidiaries
from kg.lexicon import document

if TYPE_CHECKING:
    from kg.extract.marking.marks import Marked
    from kg.extract.organizations.drafts import Draft

_SEATS = ("省", "市", "县", "区", "镇", "州", "旗", "国", "联邦")
_SHORTEST_STEM = 4
_RULES = ("政府", "管委会", "管理委员会")


def set_parents(marked: Marked, drafts: list[Draft]) -> None:
    """Set the parent of each draft that shows one."""
    by_form = _stems(drafts) | {form: draft for draft in drafts for form in draft.forms}
    governments, groups = Governments(drafts, marked.text), _Groups(drafts)
    for draft in drafts:
        _set(draft, _whole(draft, by_form) or governments.above(draft))
    chains = Chains(marked, drafts)
    for child, parent in subsidiaries(marked, drafts, chains.before):
        if child.parent is None:
            _set(child, parent)
    for above in (groups.of, chains.above, Siblings(marked, drafts).of):
        for draft in sorted(drafts, key=lambda one: one.places[0][0]):
            if draft.parent is None:
                _set(draft, above(draft))


def _stems(drafts: list[Draft]) -> dict[str, Draft]:
    """The names of firms without their ends, of one firm only: 青岚云途 of 青岚云途有限公司."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        stem = draft.name.removesuffix(firm_end(draft.name))
        if len(stem) >= _SHORTEST_STEM and stem != draft.name and not is_place(stem):
            found.setdefault(stem, []).append(draft)
    return {stem: firms[0] for stem, firms in found.items() if len(firms) == 1}


def _set(draft: Draft, parent: Draft | None) -> None:
    """Set the parent, unless the draft is above it already."""
    above = parent
    while above is not None:
        if above is draft:
            return
        above = above.parent
    draft.parent = parent


def _whole(draft: Draft, by_form: dict[str, Draft]) -> Draft | None:
    """The whole inside the unbroken name of a part: 浙东大学 of 浙东大学材料学院."""
    for form in sorted(draft.forms, key=len, reverse=True):
        for cut in range(len(form) - 1, 1, -1):
            parent, tail = by_form.get(form[:cut]), form[cut:]
            if parent is None or parent is draft or _is_inner_party(parent):
                continue
            if tail.startswith("驻") or is_part(tail):
                is_seat = is_place(parent.name)
                is_seat |= parent.name.endswith(_SEATS) and not _is_zone(parent)
                is_seat |= parent.name.endswith(_RULES) and not form[:cut].endswith(_RULES)
                if not is_seat or tail.endswith(tuple(document("bureaus")["offices"])):
                    return parent
    return None


def _is_zone(draft: Draft) -> bool:
    """Whether it ends like a seat and is none: 第三作业区, 永澜超市."""
    zones = tuple(document("bureaus")["zones"])
    return bool(part_end(draft.name)) or draft.name.endswith(zones)


def _is_inner_party(draft: Draft) -> bool:
    """Whether it is a committee within a firm, which has no departments of its own."""
    end = next((e for e in document("parents")["inner_parties"] if draft.name.endswith(e)), "")
    return bool(end) and not is_place(draft.name.removesuffix(end))


class _Groups:
    """The groups of firms, by the brand that their members share: 江岳铜业财务公司 ⊂ 江岳铜业集团.

    A brand of two characters shows a group's departments and institute (江岳研究院) only: many a
    place is such a brand.
    """

    def __init__(self, drafts: list[Draft]) -> None:
        self._of: dict[str, list[Draft]] = {}
        for draft in drafts:
            if "集团" in firm_end(draft.name) and len(brand(draft.name)) >= 2:
                self._of.setdefault(brand(draft.name)[:2], []).append(draft)

    def of(self, draft: Draft) -> Draft | None:
        """Give the one group whose brand the name of a firm or unit begins with."""
        members = tuple(document("parents")["members"])
        if "集团" in firm_end(draft.name) or not draft.name.endswith(members):
            return None
        groups = self._of.get(brand(draft.name)[:2], ())
        if len(groups) != 1 or is_short_of(draft.name, groups[0].name):
            return None
        stem = brand(groups[0].name)
        is_whole = stem in draft.name and (len(stem) > 2 or f"{stem}集团" in draft.name)
        is_whole |= draft.name.removesuffix(part_end(draft.name)) == stem[:2]
        return groups[0] if is_whole or draft.name.endswith("部") else None
