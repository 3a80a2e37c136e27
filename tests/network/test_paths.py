import tomllib
from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import E, I, M, O, P, iri, quads

from kg.network.evidence import newest_quote
from kg.network.paths import paths, strongest, told
from kg.network.ties import ties

LIN, OTHER_LIN, ZHOU, HE = (iri(P, name) for name in ("林知远", "另一个林知远", "周慕云", "何听雨"))
HUALAN, JIANGYUE, OFFICE, QINGPING = (
    iri(O, name) for name in ("华澜铜业协会", "江岳集团", "江岳集团办公室", "青屏冶炼公司")
)
TALKS, FORUM, VISIT, INTENT = iri(M, "会见"), iri(M, "论坛"), iri(M, "调研"), iri(I, "意向")


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


def ways(source, target, **options):
    return [
        tuple(node.iri for node in path.nodes) for path in paths(store(), source, target, **options)
    ]


def only_step(source, target):
    ((step,),) = (path.steps for path in paths(store(), source, target))
    return step


def test_all_the_shortest_paths_are_found_in_a_fixed_order():
    assert sorted(ways(LIN, ZHOU)) == sorted([(LIN, TALKS, ZHOU), (LIN, FORUM, ZHOU)])
    assert ways(LIN, ZHOU) == ways(LIN, ZHOU)
    assert len(ways(LIN, ZHOU, limit=1)) == 1


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (LIN, TALKS, "作为主方举行 hosted"),
        (TALKS, ZHOU, "的客方有 had as guest"),
        (HE, TALKS, "陪同出席 accompanied others at"),
        (FORUM, LIN, "的出席者有 was attended by"),
        (LIN, iri(E, "展览"), "参展 visited"),
        (ZHOU, JIANGYUE, "作为董事长任职于 holds a title at"),
        (JIANGYUE, ZHOU, "的董事长是 has as office-holder"),
        (OFFICE, JIANGYUE, "隶属于 is part of"),
        (JIANGYUE, INTENT, "是当事方： is a party to"),
        (INTENT, FORUM, "（签署）见于 came up at"),
        (TALKS, INTENT, "上（洽谈）有 brought up"),
    ],
)
def test_a_step_is_told_in_words_in_either_direction(source, target, expected):
    assert told(only_step(source, target)) == expected


def test_a_step_has_its_day_and_the_sentences_that_prove_it():
    step = only_step(LIN, TALKS)
    assert step.fact.dates == ("2024-03-05",)
    assert "林知远" in newest_quote(step.fact).exact
    party = only_step(HUALAN, INTENT)
    assert newest_quote(party.fact).source.published == "2024-06-21"


def test_of_several_titles_the_newest_is_told():
    assert only_step(ZHOU, JIANGYUE).fact.title == "董事长"


def test_a_path_may_lead_over_organizations():
    assert ways(OTHER_LIN, ZHOU) == [
        (OTHER_LIN, VISIT, JIANGYUE, ZHOU),
    ]


@pytest.mark.parametrize(
    ("target", "longest"), [(LIN, 8), (ZHOU, 1), ("https://w3id.org/industry-kg/id/person/none", 8)]
)
def test_there_is_no_path_to_the_same_thing_nor_beyond_the_longest_nor_to_nothing(target, longest):
    assert paths(store(), LIN, target, longest=longest) == ()


def test_the_strongest_path_is_over_ties_and_carries_the_newest_meeting():
    (path,) = strongest(ties(store()), store(), LIN, ZHOU)
    (step,) = path.steps
    assert told(step) == "（同场出席） is tied to"
    assert step.fact.dates == ("2024-06-18",)
    assert step.weight == pytest.approx(ties(store()).edges[LIN, ZHOU]["weight"])
    assert newest_quote(step.fact).exact == "第三届铜业绿色论坛在武汉举行"


def test_two_strong_ties_are_shorter_than_a_weak_one_unless_too_many_steps():
    graph = ties(store())
    graph.edges[LIN, ZHOU]["weight"] = 0.1
    graph.add_edge(HE, ZHOU, **graph.edges[LIN, HE])
    graph.edges[LIN, HE]["weight"] = graph.edges[HE, ZHOU]["weight"] = 1
    (path,) = strongest(graph, store(), LIN, ZHOU)
    assert [node.iri for node in path.nodes] == [LIN, HE, ZHOU]
    (direct,) = strongest(graph, store(), LIN, ZHOU, longest=1)
    assert len(direct.steps) == 1


@pytest.mark.parametrize("target", [LIN, OTHER_LIN, "https://example.org/none"])
def test_there_is_no_strongest_path_to_oneself_or_to_who_has_no_ties(target):
    assert strongest(ties(store()), store(), LIN, target) == ()


def test_an_intent_that_ties_carries_the_sentences_of_its_stages():
    graph = ties(store(), "organizations", since="2024-06-18")
    (path,) = strongest(graph, store(), HUALAN, JIANGYUE)
    assert path.steps[0].fact.quotes


def test_every_relation_has_words_both_ways(checkout):
    words = tomllib.loads((checkout / "kg/network/relations.toml").read_text("utf-8"))
    assert {len(each) for each in words.values()} == {4}
    assert set(words) > {"host", "guest", "accompanying", "attendee", "organizer", "visitor"}
