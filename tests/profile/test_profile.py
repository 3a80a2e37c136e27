import pytest
from small_graph import OLD_ANCHOR, E, I, L, M, O, P, iri, make_graph

import kg.query
from kg.errors import QueryError
from kg.profile import profile
from kg.rdf import terms


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with kg.query.open(make_graph(tmp_path_factory.mktemp("shown") / "graph")) as graph:
        yield graph


def rows(graph, name, section):
    found = {part.name: part.rows for part in profile(graph, name).sections}
    return found[section]


@pytest.mark.parametrize(
    ("name", "kind", "sections"),
    [
        ("周慕云", P, ["titles", "meetings", "articles"]),
        (iri(P, "林知远"), P, ["titles", "meetings", "exhibitions", "articles"]),
        ("江岳集团", O, ["parts", "people", "meetings", "intents", "articles"]),
        (
            "Hualan Copper",
            O,
            ["people", "meetings", "exhibitions", "intents", "articles"],
        ),
        ("第三届铜业绿色论坛", M, ["event", "participants", "intents", "articles"]),
        ("铜业协会展览", E, ["event", "participants", "articles"]),
        ("再生铜回收", I, ["intents"]),
        ("武汉", L, ["events-there", "articles"]),
    ],
)
def test_a_profile_has_the_sections_in_which_something_is_known(graph, name, kind, sections):
    found = profile(graph, name)
    assert found.kind == kind
    assert [section.name for section in found.sections] == sections
    assert all(section.rows for section in found.sections)


def test_every_row_names_its_article(graph):
    for name in ("周慕云", "江岳集团", "第三届铜业绿色论坛", "再生铜回收", "武汉"):
        for section in profile(graph, name).sections:
            assert all(row["article"] for row in section.rows)


def test_titles_come_with_their_dates(graph):
    assert [
        (row["date"], row["organizationName"], row["title"], row["article"])
        for row in rows(graph, "周慕云", "titles")
    ] == [
        ("2024-03-05", "江岳集团", "总经理", "林知远会见周慕云"),
        ("2024-06-21", "江岳集团", "董事长", "铜业绿色论坛“举行”"),
    ]


def test_meetings_tell_who_else_was_there_in_what_capacity(graph):
    first = rows(graph, "周慕云", "meetings")[0]
    assert (first["date"], first["kind"], first["place"]) == ("2024-03-05", "会谈", "北京")
    assert first["capacity"] == "客方"
    assert first["with"] == "何听雨（陪同）、林知远（主方）"


def test_an_intent_tells_its_history(graph):
    assert [row["stageName"] for row in rows(graph, "再生铜回收", "intents")] == ["商谈", "已签署"]


def test_an_event_tells_its_days_and_who_took_part(graph):
    (event,) = rows(graph, "第三届铜业绿色论坛", "event")
    assert (event["date"], event["endDate"]) == ("2024-06-18", "2024-06-20")
    names = [row["name"] for row in rows(graph, "第三届铜业绿色论坛", "participants")]
    assert names == ["华澜铜业协会", "林知远", "周慕云"]


def test_an_older_iri_leads_to_the_same_profile(graph):
    assert profile(graph, terms.node(OLD_ANCHOR).value) == profile(graph, "周慕云")


def test_other_names_are_told(graph):
    forms = profile(graph, "华澜铜业协会").forms
    assert forms == ("Hualan Copper", "hua lan tong ye xie hui")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("林知远", "2 things"), ("周木云", "周慕云"), ("http://x.example", "kg search")],
)
def test_a_name_of_none_or_several_is_told(graph, name, reason):
    with pytest.raises(QueryError, match=reason):
        profile(graph, name)
