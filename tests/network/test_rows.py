import pytest
from pyoxigraph import Store

from kg.assets import path
from kg.network.rows import rows

QUESTIONS = sorted(file.stem for file in path("network/queries").glob("*.rq"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_asked(question):
    assert rows(Store(), question) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_says_what_it_asks(question):
    assert path(f"network/queries/{question}.rq").read_text("utf-8").startswith("# ")
