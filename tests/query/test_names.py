from functools import cache

import pytest
from pyoxigraph import Quad, Store

from kg.query.names import matches
from kg.rdf import terms
from kg.rdf.labels import labels

LV = terms.node("person/lv")


@cache
def store():
    made = Store()
    made.add(Quad(LV, terms.RDF_TYPE, terms.FOAF_PERSON))
    made.extend(Quad(*triple) for triple in labels(LV, "吕思远", ["绿材公司吕工"]))
    return made


@pytest.mark.parametrize(
    "name",
    [
        "吕思远",
        "lü si yuan",
        "lv si yuan",
        "lvsiyuan",
        "lusiyuan",
        "Lu Siyuan",
        "LSY",
        "lvcaigongsilvgong",
        "lcgslg",
    ],
)
def test_a_name_is_found_by_pinyin_however_it_is_typed(name):
    assert [match.label for match in matches(store(), name)] == ["吕思远"]


@pytest.mark.parametrize("name", ["lisiyuan", "siyuan", "ls", "1", "吕思", "--"])
def test_what_only_looks_like_a_name_is_not_found(name):
    assert matches(store(), name) == []
