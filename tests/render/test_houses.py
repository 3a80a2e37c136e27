"""In whose house a node lies."""

import networkx as nx
import pytest

from kg.network import Fact
from kg.render.houses import houses

KINDS = {"p": "person", "o": "organization", "u": "organization", "m": "meeting", "i": "intent"}


def homes(*ties):
    graph = nx.MultiDiGraph()
    for source, target, relation, *facts in ties:
        for node in (source, target):
            graph.add_node(node, kind=KINDS[node[0]])
        graph.add_edge(source, target, relation=relation, facts=tuple(facts))
    return houses(graph)


def title(*dates, former=False):
    return Fact(iri="f", relation="membership", dates=dates, former=former)


@pytest.mark.parametrize(
    ("ties", "node", "expected"),
    [
        ([("u", "o", "part-of")], "u", "o"),
        ([("u1", "u2", "part-of"), ("u2", "o", "part-of")], "u1", "o"),
        ([("p", "u", "membership", title()), ("u", "o", "part-of")], "p", "o"),
        ([("p", "m", "host")], "m", "p"),
        ([("p", "m", "host"), ("o", "m", "host")], "m", "o"),
        ([("p", "m", "guest"), ("o", "m", "host")], "m", "o"),
        ([("o", "i", "party"), ("u", "i", "party")], "i", "o"),
        ([("p", "m", "host")], "p", "p"),
    ],
)
def test_the_house_of_a_node(ties, node, expected):
    assert homes(*ties)[node] == expected


def test_a_person_is_at_home_where_the_newest_title_is_held():
    old, new = title("2020-01-01", "2021-01-01"), title("2024-01-01")
    assert homes(("p", "o1", "membership", old), ("p", "o2", "membership", new))["p"] == "o2"


def test_a_former_title_gives_way_to_one_that_is_held():
    former, held = title("2024-01-01", former=True), title("2020-01-01")
    ties = [("p", "o1", "membership", former), ("p", "o2", "membership", held)]
    assert homes(*ties)["p"] == "o2"


def test_two_that_are_each_others_part_have_one_house():
    assert set(homes(("o1", "o2", "part-of"), ("o2", "o1", "part-of")).values()) == {"o1"}
