"""Who is who: tables of what is joined and what is not, and the properties that always hold."""

from itertools import chain

import pytest
from factory import evidence_of, make_article, make_extraction
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import EntityKind, Exhibition, Meeting, MeetingKind, Organization, Person, Role
from kg.resolve import blocks, in_nodes, mentions_of, resolution
from kg.resolve.anchors import is_name_anchored


def mentions(number, *, people=(), organizations=(), meetings=(), exhibitions=(), published=None):
    """The mentions of an article: people as (name, organization), organizations as tuples of
    (name, parent, alias …).
    """
    text = "。".join(chain((name for name, _ in people), (org[0] for org in organizations), ("x",)))
    article = make_article(text, id=f"article-{number}", published=published)
    whole = (evidence_of(article, "x"),)
    extraction = make_extraction(
        article,
        people=tuple(
            Person(key=f"p{n}", name=name, evidence=whole)
            for n, name in enumerate(dict.fromkeys(name for name, _ in people))
        ),
        organizations=tuple(
            Organization(key=f"o{n}", name=name, part_of=parent, aliases=aliases, evidence=whole)
            for n, (name, parent, *aliases) in enumerate(
                (org[0], org[1] if len(org) > 1 else None, *org[2:]) for org in organizations
            )
            for aliases in (tuple(aliases),)
        ),
        roles=tuple(
            Role(key=f"r{n}", person=name, title="会长", organization=at, evidence=whole)
            for n, (name, at) in enumerate(people)
            if at is not None
        ),
        meetings=tuple(meetings),
        exhibitions=tuple(exhibitions),
    )
    return mentions_of(article, extraction)


def groups(*articles, kind):
    """The entities of a kind, as sets of (article number, name)."""
    number = {each.article: n for n, found in enumerate(articles) for each in found}
    return {
        frozenset((number[each.article], each.name) for each in entity.mentions)
        for entity in resolution(chain(*articles)).entities
        if entity.kind is kind
    }


ONE, TWO = 1, 2


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([("江岳铜业有限公司",)], [("江岳銅業有限公司",)], ONE),
        ([("江岳集团",)], [("江岳集团",)], ONE),
        ([("江岳铜业有限公司", None, "江岳铜业")], [("江岳铜业",)], ONE),
        ([("江岳集团", None, "江岳铜业集团有限公司")], [("江岳铜业集团有限公司",)], ONE),
        ([("华澜铜业协会",)], [("华澜铜业协会",)], ONE),
        ([("江岳铜业有限公司", None, "江岳")], [("江岳",)], TWO),
        ([("江岳铜业有限公司",)], [("江岳铝业有限公司",)], TWO),
        ([("江岳集团",)], [("江岳铜业集团有限公司",)], TWO),
        ([("协会",)], [("协会",)], TWO),
        ([("能源集团",)], [("能源集团",)], TWO),
        ([("办公室",)], [("办公室",)], TWO),
        ([("市场部",)], [("市场部",)], TWO),
        ([("再生金属分会",)], [("再生金属分会",)], TWO),
        ([("华澜铜业协会", None, "协会")], [("江岳铝业协会", None, "协会")], TWO),
    ],
)
def test_organizations(left, right, expected):
    found = groups(
        mentions(0, organizations=left),
        mentions(1, organizations=right),
        kind=EntityKind.ORGANIZATION,
    )
    assert len(found) == expected


def test_units_are_one_under_one_parent_and_two_under_two():
    same = groups(
        mentions(0, organizations=[("江岳集团",), ("江岳集团市场部", "江岳集团", "市场部")]),
        mentions(1, organizations=[("江岳集团",), ("市场部", "江岳集团")]),
        mentions(2, organizations=[("华澜集团",), ("市场部", "华澜集团")]),
        kind=EntityKind.ORGANIZATION,
    )
    assert frozenset({(0, "江岳集团市场部"), (1, "市场部")}) in same
    assert frozenset({(2, "市场部")}) in same


def test_units_of_units_are_joined_once_their_units_are():
    article = [("江岳集团",), ("铜业分公司", "江岳集团"), ("办公室", "铜业分公司")]
    found = groups(
        mentions(0, organizations=article),
        mentions(1, organizations=article[::-1]),
        kind=EntityKind.ORGANIZATION,
    )
    assert len(found) == 3


def test_a_short_form_of_two_full_names_joins_nothing():
    found = groups(
        mentions(0, organizations=[("华源新材料有限公司", None, "华源集团")]),
        mentions(1, organizations=[("华源矿山集团有限公司", None, "华源集团")]),
        mentions(2, organizations=[("华源集团",)]),
        mentions(3, organizations=[("华源集团",)]),
        kind=EntityKind.ORGANIZATION,
    )
    assert len(found) == 4


