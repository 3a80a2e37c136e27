from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import I, M, O, P, iri, quads

from kg.network.reach import best_connected, degree, distances
from kg.network.relations import Relations


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


LIN, HE, OTHER = iri(P, "林知远"), iri(P, "何听雨"), iri(P, "另一个林知远")


@pytest.mark.parametrize(("node", "expected"), [(LIN, 5), (HE, 2), (OTHER, 2), (iri(I, "意向"), 2)])
def test_a_degree_counts_facts(node, expected):
    assert degree(Relations(store()), node) == expected


@pytest.mark.parametrize(
    ("distance", "limit", "expected"),
    [
        ({HE: 0, LIN: 0}, 1, [LIN]),
        ({HE: 0, LIN: 1}, 1, [HE]),
        ({HE: 0, OTHER: 0}, 1, [min(HE, OTHER)]),
        ({HE: 0, OTHER: 0, LIN: 0}, None, sorted([HE, OTHER, LIN])),
        ({HE: 0, LIN: 0}, 2, sorted([HE, LIN])),
        ({}, 5, []),
    ],
)
def test_the_nearest_and_best_connected_are_kept(distance, limit, expected):
    assert best_connected(Relations(store()), distance, limit) == expected


def test_the_gathering_in_between_costs_no_hop_of_its_own():
    found = distances(Relations(store()), [HE], 1)
    assert found[iri(M, "会见")] == 0
    assert found[iri(P, "周慕云")] == 1
    assert found[iri(O, "江岳集团办公室")] == 1
    assert found[iri(I, "意向")] == 0
    assert found[iri(M, "论坛")] == 1


def test_an_unknown_entity_reaches_only_itself():
    assert distances(Relations(Store()), ["https://example.org/x"], 3) == {
        "https://example.org/x": 0
    }
