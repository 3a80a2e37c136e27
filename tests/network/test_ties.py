from functools import cache

import pytest
from gathered import store_of, told
from pyoxigraph import Store
from small_graph import E, I, M, O, P, iri, quads

from kg.errors import QueryError
from kg.network.ties import ties
from kg.network.weights import weights

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


def among(*articles, of="people", **period):
    """Ties by name: pair of labels → the tie."""
    graph = ties(store_of(*articles), of, **period)
    labels = graph.nodes(data="label")
    return {
        frozenset({labels[one], labels[other]}): tie for one, other, tie in graph.edges(data=True)
    }


def pair(one, other):
    return frozenset({one, other})


def many(number):
    """Names of people, each of another company."""
    return {f"人{n}": (f"公司{n}", "经理") for n in range(number)}


def test_meetings_tie_people_by_number_recency_and_capacity():
    found = tie(ties(store()), LIN, ZHOU)
    assert (found["meetings"], found["intents"]) == (2, 0)
    assert (found["first"], found["last"]) == ("2024-03-05", "2024-06-18")
    assert [contact.fact for contact in found["contacts"]] == [FORUM, TALKS]
    # Fellow attendees on the newest day, and a host and a guest 105 days before it.
    assert found["weight"] == pytest.approx(0.2 + 0.5 ** (105 / 730))


def test_host_and_guest_are_tied_more_than_those_who_accompany():
    graph = ties(store(), until="2024-03-31")
    assert tie(graph, LIN, ZHOU)["weight"] > tie(graph, HE, LIN)["weight"]


def test_colleagues_who_attend_together_are_not_tied():
    assert not ties(store()).has_edge(HE, ZHOU)
    found = among(
        told(
            "会谈",
            "2024-03-05",
            parts=(("外事处", "江岳集团"),),
            hosts={"甲": ("江岳集团", "董事长"), "乙": ("外事处", "处长")},
            guests={"丙": ("青屏公司", "经理"), "丁": ("青屏公司", "顾问"), "戊": ()},
        ),
        told("年会", "2024-04-05", attendees=dict.fromkeys("甲己庚", ("江岳集团", "员工"))),
    )
    assert set(found) == {
        pair(*two) for two in ("甲丙", "甲丁", "甲戊", "乙丙", "乙丁", "乙戊", "丙戊", "丁戊")
    }


def test_who_were_colleagues_at_one_event_may_be_parties_at_another():
    host, guest = {"甲": ("江岳集团", "员工")}, {"乙": ("青屏公司", "经理")}
    found = among(
        told("年会", "2024-03-05", attendees=dict.fromkeys("甲乙", ("江岳集团", "员工"))),
        told("会谈", "2025-03-05", hosts=host, guests=guest),
    )
    assert found[pair("甲", "乙")]["meetings"] == 1


def test_a_title_after_the_period_is_not_told():
    assert ties(store(), until="2024-03-31").nodes[ZHOU]["about"] == "江岳集团总经理"


@pytest.mark.parametrize("number", [3, 12, 13, 30, 49])
def test_of_a_crowd_each_contact_counts_for_a_share(number):
    found = among(told("论坛", "2024-03-05", attendees=many(number)))
    assert len(found) == number * (number - 1) / 2
    weight = found[pair("人0", "人1")]["weight"]
    assert weight == pytest.approx(0.2 * weights().share(number))
    assert weight > 0


def test_hosts_keep_their_contacts_of_whatever_crowd_and_the_others_have_none():
    found = among(told("论坛", "2024-03-05", hosts={"主": ("协会", "会长")}, attendees=many(500)))
    assert set(found) == {pair("主", f"人{n}") for n in range(500)}
    assert {each["weight"] for each in found.values()} == {0.4}


def test_hosts_who_are_a_crowd_themselves_are_tied_as_one():
    guest = {"客": ("协会", "会长")}
    found = among(told("会谈", "2024-03-05", hosts=many(20), guests=guest))
    assert found[pair("客", "人0")]["weight"] == pytest.approx(weights().share(20))
    assert not among(told("会谈", "2024-03-05", hosts=many(50), guests=guest))


def test_an_intent_of_a_crowd_ties_by_its_share():
    found = among(told("协议", "2024-03-05", parties=tuple("甲乙丙")), of="organizations")
    assert {each["weight"] for each in found.values()} == {2.0}
    crowd = tuple(f"公司{n}" for n in range(50))
    assert not among(told("协议", "2024-03-05", parties=crowd), of="organizations")


def test_events_of_one_day_count_once_and_are_all_told():
    taking_part = {"hosts": {"甲": ()}, "guests": {"乙": ()}}
    found = among(
        told("参观", "2024-03-05", attendees={"甲": (), "乙": ()}),
        told("会谈", "2024-03-05", **taking_part),
        told("又一会谈", "2024-03-06", **taking_part),
        told("无期会谈", **taking_part),
        told("又无期会谈", **taking_part),
    )[pair("甲", "乙")]
    assert (found["meetings"], found["events"], found["intents"]) == (4, 5, 0)
    (day,) = (each for each in found["contacts"] if each.day == "2024-03-05")
    assert sorted(day.capacities) == ["guest", "host"]
    assert [each.capacities for each in day.besides] == [("attendee", "attendee")]


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
