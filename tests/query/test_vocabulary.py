from functools import cache

import pytest
from pyoxigraph import Store
from small_graph import quads

from kg.query.vocabulary import unknown


@cache
def store():
    made = Store()
    made.extend(quads())
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?m a ikg:Meting }", {"ikg:Meting": "ikg:Meeting"}),
        (
            "SELECT * { ?m ikg:participent ?x }",
            {"ikg:participent": "ikg:participant"},
        ),
        ("SELECT * { ?m a ikg:Meeting ; ikg:capacity ikg:Host }", {}),
        ("PREFIX ikg: <http://other.example/> SELECT * { ?m a ikg:Meting }", {}),
        ("SELECT * { ?m rdfs:label 'ikg:Meting' } # ikg:Meting", {}),
    ],
)
def test_names_that_the_ontology_has_not_are_given_with_close_ones(text, expected):
    assert {name: close[0] for name, close in unknown(text, store()).items()} == expected
