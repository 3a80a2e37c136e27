"""Which organizations of several articles are one.

By a registered or distinct name; as units of one parent; by a short form that can only be one
body's; by a short form and a person who holds a title at both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.resolve.abbreviations import parts
from kg.resolve.anchors import is_name_anchored
from kg.resolve.bodies import Bodies
from kg.resolve.candidates import own_names
from kg.resolve.names import is_registered, is_whole, normalized
from kg.resolve.short_forms import alike, join_short_forms
from kg.resolve.spellings import spelled
from kg.resolve.units import join_units, units_of
from kg.resolve.wholes import Bearers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kg.model import Mention
    from kg.resolve.clusters import Clusters
    from kg.resolve.parts import Parts

_ROUNDS = 4
"""What a join makes known can lead to others; so often at most."""


def join_organizations(
    clusters: Clusters,
    mentions: Sequence[Mention],
    index: Parts,
    wholes: Collection[str] = (),
) -> None:
    """Join the organizations that are one, until nothing more comes of it.

    All that is behind a node of `wholes` is one.
    """
    bodies = Bodies(clusters, mentions, index)
    _join_by_holders(bodies, mentions, wholes)
    bearers = Bearers(mentions)
    for form in sorted(bearers.by_form, key=lambda name: (not is_registered(name), name)):
        if bearers.tells(form):
            _join_bearers(bodies, form, bearers.by_form[form])
    pairs, units = alike(mentions), units_of(mentions)
    for _ in range(_ROUNDS):
        joined = join_units(bodies, units)
        if not join_short_forms(bodies, pairs) and not joined:
            break
    _unite(bodies, [mention for mention in mentions if mention.anchor in wholes])


def _unite(bodies: Bodies, wholes: Iterable[Mention]) -> None:
    """Make one of what is behind nodes that were joined to no other."""
    for mention in wholes:
        if bodies.is_by_itself(mention.anchor):
            bodies.join(mention.anchor, mention.anchor, f"one name: {mention.name}")


def _join_by_holders(bodies: Bodies, mentions: Sequence[Mention], wholes: Collection[str]) -> None:
    """Join those of one name where the same person holds a title; departments only if all is alike.

    Two firms can have a 国际部, and a 王丽 in it.
    """
    held: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        names = sorted(own_names(mention))
        for holder in sorted(filter(is_whole, mention.members)) if names else ():
            if mention.anchor not in wholes:
                reason = f"same name, where {holder} holds a title: {mention.name}"
                bodies.join(mention.anchor, mention.anchor, reason)
            for name in names:
                if parts(name).sort != "unit":
                    held[name, holder].append(mention)
    for (name, holder), bearers in sorted(held.items()):
        reason = f"same name, where {holder} holds a title: {name}"
        first = min(bearer.anchor for bearer in bearers)
        for anchor in sorted({bearer.anchor for bearer in bearers} - {first}):
            bodies.join(first, anchor, reason)


def _join_bearers(bodies: Bodies, form: str, bearers: Sequence[Mention]) -> None:
    """Join those that a form names, unless it stands for two registered bodies or full names."""
    full = {mention.anchor for mention in bearers if is_name_anchored(mention)}
    named = [
        mention
        for mention in bearers
        if spelled(normalized(mention.name or "")) == form and mention.anchor not in full
    ]
    if len({bodies.root(anchor) for anchor in full}) > 1 and not is_registered(form):
        return
    if full:
        said = "registered name" if is_registered(form) else "short form of one registered name"
        for anchor in sorted(full | {mention.anchor for mention in named}):
            bodies.join(min(full), anchor, f"{said}: {form}")
    elif not _is_contested(bodies, form, bearers):
        for mention in bearers:
            bodies.join(bearers[0].anchor, mention.anchor, f"same distinct name: {form}")


def _is_contested(bodies: Bodies, form: str, bearers: Sequence[Mention]) -> bool:
    """Whether articles use a form for bodies of several full names, or under several parents."""
    names = {spelled(normalized(bearer.expanded or bearer.name or "")) for bearer in bearers}
    longer = names - {form}
    parents = {
        tuple(map(bodies.root, bearer.affiliations)) for bearer in bearers if bearer.affiliations
    }
    return len(longer) > 1 or len(parents) > 1
