from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from small_graph import E, I, M, O, P, iri, quads

from kg.network import Selection, network
from kg.network.filters import passing
from kg.network.relations import Relations
from kg.rdf.terms import IKG_ACCOMPANYING, IKG_PARTICIPANT, SCHEMA_DATE_PUBLISHED, XSD_DATE

LIN, ZHOU, HE, OTHER = (iri(P, n) for n in ("林知远", "周慕云", "何听雨", "另一个林知远"))
HUALAN, JIANGYUE, OFFICE = (iri(O, n) for n in ("华澜铜业协会", "江岳集团", "江岳集团办公室"))
QINGPING = iri(O, "青屏冶炼公司")
TALKS, FORUM, VISIT = (iri(M, n) for n in ("会见", "论坛", "调研"))
SHOW, INTENT = iri(E, "展览"), iri(I, "意向")
PEOPLE, ORGANIZATIONS = {LIN, ZHOU, HE, OTHER}, {HUALAN, JIANGYUE, OFFICE, QINGPING}


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


def nodes(**chosen):
    relations = Relations(store()).whole()
    return set(passing(store(), relations, Selection(**chosen), ()).nodes)


def article_on(event):
    (fact,) = network(store()).nodes[event]["facts"]
    return fact.quotes[0].source.iri


def test_an_empty_selection_lets_everything_through():
    assert not Selection()
    assert nodes() == {*PEOPLE, *ORGANIZATIONS, TALKS, FORUM, VISIT, SHOW, INTENT}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kinds": ("person",)}, PEOPLE),
        ({"kinds": ("person", "organization")}, PEOPLE | ORGANIZATIONS),
        ({"kinds": ("unit",)}, {OFFICE}),
        ({"kinds": ("talks", "person")}, {TALKS, LIN, ZHOU, HE}),
        ({"kinds": ("exhibition",)}, {SHOW, HUALAN, LIN}),
        ({"kinds": ("intent",)}, {INTENT, HUALAN, JIANGYUE}),
        ({"kinds": ("talks", "exhibition"), "capacities": ("visitor",)}, {SHOW, LIN}),
        ({"capacities": ("accompanying",)}, {TALKS, HE, INTENT}),
        ({"capacities": ("organizer",)}, {SHOW, HUALAN}),
        ({"kinds": ("conference",), "stages": ("signed",)}, {FORUM, HUALAN, LIN, ZHOU}),
        ({"kinds": ("talks",), "stages": ("signed",)}, set()),
        ({"among": frozenset({LIN, TALKS, "https://example.org/x"})}, {LIN, TALKS}),
        ({"among": frozenset({LIN, TALKS}), "kinds": ("talks", "exhibition")}, {LIN, TALKS}),
        ({"among": frozenset({ZHOU, HE})}, {ZHOU, HE, TALKS}),
        ({"stages": ("underway",)}, set()),
    ],
)
def test_what_is_let_through(chosen, expected):
    assert nodes(**chosen) == expected


def test_a_period_takes_events_that_last_into_it_and_titles_told_in_it():
    assert nodes(since="2024-06-20", until="2024-06-20") == {FORUM, HUALAN, LIN, ZHOU}
    found = nodes(since="2024-06-01")
    assert {FORUM, SHOW, INTENT, LIN, HUALAN, ZHOU, JIANGYUE} == found


def test_an_event_without_a_day_goes_by_the_first_article_on_it():
    published = Store()
    published.extend(quads())
    for day in ("2024-09-05", "2024-09-03"):
        node = NamedNode(article_on(VISIT))
        published.add(Quad(node, SCHEMA_DATE_PUBLISHED, Literal(day, datatype=XSD_DATE)))
    for day, is_in in (("2024-09-03", True), ("2024-09-05", False)):
        graph = network(published, selection=Selection(since=day, until=day))
        assert (VISIT in graph) is is_in
    assert network(published).nodes[VISIT]["day"] == "2024-09-03"


def test_an_event_that_nothing_dates_is_of_no_period():
    assert VISIT not in nodes(since="1000-01-01")
    assert VISIT not in nodes(until="3000-01-01")


def test_an_intent_is_of_the_day_of_the_stage_that_is_chosen():
    assert INTENT in nodes(stages=("signed",), since="2024-06-01")
    assert INTENT not in nodes(stages=("discussed",), since="2024-06-01")


def test_the_whole_of_a_unit_comes_along():
    assert nodes(kinds=("talks",)) >= {HE, TALKS}
    office = [q for q in quads() if q.object == IKG_ACCOMPANYING]
    with_office = Store()
    with_office.extend(quads())
    for quad in office:
        with_office.add(Quad(quad.subject, IKG_PARTICIPANT, NamedNode(OFFICE)))
    graph = network(with_office, selection=Selection(capacities=("accompanying",)))
    assert {OFFICE, JIANGYUE} <= set(graph)


def test_an_article_gives_what_it_says():
    article = article_on(VISIT)
    assert nodes(articles=(article,)) == {OTHER, VISIT, JIANGYUE, QINGPING}


def test_participations_in_other_capacities_are_no_ties():
    graph = network(store(), selection=Selection(capacities=("guest",)))
    assert {tie["capacity"] for *_, tie in graph.edges(data=True)} <= {"guest", ""}
    assert graph.has_edge(ZHOU, TALKS)
    assert LIN not in graph
