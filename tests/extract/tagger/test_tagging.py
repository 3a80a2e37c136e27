"""Tests kg.extract.tagger.tagging: a small model of our own, and the shipped one."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import assets
from kg.extract.tagger.chain import LABELS, STEP
from kg.extract.tagger.features import WINDOWS
from kg.extract.tagger.tagging import Tagging, spans
from kg.extract.tagger.weights import FIRST_SLOT, ZERO_WEIGHT, read_model, shipped
from kg.model import EntityKind, Span

BARRED = -30.0
SMALLEST_WINDOW = 0
"""The window of single characters."""
texts = st.text("林知远周慕云江岳集团会长总经理,。、()·的在 aB3é😀", max_size=60)


def cell(place, label, weight):
    """A weight of a model file: of a label, `place` characters behind the one it is seen at."""
    slot = (WINDOWS[SMALLEST_WINDOW][3] + place) * len(LABELS) + LABELS.index(label)
    return chr(ord(FIRST_SLOT) + slot) + chr(ord(ZERO_WEIGHT) + round(weight / STEP))


def written(path, grams):
    moves = [["0"] * len(LABELS) for _ in LABELS]
    for label in (2, 4):
        for before in {0, 1, 2, 3, 4} - {label - 1, label}:
            moves[label][before] = str(BARRED)
    rows = [" ".join(row) for row in moves]
    rows += [f"{SMALLEST_WINDOW}{gram}\t{''.join(cells)}" for gram, cells in sorted(grams.items())]
    path.write_bytes(gzip.compress("\n".join([*rows, ""]).encode()))
    return read_model(path)


@pytest.fixture
def small(tmp_path):
    """A model that takes the two characters behind 长 for a person, and 江岳 for a firm."""
    grams = {
        "长": [cell(0, "O", 4), cell(1, "B-P", 4), cell(2, "I-P", 4), cell(3, "O", 4)],
        "江": [cell(0, "B-O", 4)],
        "岳": [cell(0, "I-O", 4)],
        "的": [cell(0, "O", 4)],
    }
    return written(tmp_path / "small.gz", grams)


def found(text, model, places=None):
    return [(one.span.of(text), one.kind) for one in spans(text, places, model=model)]


def test_names_are_where_the_weights_say(small):
    text = "江岳的会长周云的"
    assert found(text, small) == [
        ("江岳", EntityKind.ORGANIZATION),
        ("周云", EntityKind.PERSON),
    ]


def test_only_the_sentences_that_are_asked_for_are_read(small):
    text = "江岳的。会长周云的"
    assert found(text, small, [Span(start=4, end=9)]) == [("周云", EntityKind.PERSON)]


def test_a_name_ends_at_a_mark(small):
    assert found("会长周,云的", small)[0] == ("周", EntityKind.PERSON)


def test_how_sure_a_place_is_of_a_name(small):
    tagging = Tagging("江岳的。会长周云的", [Span(start=4, end=9)], model=small)
    chances = [tagging.in_name(at, EntityKind.PERSON) for at in range(9)]
    assert chances[:4] == [0, 0, 0, 0]
    assert min(chances[6:8]) > 0.4 > max(chances[4:6])
    assert tagging.in_name(6, EntityKind.ORGANIZATION) < 0.2


def test_a_probability_grows_with_the_weight(tmp_path):
    chances = [
        spans("江", model=written(tmp_path / "m.gz", {"江": [cell(0, "B-O", w)]}))[0].probability
        for w in (1, 2, 4)
    ]
    assert chances == sorted(chances)
    assert 0.3 < chances[0] < chances[-1] < 1


def test_a_window_that_is_cut_by_the_start_counts(tmp_path):
    model = written(tmp_path / "m.gz", {"长": [cell(-3, "B-O", 4)]})
    assert found("江岳会长", model)[0][0] == "江"


@settings(max_examples=60)
@given(texts)
def test_names_lie_in_order_apart_and_within_their_sentence(text):
    tagged = spans(text)
    ends = [0, *(one.span.end for one in tagged)]
    assert all(one.span.start >= end for one, end in zip(tagged, ends, strict=False))
    assert all(one.span.start < one.span.end <= len(text) for one in tagged)
    assert all(0 <= one.probability <= 1 for one in tagged)
    assert not any(mark in one.span.of(text) for one in tagged for mark in ",。")


@settings(max_examples=30)
@given(texts, texts)
def test_what_was_read_before_changes_nothing(text, other):
    fresh = read_model(assets.path("models/tagger.gz"))
    spans(other, model=fresh)
    assert spans(text, model=fresh) == spans(text)


def test_a_sentence_is_read_alike_wherever_it_stands():
    sentence = "江岳集团总经理周慕云出席。"
    later = spans("他说。\n" + sentence, [Span(start=4, end=17)])
    moved = [(one.span.start - 4, one.kind) for one in later]
    assert moved == [(one.span.start, one.kind) for one in spans(sentence)]


def test_the_shipped_model_knows_contexts_and_no_names():
    text = "江岳集团总经理周慕云、华澜协会副秘书长白雪出席会议。"
    people = [one.span.of(text) for one in spans(text) if one.kind is EntityKind.PERSON]
    assert people == ["周慕云", "白雪"]


def test_the_shipped_model_is_small():
    assert assets.path("models/tagger.gz").stat().st_size <= 450_000
    assert shipped().layers


def test_figures_count_alike_in_whatever_order_they_are_met():
    known = read_model(assets.path("models/tagger.gz")).layers[0]
    first = known["1月"]
    assert first == known["0月"] == known["2月"] != known["月的"]
