"""Articles as graphs, for the tests: resolved, mapped, and asked."""

from itertools import chain

from factory import evidence_of, sample
from msgspec.structs import replace
from pyoxigraph import Store

from kg.model import Evidence, Exhibition, Intent, Role, Stage
from kg.rdf import terms
from kg.rdf.mapping import article_quads, entity_quads, ontology_quads
from kg.resolve import article_key, mentions_of, resolution


def quads_of(*readings, ontology=False):
    """All quads of a graph of these articles, repeated where several articles give one."""
    mentions = list(chain.from_iterable(mentions_of(*reading) for reading in readings))
    entities = resolution(mentions).entities
    iri = {
        (each.article, each.kind, each.record): entity.iri
        for entity in entities
        for each in entity.mentions
    }
    quads = [quad for entity in entities for quad in entity_quads(entity)]
    for article, extraction in readings:
        key = article_key(article.id)
        who = {(kind, record): iri[at, kind, record] for at, kind, record in iri if at == key}
        quads.extend(article_quads(article, extraction, who))
    return [*quads, *ontology_quads()] if ontology else quads


def store_of(*readings, ontology=False):
    store = Store()
    store.extend(quads_of(*readings, ontology=ontology))
    return store


def asked(store, pattern, variable="x"):
    """The sorted values of a variable in the union of all graphs, by our prefixes."""
    prefixes = {
        "ikg": terms.IKG,
        "org": "http://www.w3.org/ns/org#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "oa": "http://www.w3.org/ns/oa#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    query = f"SELECT ?{variable} WHERE {{ {pattern} }}"
    rows = store.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    return sorted(row[variable].value for row in rows)


def whole(article, quote=None):
    """Evidence for a record as a whole: a quote, else the article's first characters."""
    return (evidence_of(article, quote or article.text[:2]),)


def rich(number=0):
    """An article with something of every layer, and confidences."""
    article, extraction = sample()
    article = replace(article, id=f"rich-{number}", url="https://example.org/a", publisher="铜业报")
    stated = Evidence(
        slot=None, value="x", start=0, end=4, quote=article.text[:4], rule="r", confidence=0.9
    )
    return article, replace(
        extraction,
        id=article.id,
        roles=(
            *extraction.roles,
            Role(
                key="r4",
                person="林知远",
                title="原副秘书长",
                organization="江岳集团",
                evidence=(stated, replace(stated, confidence=0.95006)),
            ),
        ),
        exhibitions=(
            Exhibition(
                key="e1",
                name="第二届铜博会",
                date="2024-03-05",
                end_date="2024-03-07",
                place="北京",
                organizers=("华澜铜业协会",),
                visitors=("周慕云",),
                evidence=(stated,),
            ),
        ),
        intents=(
            Intent(
                key="i1",
                parties=("华澜铜业协会", "江岳集团"),
                topic="再生铜回收",
                stage=Stage.SIGNED,
                instrument="备忘录",
                meeting="m1",
                as_of="2024-03-05",
                evidence=(stated,),
            ),
        ),
    )
