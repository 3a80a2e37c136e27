"""What the quads of articles and entities say."""

from factory import make_article, make_extraction, sample
from mapped import asked, quads_of, rich, store_of, whole
from msgspec.structs import replace
from pyoxigraph import Literal

from kg.model import MeetingKind, Organization, Person, Role
from kg.rdf import terms
from kg.rdf.mapping import article_quads
from kg.resolve import article_key


def test_memberships_have_their_parts_and_the_days_that_attest_them():
    store = store_of(rich())
    titles = "?m a org:Membership ; ikg:titleAsPrinted ?x"
    assert asked(store, titles) == ["主任", "会长", "原副秘书长", "总经理"]
    at = '?m ikg:titleAsPrinted "总经理"@zh ; org:organization/skos:prefLabel ?x'
    assert asked(store, at) == ["江岳集团"]
    in_a_meetings_sentence = '?m ikg:titleAsPrinted "总经理"@zh ; ikg:attestedOn ?x'
    assert asked(store, in_a_meetings_sentence) == ["2024-03-05"]
    elsewhere = '?m ikg:titleAsPrinted "主任"@zh ; ikg:attestedOn ?x'
    assert asked(store, elsewhere) == ["2024-03-06"]


def test_a_former_title_is_of_the_same_concept_and_not_acted_in():
    store = store_of(rich(), ontology=True)
    former = "?m ikg:former true ; ikg:titleAsPrinted ?x"
    assert asked(store, former) == ["原副秘书长"]
    assert asked(store, "?m ikg:former true ; org:role/skos:prefLabel ?x") == ["副秘书长"]
    acting = "?p ikg:actingAs/ikg:titleAsPrinted ?x"
    assert set(asked(store, acting)) == {"主任", "会长", "总经理"}


def test_participations_say_in_which_capacity_for_whom_and_who_leads():
    store = store_of(sample())
    host = "?p ikg:capacity ikg:Host ; ikg:participant/skos:prefLabel ?x"
    assert asked(store, host) == ["林知远"]
    leader = "?p ikg:leadsDelegation true ; ikg:onBehalfOf/skos:prefLabel ?x"
    assert asked(store, leader) == ["江岳集团"]
    quote = "?p ikg:capacity ikg:Accompanying ; ikg:supportedBy/oa:hasSelector/oa:exact ?x"
    assert asked(store, quote) == ["何听雨"]


def test_events_have_their_chosen_values():
    store = store_of(rich())
    assert asked(store, "?e a ikg:Talks, ikg:Meeting, schema:Event ; skos:prefLabel ?x") == [
        "2024-03-05 会谈：林知远 — 周慕云"
    ]
    assert asked(store, "?e a ikg:Talks ; schema:name ?x") == []
    assert asked(store, "?e a ikg:Exhibition ; schema:name ?x") == ["第二届铜博会"]
    assert asked(store, "?e a ikg:Exhibition ; schema:endDate ?x") == ["2024-03-07"]
    assert asked(store, "?e schema:location/skos:prefLabel ?x") == ["北京", "北京"]


def test_an_intent_has_its_stage_record():
    store = store_of(rich())
    record = "?i ikg:stageRecord ?r . ?r ikg:stage ikg:Signed ; ikg:raisedAt ?m ; ikg:asOf ?x"
    assert asked(store, record) == ["2024-03-05"]
    assert asked(store, "?i ikg:party/skos:prefLabel ?x") == ["华澜铜业协会", "江岳集团"]
    assert asked(store, "?i ikg:topic ?x ; ikg:instrument '备忘录'@zh") == ["再生铜回收"]


def test_a_department_is_a_unit_and_a_company_is_not():
    article, extraction = sample()
    firm = Organization(
        key="o4", name="江岳铜业有限公司", part_of="江岳集团", evidence=whole(article)
    )
    organizations = (*extraction.organizations, firm)
    store = store_of((article, replace(extraction, organizations=organizations)))
    assert asked(store, "?o org:unitOf ?g ; skos:prefLabel ?x") == ["江岳集团办公室"]
    assert asked(store, "?o org:subOrganizationOf ?g ; skos:prefLabel ?x") == ["江岳铜业有限公司"]
    assert asked(store, "?n a ikg:PartOf ; ikg:part/skos:prefLabel ?x") == [
        "江岳铜业有限公司",
        "江岳集团办公室",
    ]


def test_direct_edges_follow_from_the_facts():
    store = store_of(rich())
    assert asked(store, "?a ikg:metWith ?b . ?b skos:prefLabel ?x") == ["周慕云", "林知远"]
    assert asked(store, "?a ikg:cooperatesWith/skos:prefLabel ?x") == ["华澜铜业协会", "江岳集团"]
    assert asked(store, "?a ikg:visited/schema:name ?x") == ["第二届铜博会"]
    affiliated = "?a ikg:affiliatedWith/skos:prefLabel ?x ; skos:prefLabel '林知远'@zh"
    assert asked(store, affiliated) == ["华澜铜业协会", "江岳集团"]


