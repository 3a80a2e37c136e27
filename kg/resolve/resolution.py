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
    bodies: list[Alike] = []
    others: list[Alike] = []
    for alike in sorted(alikes, key=anchor_order):
        (bodies if alike.mention.kind is EntityKind.ORGANIZATION else others).append(alike)
    ordered = _with_organizations(clusters, parts, bodies, rulings)
    organizations = [each.mention for each in ordered]
    rest = sorted(parts.others(others, clusters.root), key=anchor_order)
    clusters.add(rest)
    known = {*map(_node, ordered)}
    apply(clusters, [each for each in rulings if each.left not in known])
    ordered = sorted((*ordered, *rest), key=anchor_order)
    mentions = [each.mention for each in ordered]
    people = [each for each in mentions if each.kind is EntityKind.PERSON]
    join_people(clusters, people, organizations, parts)
    join_called(clusters, people, parts)
    join_events(clusters, mentions)
    join_intents(clusters, mentions)
    yield from _found(clusters, parts, ordered)


def _with_organizations(
    clusters: Clusters, parts: Parts, alikes: Sequence[Alike], rulings: Sequence[Ruling]
) -> list[Alike]:
    """Put organizations into clusters and join them; give them taken apart, in anchor order."""
    mentions = [each.mention for each in alikes]
    whole = wholes(mentions, Bearers(mentions))
    bodies = sorted(parts.organizations(alikes, whole), key=anchor_order)
    clusters.add(bodies)
    apply(clusters, rulings)
    join_organizations(clusters, [each.mention for each in bodies], parts, whole)
    return bodies


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


def _node(alike: Alike) -> str:
    return alike.mention.anchor


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
