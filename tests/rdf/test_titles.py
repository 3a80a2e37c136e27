"""Titles as concepts."""

import pytest

from kg.rdf import terms
from kg.rdf.titles import head_of, office, role_triples


@pytest.mark.parametrize(
    ("printed", "title", "is_former"),
    [
        ("会长", "会长", False),
        ("原局长", "局长", True),
        ("前主席", "主席", True),
        ("前任会长", "会长", True),
        ("原常务副会长", "常务副会长", True),
        ("原党委书记", "党委书记", True),
        ("前台经理", "前台经理", False),
        ("原料部部长", "原料部部长", False),
        ("前端工程师", "前端工程师", False),
    ],
)
def test_offices(printed, title, is_former):
    found = office(printed)
    assert (found.title, found.is_former) == (title, is_former)
    assert found.node == terms.role_node(title)


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("首席铜业副秘书长", "副秘书长"),
        ("铜业秘书长", "秘书长"),
        ("会长", None),
        ("鉴铜师甲", None),
    ],
)
def test_heads(title, head):
    assert head_of(title) == head


def test_a_shipped_title_is_described_by_the_ontology_alone():
    assert list(role_triples("会长")) == []


def test_a_title_without_a_head_is_minted_without_one():
    predicates = {triple.predicate for triple in role_triples("鉴铜师甲")}
    assert terms.SKOS_PREF_LABEL in predicates
    assert terms.SKOS_BROADER not in predicates
