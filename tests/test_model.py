"""Tests kg.model: spans, stages, and what an extraction must keep."""

import pytest
from factory import evidence_of, sample
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.model import Evidence, Exhibition, Intent, Person, Span, Stage

SPANS = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(
    lambda pair: Span(start=pair[0], end=pair[0] + pair[1])
)


def characters(span):
    return set(range(span.start, span.end))


@given(SPANS, SPANS)
def test_spans_cover_and_overlap_as_their_characters_do(one, other):
    assert one.overlaps(other) == bool(characters(one) & characters(other))
    assert one.covers(other) == (characters(other) <= characters(one))


def test_a_span_gives_its_characters_and_sorts_by_start():
    assert Span(start=1, end=3).of("华澜铜业") == "澜铜"
    assert Span(start=1, end=3) < Span(start=1, end=4) < Span(start=2, end=2)


def test_records_cannot_be_changed():
    with pytest.raises(AttributeError):
        Span(start=1, end=2).start = 3


def test_stages_rank_from_the_first_wish_on():
    assert [stage.rank for stage in Stage] == [1, 2, 3, 4, 5]
    assert Stage.PROPOSED.rank < Stage.UNDERWAY.rank


def test_the_sample_keeps_the_contract():
    article, extraction = sample()
    assert list(extraction.problems(article)) == []
    assert [record.key for record in extraction.records()] == (
        ["p1", "p2", "p3", "o1", "o2", "o3", "r1", "r2", "r3", "m1"]
    )


def problems(**changes):
    article, extraction = sample()
    return list(replace(extraction, **changes).problems(article))


def test_an_extraction_of_another_article_is_found_out():
    assert problems(id="other")[0].startswith("it is of 'other'")
    assert problems(sha256="0" * 64)[0].endswith("expected 'sample'")


def test_a_key_stands_once():
    _, extraction = sample()
    twice = (*extraction.people, extraction.people[0])
    assert problems(people=twice) == ["key 'p1' stands twice"]


def test_every_record_has_evidence_for_itself():
    _, extraction = sample()
    bare = replace(extraction.people[0], evidence=())
    assert problems(people=(bare, *extraction.people[1:])) == [
        "p1 has no evidence for the record as a whole"
    ]


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(slot=None, value="x", start=0, end=2, quote="不同", rule="test"),
        Evidence(slot=None, value="x", start=0, end=0, quote="", rule="test"),
    ],
    ids=["another text", "empty"],
)
def test_a_quote_stands_where_it_says(evidence):
    _, extraction = sample()
    wrong = replace(extraction.people[0], evidence=(evidence,))
    (problem,) = problems(people=(wrong, *extraction.people[1:]))
    assert problem.startswith(f"p1: the quote {evidence.quote!r} does not stand at 0-")


def test_names_are_those_of_the_extraction():
    article, extraction = sample()
    whole = (evidence_of(article, "北京"),)
    role, meeting = extraction.roles[0], extraction.meetings[0]
    show = Exhibition(key="e1", name="展", organizers=("甲",), visitors=("乙",), evidence=whole)
    intent = Intent(
        key="i1", parties=("丙",), topic=None, stage=Stage.SIGNED, meeting="m9", evidence=whole
    )
    assert problems(
        organizations=(
            *extraction.organizations[:2],
            replace(extraction.organizations[2], part_of="丁"),
        ),
        roles=(replace(role, person="戊", organization="己"), *extraction.roles[1:]),
        meetings=(replace(meeting, attendees=("庚",)),),
        exhibitions=(show,),
        intents=(intent,),
    ) == [
        "r1 names '戊', who is no person of it",
        "o3 names '丁', which is no organization of it",
        "r1 names '己', which is no organization of it",
        "i1 names '丙', which is no organization of it",
        "m1 names '庚', which is no person or organization of it",
        "e1 names '甲', which is no person or organization of it",
        "e1 names '乙', which is no person or organization of it",
        "i1 was raised at 'm9', which is no meeting of it",
    ]


def test_a_person_needs_only_key_and_name():
    assert Person(key="p", name="林知远").aliases == ()
