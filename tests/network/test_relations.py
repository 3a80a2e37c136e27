from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import I, M, O, P, iri, quads

from kg.network import evidence, graph, relations, rows
from kg.network.reach import everything
from kg.network.relations import Relations


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


def test_a_node_has_the_same_relations_whether_it_is_looked_up_or_all_are_read():
    one, whole = Relations(store()), Relations(store()).whole()
    for node in everything(store()):
        assert sorted(one.of(node), key=repr) == sorted(whole.of(node), key=repr)
        assert [t for t in one.of(node) if t.source == node] == [
            t for t in whole.of(node) if t.source == node
        ]


@pytest.mark.parametrize("entities", [(), (iri(P, "周慕云"),)])
def test_a_network_read_as_a_whole_is_the_one_that_is_asked_for_bit_by_bit(monkeypatch, entities):
    asked = graph.network(store(), entities=entities, hops=2)
    for module in (relations, rows, evidence):
        monkeypatch.setattr(module, "_FEW", 0)
    read = graph.network(store(), entities=entities, hops=2)
    assert list(read.nodes(data=True)) == list(asked.nodes(data=True))
    assert list(read.edges(keys=True, data=True)) == list(asked.edges(keys=True, data=True))
    assert any(fact.quotes for _, _, tie in read.edges(data=True) for fact in tie["facts"])


def test_a_participation_has_a_capacity_and_a_title_none():
    found = Relations(store()).of(iri(P, "周慕云"))
    assert {tie.capacity for tie in found if tie.target == iri(M, "会见")} == {"guest"}
    assert {tie.capacity for tie in found if tie.target == iri(O, "江岳集团")} == {""}


def test_a_step_over_a_meeting_costs_one_hop_in_all():
    (tie,) = (t for t in Relations(store()).of(iri(I, "意向")) if t.target == iri(M, "会见"))
    assert (tie.cost(iri(I, "意向")), tie.cost(iri(M, "会见"))) == (1, 0)
