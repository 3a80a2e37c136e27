from itertools import count

import pytest
from pyoxigraph import Store
from small_graph import M, P, iri, quads

from kg.network import network
from kg.render.tied import tied


@pytest.fixture(scope="module")
def found():
    store = Store()
    store.extend(quads())
    drawn = network(store)
    numbers = dict(zip(drawn, count()))
    return numbers, tied(drawn, numbers)


def test_a_weight_is_the_sum_of_its_contacts(found):
    _, ties = found
    assert ties.edges
    for edge in ties.edges:
        parts = [ties.ways[way]["weight"] * left for _, way, left in edge["contacts"]]
        assert edge["weight"] == pytest.approx(sum(parts), abs=0.002)


def test_contacts_name_their_events_and_in_what_capacities(found):
    numbers, ties = found
    ends = numbers[iri(P, "林知远")], numbers[iri(P, "周慕云")]
    (edge,) = [edge for edge in ties.edges if (edge["from"], edge["to"]) in (ends, ends[::-1])]
    told = {event: ties.ways[way]["zh"] for event, way, _ in edge["contacts"]}
    assert told[numbers[iri(M, "会见")]] == "主方与客方"


def test_who_is_tied_is_measured_and_in_its_community(found):
    _, ties = found
    tied_ones = {end for edge in ties.edges for end in (edge["from"], edge["to"])}
    assert set(ties.measured) == tied_ones
    assert all(values["strength"] > 0 for values in ties.measured.values())
    for place, members in enumerate(ties.communities):
        assert all(ties.measured[member]["community"] == place for member in members)
