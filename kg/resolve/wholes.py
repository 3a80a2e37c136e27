"""Which organizations go by their names alone, whatever else their articles say.

A short form can be several bodies' in an archive, and then who holds titles there tells which one
an article means. Where it is only one's, all its mentions are one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.resolve.abbreviations import keys, relation
from kg.resolve.anchors import is_name_anchored
from kg.resolve.candidates import joining_forms
from kg.resolve.names import is_registered, normalized
from kg.resolve.spellings import spelled
from kg.resolve.units import bare_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Mention

_RIVALS = 2
"""A form that can be short for so many registered names tells nothing by itself."""


class Bearers:
    """Organizations by the names that they have in common."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Take all organizations that are compared."""
        self._longer = _longer(mentions)
        self.by_form: dict[str, list[Mention]] = defaultdict(list)
        """A form that joins articles, as spelled → those that have it."""
        for mention in mentions:
            for form in joining_forms(mention):
                self.by_form[form].append(mention)

    def tells(self, form: str) -> bool:
        """Whether a form means no more than one of the fuller names."""
        return is_registered(form) or len(self._longer.get(form, ())) < _RIVALS


def is_contested(form: str, bearers: Sequence[Mention]) -> bool:
    """Whether articles use a form for bodies of several full names, or under several parents."""
    names = {spelled(normalized(bearer.name or "")) for bearer in bearers}
    longer = names - {form}
    parents = {bearer.affiliations for bearer in bearers if bearer.affiliations}
    return len(longer) > 1 or len(parents) > 1


def wholes(organizations: Sequence[Mention], bearers: Bearers) -> frozenset[str]:
    """Give the nodes of which all mentions are one by their names, or as units of such ones."""
    return _Wholes(organizations, bearers).nodes()


class _Wholes:
    def __init__(self, organizations: Sequence[Mention], bearers: Bearers) -> None:
        self._bearers = bearers
        self._by_node: dict[str, list[Mention]] = defaultdict(list)
        for mention in organizations:
            self._by_node[mention.anchor].append(mention)
        self._known: dict[str, bool] = {}

    def nodes(self) -> frozenset[str]:
        return frozenset(filter(self._is_whole, self._by_node))

    def _is_whole(self, node: str) -> bool:
        if node not in self._known:
            self._known[node] = False
            self._known[node] = all(map(self._is_one, self._by_node[node]))
        return self._known[node]

    def _is_one(self, mention: Mention) -> bool:
        if is_name_anchored(mention):
            return True
        if mention.affiliations:
            return self._has_whole_parents(mention) and self._is_unit(mention)
        form = spelled(normalized(mention.name or ""))
        others = self._bearers.by_form.get(form, [])
        if form not in joining_forms(mention) or not self._bearers.tells(form):
            return False
        full = {each.anchor for each in others if is_name_anchored(each)}
        if full:
            return len(full) == 1 or is_registered(form)
        return all(map(self._has_whole_parents, others)) and not is_contested(form, others)

    def _has_whole_parents(self, mention: Mention) -> bool:
        return all(at not in self._by_node or self._is_whole(at) for at in mention.affiliations)

    def _is_unit(self, mention: Mention) -> bool:
        parents = self._by_node.get(mention.affiliations[0], ())
        forms = {normalized(form) for parent in parents for form in parent.forms}
        return bool(bare_names(mention, forms))


def _longer(mentions: Iterable[Mention]) -> Mapping[str, set[str]]:
    """Short form → the fullest names that it can be short for."""
    names = {spelled(normalized(form)) for mention in mentions for form in mention.forms}
    by_key: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for key in keys(name):
            by_key[key].add(name)
    longer = {
        name: {
            full
            for key in keys(name)
            for full in by_key[key]
            if len(full) > len(name) and relation(name, full)
        }
        for name in names
        if not is_registered(name)
    }
    return {
        name: {full for full in found if not (longer.get(full, set()) & found)}
        for name, found in longer.items()
    }