def test_what_one_article_tells_apart_stays_apart():
    found = groups(
        mentions(0, organizations=[("江岳铜业有限公司", None, "江岳集团")]),
        mentions(1, organizations=[("江岳铜业有限公司",), ("江岳集团",)]),
        kind=EntityKind.ORGANIZATION,
    )
    assert frozenset({(1, "江岳集团")}) in found


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("林知远", "江岳集团"), ("林知远", "江岳集团"), ONE),
        (("林知遠", "江岳集团"), ("林知远", "江岳集团"), ONE),
        (("汉斯·福格特", "江岳集团"), ("汉斯・福格特", "江岳集团"), ONE),
        (("林知远", "江岳集团"), ("林知远", "华澜集团"), TWO),
        (("林知远", "江岳集团"), ("林致远", "江岳集团"), TWO),
        (("林知远", "江岳集团"), ("林知远", None), TWO),
        (("林知远", "协会"), ("林知远", "协会"), TWO),
        (("林会长", "江岳集团"), ("林会长", "江岳集团"), TWO),
        (("林知远", "全国人大"), ("林知远", "全国人大"), TWO),
    ],
)
def test_people(left, right, expected):
    articles = [
        mentions(n, people=[who], organizations=[(who[1],)] if who[1] else [])
        for n, who in enumerate((left, right))
    ]
    assert len(groups(*articles, kind=EntityKind.PERSON)) == expected


def at_unit(number, unit):
    organizations = [("江岳集团",), (unit, "江岳集团")]
    return mentions(number, people=[("林知远", unit)], organizations=organizations)


def test_a_unit_counts_for_its_parent_but_two_units_do_not_make_one_person():
    boss = mentions(0, people=[("林知远", "江岳集团")], organizations=[("江岳集团",)])
    found = groups(boss, at_unit(1, "市场部"), kind=EntityKind.PERSON)
    assert len(found) == 1
    found = groups(at_unit(0, "财务部"), at_unit(1, "市场部"), kind=EntityKind.PERSON)
    assert len(found) == 2
    found = groups(boss, at_unit(1, "财务部"), at_unit(2, "市场部"), kind=EntityKind.PERSON)
    assert len(found) == 3


def forum(name, date, place="北京"):
    article = make_article("x")
    return Meeting(
        key="m1",
        kind=MeetingKind.CONFERENCE,
        name=name,
        date=date,
        place=place,
        evidence=(evidence_of(article, "x"),),
    )


@pytest.mark.parametrize(
    ("name", "days", "expected"),
    [
        ("第三届铜业论坛", ("2024-03-05", "2024-03-05"), ONE),
        ("第三届铜业论坛", ("2024-03-05", "2024-03-06"), ONE),
        ("第三届铜业论坛", ("2024-03-05", "2025-03-05"), TWO),
        ("2024年铜业论坛", ("2024-03-05", "2024-03-05"), ONE),
        ("铜业论坛", ("2024-03-05", "2024-03-05"), TWO),
        ("第三届铜业论坛", (None, None), TWO),
    ],
)
def test_conferences(name, days, expected):
    articles = [mentions(n, meetings=[forum(name, day)]) for n, day in enumerate(days)]
    assert len(groups(*articles, kind=EntityKind.MEETING)) == expected


def test_an_event_takes_what_most_articles_say():
    day = "2024-03-05"
    places = ("北京", "北京市", "上海")
    articles = [
        mentions(n, meetings=[forum("第三届铜业论坛", day, place)])
        for n, place in enumerate(places)
    ]
    entities = resolution(chain(*articles)).entities
    event = next(entity for entity in entities if entity.kind is EntityKind.MEETING)
    beijing = next(entity for entity in entities if "北京" in (entity.label, *entity.forms))
    assert (event.name, event.date, event.place) == ("第三届铜业论坛", day, beijing.iri)
    assert event.event_kind is MeetingKind.CONFERENCE
    assert {each.iri for each in entities if each.kind is EntityKind.PLACE} >= {event.place}


def test_an_unnamed_meeting_has_its_composed_label():
    meeting = Meeting(key="m1", kind=MeetingKind.TALKS, date="2024-03-05", place="北京")
    entities = resolution(mentions(0, meetings=[meeting])).entities
    event = next(entity for entity in entities if entity.kind is EntityKind.MEETING)
    assert (event.name, event.label, event.forms) == (None, "2024-03-05 会谈：北京", ())


def test_exhibitions_of_one_name_and_day_are_one():
    fair = Exhibition(key="e1", name="第二届铜博会", date="2024-05-08", end_date="2024-05-10")
    articles = [mentions(n, exhibitions=[fair]) for n in range(2)]
    (event,) = resolution(chain(*articles)).entities
    assert event.end_date == "2024-05-10"
    assert event.reasons == ("one numbered name within 200 days: 第二届铜博会",)


