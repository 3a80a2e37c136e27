"""Tests kg.extract.tagger.chain against all chains of labels, one by one."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.tagger.chain import LABELS, ORGANIZATION, PERSON, STEP, Chances, best

BARRED = -1000.0
numbers = st.integers(-30, 30).map(float)
rows = st.tuples(*[numbers] * len(LABELS))


@st.composite
def moves(draw):
    """Moves like those of a model: a name goes on only behind its own kind."""
    found = [list(draw(rows)) for _ in LABELS]
    for label in (PERSON, ORGANIZATION):
        for before in range(len(LABELS)):
            if before not in (label, label + 1):
                found[label + 1][before] = BARRED
    return tuple(map(tuple, found))


def chains(length):
    """The chains of labels in which no name goes on that did not begin."""
    for chain in itertools.product(range(len(LABELS)), repeat=length):
        pairs = itertools.pairwise((0, *chain))
        if all(b not in (2, 4) or a in (b - 1, b) for a, b in pairs):
            yield chain


def weight(chain, moves, scores):
    steps = sum(moves[b][a] for a, b in itertools.pairwise(chain))
    return steps + sum(row[label] for label, row in zip(chain, scores, strict=True))


def is_name(chain, start, end, label):
    goes_on = end < len(chain) and chain[end] == label + 1
    return chain[start] == label and set(chain[start + 1 : end]) <= {label + 1} and not goes_on


@settings(max_examples=40)
@given(moves(), st.lists(rows, min_size=1, max_size=5))
def test_no_chain_is_likelier_than_the_best(moves, scores):
    found = best(moves, scores)
    top = max(weight(chain, moves, scores) for chain in chains(len(scores)))
    assert tuple(found) in set(chains(len(scores)))
    assert weight(found, moves, scores) == pytest.approx(top)


@settings(max_examples=30)
@given(moves(), st.lists(rows, min_size=1, max_size=4), st.data())
def test_a_chance_is_the_share_of_the_chains_that_have_the_name(moves, scores, data):
    start = data.draw(st.integers(0, len(scores) - 1))
    end = data.draw(st.integers(start + 1, len(scores)))
    label = data.draw(st.sampled_from([PERSON, ORGANIZATION]))
    every = {c: math.exp(weight(c, moves, scores) * STEP) for c in chains(len(scores))}
    share = sum(w for c, w in every.items() if is_name(c, start, end, label)) / sum(every.values())
    assert Chances(moves, scores).of(start, end, label) == pytest.approx(share, abs=1e-9)


@settings(max_examples=30)
@given(moves(), st.lists(rows, min_size=1, max_size=4), st.data())
def test_a_place_is_in_a_name_as_often_as_in_the_chains(moves, scores, data):
    place = data.draw(st.integers(0, len(scores) - 1))
    label = data.draw(st.sampled_from([PERSON, ORGANIZATION]))
    every = {c: math.exp(weight(c, moves, scores) * STEP) for c in chains(len(scores))}
    inside = sum(w for c, w in every.items() if c[place] in {label, label + 1})
    share = inside / sum(every.values())
    assert Chances(moves, scores).within(place, label) == pytest.approx(share, abs=1e-9)


def test_a_long_stretch_overflows_nothing():
    scores = [(-900.0, 900.0, 900.0, 0.0, 0.0)] * 60
    flat = tuple((0.0,) * len(LABELS) for _ in LABELS)
    assert 0 <= Chances(flat, scores).of(0, 60, PERSON) <= 1
