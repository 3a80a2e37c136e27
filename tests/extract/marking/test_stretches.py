"""Tests kg.extract.marking.stretches: each answer is what looking at every span would give."""

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.marking.stretches import Stretches, outer, places_of
from kg.model import Span

OFFSETS = st.integers(0, 20)
ONE = st.tuples(st.integers(0, 16), st.integers(1, 5)).map(
    lambda pair: Span(start=pair[0], end=pair[0] + pair[1])
)
SPANS = st.lists(ONE, max_size=8)


@given(SPANS, ONE)
def test_a_span_meets_or_is_covered(spans, span):
    stretches = Stretches(spans)
    assert stretches.meets(span) == any(other.overlaps(span) for other in spans)
    assert stretches.covers(span) == any(other.covers(span) for other in spans)


@given(SPANS, OFFSETS)
def test_an_offset_is_held_cut_or_reached(spans, offset):
    stretches = Stretches(spans)
    assert stretches.holds(offset) == any(s.start <= offset < s.end for s in spans)
    assert stretches.cuts(offset) == any(s.start < offset < s.end for s in spans)
    assert stretches.reach(offset) == max((s.end for s in spans if s.start < offset), default=0)
    assert stretches.last_end(offset) == max((s.end for s in spans if s.end <= offset), default=0)


@given(SPANS)
def test_the_outer_spans_lie_inside_no_other(spans):
    expected = {span for span in spans if not any(o.covers(span) for o in spans if o != span)}
    assert list(outer(spans)) == sorted(expected)


def test_the_places_of_forms_are_the_leftmost_longest_of_each_sentence():
    text = "江岳集团公司。江岳集团。江岳"
    sentences = [Span(start=0, end=7), Span(start=7, end=10)]
    places = places_of(["江岳", "江岳集团", "集团公司"], text, sentences)
    assert [(span.start, form) for span, form in places] == [(0, "江岳集团"), (7, "江岳")]
