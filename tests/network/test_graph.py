from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import E, I, M, O, P, iri, quads

from kg.network import Fact, network
from kg.network.graph import present_titles

LIN, OTHER_LIN, ZHOU = iri(P, "林知远"), iri(P, "另一个林知远"), iri(P, "周慕云")
HUALAN, JIANGYUE, OFFICE = iri(O, "华澜铜业协会"), iri(O, "江岳集团"), iri(O, "江岳集团办公室")
TALKS, FORUM, VISIT, INTENT = iri(M, "会见"), iri(M, "论坛"), iri(M, "调研"), iri(I, "意向")


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


def relations(graph, source, target):
    return sorted(
        tie["relation"] for tie in graph.get_edge_data(source, target, default={}).values()
    )


def test_the_whole_graph_has_every_person_organization_event_and_intent_and_no_place():
    kinds = sorted(kind for _, kind in network(store()).nodes(data="kind"))
    assert kinds == sorted(
        ["person"] * 4 + ["organization"] * 4 + ["meeting"] * 3 + ["exhibition", "intent"]
    )


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (LIN, TALKS, ["host"]),
        (ZHOU, TALKS, ["guest"]),
        (iri(P, "何听雨"), TALKS, ["accompanying"]),
        (LIN, FORUM, ["attendee"]),
        (HUALAN, FORUM, ["host"]),
        (HUALAN, iri(E, "展览"), ["organizer"]),
        (LIN, iri(E, "展览"), ["visitor"]),
        (LIN, HUALAN, ["membership", "membership"]),
        (OFFICE, JIANGYUE, ["part-of"]),
        (JIANGYUE, INTENT, ["party"]),
        (INTENT, TALKS, ["stage"]),
        (INTENT, FORUM, ["stage"]),
        (TALKS, LIN, []),
    ],
)
def test_edges_say_what_ties_two_nodes(source, target, expected):
    assert relations(network(store()), source, target) == expected


def test_a_node_carries_what_was_chosen_and_its_other_names():
    forum = network(store()).nodes[FORUM]
    assert (forum["label"], forum["date"], forum["end_date"], forum["place"], forum["sorts"]) == (
        "第三届铜业绿色论坛",
        "2024-06-18",
        "2024-06-20",
        "武汉",
        ("conference",),
    )
    assert network(store()).nodes[HUALAN]["forms"] == ("Hualan Copper",)
    assert network(store()).nodes[LIN]["pinyin"] == ("lin zhi yuan",)
    assert network(store()).nodes[VISIT]["date"] == "--09-01"


def test_a_person_carries_titles_with_organizations_the_latest_first():
    assert network(store()).nodes[LIN]["titles"] == ("华澜铜业协会名誉会长", "华澜铜业协会会长")


def test_an_event_carries_the_sentence_that_reports_it_with_its_article():
    (fact,) = network(store()).nodes[FORUM]["facts"]
    assert "第三届铜业绿色论坛在武汉举行" in [quote.exact for quote in fact.quotes]
    assert {quote.source.headline for quote in fact.quotes} == {"铜业绿色论坛“举行”"}
    assert {quote.source.url for quote in fact.quotes} == {"https://news.example/forum"}
    assert {quote.source.publisher for quote in fact.quotes} == {"铜业报"}


def test_an_edge_carries_its_fact_with_dates_and_quotes():
    facts = [
        fact
        for tie in network(store()).get_edge_data(LIN, HUALAN).values()
        for fact in tie["facts"]
    ]
    assert {fact.title: fact.dates for fact in facts} == {
        "会长": ("2024-03-05",),
        "名誉会长": ("2024-06-21",),
    }
    assert {quote.exact for fact in facts for quote in fact.quotes} == {
        "华澜铜业协会会长林知远",
        "华澜铜业协会名誉会长林知远",
    }


def test_a_leader_of_a_delegation_is_marked():
    (tie,) = network(store()).get_edge_data(ZHOU, TALKS).values()
    assert tie["facts"][0].leads


def test_an_intent_keeps_every_stage_and_its_parties_edges_show_them():
    graph = network(store())
    stages = {(fact.stage, fact.dates) for fact in graph.nodes[INTENT]["facts"]}
    assert stages == {("discussed", ("2024-03-05",)), ("signed", ("2024-06-18",))}
    (tie,) = graph.get_edge_data(HUALAN, INTENT).values()
    assert tie["facts"] == graph.nodes[INTENT]["facts"]


def test_one_hop_around_a_person_reaches_those_met_and_not_their_other_company():
    graph = network(store(), entities=[OTHER_LIN])
    assert set(graph) == {OTHER_LIN, VISIT, JIANGYUE, iri(O, "青屏冶炼公司")}


def test_more_hops_reach_further():
    one, two = (set(network(store(), entities=[OTHER_LIN], hops=hops)) for hops in (1, 2))
    assert one < two
    assert {ZHOU, OFFICE, HUALAN} <= two


def test_a_title_whose_organization_is_not_drawn_stays_with_the_person():
    graph = network(store(), entities=[VISIT])
    assert iri(O, "青屏冶炼公司") not in graph
    (fact,) = graph.nodes[OTHER_LIN]["facts"]
    assert (fact.title, fact.organization) == ("工程师", "青屏冶炼公司")


def test_a_limit_keeps_the_seed_and_counts_what_it_leaves_out():
    whole = network(store(), entities=[LIN])
    graph = network(store(), entities=[LIN], limit=3)
    assert LIN in graph
    assert (len(graph), graph.graph["left_out"]) == (3, len(whole) - 3)


def test_the_order_of_nodes_and_edges_does_not_depend_on_the_order_of_quads():
    backwards = Store()
    backwards.extend(reversed(list(quads())))
    here, there = network(store()), network(backwards)
    assert list(here.nodes(data=True)) == list(there.nodes(data=True))
    assert list(here.edges(keys=True, data=True)) == list(there.edges(keys=True, data=True))


def test_an_empty_store_gives_an_empty_network():
    assert len(network(Store())) == 0


def held(title, day, *, former=False):
    return Fact(iri=title, relation="membership", title=title, dates=(day,), former=former)


def test_former_titles_are_not_among_the_present_ones():
    facts = [
        held("局长", "2024-09-01", former=True),
        held("主任", "2024-01-01"),
        held("顾问", "--09-28"),
        held("会长", "2024-03-05"),
    ]
    assert present_titles(facts) == ("会长", "主任", "顾问")
