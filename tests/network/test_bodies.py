import pytest
from gathered import M, O, P, iri, store_of, told

from kg.network.bodies import Bodies
from kg.rdf import terms

GROUP, LAB = "江岳集团", "实验室"
ZHOU = iri(P, "周慕云")


def bodies(*articles):
    return Bodies(store_of(*articles))


def on(event, day, *titles, **more):
    return told(event, day, hosts={"周慕云": titles}, **more)


def participation(event):
    parts = ("participation", iri(M, event), ZHOU, terms.IKG_HOST.value)
    return terms.hashed_node(*parts).value


@pytest.mark.parametrize(
    ("until", "title"),
    [
        ("", "江岳集团董事长"),
        ("2026-01-01", "江岳集团董事长"),
        ("2025-03-05", "江岳集团董事长"),
        ("2025-03-04", "江岳集团总经理"),
        ("2023-12-31", ""),
    ],
)
def test_a_title_is_the_latest_by_the_end_of_the_period(until, title):
    known = bodies(
        on("会议", "2024-03-05", GROUP, "总经理"), on("又一会议", "2025-03-05", GROUP, "董事长")
    )
    assert known.title(ZHOU, until) == title


def test_of_titles_of_one_day_that_of_most_days_is_told_then_the_first_by_name():
    first = on("会议", "2024-03-05", GROUP, "董事长", GROUP, "党委书记")
    both = "江岳集团党委书记"
    assert bodies(first).title(ZHOU) == min("江岳集团董事长", both)
    before = on("早先会议", "2023-03-05", GROUP, "董事长")
    assert bodies(first, before).title(ZHOU) == "江岳集团董事长"
    more = [on(f"会议{n}", f"2022-03-0{n}", GROUP, "党委书记") for n in (1, 2)]
    assert bodies(first, before, *more).title(ZHOU) == both
    assert bodies(first, before, *more).title(ZHOU, "2023-12-31") == "江岳集团董事长"


def test_a_title_told_of_an_event_of_the_period_counts_though_the_article_is_later():
    known = bodies(on("会议", "2024-12-31", GROUP, "董事长", published="2025-01-02"))
    assert known.title(ZHOU, "2024-12-31") == "江岳集团董事长"


def test_a_title_of_unknown_day_is_told_if_there_is_no_other():
    assert bodies(on("会议", None, GROUP, "董事长")).title(ZHOU, "2024-12-31") == "江岳集团董事长"
    assert bodies(on("会议", None, GROUP, "董事长")).title(iri(P, "谁")) == ""


def test_the_article_tells_for_whom_someone_is_there_and_all_titles_that_they_have():
    known = bodies(
        on("会议", "2024-03-05", GROUP, "董事长", LAB, "主任"),
        on("又一会议", "2024-03-06", LAB, "主任"),
    )
    asked = (participation("会议"), ZHOU, "2024-03-05")
    assert known.of(*asked) == (iri(O, GROUP),)
    assert known.told(*asked) == {iri(O, GROUP), iri(O, LAB)}


def test_else_the_titles_seen_nearest_to_the_day_tell_it():
    known = bodies(
        on("会议", "2024-03-05", GROUP, "董事长"), on("又一会议", "2025-03-05", LAB, "主任")
    )
    assert known.told("nothing", ZHOU, "2024-06-01") == {iri(O, GROUP)}
    assert known.of("nothing", ZHOU, "2024-12-01") == (iri(O, LAB),)
    assert known.told("nothing", ZHOU, "") == {iri(O, LAB)}
    assert known.told("nothing", iri(P, "谁"), "") == frozenset()
    assert known.of("nothing", iri(P, "谁"), "") == ()
