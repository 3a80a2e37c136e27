import pytest
from readings import cases, text_of

from kg.extract.marking.titles import titles


@pytest.mark.parametrize("case", cases("titles"), ids=text_of)
def test_titles_of_a_sentence(case):
    assert [mark.text for mark in titles(case["text"])] == case["expect"]


@pytest.mark.parametrize("case", cases("titles"), ids=text_of)
def test_each_title_stands_at_its_span(case):
    text = case["text"]
    for mark in titles(text):
        assert mark.span.of(text)[mark.silent :].replace(" ", "") == mark.text