def test_the_label_is_what_most_articles_say_then_the_longest():
    full, short = "江岳铜业有限公司", "江岳铜业"
    pair = [mentions(0, organizations=[(full, None, short)]), mentions(1, organizations=[(short,)])]
    (entity,) = resolution(chain(*pair)).entities
    assert (entity.label, entity.forms) == (full, (short,))
    third = mentions(2, organizations=[(short,)])
    (entity,) = resolution(chain(*pair, third)).entities
    assert entity.label == short
    assert entity.reasons == (f"short form of one registered name: {short}",)


def test_what_shares_an_anchor_says_why():
    meeting = Meeting(key="m1", kind=MeetingKind.TALKS, place="北京市")
    articles = [
        mentions(n, organizations=[("江岳铜业有限公司",)], meetings=[meeting]) for n in range(2)
    ]
    reasons = [entity.reasons for entity in resolution(chain(*articles)).entities]
    assert ("one registered name: 江岳铜业有限公司",) in reasons
    assert ("one administrative unit: 北京",) in reasons


NAMES = st.sampled_from(["林知远", "林知遠", "周慕云", "林会长"])
BODIES = st.sampled_from(
    [
        "江岳铜业有限公司",
        "江岳铜业",
        "江岳集团",
        "华澜铜业协会",
        "协会",
        "市场部",
        "江岳集团市场部",
        "能源集团",
    ]
)
FORUMS = st.builds(
    forum,
    st.sampled_from(["第三届铜业论坛", "铜业论坛"]),
    st.sampled_from(["2024-03-05", "2024-03-06", None]),
)


@st.composite
def worlds(draw):
    """A few articles whose people and organizations recur."""
    articles = []
    for number in range(draw(st.integers(min_value=1, max_value=5))):
        bodies = draw(st.lists(BODIES, unique=True, max_size=4))
        parents = st.sampled_from([None, *bodies])
        organizations = [
            (body, None if (parent := draw(parents)) == body else parent, *aliases)
            for body in bodies
            for aliases in (draw(st.lists(BODIES, unique=True, max_size=2)),)
        ]
        at = st.sampled_from([None, *bodies])
        people = draw(st.lists(st.tuples(NAMES, at), max_size=3))
        published = draw(st.sampled_from([None, "2024-01-01", "2024-06-01"]))
        layers = {"people": people, "organizations": organizations, "published": published}
        articles.append(mentions(number, meetings=draw(st.lists(FORUMS, max_size=1)), **layers))
    return articles


@settings(max_examples=40, deadline=None)
@given(worlds(), st.randoms())
def test_the_order_of_mentions_does_not_matter(articles, random):
    ordered = list(chain(*articles))
    shuffled = random.sample(ordered, len(ordered))
    assert resolution(shuffled) == resolution(ordered)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_every_mention_is_in_exactly_one_entity(articles):
    found = [each for entity in resolution(chain(*articles)).entities for each in entity.mentions]
    assert sorted(found, key=repr) == sorted(set(chain(*articles)), key=repr)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_an_entitys_iri_is_its_least_anchor(articles):
    for entity in resolution(chain(*articles)).entities:
        named = {each.anchor for each in entity.mentions if is_name_anchored(each)}
        first = min(
            entity.mentions, key=lambda each: (each.published or "9999", each.article, each.anchor)
        )
        assert entity.iri == (min(named) if named else first.anchor)
        assert {each.kind for each in entity.mentions} == {entity.kind}


def _blocks_of(articles):
    """Mention → its blocking keys."""
    return {
        each: set(blocks(form))
        for article in articles
        for each, form in zip(article, in_nodes(article), strict=True)
    }


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_joined_mentions_share_blocks_and_have_a_reason(articles):
    blocks_of = _blocks_of(articles)
    for entity in resolution(chain(*articles)).entities:
        reached = {entity.mentions[0]}
        for _ in blocks_of:  # A way between two mentions may lead through other entities.
            keys = {key for each in reached for key in blocks_of[each]}
            reached |= {each for each, own in blocks_of.items() if keys & own}
        assert set(entity.mentions) <= reached
        assert bool(entity.reasons) == (len(entity.mentions) > 1)


@settings(max_examples=40, deadline=None)
@given(worlds(), st.data())
def test_a_closed_set_resolves_as_it_does_among_all(articles, data):
    everything, blocks_of = list(chain(*articles)), _blocks_of(articles)
    reached = {data.draw(st.sampled_from(everything))} if everything else set()
    while True:
        keys = {key for each in reached for key in blocks_of[each]}
        at = {(each.article, anchor) for each in reached for anchor in each.affiliations}
        wider = {
            each
            for each in everything
            if keys & blocks_of[each] or (each.article, each.anchor) in at
        }
        if wider <= reached:
            break
        reached |= wider
    whole = resolution(everything).entities
    assert set(resolution(reached).entities) == {
        entity for entity in whole if set(entity.mentions) & reached
    }
