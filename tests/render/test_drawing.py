import networkx as nx
import pytest

from kg.network import Fact, Quote, Source
from kg.render.drawing import drawing


def node(kind="person", label="林知远", **more):
    return {"kind": kind, "label": label, **more}


def fact(relation="host", url="https://news.example/1", **more):
    quote = Quote(source=Source(iri="a", url=url), start=0, exact="林知远会见周慕云")
    return Fact(iri=f"f{more}", relation=relation, quotes=(quote,), **more)


def network(*ties, left_out=0, **nodes):
    graph = nx.MultiDiGraph(left_out=left_out, seeds=())
    graph.add_nodes_from(nodes.items())
    for source, target, relation, facts in ties:
        graph.add_edge(source, target, relation=relation, facts=facts)
    return graph


def test_kinds_are_told_apart_by_shape_and_colour():
    kinds = ("person", "organization", "meeting", "exhibition", "intent")
    drawn = drawing(network(**{kind: node(kind, kind) for kind in kinds}))
    assert len({each["shape"] for each in drawn["nodes"]}) == 5
    for theme in ("light", "dark"):
        assert len({drawn["look"]["kind"][kind][theme] for kind in kinds}) == 5


def test_relations_are_told_apart_by_colour_dashes_or_width():
    looks = drawing(network())["look"]["relation"].values()
    for theme in ("light", "dark"):
        told = [(one[theme], tuple(one["dashes"]), one.get("arrow", False)) for one in looks]
        assert len(set(told)) == len(told)


def test_titles_at_one_organization_are_one_edge_with_both_facts():
    ties = [("p", "o", "membership", (fact("membership", title=t),)) for t in ("会长", "秘书长")]
    (edge,) = drawing(network(*ties, p=node(), o=node("organization", "协会")))["edges"]
    assert [each["title"] for each in edge["facts"]] == ["会长", "秘书长"]


def test_titles_are_told_newest_first():
    days = ("2022-01-01", "2024-05-01", "--09-28", "2023-03-05")
    held = tuple(fact("membership", title=day, dates=(day,)) for day in days)
    tie = ("p", "o", "membership", held)
    (edge,) = drawing(network(tie, p=node(), o=node("organization", "协会")))["edges"]
    newest = ["2024-05-01", "2023-03-05", "2022-01-01", "--09-28"]
    assert [each["title"] for each in edge["facts"]] == newest


def test_several_relations_between_two_nodes_bend_apart():
    ties = [("p", "m", relation, ()) for relation in ("host", "guest", "attendee")]
    edges = drawing(network(*ties, p=node(), m=node("meeting", "会见")))["edges"]
    assert sorted(edge.get("bend", 0) for edge in edges) == [-0.16, 0, 0.16]


def test_a_node_lies_in_the_house_of_its_organization():
    ties = [("p", "o", "membership", (fact("membership"),)), ("p", "m", "host", ())]
    nodes = {"p": node(), "o": node("organization", "协会"), "m": node("meeting", "会见")}
    drawn = drawing(network(*ties, **nodes))["nodes"]
    at = {each["label"]: each for each in drawn}
    assert {each["home"] for each in drawn} == {at["协会"]["id"]}


def test_of_many_quotes_the_newest_are_drawn_and_the_others_counted():
    days = [f"2024-01-{day:02}" for day in range(1, 21)]
    quotes = tuple(
        Quote(source=Source(iri=day, published=day), start=0, exact="林知远") for day in days
    )
    held = Fact(iri="f", relation="event", quotes=quotes)
    drawn = drawing(network(m=node("meeting", "会见", facts=(held,))))
    (told,) = drawn["about"][0]["facts"]
    assert (len(told["quotes"]), told["more"]) == (12, 8)
    assert [source["published"] for source in drawn["sources"]] == days[8:]


def test_each_article_and_passage_stands_once():
    ties = [("p", "m", "host", (fact(),)), ("q", "m", "guest", (fact("guest"),))]
    drawn = drawing(network(*ties, p=node(), q=node(label="周慕云"), m=node("meeting", "会见")))
    assert [passage["text"] for passage in drawn["passages"]] == ["林知远会见周慕云"]
    assert len(drawn["sources"]) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/1", "https://news.example/1"),
        ("http://news.example/1", "http://news.example/1"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//news.example/1", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_kept(url, expected):
    drawn = drawing(network(p=node(facts=(fact(url=url),))))
    assert drawn["sources"][0].get("url", "") == expected


def test_what_is_left_out_is_told():
    assert drawing(network(left_out=7, p=node()))["leftOut"] == 7


def test_numbers_go_by_label_and_do_not_depend_on_the_order_of_nodes():
    one = drawing(network(a=node(label="乙"), b=node(label="丙")))
    other = drawing(network(b=node(label="丙"), a=node(label="乙")))
    assert one == other


def test_those_whom_a_network_is_around_are_marked():
    graph = network(a=node(label="甲"), b=node(label="乙"))
    graph.graph["seeds"] = ("b",)
    assert {about["label"]: about.get("seed", False) for about in drawing(graph)["about"]} == {
        "甲": False,
        "乙": True,
    }
