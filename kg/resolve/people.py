"""Which people of several articles are one: those of one full name at one organization."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.resolve.names import is_broad, is_whole, normalized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import Mention
    from kg.resolve.clusters import Clusters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """A person at an organization, as one article has it."""

    person: Mention
    organization: Mention
    through_unit: bool
    """Whether the article rather has the person at something that is part of it."""


def join_people(
    clusters: Clusters, people: Sequence[Mention], organizations: Iterable[Mention]
) -> None:
    """Join people of one full name who hold titles at one organization.

    A title at a unit counts for what it is part of only beside titles at that itself, and only
    if the others are at the same unit: two units of one group can each have a 王伟. `clusters`
    has joined the organizations already.
    """
    stated = {(org.article, org.anchor): org for org in organizations}
    shared: dict[tuple[str, str], list[_Post]] = defaultdict(list)
    for person in people:
        name = normalized(person.name or "")
        for post in _posts(person, stated) if is_whole(name) else ():
            shared[name, clusters.root(post.organization.anchor)].append(post)
    for posts in shared.values():
        _join_colleagues(clusters, posts)


def _posts(person: Mention, stated: Mapping[tuple[str, str], Mention]) -> Iterator[_Post]:
    """Where the article has the person, bodies too large to tell people apart left out."""
    at = [
        stated[key] for anchor in person.affiliations if (key := (person.article, anchor)) in stated
    ]
    wholes = {whole for org in at for whole in org.affiliations}
    first = set(person.affiliations[:1])
    for org in at:
        if not any(is_broad(normalized(form)) for form in org.forms):
            yield _Post(person=person, organization=org, through_unit=org.anchor in wholes - first)


def _join_colleagues(clusters: Clusters, posts: Sequence[_Post]) -> None:
    direct = [post for post in posts if not post.through_unit]
    if not direct:
        return
    hub = direct[0]
    reason = f"same name, title at one organization: {hub.organization.name}"
    for post in direct:
        clusters.join(hub.person.anchor, post.person.anchor, reason)
    through_unit = [post for post in posts if post.through_unit]
    units = {clusters.root(post.person.affiliations[0]) for post in through_unit}
    for post in through_unit if len(units) == 1 else ():
        clusters.join(hub.person.anchor, post.person.anchor, f"{reason}, or at a unit of it")
