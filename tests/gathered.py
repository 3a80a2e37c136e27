"""Stores of events that a few lines tell: who was there, with which titles; made by the mapping.

people = "甲", "乙"
told(day="2024-03-05", hosts={"甲": ("江岳集团", "董事长")}, guests={"乙": ()}, organizers=…)
"""

from factory import evidence_of, make_article, make_extraction
from pyoxigraph import Store

from kg.model import (
    Entity,
    EntityKind,
    Exhibition,
    Intent,
    Meeting,
    MeetingKind,
    Organization,
    Person,
    Role,
    Stage,
)
from kg.rdf import terms
from kg.rdf.mapping import article_quads, entity_quads
from kg.text import fingerprint

P, O, M, E, I = (  # noqa: E741 - as in small_graph
    EntityKind.PERSON,
    EntityKind.ORGANIZATION,
    EntityKind.MEETING,
    EntityKind.EXHIBITION,
    EntityKind.INTENT,
)


def iri(kind, name):
    """The IRI of a person, an organization or an event in these stores."""
    return terms.node(_path(kind, name)).value


def store_of(*articles):
    """A store of what `told` gives."""
    store = Store()
    for article, extraction, who in articles:
        for (kind, _), path in who.items():
            store.extend(entity_quads(_entity(kind, path, who, extraction)))
        store.extend(article_quads(article, extraction, who))
    return store


def told(event, day=None, *, published=None, parts=(), parties=(), **slots):
    """An article about one event (or an intent of `parties`).

    `slots` give who took part: the names, or each name with its titles, organization and title by
    turns. `parts` are pairs of an organization and its whole.
    """
    titles = {
        name: held
        for taking in slots.values()
        for name, held in (taking.items() if isinstance(taking, dict) else ())
    }
    people = list(titles)
    bodies = [body for held in titles.values() for body in held[::2]]
    bodies += [body for pair in parts for body in pair]
    bodies += [name for taking in slots.values() for name in taking if name not in titles]
    bodies = list(dict.fromkeys([*bodies, *parties]))
    article = make_article(event, id=event, title=event, published=published or day)
    ev = (evidence_of(article, event),)
    extraction = make_extraction(
        article,
        people=tuple(Person(key=f"p{n}", name=name, evidence=ev) for n, name in enumerate(people)),
        organizations=tuple(
            Organization(key=f"o{n}", name=name, part_of=dict(parts).get(name), evidence=ev)
            for n, name in enumerate(bodies)
        ),
        roles=tuple(_roles(titles, ev)),
        **_event(event, day, parties, {slot: tuple(taking) for slot, taking in slots.items()}, ev),
    )
    who = {(P, person.key): _path(P, person.name) for person in extraction.people}
    who |= {(O, org.key): _path(O, org.name) for org in extraction.organizations}
    who |= {(M, each.key): _path(M, event) for each in extraction.meetings}
    who |= {(E, each.key): _path(E, event) for each in extraction.exhibitions}
    who |= {(I, each.key): _path(I, event) for each in extraction.intents}
    return article, extraction, who


def _event(name, day, parties, slots, ev):
    if parties:
        intent = Intent(
            key="i", parties=parties, topic=name, stage=Stage.SIGNED, as_of=day, evidence=ev
        )
        return {"intents": (intent,)}
    if "organizers" in slots or "visitors" in slots:
        return {"exhibitions": (Exhibition(key="e", name=name, date=day, evidence=ev, **slots),)}
    kind = MeetingKind.TALKS
    return {"meetings": (Meeting(key="m", kind=kind, name=name, date=day, evidence=ev, **slots),)}


def _roles(titles, ev):
    for person, held in titles.items():
        for body, title in zip(held[::2], held[1::2], strict=True):
            key = f"r-{person}-{body}-{title}"
            yield Role(key=key, person=person, title=title, organization=body, evidence=ev)


def _path(kind, name):
    return f"{kind}/{fingerprint(name)}"


def _entity(kind, path, who, extraction):
    names = {who[P, each.key]: each.name for each in extraction.people}
    names |= {who[O, each.key]: each.name for each in extraction.organizations}
    event = (*extraction.meetings, *extraction.exhibitions)
    more = {"date": event[0].date, "name": event[0].name} if kind in (M, E) else {}
    if kind is M:
        more["event_kind"] = event[0].kind
    label = names.get(path, extraction.id)
    return Entity(iri=path, kind=kind, label=label, forms=(), mentions=(), **more)
