import json
from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import M, O, P, iri, quads

from kg.network import Selection, network

LIN, ZHOU, OFFICE = iri(P, "林知远"), iri(P, "周慕云"), iri(O, "江岳集团办公室")


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


@pytest.mark.parametrize(
    ("given", "omitted"),
    [
        ({}, {"filtered": 0, "far": 0, "limit": 0}),
        ({"limit": 4}, {"filtered": 0, "far": 0, "limit": 9}),
        ({"selection": Selection(kinds=("person",))}, {"filtered": 9, "far": 0, "limit": 0}),
        (
            {"selection": Selection(kinds=("talks", "conference")), "entities": [ZHOU], "limit": 2},
            {"filtered": 7, "far": 0, "limit": 4},
        ),
    ],
)
def test_each_node_left_out_is_counted_under_one_reason(given, omitted):
    graph = network(store(), **given)
    assert len(graph) + sum(graph.graph["omitted"].values()) == 13
    assert graph.graph["omitted"] == omitted
    assert graph.graph["left_out"] == omitted["limit"]


def test_an_entity_that_is_named_stays_whatever_is_selected():
    graph = network(store(), entities=[OFFICE], selection=Selection(kinds=("talks",)))
    assert OFFICE in graph


def test_hops_lead_over_what_is_selected_alone():
    graph = network(store(), entities=[LIN], selection=Selection(kinds=("exhibition",)))
    assert ZHOU not in graph


def test_the_best_connected_are_those_of_the_selection():
    graph = network(store(), limit=1, selection=Selection(capacities=("accompanying",)))
    assert list(graph) != [LIN]


def test_the_selection_is_told_as_plain_values():
    selection = Selection(since="2024-01-01", kinds=("talks",), among=frozenset({LIN, ZHOU}))
    told = network(store(), selection=selection, limit=5).graph["selection"]
    assert json.loads(json.dumps(told)) == {
        "since": "2024-01-01",
        "until": "",
        "kinds": ["talks"],
        "capacities": [],
        "stages": [],
        "articles": [],
        "among": 2,
        "hops": None,
        "limit": 5,
    }


def test_a_unit_has_its_whole_as_parent_if_that_is_drawn():
    graph = network(store())
    assert graph.nodes[OFFICE]["parent"] == iri(O, "江岳集团")
    alone = network(store(), selection=Selection(among=frozenset({OFFICE})))
    assert alone.nodes[OFFICE]["parent"] == ""
    assert "parent" not in graph.nodes[LIN]


@pytest.mark.parametrize(
    ("event", "day"), [("会见", "2024-03-05"), ("论坛", "2024-06-18"), ("调研", "")]
)
def test_an_event_has_the_day_that_a_period_takes_it_by(event, day):
    assert network(store()).nodes[iri(M, event)]["day"] == day


def test_titles_are_told_though_a_selection_does_not_draw_the_organization():
    graph = network(store(), selection=Selection(kinds=("person",)))
    assert graph.nodes[LIN]["titles"] == ("华澜铜业协会名誉会长", "华澜铜业协会会长")
