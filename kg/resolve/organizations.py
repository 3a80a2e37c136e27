"""Which organizations of several articles are one: by a name, or as units of one parent.

Each rule looks at one name's or one parent's mentions at a time, so a component of mentions gives
the same groups alone as among all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.resolve.anchors import is_name_anchored
from kg.resolve.candidates import joining_forms
from kg.resolve.names import is_generic, is_registered, normalized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Mention
    from kg.resolve.clusters import Clusters


def join_organizations(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Join organizations of one registered or distinct name, then the units of one parent."""
    bearers: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for form in joining_forms(mention):
            bearers[form].append(mention)
    for form in sorted(bearers, key=lambda name: (not is_registered(name), name)):
        _join_bearers(clusters, form, bearers[form])
    _join_units(clusters, mentions)


def _join_bearers(clusters: Clusters, form: str, bearers: Sequence[Mention]) -> None:
    """Join those that a form names, unless it stands for two registered bodies or full names."""
    full = {mention.anchor for mention in bearers if is_name_anchored(mention)}
    named = [
        mention
        for mention in bearers
        if normalized(mention.name or "") == form and mention.anchor not in full
    ]
    if len({clusters.root(anchor) for anchor in full}) > 1 and not is_registered(form):
        return
    if full:
        said = "registered name" if is_registered(form) else "short form of one registered name"
        for anchor in sorted(full | {mention.anchor for mention in named}):
            clusters.join(min(full), anchor, f"{said}: {form}")
    elif not _is_contested(form, bearers):
        for mention in named:
            clusters.join(named[0].anchor, mention.anchor, f"same distinct name: {form}")


def _is_contested(form: str, bearers: Sequence[Mention]) -> bool:
    """Whether articles use a form for bodies of several full names, or under several parents."""
    longer = {name for bearer in bearers if (name := normalized(bearer.name or "")) != form}
    parents = {bearer.affiliations for bearer in bearers if bearer.affiliations}
    return len(longer) > 1 or len(parents) > 1


def _join_units(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Join units of one parent by their bare names, until nothing more comes of it.

    Units have units, so a join can make two parents one.
    """
    forms = _forms_by_anchor(mentions)
    units = [mention for mention in mentions if mention.affiliations]
    for _ in units:
        if not _units_joined(clusters, units, forms):
            return


def _units_joined(
    clusters: Clusters, units: Sequence[Mention], forms: Mapping[str, frozenset[str]]
) -> bool:
    """Join once; give whether any two groups became one."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in units:
        parent = unit.affiliations[0]
        for bare in _bare_names(unit, forms.get(parent, frozenset())):
            groups[clusters.root(parent), bare].append(unit.anchor)
    joined = False
    for (_, bare), anchors in sorted(groups.items(), key=lambda item: (item[0][1], min(item[1]))):
        for anchor in sorted(anchors)[1:]:
            apart = clusters.root(min(anchors)) != clusters.root(anchor)
            reason = f"unit of one parent under one name: {bare}"
            joined |= clusters.join(min(anchors), anchor, reason) and apart
    return joined


def _bare_names(unit: Mention, parent_forms: frozenset[str]) -> frozenset[str]:
    """A unit's normalized forms without its parent's name in front: 江岳集团办公室 → 办公室."""
    found = set()
    for form in map(normalized, unit.forms):
        fronts = [front for front in parent_forms if form.startswith(front) and form != front]
        found.add(form.removeprefix(max(fronts, key=len, default="")))
    units = {form for form in found if len(form) > 1}
    return frozenset(form for form in units if form in _UNITS or not is_generic(form))


_UNITS = frozenset(("办公室", "秘书处", "党委", "党组"))
"""Generic words that name one unit under one parent."""


def _forms_by_anchor(mentions: Iterable[Mention]) -> Mapping[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        forms[mention.anchor].update(map(normalized, mention.forms))
    return {anchor: frozenset(found) for anchor, found in forms.items()}
