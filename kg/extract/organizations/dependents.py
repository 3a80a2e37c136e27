"""Which names take their sense from a body named before, and which body that can be.

`is_dependent(战略投资部)` → True; `fits(教务处, 岚州大学)` → True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.organizations.antecedents import ends_so
from kg.extract.organizations.forms import is_place
from kg.extract.organizations.splits import is_plain, part_end
from kg.lexicon import document, words

if TYPE_CHECKING:
    from kg.extract.organizations.drafts import Draft

_LONGEST_OWN = 5
"""No longer word before the end of a department is sure to name no firm."""


def is_dependent(draft: Draft) -> bool:
    """Whether the name takes its sense from a body named before: 战略投资部, 再生金属分会."""
    name = draft.name
    if name in _ends("of_parties"):
        return True
    if name.endswith(_ends("branches")):
        return not name.endswith(_ends("branded")) or _is_bare_branch(name)
    if name.startswith(("国家", "中国", "全国", "武警")) or _is_ministry(name):
        return False
    return (name.startswith("附属") and name.endswith("医院")) or is_plain_part(name)


def _is_bare_branch(name: str) -> bool:
    """Whether a branch of a firm is named without it: 江城分公司, not 海岚航运江城分公司."""
    modifier = name.removesuffix(part_end(name))
    return len(modifier) <= _LONGEST_OWN or is_plain(modifier)


def _is_ministry(name: str) -> bool:
    return name in _ends("ministries") or (name.endswith("部") and name in words("state_bodies"))


def is_plain_part(name: str) -> bool:
    """Whether everyday words, or a place, and the end of a part make the name."""
    end = part_end(name)
    modifier = name.removesuffix(end)
    if end == "公司":
        return modifier in _ends("company_trades") or is_place(modifier)
    if end in _ends("placed") and is_place(modifier):
        return True
    if not end or end in _ends("own_parts") or begins_with_place(name):
        return False
    if end == "学院" and len(modifier) == 1:
        return True
    return is_plain(modifier) and (end != "中心" or name.endswith(_ends("centres")))


def is_own_part(name: str) -> bool:
    """Whether the end shows a department, whatever it is named for: 抛光粉事业部, 骨科教研室.

    A long name may hold the brand of a firm of its own: 海岚冷柜|海外部.
    """
    end = part_end(name)
    modifier = name.removesuffix(end)
    if end not in _ends("sure_parts") or not 0 < len(modifier) <= _LONGEST_OWN:
        return False
    if name.startswith(("国家", "中国", "全国")) or name.endswith(_ends("ministries")):
        return False
    is_regional = end in _ends("regional") and modifier in _ends("company_trades")
    return is_regional or not (_is_ministry(name) or begins_with_place(name))


def begins_with_place(name: str) -> bool:
    """Whether the name begins with that of a place: 江城市水务局."""
    return any(is_place(name[:size]) for size in range(2, min(7, len(name))))


def holds_place(name: str) -> bool:
    """Whether a place stands anywhere in the name: 民航江南监管局."""
    return any(begins_with_place(name[at:]) for at in range(len(name) - 2))


def fits(draft: Draft, parent: Draft, *, near: bool = False) -> bool:
    """Whether a body of the kind can have a department or branch of the kind.

    A firm has 处 and 科 only where it is named `near` them.
    """
    if draft.name.startswith("附属"):
        return ends_so(parent.name, ("大学", "学院"))
    for rule in document("parents")["fit"]:
        if draft.name.endswith(tuple(rule["parts"])):
            firms = rule.get("firms", ()) if near else ()
            return ends_so(parent.name, (*rule["wholes"], *firms))
    of_firm = draft.name.endswith(_ends("of_firms")) and not draft.name.endswith(
        _ends("of_parties")
    )
    return not (of_firm and parent.name.endswith(_ends("public")))


def _ends(kind: str) -> tuple[str, ...]:
    return tuple(document("parents")[kind])
