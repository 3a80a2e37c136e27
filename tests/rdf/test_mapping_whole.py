"""What holds of every graph, whatever its articles say."""

import json
from datetime import date

import pytest
from factory import evidence_of, make_article, make_extraction, sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mapped import quads_of, rich, whole
from pyoxigraph import BlankNode, Literal, Store

from kg.model import (
    Evidence,
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
from kg.rdf.mapping import article_quads
from kg.rdf.shapes import violations
from kg.resolve import mentions_of

FACTS = (
    terms.ORG_MEMBERSHIP,
    terms.IKG_PART_OF,
    terms.IKG_MEETING,
    terms.IKG_EXHIBITION,
    terms.IKG_PARTICIPATION,
    terms.IKG_STAGE_RECORD_CLASS,
)


def check_whole(quads):
    """What holds of every graph."""
    store = Store()
    store.extend(quads)
    every = list(store)
    assert set(every) == set(quads), "the store keeps each quad as it is written"
    assert len({(q.subject, q.predicate, q.object) for q in every}) == len(every)
    assert not [q for q in every if isinstance(q.subject, BlankNode)]
    assert not [q for q in every if isinstance(q.object, BlankNode)]
    for literal in {q.object for q in every if isinstance(q.object, Literal)}:
        check_literal(literal)
    supported = {q.subject for q in every if q.predicate == terms.IKG_SUPPORTED_BY}
    typed = [q for q in every if q.predicate == terms.RDF_TYPE]
    evidence = {q.subject for q in typed if q.object == terms.OA_SPECIFIC_RESOURCE}
    facts = {q.subject for q in typed if q.object in FACTS}
    assert facts <= supported
    assert {q.object for q in every if q.predicate == terms.IKG_SUPPORTED_BY} == evidence
    preferred = [q.subject for q in every if q.predicate == terms.SKOS_PREF_LABEL]
    assert len(preferred) == len(set(preferred))


def check_literal(literal):
    if literal.datatype == terms.XSD_DATE:
        assert date.fromisoformat(literal.value).isoformat() == literal.value
    elif literal.datatype == terms.XSD_G_MONTH_DAY:
        date.fromisoformat(f"2000{literal.value[1:]}")
    elif literal.datatype == terms.XSD_DECIMAL:
        assert 0 <= float(literal.value) <= 1
        assert len(literal.value.partition(".")[2]) <= 4
    elif literal.datatype == terms.XSD_INTEGER:
        assert int(literal.value) >= 0
    else:
        assert literal.language or literal.datatype in (
            terms.XSD_STRING,
            terms.XSD_BOOLEAN,
            terms.XSD_ANY_URI,
        )
        assert literal.language in (None, "zh", "zh-latn", "en")


def test_the_graph_of_the_sample_with_the_ontology_is_whole():
    check_whole(quads_of(rich(1), rich(2), sample(), ontology=True))


def test_no_quad_of_an_article_is_given_twice():
    article, extraction = rich()
    mentions = mentions_of(article, extraction)
    who = {(each.kind, each.record): each.anchor for each in mentions}
    quads = list(article_quads(article, extraction, who))
    assert len(quads) == len(set(quads))


PEOPLE = ("林知远", "周慕云")
BODIES = ("江岳铜业有限公司", "江岳集团", "协会", "市场部")
DAYS = st.sampled_from([None, "2024-03-05", "2024-02-30", "--03-05", "3月5日"])


def piece(text, start, slot, value, confidence):
    quote = text[start : start + 4]
    place = {"start": start, "end": start + len(quote), "quote": quote}
    return Evidence(slot=slot, value=value, rule="r", confidence=confidence, **place)


@st.composite
def readings(draw):
    """An article about the same few names, with anything in its slots."""
    number = draw(st.integers(0, 9))
    text = f"{number}。" + "、".join((*PEOPLE, *BODIES)) + "。3月5日"
    published = draw(st.sampled_from([None, "2024-03-06"]))
    article = make_article(text, id=f"drawn-{number}", published=published)
    names = st.lists(st.sampled_from((*PEOPLE, *BODIES)), unique=True, max_size=3).map(tuple)
    pieces = st.builds(
        piece,
        st.just(text),
        st.integers(0, len(text) - 1),
        st.sampled_from((None, "part_of", "hosts", "guests", "date", "leads", "topic")),
        st.sampled_from((*PEOPLE, *BODIES)),
        st.none() | st.floats(0, 1),
    )

    def stated():
        return (*whole(article), *draw(st.lists(pieces, max_size=3)))

    body = st.none() | st.sampled_from(BODIES)
    return article, make_extraction(
        article,
        people=tuple(Person(key=f"p{n}", name=name) for n, name in enumerate(PEOPLE)),
        organizations=tuple(
            Organization(key=f"o{n}", name=name, part_of=draw(body), evidence=stated())
            for n, name in enumerate(BODIES)
        ),
        roles=tuple(
            Role(
                key=f"r{n}",
                person=draw(st.sampled_from(PEOPLE)),
                title=draw(st.sampled_from(["会长", "原会长", "首席铜业官", "部长"])),
                organization=draw(body),
                evidence=stated(),
            )
            for n in range(draw(st.integers(0, 3)))
        ),
        meetings=tuple(
            Meeting(
                key=f"m{n}",
                kind=draw(st.sampled_from(MeetingKind)),
                name=draw(st.sampled_from([None, "第三届铜业论坛"])),
                date=draw(DAYS),
                date_text=draw(DAYS),
                place=draw(st.sampled_from([None, "北京", "北京市", "协会"])),
                hosts=draw(names),
                guests=draw(names),
                leads=draw(names),
                evidence=stated(),
            )
            for n in range(draw(st.integers(0, 2)))
        ),
        intents=tuple(
            Intent(
                key=f"i{n}",
                parties=draw(names.filter(bool)),
                topic=draw(st.sampled_from([None, "再生铜"])),
                stage=draw(st.sampled_from(Stage)),
                as_of=draw(DAYS),
                evidence=stated(),
            )
            for n in range(draw(st.integers(0, 2)))
        ),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.lists(readings(), max_size=4, unique_by=lambda reading: reading[0].id))
def test_every_graph_is_whole(drawn):
    check_whole(quads_of(*drawn))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=20)
