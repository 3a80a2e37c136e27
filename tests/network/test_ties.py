from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import E, I, M, O, P, iri, quads

from kg.errors import QueryError
from kg.network.ties import ties

LIN, OTHER_LIN, ZHOU, HE = (iri(P, name) for name in ("林知远", "另一个林知远", "周慕云", "何听雨"))
HUALAN, JIANGYUE, QINGPING = (iri(O, name) for name in ("华澜铜业协会", "江岳集团", "青屏冶炼公司"))
TALKS, FORUM, VISIT, INTENT = iri(M, "会见"), iri(M, "论坛"), iri(M, "调研"), iri(I, "意向")


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


def tie(graph, one, other):
    return graph.edges[one, other]


def test_meetings_tie_people_by_number_recency_and_capacity():
    found = tie(ties(store()), LIN, ZHOU)
    assert (found["meetings"], found["intents"]) == (2, 0)
    assert (found["first"], found["last"]) == ("2024-03-05", "2024-06-18")
    assert [contact.fact for contact in found["contacts"]] == [FORUM, TALKS]
    # Fellow attendees on the newest day, and a host and a guest 105 days before it.
    assert found["weight"] == pytest.approx(0.2 + 0.5 ** (105 / 730))


def test_host_and_guest_are_tied_more_than_those_who_accompany():
    graph = ties(store(), until="2024-03-31")
    both = tie(graph, LIN, ZHOU)["weight"]
    assert both > max(tie(graph, HE, LIN)["weight"], tie(graph, HE, ZHOU)["weight"])


def test_of_a_person_the_latest_title_is_told():
    assert ties(store()).nodes[ZHOU] == {"label": "周慕云", "about": "江岳集团董事长"}


def test_an_organization_counts_where_the_meeting_names_its_person_only():
    found = tie(ties(store(), "organizations"), HUALAN, JIANGYUE)
    met = [contact.capacities for contact in found["contacts"] if contact.fact == TALKS]
    assert [sorted(capacities) for capacities in met] == [["guest", "host"]]


def test_an_intent_counts_once_by_its_furthest_stage():
    found = tie(ties(store(), "organizations"), HUALAN, JIANGYUE)
    stages = [contact.stage for contact in found["contacts"] if contact.fact == INTENT]
    assert (stages, found["intents"]) == (["signed"], 1)
    before = tie(ties(store(), "organizations", until="2024-04-01"), HUALAN, JIANGYUE)
    assert [contact.stage for contact in before["contacts"] if contact.stage] == ["discussed"]


def test_an_event_without_a_day_of_its_own_or_a_publication_counts_if_there_is_no_period():
    found = tie(ties(store(), "organizations"), JIANGYUE, QINGPING)
    assert (found["meetings"], found["last"], found["weight"]) == (1, "", 0.5)
    assert not ties(store(), "organizations", since="2000-01-01").has_edge(JIANGYUE, QINGPING)
    assert OTHER_LIN not in ties(store())


def test_a_period_takes_in_its_first_and_last_day():
    assert len(ties(store(), since="2024-06-18", until="2024-06-18").edges) == 1
    assert not ties(store(), since="2024-06-19", until="2024-12-31")


def test_age_is_counted_from_the_end_of_the_period_else_from_the_newest_day():
    assert ties(store()).graph["newest"] == "2024-06-18"
    later = ties(store(), until="2026-06-18")
    assert tie(later, LIN, ZHOU)["weight"] == pytest.approx(
        tie(ties(store()), LIN, ZHOU)["weight"] / 2
    )


def test_an_exhibition_ties_organizers_and_visitors():
    graph = ties(store(), "organizations", since="2024-06-18")
    assert iri(E, "展览") not in graph
    assert tie(graph, HUALAN, JIANGYUE)["meetings"] == 1


def test_there_are_ties_of_people_and_of_organizations_only():
    with pytest.raises(QueryError, match="expected people or organizations"):
        ties(store(), "places")
