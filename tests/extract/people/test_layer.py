import pytest
from readings import cases, read, text_of


@pytest.mark.parametrize("case", cases("people"), ids=text_of)
def test_people_of_a_text(case):
    people = read(case["text"]).people
    assert {person.name for person in people} == set(case["expect"])
    for person in people:
        assert set(case["expect"][person.name]) <= set(person.aliases)


def test_a_pronoun_counts_as_an_occurrence_of_the_speaker():
    (person,) = read("何听雨表示，企业将加大投入。她指出，标准是关键。").people
    assert [piece.quote for piece in person.evidence] == ["何听雨", "她"]


def test_a_padded_name_is_quoted_as_printed_and_named_without_the_space():
    (person,) = read("江岳集团董事长陈　昆致辞。").people
    assert (person.name, person.evidence[0].quote) == ("陈昆", "陈　昆")
