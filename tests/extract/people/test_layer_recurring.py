"""Tests kg.extract.people.layer: which names stay, and where they recur."""

import pytest
from factory import make_article
from readings import read

from kg.extract.marking.marks import mark
from kg.extract.people.layer import _settled


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团总经理欧阳明川到访。欧阳总经理表示感谢。", ["欧阳明川"]),
        ("会长林知远到访。林先生表示感谢。", ["林知远"]),
        ("总裁马库斯·韦布尔到访。韦布尔总裁致辞。", ["马库斯·韦布尔"]),
        ("总经理林青到访。会长林青·萨利姆致辞。", ["林青·萨利姆"]),
    ],
)
def test_a_name_that_only_runs_on_gives_way(text, expect):
    assert [person.name for person in read(text).people] == expect


@pytest.mark.parametrize(
    ("text", "names", "expect"),
    [
        ("王健在京。王健在沪。王健说。", ["王健", "王健在"], ["王健"]),
        ("林青山说。林青山笑。", ["林青", "林青山"], ["林青山"]),
        ("林青山说。", ["林青山", "林青", "林知远"], ["林青山", "林知远"]),
        ("林青说。林青·萨利姆说。", ["林青", "林青·萨利姆"], ["林青·萨利姆"]),
        ("丽丽丽说。", ["丽丽", "丽丽丽"], ["丽丽丽"]),
    ],
)
def test_of_two_names_that_begin_alike_the_one_that_stands_alone_stays(text, names, expect):
    marked = mark(make_article(text))
    assert list(_settled(marked, dict.fromkeys(names, "rule"))) == expect


def test_every_recurrence_is_evidence_and_a_longer_name_hides_one_inside_it():
    text = "会长林知远致辞。与会者感谢林知远。"
    (person,) = read(text).people
    assert [(piece.start, piece.quote) for piece in person.evidence] == [
        (2, "林知远"),
        (13, "林知远"),
    ]


def test_people_come_in_the_order_of_their_first_place():
    people = read("林知远表示欢迎。江岳集团总经理周慕云致辞。").people
    assert [(person.key, person.name) for person in people] == [("p1", "林知远"), ("p2", "周慕云")]
