"""A graph folder of three invented articles, made through the mapping, for tests that only read."""

from functools import partial

from factory import evidence_of, make_article, make_extraction, sample

from kg import ledger, store
from kg.model import (
    Entity,
    EntityKind,
    Exhibition,
    Intent,
    Meeting,
    MeetingKind,
    Mention,
    Organization,
    Person,
    Role,
    Stage,
)
from kg.rdf import terms
from kg.rdf.mapping import article_quads, entity_quads, ontology_quads
from kg.text import fingerprint

FORUM = (
    "6月18日至20日,第三届铜业绿色论坛在武汉举行,华澜铜业协会(英文名:Hualan Copper)主办。"
    "华澜铜业协会名誉会长林知远、江岳集团董事长周慕云出席。"
    "华澜铜业协会与江岳集团签署《再生铜合作备忘录》,共建再生铜回收体系。"
    "林知远参观了铜业协会展览。"
)
OTHER = "9月1日,青屏冶炼公司工程师林知远到江岳集团调研。=公式"

P, O, L, M, E, I = (  # noqa: E741 - one letter a kind keeps the table of names readable
    EntityKind.PERSON,
    EntityKind.ORGANIZATION,
    EntityKind.PLACE,
    EntityKind.MEETING,
    EntityKind.EXHIBITION,
    EntityKind.INTENT,
)


def path(kind, name):
    """The IRI path of the entity of that name in this graph."""
    return f"{kind}/{fingerprint(name)}"


def iri(kind, name):
    """The IRI of the entity of that name in this graph."""
    return terms.node(path(kind, name)).value


def proof(article, quote):
    """Evidence for a record as a whole."""
    return (evidence_of(article, quote),)


def first():
    """The sample article, with an intent that is raised at its meeting."""
    article, extraction = sample()
    intent = Intent(
        key="i1",
        parties=("华澜铜业协会", "江岳集团"),
        topic="再生铜回收",
        stage=Stage.DISCUSSED,
        meeting="m1",
        as_of="2024-03-05",
        evidence=(evidence_of(article, "会见了江岳集团"),),
    )
    layers = {
        name: getattr(extraction, name) for name in ("people", "organizations", "roles", "meetings")
    }
    return article, make_extraction(article, **layers, intents=(intent,))


def second():
    """A forum with an exhibition, where the intent is signed."""
    article = make_article(
        FORUM,
        id="https://news.example/forum",
        url="https://news.example/forum",
        title="铜业绿色论坛“举行”",
        published="2024-06-21",
        publisher="铜业报",
    )
    ev = partial(proof, article)
    return article, make_extraction(
        article,
        people=(
            Person(key="p1", name="林知远", evidence=ev("林知远")),
            Person(key="p2", name="周慕云", evidence=ev("周慕云")),
        ),
        organizations=(
            Organization(
                key="o1",
                name="华澜铜业协会",
                aliases=("Hualan Copper",),
                evidence=ev("华澜铜业协会"),
            ),
            Organization(key="o2", name="江岳集团", evidence=ev("江岳集团")),
        ),
        roles=(
            Role(
                key="r1",
                person="林知远",
                title="名誉会长",
                organization="华澜铜业协会",
                evidence=ev("华澜铜业协会名誉会长林知远"),
            ),
            Role(
                key="r2",
                person="周慕云",
                title="董事长",
                organization="江岳集团",
                evidence=ev("江岳集团董事长周慕云"),
            ),
        ),
        meetings=(
            Meeting(
                key="m1",
                kind=MeetingKind.CONFERENCE,
                name="第三届铜业绿色论坛",
                date="2024-06-18",
                end_date="2024-06-20",
                date_text="6月18日至20日",
                place="武汉",
                hosts=("华澜铜业协会",),
                attendees=("林知远", "周慕云"),
                evidence=ev("第三届铜业绿色论坛在武汉举行"),
            ),
        ),
        exhibitions=(
            Exhibition(
                key="e1",
                name="铜业协会展览",
                organizers=("华澜铜业协会",),
                visitors=("林知远",),
                evidence=ev("林知远参观了铜业协会展览"),
            ),
        ),
        intents=(
            Intent(
                key="i1",
                parties=("华澜铜业协会", "江岳集团"),
                topic="再生铜回收",
                stage=Stage.SIGNED,
                instrument="再生铜合作备忘录",
                meeting="m1",
                as_of="2024-06-18",
                evidence=ev("华澜铜业协会与江岳集团签署《再生铜合作备忘录》"),
            ),
        ),
    )


def third():
    """Another 林知远, on a day without a year."""
    article = make_article(OTHER, id="other#1", title="=调研")
    ev = partial(proof, article)
    return article, make_extraction(
        article,
        people=(Person(key="p1", name="林知远", evidence=ev("林知远")),),
        organizations=(
            Organization(key="o1", name="青屏冶炼公司", evidence=ev("青屏冶炼公司")),
            Organization(key="o2", name="江岳集团", evidence=ev("江岳集团")),
        ),
        roles=(
            Role(
                key="r1",
                person="林知远",
                title="工程师",
                organization="青屏冶炼公司",
                evidence=ev("青屏冶炼公司工程师林知远"),
            ),
        ),
        meetings=(
            Meeting(
                key="m1",
                kind=MeetingKind.SITE_VISIT,
                date_text="9月1日",
                hosts=("江岳集团",),
                guests=("林知远",),
                evidence=ev("林知远到江岳集团调研"),
            ),
        ),
    )


