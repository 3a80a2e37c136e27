from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import M, P, iri, quads

from kg.network import network, ties
from kg.network.folded import folded
from kg.network.selection import Selection

LIN, ZHOU = iri(P, "林知远"), iri(P, "周慕云")


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


def told(graph):
    """What is told of each tie."""
    return {
        frozenset(pair): (round(tie["weight"], 9), tie["meetings"], tie["intents"], tie["last"])
        for *pair, tie in graph.edges(data=True)
    }


@pytest.mark.parametrize("of", ["people", "organizations"])
def test_of_the_whole_graph_they_are_the_ties_of_its_store(of):
    assert told(folded(network(store()), of)) == told(ties(store(), of))


def test_only_what_is_drawn_counts():
    drawn = network(store(), selection=Selection(until="2024-03-31"))
    found = folded(drawn, "people")
    assert [contact.fact for contact in found.edges[LIN, ZHOU]["contacts"]] == [iri(M, "会见")]
    assert found.graph["newest"] == "2024-03-05"


def test_a_network_without_events_has_no_ties():
    drawn = network(store(), selection=Selection(kinds=("person", "organization")))
    assert not folded(drawn, "people")
    assert not folded(drawn, "organizations")
