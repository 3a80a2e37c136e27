"""How two are connected: the shortest paths over facts, and the strongest over ties.

paths(store, 林知远, 江岳集团) → (Path(steps=(Step(林知远 → 会谈), Step(会谈 → 江岳集团))), …)
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice, pairwise, starmap
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.assets import path
from kg.network.evidence import attested, quotes
from kg.network.facts import Fact, Quote
from kg.network.relations import Relation, relations_from
from kg.network.weights import weights
from kg.query.names import Match, matches, only
from kg.rdf import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Store

    from kg.network.ties import Contact, Ties

_ENDS = (
    (terms.IKG_PARTICIPANT, terms.IKG_EVENT),
    (terms.ORG_MEMBER, terms.ORG_ORGANIZATION),
    (terms.IKG_PART, terms.IKG_WHOLE),
)
"""The two ends of the facts that are nodes of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path, in the direction of the path."""

    source: str
    target: str
    """IRIs."""
    fact: Fact
    """The newest of the facts that join the two; of a tie, its newest contact."""
    is_forward: bool = True
    """Whether the fact is told of the source: 林知远 host of 会谈, not 会谈 hosted by 林知远."""
    weight: float | None = None
    """Of a tie; None for a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way from one thing to another."""

    nodes: tuple[Match, ...]
    """What it leads over, its two ends among them."""
    steps: tuple[Step, ...]
    """One fewer than nodes."""


def paths(
    store: Store, source: str, target: str, *, longest: int = 8, limit: int = 3
) -> tuple[Path, ...]:
    """Give the shortest paths between two IRIs over facts, at most `limit`, in a fixed order.

    A step is one fact: taking part, a title held, a part-of, a party's or a meeting's intent; so
    from a host over the meeting to the guest it is two. There is none if more than `longest`
    steps are needed, or source and target are the same.
    """
    before = _before(store, source, target, longest)
    found = islice(_ways(before, source, target), limit) if target in before else ()
    return tuple(_path(store, way, partial(_step, store)) for way in found if len(way) > 1)


def strongest(
    ties: Ties, store: Store, source: str, target: str, *, longest: int = 8
) -> tuple[Path, ...]:
    """Give the path over ties whose lengths (1/weight) add up to the least, or none.

    A step is one tie, and carries its newest contact with the sentences of it.

    Source: Newman (2001), Scientific collaboration networks II, for the length of a tie.
    """
    if source == target or source not in ties or target not in ties:
        return ()
    # Of equally long ways the first by IRIs is kept; the number of steps is bounded, which
    # Dijkstra's algorithm does not know.
    best: dict[str, tuple[float, tuple[str, ...]]] = {source: (0.0, (source,))}
    for _ in range(longest):
        further = _further(ties, best)
        if further == best:
            break
        best = further
    if target not in best:
        return ()
    return (_path(store, best[target][1], partial(_tie, ties, store)),)


def told(step: Step) -> str:
    """Give a step's fact in words, Chinese and English: 作为主方举行 hosted."""
    fact = step.fact
    words = _words()["former" if fact.former else fact.relation]
    end = "" if step.is_forward else "_back"
    stage = weights().stages[fact.stage].zh if fact.stage else ""
    chinese = words[f"zh{end}"].format(title=fact.title, stage=stage)
    return f"{chinese} {words[f'en{end}']}"


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(path("network/relations.toml").read_text(encoding="utf-8"))


def _path(store: Store, way: tuple[str, ...], step: Callable[[str, str], Step]) -> Path:
    nodes = (only(matches(store, node), node) for node in way)
    return Path(nodes=tuple(nodes), steps=tuple(starmap(step, pairwise(way))))


def _further(
    ties: Ties, best: dict[str, tuple[float, tuple[str, ...]]]
) -> dict[str, tuple[float, tuple[str, ...]]]:
    """The best ways of one step more."""
    found = dict(best)
    for node, (length, way) in best.items():
        for other, tie in ties[node].items():
            candidate = (length + 1 / tie["weight"], (*way, other))
            if other not in found or candidate < found[other]:
                found[other] = candidate
    return found