NAMES = {
    "sample": {(M, "m1"): "会见", (I, "i1"): "意向", (L, "北京"): "北京"},
    "https://news.example/forum": {
        (M, "m1"): "论坛",
        (E, "e1"): "展览",
        (I, "i1"): "意向",
        (L, "武汉"): "武汉",
    },
    "other#1": {(P, "p1"): "另一个林知远", (M, "m1"): "调研"},
}
"""Article → record → what the entity is called here; people and organizations go by their name."""

ENTITIES = (
    Entity(iri=path(P, "林知远"), kind=P, label="林知远", forms=(), mentions=()),
    Entity(iri=path(P, "另一个林知远"), kind=P, label="林知远", forms=(), mentions=()),
    Entity(iri=path(P, "周慕云"), kind=P, label="周慕云", forms=(), mentions=()),
    Entity(iri=path(P, "何听雨"), kind=P, label="何听雨", forms=(), mentions=()),
    Entity(
        iri=path(O, "华澜铜业协会"),
        kind=O,
        label="华澜铜业协会",
        forms=("Hualan Copper",),
        mentions=(),
    ),
    Entity(iri=path(O, "江岳集团"), kind=O, label="江岳集团", forms=(), mentions=()),
    Entity(iri=path(O, "江岳集团办公室"), kind=O, label="江岳集团办公室", forms=(), mentions=()),
    Entity(iri=path(O, "青屏冶炼公司"), kind=O, label="青屏冶炼公司", forms=(), mentions=()),
    Entity(iri=path(L, "北京"), kind=L, label="北京", forms=(), mentions=()),
    Entity(iri=path(L, "武汉"), kind=L, label="武汉", forms=(), mentions=()),
    Entity(
        iri=path(M, "会见"),
        kind=M,
        label="2024年3月5日林知远与周慕云会谈",
        forms=(),
        mentions=(),
        date="2024-03-05",
        place=path(L, "北京"),
        event_kind=MeetingKind.TALKS,
    ),
    Entity(
        iri=path(M, "论坛"),
        kind=M,
        label="第三届铜业绿色论坛",
        forms=(),
        mentions=(),
        name="第三届铜业绿色论坛",
        date="2024-06-18",
        end_date="2024-06-20",
        place=path(L, "武汉"),
        event_kind=MeetingKind.CONFERENCE,
    ),
    Entity(
        iri=path(M, "调研"),
        kind=M,
        label="9月1日江岳集团考察调研",
        forms=(),
        mentions=(),
        date="--09-01",
        event_kind=MeetingKind.SITE_VISIT,
    ),
    Entity(
        iri=path(E, "展览"),
        kind=E,
        label="铜业协会展览",
        forms=(),
        mentions=(),
        name="铜业协会展览",
        date="2024-06-18",
    ),
    Entity(iri=path(I, "意向"), kind=I, label="再生铜回收", forms=(), mentions=()),
)
OLD_ANCHOR = "person/aaaaaaaaaaaaaaaaaaaa"
"""An anchor of 周慕云 that redirects to his entity."""


def articles():
    """The articles with their extractions."""
    return (first(), second(), third())


def who(article, extraction):
    """(kind, record) → IRI path of the entity, for one article."""
    named = {(P, person.key): person.name for person in extraction.people}
    named |= {(O, org.key): org.name for org in extraction.organizations}
    named |= NAMES[article.id]
    return {key: path(key[0], name) for key, name in named.items()}


def quads():
    """Every quad of the graph, ontology included."""
    yield from ontology_quads()
    for entity in ENTITIES:
        yield from entity_quads(entity)
    for article, extraction in articles():
        yield from article_quads(article, extraction, who(article, extraction))


def make_graph(folder):
    """Write the graph into a folder that is not there yet; give the folder."""
    folder.mkdir()
    with store.exclusive(folder), ledger.writer(folder) as book:
        with book.transaction():
            _fill(book)
        writer = store.Writer(folder, clean=True)
        writer.apply(1, [], list(dict.fromkeys(quads())))
        writer.snapshot(now=True)
    return folder


def _fill(book):
    build = book.start_build("test")
    for entity in ENTITIES:
        book.put_entity(entity)
    for article, extraction in articles():
        number = book.put_article(article, article.sha256, fingerprint(article.id), build)
        book.put_extraction(number, extraction)
        for (kind, record), entity in who(article, extraction).items():
            mention = _mention(article, extraction, kind, record)
            own = book.put_mention(
                number,
                ledger.ComparedMention(
                    mention=mention,
                    form=mention,
                    likeness=f"{mention.article} {mention.kind} {mention.record}",
                    blocks=frozenset(),
                ),
            )
            book.assign([(own, entity, False)])


def _mention(article, extraction, kind, record):
    records = {r.key: r for r in extraction.records()}
    own = records.get(record)
    name = record if kind is L else getattr(own, "name", None)
    entity = path(kind, NAMES[article.id].get((kind, record), name))
    is_old = entity == path(P, "周慕云") and article.id != "sample"
    return Mention(
        kind=kind,
        article=fingerprint(article.id),
        record=record,
        anchor=OLD_ANCHOR if is_old else entity,
        name=name,
        forms=(name, *getattr(own, "aliases", ())) if name else (),
        published=article.published,
        date=getattr(own, "date", None),
    )
