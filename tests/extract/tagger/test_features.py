"""Tests kg.extract.tagger.features: what the tagger sees of a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.tagger.features import MARGIN, PAD, WINDOWS, layers


def inner(sentence):
    return tuple(layer[PAD:-PAD] for layer in layers(sentence))


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=40))
def test_each_layer_has_a_character_for_each_of_the_sentence(sentence):
    assert {len(layer) for layer in layers(sentence)} == {len(sentence) + 2 * PAD}


def test_figures_are_alike_and_marks_stay():
    assert inner("1,2")[0] == inner("7,5")[0]
    assert inner("林、周")[1][1] == "、"


def test_words_are_seen_as_what_they_are():
    assert inner("会长")[1] == "tT"
    assert inner("公司")[1] == "hH"


def test_names_of_like_build_look_alike():
    assert inner("张伟")[2] == inner("陈伟")[2]
    assert inner("张伟")[2] != inner("的伟")[2]


def test_the_margin_and_the_padding_hold_every_window():
    firsts, lasts = [row[2] for row in WINDOWS], [row[3] for row in WINDOWS]
    assert max(lasts) - min(firsts) <= MARGIN
    assert max(-min(firsts), *(row[1] + row[3] - 1 for row in WINDOWS)) <= PAD
