"""Tests kg.extract.roles.brackets: what stands in brackets is set apart."""

from kg.extract.marking.mentions import Occurrence
from kg.extract.roles.brackets import Brackets
from kg.model import EntityKind, Span

TEXT = "林知远(女)任江岳(高河)公司总经理(主持工作)。"
SENTENCE = Span(start=0, end=len(TEXT))
BODY = Occurrence(
    span=Span(start=7, end=15), kind=EntityKind.ORGANIZATION, name="江岳", form="江岳(高河)公司"
)


def test_brackets_in_a_name_are_none():
    brackets = Brackets(TEXT, SENTENCE, (BODY,))
    assert [span.of(TEXT) for span in brackets.spans] == ["(女)", "(主持工作)"]


def test_the_text_between_leaves_them_out():
    brackets = Brackets(TEXT, SENTENCE, (BODY,))
    assert brackets.between(0, 7) == "林知远任"
    assert brackets.between(3, len(TEXT)) == "任江岳(高河)公司总经理。"


def test_one_that_is_the_whole_sentence_is_none():
    text = "(林知远,江岳集团董事长)"
    assert Brackets(text, Span(start=0, end=len(text)), ()).spans == []


def test_the_one_around_a_place():
    brackets = Brackets(TEXT, SENTENCE, (BODY,))
    assert brackets.around(4) == Span(start=3, end=6)
    assert brackets.around(6) is None
