"""Tests kg.extract.organizations.antecedents: which organization a generic word means."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.organizations.antecedents import Antecedents, Body, ends_so


def meant(text, word, names, *, publisher=None, parts=()):
    bodies = [
        Body(
            key=name,
            forms=(name,),
            starts=tuple(n for n in range(len(text)) if text.startswith(name, n)),
            part=name in parts,
        )
        for name in names
    ]
    article = make_article(text, publisher=publisher)
    return Antecedents(mark(article), bodies).of(word, text.rindex(word))


@pytest.mark.parametrize(
    ("text", "word", "names", "expect"),
    [
        (
            "江岳集团与青岚科技公司会谈。集团表示欢迎。",
            "集团",
            ["江岳集团", "青岚科技公司"],
            "江岳集团",
        ),
        (
            "江岳集团与青岚科技公司会谈。公司表示欢迎。",
            "公司",
            ["江岳集团", "青岚科技公司"],
            "青岚科技公司",
        ),
        ("浙东大学与江岳学院会谈。我校表示欢迎。", "我校", ["浙东大学", "江岳学院"], "浙东大学"),
        ("我校与浙东大学、江岳学院会谈。我校表示。", "我校", ["浙东大学", "江岳学院"], "浙东大学"),
        ("中国科学院与江岳学院会谈。学院表示。", "学院", ["中国科学院", "江岳学院"], "江岳学院"),
        ("集团周慕云会见江岳集团何立。集团欢迎。", "集团", ["江岳集团"], None),
        ("会谈。协会表示。", "协会", [], None),
    ],
)
def test_the_body_that_a_word_means(text, word, names, expect):
    assert meant(text, word, names) == expect


def test_the_publisher_speaks_of_itself():
    text = "青岚协会到访江岳协会。青岚协会表示。协会欢迎。我会热情接待。"
    names = ["江岳协会", "青岚协会"]
    assert meant(text, "协会", names) == "青岚协会"
    assert meant(text, "协会", names, publisher="江岳协会") == "江岳协会"
    assert meant(text, "我会", names, publisher="江岳协会") == "江岳协会"
    assert meant(text, "我会", names, publisher="云泽协会") is None


def test_a_part_is_meant_only_if_there_is_no_whole():
    text = "江岳公司与青岚分公司会谈。公司表示。"
    assert meant(text, "公司", ["江岳公司", "青岚分公司"], parts=("青岚分公司",)) == "江岳公司"
    assert meant(text, "公司", ["青岚分公司"], parts=("青岚分公司",)) == "青岚分公司"


@pytest.mark.parametrize(
    ("name", "heads", "expect"),
    [
        ("中国科学院", ("学院",), False),
        ("中国科学院", ("科学院", "学院"), True),
        ("江岳公司", ("司",), False),
        ("产业司", ("司",), True),
        ("江岳集团", ("公司",), False),
    ],
)
def test_the_ends_of_names(name, heads, expect):
    assert ends_so(name, heads) is expect
