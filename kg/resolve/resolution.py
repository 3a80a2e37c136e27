"""Who is who: mentions to entities, whatever the order in which they come."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kg.model import EntityKind, Resolution
from kg.resolve.alike import alone
from kg.resolve.called import join_called
from kg.resolve.clusters import Clusters
from kg.resolve.entities import anchor_order, entity
from kg.resolve.events import join_events
from kg.resolve.gathered import Gathered
from kg.resolve.intents import join_intents
from kg.resolve.judgements import apply
from kg.resolve.organizations import join_organizations
from kg.resolve.parts import Parts
from kg.resolve.people import join_people
from kg.resolve.wholes import Bearers, wholes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Entity, Mention
    from kg.resolve.alike import Alike, MentionIndex
    from kg.resolve.judgements import Ruling


class Found(NamedTuple):
    """An entity, or what is not one: mentions that are alike, each an entity of its own."""

    entity: Entity | None
    """None of mentions that are each by themselves."""
    alikes: tuple[Alike, ...]
    """Some may be parts of what is alike."""
    left: dict[str, frozenset[int]]
    """Likeness → articles whose mention is none of it, but an entity of its own."""


def resolution(mentions: Iterable[Mention], rulings: Sequence[Ruling] = ()) -> Resolution:
    """Give the entities that the mentions make, by IRI; each mention is in exactly one.

    Judgements (`rulings`) come first. Strata: organizations, then people, then events and
    intents; places go by their anchors alone. Pure, and free of the order of what is given. Of a
    set that is closed under being compared (`candidates`), and that holds what its mentions are
    affiliated with, it gives what it would give of everything.
    """
    gathered = Gathered(set(mentions), {at for each in rulings for at in (each.left, each.right)})
    entities = [
        one
        for found in resolved(gathered.alikes(), rulings, gathered)
        for one in _entities(found, gathered)
    ]
    return Resolution(entities=tuple(sorted(entities, key=lambda each: each.iri)))


def resolved(
    alikes: Iterable[Alike], rulings: Sequence[Ruling], index: MentionIndex
) -> Iterator[Found]:
    """Give the entities that alikes make; see `resolution`."""
    parts = Parts(index)
    clusters = Clusters((), parts)
    strata: dict[EntityKind | None, list[Alike]] = defaultdict(list)
    for alike in sorted(alikes, key=anchor_order):
        kind = alike.mention.kind
        strata[kind if kind in _NAMED else None].append(alike)
    organizations = strata[EntityKind.ORGANIZATION]
    whole = wholes(_mentions(organizations), Bearers(_mentions(organizations)))
    bodies = _taken(clusters, parts.organizations(organizations, whole), rulings)
    join_organizations(clusters, _mentions(bodies), parts, whole)
    named = [*_mentions(bodies), *parts.leave(bodies, clusters.by_themselves)]
    people = _taken(clusters, parts.others(strata[EntityKind.PERSON], clusters.root), rulings)
    join_people(clusters, _mentions(people), named, parts)
    join_called(clusters, _mentions(people), parts)
    named += [*_mentions(people), *parts.leave(people, clusters.by_themselves)]
    others = _taken(clusters, parts.others(strata[None], clusters.root), rulings)
    join_events(clusters, [*_mentions(others), *named])
    join_intents(clusters, _mentions(others))
    ordered = sorted((*bodies, *people, *others), key=anchor_order)
    yield from _found(clusters, parts, ordered)


_NAMED = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})
"""What others name; each is a stratum of its own."""


def _taken(clusters: Clusters, alikes: Iterable[Alike], rulings: Iterable[Ruling]) -> list[Alike]:
    """Put a stratum into clusters, with what is judged of it; give it in anchor order."""
    ordered = sorted(alikes, key=anchor_order)
    clusters.add(ordered)
    nodes = {alike.mention.anchor for alike in ordered}
    apply(clusters, [each for each in rulings if each.left in nodes])
    return ordered


def _mentions(alikes: Iterable[Alike]) -> list[Mention]:
    return [alike.mention for alike in alikes]


def _found(clusters: Clusters, parts: Parts, alikes: Iterable[Alike]) -> Iterator[Found]:
    """What the clusters are."""
    members: dict[str, list[Alike]] = defaultdict(list)
    for alike in alikes:
        members[alike.mention.anchor].append(alike)
    for group in clusters.groups():
        own = tuple(alike for node in sorted(group.nodes) for alike in members[node])
        is_one = group.is_one or (len(own) == 1 and own[0].articles == 1)
        left = {alike.likeness: clusters.left(alike.mention.anchor) for alike in own}
        rest = [
            parts.without(one, left[one.likeness]) if left[one.likeness] else one for one in own
        ]
        yield Found(entity(rest, group.reasons) if is_one else None, own, left)


def by_itself(mention: Mention) -> Entity:
    """Give the entity that a mention is which is joined to no other."""
    return entity([alone(mention)], ())


def _entities(found: Found, gathered: Gathered) -> Iterator[Entity]:
    """The entities with their mentions."""
    of_it: list[Mention] = []
    for alike in found.alikes:
        for mention in gathered.mentions(alike):
            if found.entity and gathered.number(mention) not in found.left[alike.likeness]:
                of_it.append(mention)
            else:
                yield replace(by_itself(mention), mentions=(mention,))
    if found.entity is not None:
        yield replace(found.entity, mentions=tuple(sorted(of_it, key=_record_order)))


def _record_order(mention: Mention) -> tuple[str, str, str]:
    return mention.article, mention.anchor, mention.record
