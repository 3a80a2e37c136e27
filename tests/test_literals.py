"""Tests kg.literals: every match of a pattern holds one of its literals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import assets, lexicon
from kg.literals import literals


@pytest.mark.parametrize(
    ("pattern", "expect"),
    [
        ("会见", {"会见"}),
        ("Ⓟ(?:会见|接待)了?Ⓟ", {"会见", "接待"}),
        ("(?P<host>Ⓟ)会晤", {"会晤"}),
        ("会谈|洽谈", {"会谈", "洽谈"}),
        ("会谈|Ⓟ*", set()),
        ("(?:会谈)?", set()),
        ("(?:会谈)+", {"会谈"}),
        ("(?:会谈){0,3}到", {"到"}),
        ("(?:会谈){1,3}到", {"会谈"}),
        ("双方+会谈了", {"会谈了"}),
        ("双方?会", {"双"}),
        ("(?=会谈)到", {"到"}),
        ("(?<!未)到达(?!后)", {"到达"}),
        ("(?>甲乙|丙)", {"甲乙", "丙"}),
        (r"[^\]会]见面", {"见面"}),
        ("[]会]见面", {"见面"}),
        (r"\(甲\)", {"(甲)"}),
        (r"\d{2}日", {"日"}),
        ("(?P<a>[-/])月(?P=a)日日", {"日日"}),
        (".{2,5}", set()),
        ("", set()),
    ],
)
def test_the_literals_of_a_pattern(pattern, expect):
    re.compile(pattern)
    assert literals(pattern) == expect


def test_flags_are_not_read():
    with pytest.raises(ValueError, match="of a kind not known"):
        literals("(?i)abc")


FILES = sorted(path.stem for path in assets.path("lexicons").glob("*.toml"))


def is_pattern_file(name):
    return "pattern" in lexicon.document(name)


@pytest.mark.parametrize("name", [*filter(is_pattern_file, FILES)])
def test_a_pattern_that_matches_its_example_is_among_those_that_may(name):
    for rule in lexicon.patterns(name):
        for example in rule.examples:
            if rule.regex.search(example):
                assert rule in list(lexicon.matching(name, example))


@given(st.text(st.sampled_from("ⓅⓄⒹ会见接待了,。一行赴考察双方在"), max_size=30))
def test_no_pattern_that_matches_is_left_out(text):
    may = list(lexicon.matching("gatherings", text))
    assert [rule for rule in lexicon.patterns("gatherings") if rule.regex.search(text)] == [
        rule for rule in may if rule.regex.search(text)
    ]
