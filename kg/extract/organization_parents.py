"""What an organization is part of: by its own name, by its seat, by the body named before it.

`江岳集团总经理周慕云、战略投资部主任何听雨` → 战略投资部 ⊂ 江岳集团
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.organization_drafts import GENERIC_LEADS
from kg.extract.organization_forms import brand, firm_end, is_place, is_short_of
from kg.lexicon import document, table

if TYPE_CHECKING:
    from kg.extract.marks import Marked
    from kg.extract.organization_drafts import Draft

_NEAR = 160
"""How far before its sentence the parent of a department may be named, in code points."""


def set_parents(marked: Marked, drafts: list[Draft]) -> None:
    """Set the parent of each draft that shows one."""
    by_form = {form: draft for draft in drafts for form in draft.forms}
    seats, bodies, groups = _seats(drafts), _Bodies(drafts), _Groups(drafts)
    for draft in drafts:
        parent = _inner_parent(draft, by_form) or _seat(draft, seats) or groups.of(draft)
        if parent is None and _is_dependent(draft):
            parent = bodies.before(marked, draft)
        if parent is not None and parent is not draft:
            draft.parent = parent


@cache
def _ends(kind: str) -> tuple[str, ...]:
    """The ends of names of one kind in `lexicons/parents.toml`."""
    return tuple(document("parents")[kind])


def _is_dependent(draft: Draft) -> bool:
    """Whether the name takes its sense from a parent: 战略投资部, 再生金属分会."""
    if draft.name.startswith(("国家", "中国", "全国")) or is_place(draft.name[:2]):
        return False
    short = (draft.unit and draft.name.endswith(_ends("units"))) or draft.name.endswith(
        ("学院", "附属医院")
    )
    return (short and len(draft.name) <= 9) or draft.name.endswith(_ends("branches"))


def _inner_parent(draft: Draft, by_form: dict[str, Draft]) -> Draft | None:
    for cut in range(len(draft.name) - 1, 2, -1):
        parent = by_form.get(draft.name[:cut])
        if parent is None or parent is draft or parent.unit:
            continue
        tail = draft.name[cut:]
        if _is_firm_tail(tail) or tail.startswith(_ends("of_state")):
            continue
        if not parent.name.endswith(("省", "市", "县", "区", "镇")) or tail.endswith(
            _ends("of_place")
        ):
            return parent
    return None


def _seats(drafts: list[Draft]) -> dict[str, list[Draft]]:
    """Kind (市, 县 …) → the places of that kind that act as government."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        stem = draft.name.removesuffix("政府").removesuffix("人民")
        if 0 < len(stem) <= 8:
            found.setdefault(stem[-1], []).append(draft)
    return found


def _seat(draft: Draft, seats: dict[str, list[Draft]]) -> Draft | None:
    """The city or county that acts as government, of its bureau: 市能源局, 市."""
    if not draft.name.endswith(_ends("of_place")) or draft.name[0] not in "省市县区州旗":
        return None
    others = [d for d in seats.get(draft.name[0], ())[:3] if d is not draft]
    return others[0] if len(others) == 1 else None


def _is_firm_tail(tail: str) -> bool:
    return tail in table("company_ends")


class _Groups:
    """The groups of firms, by the brand that their members share: 江岳铜业有限公司 ⊂ 江岳集团."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._of: dict[str, list[Draft]] = {}
        for draft in drafts:
            if "集团" in firm_end(draft.name) and len(brand(draft.name)) >= 2:
                self._of.setdefault(brand(draft.name)[:2], []).append(draft)

    def of(self, draft: Draft) -> Draft | None:
        """Give the one group whose brand the name of a firm or unit begins with."""
        if "集团" in firm_end(draft.name) or not draft.name.endswith(_ends("members")):
            return None
        groups = self._of.get(brand(draft.name)[:2], ())
        return (
            groups[0] if len(groups) == 1 and not is_short_of(draft.name, groups[0].name) else None
        )


class _Bodies:
    """The places of bodies that can have units, to be asked for the one named last."""

    def __init__(self, drafts: list[Draft]) -> None:
        found = (
            (span.end, -number, draft)
            for number, draft in enumerate(drafts)
            if not draft.unit and not draft.name.endswith(_ends("branches"))
            for span, _ in draft.places
        )
        self._ends = sorted(found, key=lambda place: place[:2])

    def before(self, marked: Marked, unit: Draft) -> Draft | None:
        """Give the body named last before the unit; of a department, in its sentence or near."""
        start = unit.places[0][0].start
        sentence = marked.sentence_at(start)
        if sentence is None:
            return None
        furthest = 0 if unit.name.endswith(_ends("branches")) else sentence.start - _NEAR
        last = bisect_right(self._ends, start, key=lambda place: place[0])
        for index in range(last - 1, -1, -1):
            end, _, body = self._ends[index]
            if end < furthest:
                return None
            if body is not unit and _fits(unit, body) and _has_lead(unit, body):
                return body
        return None


def _has_lead(unit: Draft, body: Draft) -> bool:
    """Whether the body is what the generic word before the unit says: 协会 of 协会秘书处."""
    lead = next((word for word in GENERIC_LEADS if word + unit.name in unit.forms), None)
    heads = tuple(document("names")["generic"][lead]) if lead is not None else ("",)
    return any(form.endswith(heads) for form in body.forms)


def _fits(draft: Draft, parent: Draft) -> bool:
    of_firm = draft.name.endswith(_ends("of_firms")) and not draft.name.endswith(
        _ends("of_parties")
    )
    if of_firm and parent.name.endswith(_ends("public")):
        return False
    if draft.name.endswith(("学院", "附属医院")):
        return parent.name.endswith("大学")
    if draft.name.endswith(("分会", "专业委员会", "专委会")):
        return parent.name.endswith(("协会", "学会", "商会", "联合会", "促进会"))
    if draft.name.endswith(("处", "科", "司")):
        return parent.name.endswith(
            ("局", "厅", "部", "委", "委员会", "大学", "学院", "馆", "署", "办公室", "中心", "协会")
        )
    return True
