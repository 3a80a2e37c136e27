import pytest

from kg.errors import QueryError
from kg.query.saved import Parameter, question_in, questions

OWN = (
    '#: title.zh = "甲"\n#: title.en = "A"\n#: param.person = { kind = "person" }\n'
    "ASK { ?person ?p ?o }\n"
)


def test_there_are_saved_questions_with_titles_in_both_languages():
    saved = questions()
    assert len(saved) >= 14
    assert list(saved) == sorted(saved)
    for question in saved.values():
        assert any("\u4e00" <= character <= "\u9fff" for character in question.title.zh)
        assert question.title.en.isascii()


def test_each_parameter_is_selected_so_that_it_can_be_bound():
    for name, question in questions().items():
        selected = question.text.split("WHERE")[0]
        for parameter in question.parameters:
            assert f"?{parameter} " in selected, name


def test_no_question_stops_silently():
    assert [name for name, question in questions().items() if "LIMIT" in question.text] == []


def test_a_head_gives_titles_and_parameters(tmp_path):
    file = tmp_path / "own.rq"
    file.write_text(OWN, encoding="utf-8")
    question = question_in(file)
    assert (question.title.zh, question.title.en) == ("甲", "A")
    assert question.parameters == {"person": Parameter(kind="person")}


def test_a_file_without_a_head_declares_nothing(tmp_path):
    file = tmp_path / "own.rq"
    file.write_text("ASK {}", encoding="utf-8")
    assert question_in(file).parameters is None


def test_own_questions_come_before_ours(tmp_path):
    (tmp_path / "who-met-whom.rq").write_text(OWN, encoding="utf-8")
    assert questions(tmp_path)["who-met-whom"].title.en == "A"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("#: title = \n", "head is malformed"),
        ('#: title.zh = "甲"\n', "head is malformed"),
        (OWN.replace('"person"', '"planet"'), "'planet'; expected one of"),
    ],
)
def test_a_malformed_head_is_told(tmp_path, text, reason):
    file = tmp_path / "own.rq"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=reason):
        question_in(file)


def test_a_file_that_is_no_text_is_told(tmp_path):
    file = tmp_path / "own.rq"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match="cannot be read as UTF-8"):
        question_in(file)


def test_a_folder_of_questions_that_is_not_there_is_told(tmp_path):
    with pytest.raises(QueryError, match="is no folder"):
        questions(tmp_path / "none")