def test_guests_of_a_site_visit_visited_the_hosts_and_the_hosts_organizations():
    article, extraction = sample()
    visit = replace(
        extraction.meetings[0], kind=MeetingKind.SITE_VISIT, hosts=("林知远", "江岳集团")
    )
    store = store_of((article, replace(extraction, meetings=(visit,))))
    visited = "?a ikg:visited/skos:prefLabel ?x ; skos:prefLabel '周慕云'@zh"
    assert asked(store, visited) == ["华澜铜业协会", "江岳集团"]


def test_an_article_stands_in_its_own_graph_with_what_it_mentions():
    article, extraction = rich()
    key = article_key(article.id)
    quads = quads_of((article, extraction))
    own = {quad.predicate for quad in quads if quad.subject == terms.article_node(key)}
    assert {quad.graph_name for quad in quads if quad.subject == terms.article_node(key)} == {
        terms.article_graph(key)
    }
    assert {terms.SCHEMA_URL, terms.SCHEMA_PUBLISHER, terms.SCHEMA_DATE_PUBLISHED} <= own
    mentioned = [quad.object for quad in quads if quad.predicate == terms.SCHEMA_MENTIONS]
    assert len(mentioned) == 3 + 3 + 1 + 1 + 1


def test_an_article_without_particulars_says_nothing_of_them():
    article = make_article("短讯")
    quads = list(article_quads(article, make_extraction(article), {}))
    assert {quad.predicate for quad in quads} == {
        terms.RDF_TYPE,
        terms.DCTERMS_IDENTIFIER,
        terms.IKG_TEXT_SHA256,
    }


def test_evidence_has_its_place_its_quote_and_32_characters_around_it():
    article, extraction = sample()
    store = store_of((article, extraction))
    quote = "林知远在北京会见了江岳集团总经理周慕云一行"
    start = article.text.index(quote)
    at = f"?s oa:exact '{quote}' . ?e oa:hasSelector ?s, ?p . ?p oa:start ?x"
    assert set(asked(store, at)) == {str(start)}
    prefix = asked(store, f"?s oa:exact '{quote}' ; oa:prefix ?x")
    assert prefix == [article.text[max(0, start - 32) : start]]
    suffixes = asked(store, "?s oa:suffix ?x")
    assert max(map(len, suffixes)) == 32


def test_of_several_rules_at_one_place_the_largest_confidence_stays():
    quads = quads_of(rich())
    values = sorted(quad.object.value for quad in quads if quad.predicate == terms.IKG_CONFIDENCE)
    assert values[-1] == "0.9501"
    assert set(values) == {"0.9", "0.9501"}
    per_node = [quad.subject for quad in quads if quad.predicate == terms.IKG_CONFIDENCE]
    assert len(per_node) == len(set(per_node))


def test_a_day_without_a_year_is_a_month_and_day():
    article, extraction = sample()
    meeting = replace(extraction.meetings[0], date=None)
    reading = (replace(article, published=None), replace(extraction, meetings=(meeting,)))
    quads = quads_of(reading)
    days = {quad.object for quad in quads if quad.predicate == terms.SCHEMA_START_DATE}
    assert days == {Literal("--03-05", datatype=terms.XSD_G_MONTH_DAY)}
    attested = {quad.object for quad in quads if quad.predicate == terms.IKG_ATTESTED_ON}
    assert attested == days


def test_a_minted_title_stands_under_its_head_and_a_shipped_one_is_not_minted():
    article, extraction = sample()
    role = replace(extraction.roles[0], title="首席铜业秘书长")
    quads = quads_of((article, replace(extraction, roles=(role, *extraction.roles[1:]))))
    minted = terms.role_node("首席铜业秘书长")
    described = {quad.predicate: quad.object for quad in quads if quad.subject == minted}
    assert described[terms.SKOS_BROADER] == terms.role_node("秘书长")
    assert terms.SKOS_IN_SCHEME in described
    assert not [quad for quad in quads if quad.subject == terms.role_node("总经理")]


def test_one_registered_organization_of_two_articles_is_one_node_with_both_as_evidence():
    readings = []
    for number in range(2):
        text = "江岳铜业有限公司市场部林知远出席"
        article = make_article(text, id=f"n{number}", published=f"2024-0{number + 1}-01")
        name, firm = whole(article, "林知远"), whole(article, "江岳铜业有限公司")
        readings.append(
            (
                article,
                make_extraction(
                    article,
                    people=(Person(key="p1", name="林知远", evidence=name),),
                    organizations=(Organization(key="o1", name="江岳铜业有限公司", evidence=firm),),
                    roles=(
                        Role(
                            key="r1",
                            person="林知远",
                            title="部长",
                            organization="江岳铜业有限公司",
                            evidence=name,
                        ),
                    ),
                ),
            )
        )
    store = store_of(*readings)
    assert asked(store, "?o a org:Organization ; skos:prefLabel ?x") == ["江岳铜业有限公司"]
    assert asked(store, "?m a org:Membership ; ikg:attestedOn ?x") == ["2024-01-01", "2024-02-01"]
    assert len(asked(store, "?m a org:Membership ; ikg:supportedBy ?x")) == 2
