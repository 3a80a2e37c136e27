import subprocess
import sys
from functools import cache

import networkx as nx
import pytest
from pyoxigraph import Store
from small_graph import O, P, iri, quads

from kg.errors import QueryError
from kg.network.measures import MEASURES, measure
from kg.network.ties import Contact, ties

LIN, ZHOU = iri(P, "林知远"), iri(P, "周慕云")
HOSTING, GUEST = ("host", "guest"), ("guest", "host")


def contact(day, capacities=HOSTING, besides=()):
    return Contact(
        fact=f"m{day}", day=day, capacities=capacities, stage="", weight=1, besides=besides
    )


def graph_of(*edges, of="organizations"):
    """Ties of weight as told; of two who met, the days."""
    made = nx.Graph(of=of)
    for one, other, weight, *contacts in edges:
        made.add_node(one, label=one, about="")
        made.add_node(other, label=other, about="")
        tie = {"weight": weight, "meetings": len(contacts), "events": 0, "intents": 0, "last": ""}
        made.add_edge(one, other, **tie, contacts=tuple(contacts))
    return made


TWO_HOUSES = graph_of(
    ("甲", "乙", 3), ("乙", "丙", 3), ("甲", "丙", 3), ("丙", "丁", 1),
    ("丁", "戊", 2), ("戊", "己", 2), ("丁", "己", 2),
)  # fmt: skip


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


def column(graph, name, of):
    return [row[of] for row in measure(graph, name).rows]


def test_brokers_are_those_between_others():
    rows = measure(TWO_HOUSES, "brokers").rows
    assert [(row["name"], row["betweenness"], row["ties"]) for row in rows] == [
        ("丁", 0.6, 3),
        ("丙", 0.6, 3),
    ]


def test_centrality_sums_weights_and_shares_out_walks():
    rows = measure(TWO_HOUSES, "centrality").rows
    assert (rows[0]["name"], rows[0]["strength"]) == ("丙", 7)
    assert sum(row["pagerank"] for row in rows) == pytest.approx(1, abs=0.001)
    assert max(rows, key=lambda row: row["pagerank"]) == rows[0]


def test_communities_keep_together_and_bear_the_names_of_their_best_tied():
    rows = measure(TWO_HOUSES, "communities").rows
    assert [(row["name"], row["members"], row["weight"]) for row in rows] == [
        ("丙、乙、甲", 3, 9),
        ("丁、己、戊", 3, 6),
    ]
    assert [row["cohesion"] for row in rows] == [0.9, pytest.approx(6 / 7, abs=0.001)]


def test_pairs_come_by_weight_with_their_figures():
    (row,) = measure(ties(store(), since="2024-06-01"), "pairs").rows
    told = ("meetings", "events", "intents", "last", "as", "weight")
    assert [row[key] for key in told] == [1, 1, 0, "2024-06-18", "同场出席1次", 0.2]
    assert {row["iri"], row["whom_iri"]} == {LIN, ZHOU}
    assert {row["about"], row["whom_about"]} == {"江岳集团董事长", "华澜铜业协会名誉会长"}


def test_receptions_are_those_of_more_than_one_day_and_say_who_was_host():
    graph = graph_of(
        ("甲", "乙", 3, contact("2024-03-01"), contact("2024-05-01"), contact("2024-04-01", GUEST)),
        ("乙", "丙", 1, contact("2024-03-01", GUEST)),
        ("丙", "丁", 1, contact("2024-03-01", GUEST), contact("", GUEST)),
    )
    rows = measure(graph, "receptions").rows
    assert [tuple(row.values())[:6] for row in rows] == [
        ("甲", "乙", 2, 2, "2024-03-01", "2024-05-01"),
        ("丁", "丙", 2, 2, "2024-03-01", "2024-03-01"),
    ]


def test_receptions_count_days_and_tell_the_events_of_each_both_ways():
    graph = graph_of(
        (
            "甲",
            "乙",
            3,
            contact("2024-03-01", besides=(contact("2024-03-01"), contact("2024-03-01", GUEST))),
            contact("2024-05-01", GUEST, besides=(contact("2024-05-01"),)),
        ),
    )
    rows = measure(graph, "receptions").rows
    assert [tuple(row.values())[:4] for row in rows] == [("乙", "甲", 2, 2), ("甲", "乙", 2, 3)]


def test_a_limit_keeps_the_highest():
    assert column(TWO_HOUSES, "centrality", "name")[:2] == [
        row["name"] for row in measure(TWO_HOUSES, "centrality", limit=2).rows
    ]


def test_of_many_nodes_brokers_are_estimated_and_the_same_each_time():
    names = [f"n{number:03}" for number in range(600)]
    star = graph_of(*(("中", name, 1) for name in names))
    (row,) = measure(star, "brokers").rows
    assert row["name"] == "中"
    assert row["betweenness"] == pytest.approx(1, abs=0.02)
    assert measure(star, "brokers").rows == (row,)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_has_its_words_and_gives_nothing_of_no_ties(name):
    found = measure(nx.Graph(of="people"), name)
    assert found.rows == ()
    assert found.zh
    assert found.en
    assert found.means


def test_an_unknown_measure_is_refused():
    with pytest.raises(QueryError, match="expected one of brokers, centrality"):
        measure(TWO_HOUSES, "fame")


def test_rows_do_not_depend_on_the_hash_seed_of_the_process(checkout):
    code = (
        "from pyoxigraph import Store; from small_graph import quads;"
        "from kg.network.ties import ties; from kg.network.measures import MEASURES, measure;"
        "s = Store(); s.extend(quads()); g = ties(s, 'organizations');"
        "print([measure(g, m).rows for m in MEASURES])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{checkout}:{checkout / 'tests'}"},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1
    assert iri(O, "江岳集团") in told.pop()
