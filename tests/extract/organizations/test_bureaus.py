"""Tests kg.extract.organizations.bureaus: the government above a bureau."""

import pytest

from kg.extract.organizations.bureaus import Governments, is_bureau
from kg.extract.organizations.drafts import Draft


def draft(name, rule="organizations.head"):
    return Draft(name=name, forms={name: rule})


@pytest.mark.parametrize(
    ("bureau", "others", "expect"),
    [
        ("市商务局", ["扬州市"], "扬州市"),
        ("市商务局", ["扬州市人民政府", "扬州市"], "扬州市人民政府"),
        ("市商务局", ["扬州市", "盐城市"], None),
        ("扬州市商务局", ["扬州市人民政府", "盐城市"], "扬州市人民政府"),
        ("区商务局", ["云澜新区管委会", "江都区"], "江都区"),
        ("区商务局", ["云澜新区管委会"], "云澜新区管委会"),
        ("开发区招商局", ["江岳经济技术开发区管委会"], "江岳经济技术开发区管委会"),
        ("县委办", ["云溪县委", "云溪县"], "云溪县委"),
        ("市气象局", ["扬州市"], None),
        ("新区党工委", ["云澜新区管委会"], None),
        ("市场部", ["扬州市"], None),
        ("省农科院", ["江苏省"], None),
    ],
)
def test_the_government_above(bureau, others, expect):
    child = draft(bureau)
    found = Governments([child, *map(draft, others)]).above(child)
    assert (found and found.name) == expect


def test_no_more_than_a_few_governments_of_a_kind_are_compared():
    child = draft("市商务局")
    many = [draft(f"{chr(0x4E00 + n)}江市") for n in range(40)]
    assert Governments([child, *many]).above(child) is None


@pytest.mark.parametrize(
    ("name", "expect"),
    [("市商务局", True), ("县委办", True), ("市场监管局", False), ("江岳集团", False)],
)
def test_names_that_begin_with_a_word_for_a_government(name, expect):
    assert is_bureau(name) is expect