@given(st.lists(readings(), max_size=3, unique_by=lambda reading: reading[0].id), st.randoms())
def test_the_order_of_articles_does_not_matter(drawn, random):
    shuffled = random.sample(drawn, len(drawn))
    assert set(quads_of(*shuffled)) == set(quads_of(*drawn))


def from_gold(content):
    """An annotated article as an extraction: each record's evidence is its first name found."""
    told, gold = content["article"], content["gold"]
    article = make_article(
        told["text"],
        id=told["id"],
        title=told["title"],
        published=told["published"],
        publisher=told["publisher"],
        url=told["url"],
    )

    def found(*names):
        names = [name for name in names if name and name in article.text]
        return (evidence_of(article, names[0] if names else article.text[:1]),)

    def numbered(sort, letter, records, **more):
        for n, record in enumerate(records, 1):
            values = {
                key: tuple(value) if isinstance(value, list) else value
                for key, value in record.items()
            }
            names = [value for value in record.values() if isinstance(value, str)]
            values |= {key: make(values[key]) for key, make in more.items()}
            yield sort(key=f"{letter}{n}", evidence=found(*names), **values)

    return article, make_extraction(
        article,
        people=tuple(numbered(Person, "p", gold["people"])),
        organizations=tuple(numbered(Organization, "o", gold["organizations"])),
        roles=tuple(numbered(Role, "r", gold["roles"])),
        meetings=tuple(numbered(Meeting, "m", gold["meetings"], kind=MeetingKind)),
        exhibitions=tuple(numbered(Exhibition, "e", gold["exhibitions"])),
        intents=tuple(numbered(Intent, "i", gold["intents"], stage=Stage)),
    )


def test_the_graph_of_annotated_articles_is_whole(shared):
    files = sorted((shared / "corpus" / "dev").glob("*.json"))[:24]
    found = [from_gold(json.loads(file.read_text("utf-8"))) for file in files]
    assert not [problem for article, read in found for problem in read.problems(article)]
    check_whole(quads_of(*found, ontology=True))


@pytest.mark.slow
def test_the_graph_of_annotated_articles_conforms(shared):
    pytest.importorskip("pyshacl")
    files = sorted((shared / "corpus" / "dev").glob("*.json"))[:6]
    found = [from_gold(json.loads(file.read_text("utf-8"))) for file in files]
    assert violations(quads_of(*found, ontology=True)) == []
