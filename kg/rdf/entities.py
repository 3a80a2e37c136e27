"""Entities as quads: types, labels, and what was chosen of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.lexicon import table, words
from kg.model import EntityKind, MeetingKind
from kg.rdf import terms
from kg.rdf.labels import labels
from kg.rdf.literals import day, zh
from kg.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import Entity, Entry

_WIKIDATA = "http://www.wikidata.org/entity/"
_TYPES: Mapping[EntityKind, tuple[NamedNode, ...]] = {
    EntityKind.PERSON: (terms.FOAF_PERSON, terms.SCHEMA_PERSON),
    EntityKind.ORGANIZATION: (terms.ORG_ORGANIZATION_CLASS,),
    EntityKind.PLACE: (terms.SCHEMA_PLACE,),
    EntityKind.MEETING: (terms.IKG_MEETING, terms.SCHEMA_EVENT),
    EntityKind.EXHIBITION: (terms.IKG_EXHIBITION, terms.SCHEMA_EXHIBITION_EVENT),
    EntityKind.INTENT: (terms.IKG_COOPERATION_INTENT,),
}
MEETING_TYPES: Mapping[MeetingKind, NamedNode] = {
    MeetingKind.TALKS: terms.IKG_TALKS,
    MeetingKind.SITE_VISIT: terms.IKG_SITE_VISIT,
    MeetingKind.CONFERENCE: terms.IKG_CONFERENCE,
    MeetingKind.SIGNING: terms.IKG_SIGNING,
    MeetingKind.TRAINING: terms.IKG_TRAINING,
}
"""The kinds of meeting with their classes; one of kind `other` is a plain ikg:Meeting."""


def entity_quads(entity: Entity) -> Iterator[Quad]:
    """Give an entity's description in graph/facts: types, labels and, of an event, its values."""
    node = terms.node(entity.iri)
    for triple in _triples(entity, node):
        yield Quad(triple.subject, triple.predicate, triple.object, terms.GRAPH_FACTS)


def _triples(entity: Entity, node: NamedNode) -> Iterator[Triple]:
    for kind in types(entity):
        yield Triple(node, terms.RDF_TYPE, kind)
    yield from labels(node, entity.label, entity.forms)
    if entity.kind in (EntityKind.MEETING, EntityKind.EXHIBITION):
        yield from _event_triples(entity, node)
    if entity.entry is not None:
        yield from _register_triples(node, entity.entry, entity.parent)
    for predicate, value in (
        (terms.IKG_TOPIC, entity.topic),
        (terms.IKG_INSTRUMENT, entity.instrument),
    ):
        if value is not None:
            yield Triple(node, predicate, zh(value))


def _register_triples(node: NamedNode, entry: Entry, parent: Entry | None) -> Iterator[Triple]:
    """What the register says of an organization: its ids, its names, and what it belongs to."""
    if entry.uscc is not None:
        yield Triple(node, terms.SCHEMA_IDENTIFIER, Literal(entry.uscc))
    if entry.wikidata is not None:
        item = NamedNode(f"{_WIKIDATA}{entry.wikidata}")
        yield Triple(node, terms.SKOS_CLOSE_MATCH, item)
    yield from labels(node, entry.name, entry.short_names)
    if parent is not None:
        whole = terms.node(_path(parent))
        yield Triple(node, terms.ORG_SUB_ORGANIZATION_OF, whole)
        yield Triple(whole, terms.RDF_TYPE, terms.ORG_ORGANIZATION_CLASS)
        yield from _register_triples(whole, parent, None)


def _path(entry: Entry) -> str:
    """The IRI path of an entry, which all its mentions have as their anchor."""
    return f"{EntityKind.ORGANIZATION}/{fingerprint(EntityKind.ORGANIZATION, entry.id)}"


def types(entity: Entity) -> tuple[NamedNode, ...]:
    """Give the classes of an entity, super-classes written out."""
    own = _TYPES[entity.kind]
    if entity.kind is EntityKind.ORGANIZATION:
        return own + _organization_types(entity)
    if entity.event_kind is not None and entity.event_kind in MEETING_TYPES:
        return (*own, MEETING_TYPES[entity.event_kind])
    return own


def _organization_types(entity: Entity) -> tuple[NamedNode, ...]:
    """What its name forms say: a registered firm or association, a public body."""
    ends = table("organization_ends")
    known = {
        ends[form[start:]]
        for form in (entity.label, *entity.forms)
        if (start := next((i for i in range(1, len(form)) if form[i:] in ends), 0))
    }
    found = []
    if "firm" in known or "association" in known:
        found.append(terms.ORG_FORMAL_ORGANIZATION)
    if "government" in known or {entity.label, *entity.forms} & words("state_bodies"):
        found.append(terms.SCHEMA_GOVERNMENT_ORGANIZATION)
    return tuple(found)


def _event_triples(entity: Entity, node: NamedNode) -> Iterator[Triple]:
    if entity.name is not None:
        yield Triple(node, terms.SCHEMA_NAME, zh(entity.name))
    for predicate, value in (
        (terms.SCHEMA_START_DATE, entity.date),
        (terms.SCHEMA_END_DATE, entity.end_date),
    ):
        when = day(value)
        if when is not None:
            yield Triple(node, predicate, when)
    if entity.place is not None:
        yield Triple(node, terms.SCHEMA_LOCATION, terms.node(entity.place))
