"""Tests kg.extract.marking.mentions."""

from factory import sample

from kg.extract.marking.mentions import Occurrence, occurrences, outermost, within
from kg.model import EntityKind, Span


def at(start, end):
    span = Span(start=start, end=end)
    return Occurrence(span=span, kind=EntityKind.ORGANIZATION, name="x", form="x")


def test_occurrences_come_in_text_order_with_the_name_of_their_record():
    article, extraction = sample()
    places = occurrences(extraction)
    assert [place.form for place in places] == [place.span.of(article.text) for place in places]
    assert [(place.name, place.kind) for place in places[:2]] == [
        ("华澜铜业协会", EntityKind.ORGANIZATION),
        ("林知远", EntityKind.PERSON),
    ]


def test_what_proves_a_slot_is_no_occurrence():
    _, extraction = sample()
    assert [p.form for p in occurrences(extraction)].count("江岳集团办公室") == 1


def test_those_inside_another_are_left_out():
    places = (at(0, 6), at(0, 4), at(6, 8), at(7, 9))
    assert outermost(places) == (at(0, 6), at(6, 8))


def test_those_within_a_span_lie_wholly_inside_it():
    places = (at(0, 3), at(3, 5), at(4, 9), at(8, 9))
    assert within(places, Span(start=3, end=8)) == (at(3, 5),)
    assert within(places, Span(start=0, end=9)) == places
    assert within((), Span(start=0, end=9)) == ()
