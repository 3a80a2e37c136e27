"""Which people of several articles are one: those of one full name with something in common.

A title at one organization, or at two firms of one house (东辰集团, 东辰股份); two other people
who are named beside them in both articles, or one and the title of 教授 within weeks; reprints.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.lexicon import document
from kg.resolve.abbreviations import house
from kg.resolve.event_keys import calendar_day
from kg.resolve.names import is_broad, normalized, whole_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.model import Mention
    from kg.resolve.clusters import Clusters
    from kg.resolve.parts import Parts


_Stated = dict[str, list["Mention"]]
"""Node → the organizations of that node."""
_MOST_BESIDE = 12
"""In longer lists of people one more says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """A person at an organization, as one article has it."""

    person: Mention
    organization: Mention
    through_unit: bool
    """Whether the article rather has the person at something that is part of it."""


def join_people(
    clusters: Clusters,
    people: Sequence[Mention],
    organizations: Iterable[Mention],
    index: Parts,
) -> None:
    """Join people of one full name who have something in common.

    A title at a unit counts for what it is part of only beside titles at that itself, and only
    if the others are at the same unit: two units of one group can each have a 王伟. `clusters`
    has joined the organizations already.
    """
    stated: _Stated = defaultdict(list)
    for organization in organizations:
        stated[organization.anchor].append(organization)
    shared: dict[tuple[str, str], list[_Post]] = defaultdict(list)
    namesakes: dict[str, list[Mention]] = defaultdict(list)
    for person in people:
        for name in sorted(whole_names(person)):
            namesakes[name].append(person)
            for post in _posts(person, stated):
                shared[name, clusters.root(post.organization.anchor)].append(post)
    for posts in shared.values():
        _join_colleagues(clusters, posts)
    for name, bearers in sorted(namesakes.items()):
        _join_of_one_house(clusters, name, bearers, stated)
        if any(map(_is_without, bearers)):
            each = [one for bearer in bearers for one in _one_by_one(bearer, index)]
            _join_only(clusters, each, _pairs_beside)
            _join_only(clusters, each, _learned)
            _join_only(clusters, each, _reprinted)


def _is_without(person: Mention) -> bool:
    return all(post.organization is None for post in person.posts)


def _one_by_one(person: Mention, index: Parts) -> Iterator[Mention]:
    """The mentions behind a node, as to when and beside whom."""
    own = normalized(person.name or "")
    for company in index.companies(person.anchor):
        others = tuple(name for name in company.beside if name != own)
        yield replace(person, published=company.published, beside=others, texts=company.texts)


def _join_of_one_house(
    clusters: Clusters,
    name: str,
    bearers: Sequence[Mention],
    stated: _Stated,
) -> None:
    """Join those at firms of one stem, of which no article says that they are two people's."""
    by_house: dict[str, list[Mention]] = defaultdict(list)
    for person in bearers:
        direct = {post.organization for post in person.posts if post.organization is not None}
        orgs = [org for at in direct for org in stated.get(at, ())]
        for stem in sorted({house(form) for org in orgs for form in org.forms} - {""}):
            by_house[stem].append(person)
    for stem, persons in sorted(by_house.items()):
        for person in persons[1:]:
            reason = f"same name at firms of one house: {name}, {stem}"
            clusters.join(persons[0].anchor, person.anchor, reason)


def _join_only(
    clusters: Clusters,
    bearers: Sequence[Mention],
    signs: Callable[[Mention], Iterable[tuple[str, ...]]],
) -> None:
    """Join one without an organization with the only namesake who has a sign in common.

    A sign is the words for it and what else must be the same.
    """
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for person in bearers:
        for sign in signs(person):
            found[sign].append(person)
    links: dict[str, tuple[Mention, dict[str, str]]] = {}
    for sign, persons in sorted(found.items()):
        roots = {clusters.root(person.anchor): person for person in persons}
        for person in persons if len(roots) > 1 else ():
            if _is_without(person):
                met = links.setdefault(person.anchor, (person, {}))[1]
                reason = f"same name, {sign[0]}"
                met.update({r: reason for r in roots if r != clusters.root(person.anchor)})
    for anchor, (_, met) in sorted(links.items()):
        if len(met) == 1:
            ((root, reason),) = met.items()
            clusters.join(root, anchor, reason)


def _pairs_beside(person: Mention) -> Iterator[tuple[str, ...]]:
    for pair in combinations(person.beside[:_MOST_BESIDE], 2):
        yield (f"beside the same two people: {', '.join(pair)}",)


def _learned(person: Mention) -> Iterator[tuple[str, ...]]:
    """A title of learning, which news print without a body, with someone named beside, by month."""
    day = calendar_day(person.published)
    titles = {post.title for post in person.posts if post.title.endswith(_learned_titles())}
    months = (day.year * 12 + day.month + late for late in (0, 1)) if day else ()
    for month, title in product(months, sorted(titles)):
        for other in person.beside[:_MOST_BESIDE]:
            yield f"title ({title}) and weeks, beside the same: {other}", str(month)


def _reprinted(person: Mention) -> Iterator[tuple[str, ...]]:
    for text in person.texts:
        yield "in articles of nearly one text", text


@cache
def _learned_titles() -> tuple[str, ...]:
    return tuple(document("roles")["learned"])


def _posts(person: Mention, stated: _Stated) -> Iterator[_Post]:
    """Where the article has the person, bodies too large to tell people apart left out."""
    at = [stated[node] for node in person.affiliations if node in stated]
    wholes = {whole for orgs in at for org in orgs for whole in org.affiliations}
    first = set(person.affiliations[:1])
    for orgs in at:
        if not any(is_broad(normalized(form)) for org in orgs for form in org.forms):
            through_unit = orgs[0].anchor in wholes - first
            yield _Post(person=person, organization=orgs[0], through_unit=through_unit)


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
