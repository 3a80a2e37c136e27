"""Who is who: mentions to entities, whatever the order in which they come."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import EntityKind, Resolution
from kg.resolve.called import join_called
from kg.resolve.clusters import Clusters
from kg.resolve.entities import anchor_order, entity
from kg.resolve.events import join_events
from kg.resolve.intents import join_intents
from kg.resolve.judgements import apply
from kg.resolve.organizations import join_organizations
from kg.resolve.people import join_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model import Mention
    from kg.resolve.judgements import Ruling


def resolution(mentions: Iterable[Mention], rulings: Sequence[Ruling] = ()) -> Resolution:
    """Give the entities that the mentions make, by IRI; each mention is in exactly one.

    Judgements (`rulings`) come first. Strata: organizations, then people, then events and
    intents; places go by their anchors alone. Pure, and free of the order of what is given. Of a
    set that is closed under being compared (`candidates`), and that holds what its mentions are
    affiliated with, it gives what it would give of everything.
    """
    ordered = sorted(set(mentions), key=_order)
    clusters = Clusters(ordered)
    apply(clusters, rulings)
    organizations = [each for each in ordered if each.kind is EntityKind.ORGANIZATION]
    people = [each for each in ordered if each.kind is EntityKind.PERSON]
    join_organizations(clusters, organizations)
    join_people(clusters, people, organizations)
    join_called(clusters, people)
    join_events(clusters, ordered)
    join_intents(clusters, ordered)
    members: dict[str, list[Mention]] = defaultdict(list)
    for mention in ordered:
        members[mention.anchor].append(mention)
    entities = [
        entity((each for anchor in group for each in members[anchor]), reasons)
        for group, reasons in clusters.groups()
    ]
    return Resolution(entities=tuple(sorted(entities, key=lambda each: each.iri)))


def _order(mention: Mention) -> tuple[int, str, str, str, str, str]:
    return (*anchor_order(mention), mention.article, mention.record)
