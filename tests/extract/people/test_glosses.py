"""Tests kg.extract.people.glosses."""

import pytest

from kg.extract.people.glosses import glosses
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "length", "expect"),
    [
        ("Sofia Marchetti(索菲亚·马凯蒂)", 15, ("Sofia Marchetti", "索菲亚·马凯蒂")),
        ("Dr. Wei(韦德胜)", 7, ("韦德胜", "Dr. Wei")),
        ("马库斯·韦布尔(Markus Weibull)", 7, ("马库斯·韦布尔", "Markus Weibull")),
        ("沃尔夫冈·克莱因(中文名:康乐)", 8, ("沃尔夫冈·克莱因", "康乐")),
        ("林知远(会长)", 3, None),
    ],
)
def test_the_name_and_its_alias(text, length, expect):
    found = list(glosses(text, [Span(start=0, end=length)]).values())
    assert [(a.of(text), b.of(text)) for a, b in found] == ([expect] if expect else [])
