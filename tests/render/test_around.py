import pytest
from small_graph import P, iri, make_graph

from kg.errors import QueryError
from kg.render.around import around, title, view


@pytest.fixture
def graph(tmp_path):
    return make_graph(tmp_path / "graph")


def test_a_network_is_titled_by_those_it_is_around(graph):
    assert title(around(graph, ["周慕云", "何听雨"])) == "周慕云、何听雨"


def test_the_whole_graph_has_a_title_of_its_own(graph):
    assert title(around(graph)) == "产业关系网络"
    assert title(around(graph), "en") == "Industry network"


def test_names_in_another_form_are_understood(graph):
    assert title(around(graph, ["Hualan Copper"])) == "华澜铜业协会"


def test_a_name_of_two_people_is_not_guessed(graph):
    with pytest.raises(QueryError, match=iri(P, "另一个林知远")):
        around(graph, ["林知远"])


def test_a_place_is_not_drawn_and_that_is_said(graph):
    with pytest.raises(QueryError, match=r"北京.*is a place"):
        around(graph, ["北京"])


def test_an_unknown_name_is_an_error(graph):
    with pytest.raises(QueryError, match="查无此人"):
        around(graph, ["查无此人"])


def test_the_view_of_a_graph_is_a_page(graph):
    page = view(graph, ["周慕云"])
    assert page.startswith("<!DOCTYPE html>")
    assert "2024年3月5日林知远与周慕云会谈" in page
