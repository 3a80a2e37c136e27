import pytest
from pyoxigraph import Store
from small_graph import I, M, O, P, iri, quads

from kg.network.reach import best_connected, distances
from kg.network.relations import Relation


def tie(source, target, relation="membership"):
    return Relation(relation=relation, source=source, target=target, fact="f", row=())


TIES = [tie("a", "b"), tie("a", "c"), tie("c", "d"), tie("e", None)]


@pytest.mark.parametrize(
    ("distance", "limit", "expected"),
    [
        ({"a": 0, "b": 0, "c": 0, "d": 0}, None, ("a", "c", "b", "d")),
        ({"a": 0, "b": 0, "c": 0, "d": 0}, 2, ("a", "c")),
        ({"d": 0, "a": 1, "b": 1}, 2, ("d", "a")),
        ({"e": 0, "d": 0}, 1, ("d",)),
        ({}, 5, ()),
    ],
)
def test_the_nearest_and_best_connected_are_kept(distance, limit, expected):
    assert best_connected(TIES, distance, limit) == expected


def test_the_gathering_in_between_costs_no_hop_of_its_own():
    store = Store()
    store.extend(quads())
    found = distances(store, [iri(P, "何听雨")], 1)
    assert found[iri(M, "会见")] == 0
    assert found[iri(P, "周慕云")] == 1
    assert found[iri(O, "江岳集团办公室")] == 1
    assert found[iri(I, "意向")] == 0
    assert found[iri(M, "论坛")] == 1


def test_an_unknown_entity_reaches_only_itself():
    assert distances(Store(), ["https://example.org/x"], 3) == {"https://example.org/x": 0}
