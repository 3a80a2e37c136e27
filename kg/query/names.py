"""Who or what a name means: the nodes of a graph that bear it as a label.

matches(store, "王健", kind="person") → [Match(iri="https://…/id/person/…", label="王健", …)]
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.model import EntityKind
from kg.query.spelling import latin, typed
from kg.rdf import terms
from kg.text import fold, simplify

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from pyoxigraph import Store

_CLASSES: Mapping[str, NamedNode] = {
    EntityKind.PERSON: terms.FOAF_PERSON,
    EntityKind.ORGANIZATION: terms.ORG_ORGANIZATION_CLASS,
    EntityKind.PLACE: terms.SCHEMA_PLACE,
    EntityKind.MEETING: terms.IKG_MEETING,
    EntityKind.EXHIBITION: terms.IKG_EXHIBITION,
    EntityKind.INTENT: terms.IKG_COOPERATION_INTENT,
    "title": terms.ORG_ROLE_CLASS,
}
_STAGE = "stage"
ENTITY = "entity"
"""The kind that stands for every kind of entity."""
_LABELS = (terms.SKOS_PREF_LABEL, terms.SKOS_ALT_LABEL, terms.RDFS_LABEL)
_LANGUAGES = ("zh", "zh-latn", "en")
_CLOSE = 5
_MOST = 80
"""So many characters of a name stand in a message."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Match:
    """One node that bears a name."""

    label: str
    """Its preferred label."""
    kind: str
    """`person`, `organization` …, `title` or `stage`."""
    iri: str
    about: str = ""
    """What tells it from others of the name: titles and organizations, a date, the whole."""


def matches(store: Store, name: str, kind: str = ENTITY) -> list[Match]:
    """Give what bears the name, sorted; of one kind, or any kind of entity.

    Any label counts, pinyin included. If none is equal, labels count that are equal but for
    width, blanks, upper case and traditional characters; if there is none either, those that are
    typed so: in pinyin, ü as v or u, or by the initials. An IRI is its own name.
    """
    if is_iri(name):
        node = NamedNode(name)
        return [_match(store, node, of)] if (of := _kind(store, node, kind)) else []
    found = (
        _bearers(store, _literals(name))
        or _bearers(store, _alike(store, name))
        or _bearers(store, _typed(store, name))
    )
    return sorted(
        _match(store, node, of) for node in found if (of := _kind(store, node, kind)) is not None
    )


def close_names(store: Store, name: str, kind: str = ENTITY) -> list[str]:
    """Give at most five labels that look like the name or hold it, best first."""
    labels = {
        literal.value
        for literal in _all_labels(store)
        if set(name) & set(literal.value) and _bearer_kinds(store, literal, kind)
    }
    holding = sorted(
        (label for label in labels if name in label), key=lambda label: (len(label), label)
    )
    alike = difflib.get_close_matches(name, sorted(labels), n=_CLOSE, cutoff=0.5)
    return list(dict.fromkeys([*holding, *alike]))[:_CLOSE]


def is_iri(name: str) -> bool:
    """Whether a value is an IRI rather than a name."""
    if "://" not in name or set(name) & set(' <>"{}|^`\\') or not name.isprintable():
        return False
    try:
        NamedNode(name)
    except ValueError:
        return False
    return True


def only(found: Collection[Match], name: str) -> Match:
    """Give the one match.

    Raises:
        QueryError: There are several; each is listed with its IRI, on a line of its own.
    """
    if len(found) == 1:
        return next(iter(found))
    listed = "\n".join(
        f"  {short(match.label)}  {short(_told(match))}  {match.iri}" for match in found
    )
    raise QueryError(
        f"{short(name)!r}: {len(found)} things in the graph have that name; expected one. "
        f"Give the IRI of the one that you mean:\n{listed}"
    )


def close_to(name: str, known: Iterable[str]) -> list[str]:
    """Give at most five of the names that are known which look like `name`, best first."""
    return difflib.get_close_matches(name, list(known), n=_CLOSE, cutoff=0.4)


def suggestion(close: Collection[str], *, otherwise: str) -> str:
    """Give the sentence that offers names that are close, or `otherwise` if there are none."""
    return f"Close to it: {', '.join(close)}." if close else otherwise


def short(name: str) -> str:
    """Give a name as it stands in a message: of a very long one, the beginning."""
    return name if len(name) <= _MOST else f"{name[: _MOST - 1]}…"