def _before(store: Store, source: str, target: str, longest: int) -> dict[str, set[str]]:
    """Node → those one step nearer to the source, as far as the target."""
    before: dict[str, set[str]] = {source: set()}
    rim = {source}
    for _ in range(longest):
        if target in before or not rim:
            break
        reached: dict[str, set[str]] = {}
        for node in rim:
            for other in _next_to(store, node):
                if other not in before:
                    reached.setdefault(other, set()).add(node)
        before |= reached
        rim = set(reached)
    return before


def _ways(before: dict[str, set[str]], source: str, target: str) -> Iterator[tuple[str, ...]]:
    """The ways from the source, ordered from their last step back."""
    if target == source:
        yield (source,)
        return
    for node in sorted(before[target]):
        for way in _ways(before, source, node):
            yield (*way, target)


def _next_to(store: Store, node: str) -> Iterator[str]:
    """The nodes that one fact joins to a node."""
    term = NamedNode(node)
    for one, other in _ENDS:
        yield from _across(store, term, one, other)
        yield from _across(store, term, other, one)
    for fact in _objects(store, term, terms.IKG_STAGE_RECORD):
        yield from (each.value for each in _objects(store, fact, terms.IKG_RAISED_AT))
    for fact in _subjects(store, terms.IKG_RAISED_AT, term):
        yield from (each.value for each in _subjects(store, terms.IKG_STAGE_RECORD, fact))
    yield from (each.value for each in _objects(store, term, terms.IKG_PARTY))
    yield from (each.value for each in _subjects(store, terms.IKG_PARTY, term))


def _across(store: Store, node: NamedNode, near: NamedNode, far: NamedNode) -> Iterator[str]:
    for fact in _subjects(store, near, node):
        yield from (each.value for each in _objects(store, fact, far))


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, NamedNode):
            yield quad.object


def _subjects(store: Store, predicate: NamedNode, node: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, node, None):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _step(store: Store, source: str, target: str) -> Step:
    forward = [tie for tie in relations_from(store, source) if tie.target == target]
    backward = [tie for tie in relations_from(store, target) if tie.target == source]
    facts = [(_fact(store, tie), tie in forward) for tie in (*forward, *backward)]
    fact, is_forward = max(facts, key=lambda told: (told[0].dates[-1:], told[0].iri))
    return Step(source=source, target=target, fact=fact, is_forward=is_forward)


def _fact(store: Store, tie: Relation) -> Fact:
    return Fact(
        iri=tie.fact,
        relation=tie.relation,
        title=tie.get("title"),
        organization=tie.get("organization"),
        stage=tie.get("stage"),
        dates=_dates(store, tie),
        former=tie.get("former") == "true",
        leads=tie.get("leads") == "true",
        quotes=quotes(store, [tie.fact])[tie.fact] or _of_intent(store, tie),
    )


def _dates(store: Store, tie: Relation) -> tuple[str, ...]:
    if tie.relation == "membership":
        return attested(store, [tie.fact]).get(tie.fact, ())
    if tie.target and tie.relation not in {"party", "part-of", "stage"}:
        event = NamedNode(tie.target)
        days = store.quads_for_pattern(event, terms.SCHEMA_START_DATE, None, None)
        return tuple(sorted(quad.object.value for quad in days if isinstance(quad.object, Literal)))
    return tuple(filter(None, [tie.get("date")]))


def _of_intent(store: Store, tie: Relation) -> tuple[Quote, ...]:
    """What proves that someone is a party: the sentences about the intent's stages."""
    return _stages(store, tie.fact) if tie.relation == "party" else ()


def _stages(store: Store, intent: str) -> tuple[Quote, ...]:
    records = _objects(store, NamedNode(intent), terms.IKG_STAGE_RECORD)
    proofs = quotes(store, [record.value for record in records])
    return tuple(sorted({quote for each in proofs.values() for quote in each}))


def _tie(ties: Ties, store: Store, source: str, target: str) -> Step:
    contact: Contact = ties.edges[source, target]["contacts"][0]
    words = weights().words(contact.capacities, contact.stage)
    fact = Fact(
        iri=contact.fact,
        relation="tie",
        title=words.zh,
        stage=contact.stage,
        dates=tuple(filter(None, [contact.day])),
        quotes=(
            _stages(store, contact.fact)
            if contact.stage
            else quotes(store, [contact.fact])[contact.fact]
        ),
    )
    weight = ties.edges[source, target]["weight"]
    return Step(source=source, target=target, fact=fact, weight=weight)