def kinds_text(kind: str) -> str:
    """Give how a kind is called in a message."""
    return "person, organization, place, event or intent" if kind == ENTITY else kind


def _told(match: Match) -> str:
    return f"{match.kind}, {match.about}" if match.about else match.kind


def _literals(name: str) -> Iterator[Literal]:
    yield Literal(name)
    for language in _LANGUAGES:
        yield Literal(name, language=language)


def _bearers(store: Store, literals: Iterator[Literal]) -> set[NamedNode]:
    return {
        quad.subject
        for literal in literals
        for predicate in _LABELS
        for quad in store.quads_for_pattern(None, predicate, literal, None)
        if isinstance(quad.subject, NamedNode)
    }


def _alike(store: Store, name: str) -> Iterator[Literal]:
    wanted = _plain(name)
    return (literal for literal in _all_labels(store) if _plain(literal.value) == wanted)


def _typed(store: Store, name: str) -> Iterator[Literal]:
    wanted = latin(fold(name))
    if not (wanted.isascii() and wanted.isalpha()):
        return iter(())
    return (literal for literal in _all_labels(store) if wanted in typed(literal.value))


def _plain(name: str) -> str:
    return "".join(simplify(fold(name)).casefold().split())


def _all_labels(store: Store) -> Iterator[Literal]:
    """Every name form of everything; rdfs:label only repeats the preferred one."""
    for predicate in (terms.SKOS_PREF_LABEL, terms.SKOS_ALT_LABEL):
        for quad in store.quads_for_pattern(None, predicate, None, None):
            if isinstance(quad.object, Literal):
                yield quad.object


def _bearer_kinds(store: Store, literal: Literal, kind: str) -> bool:
    nodes = _bearers(store, iter((literal,)))
    return any(_kind(store, node, kind) is not None for node in nodes)


def _kind(store: Store, node: NamedNode, wanted: str) -> str | None:
    """The kind of a node, if it is of the kind that is wanted."""
    for kind in EntityKind if wanted == ENTITY else (wanted,):
        if _is_of(store, node, kind):
            return str(kind)
    return None


def _is_of(store: Store, node: NamedNode, kind: str) -> bool:
    if kind == _STAGE:
        return any(store.quads_for_pattern(node, terms.IKG_RANK, None, None))
    return any(store.quads_for_pattern(node, terms.RDF_TYPE, _CLASSES[kind], None))


def _match(store: Store, node: NamedNode, kind: str) -> Match:
    label = next(iter(_texts(store, node, terms.SKOS_PREF_LABEL)), node.value)
    return Match(label=label, kind=kind, iri=node.value, about=_about(store, node))


def _about(store: Store, node: NamedNode) -> str:
    """What tells a node from its namesakes, from the statements next to it."""
    said = [
        *_texts(store, node, terms.SCHEMA_START_DATE),
        *(_label(store, place) for place in _nodes(store, node, terms.SCHEMA_LOCATION)),
        *(_label(store, whole) for whole in _nodes(store, node, terms.ORG_UNIT_OF)),
        *(_label(store, whole) for whole in _nodes(store, node, terms.ORG_SUB_ORGANIZATION_OF)),
        *_titles(store, node),
    ]
    return ", ".join(list(dict.fromkeys(said))[:3])


def _titles(store: Store, person: NamedNode) -> Iterator[str]:
    held = sorted(
        quad.subject.value
        for quad in store.quads_for_pattern(None, terms.ORG_MEMBER, person, None)
        if isinstance(quad.subject, NamedNode)
    )
    for membership in map(NamedNode, held):
        at = [_label(store, org) for org in _nodes(store, membership, terms.ORG_ORGANIZATION)]
        yield "".join([*at, *_texts(store, membership, terms.IKG_TITLE_AS_PRINTED)])


def _label(store: Store, node: NamedNode) -> str:
    return next(iter(_texts(store, node, terms.SKOS_PREF_LABEL)), node.value)


def _texts(store: Store, node: NamedNode, predicate: NamedNode) -> list[str]:
    found = store.quads_for_pattern(node, predicate, None, None)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, Literal))


def _nodes(store: Store, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    found = store.quads_for_pattern(node, predicate, None, None)
    return sorted(
        (quad.object for quad in found if isinstance(quad.object, NamedNode)),
        key=lambda other: other.value,
    )
