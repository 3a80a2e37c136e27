"""Which organizations are units of their parents."""

import pytest

from kg.rdf.memberships import is_unit


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江岳集团战略投资部", True),
        ("办公室", True),
        ("再生金属分会", True),
        ("江岳集团湖北分公司", True),
        ("江岳铜业有限公司", False),
        ("江岳铜业集团", False),
        ("江岳研究院", False),
        ("江岳国际", False),
    ],
)
def test_units(name, expected):
    assert is_unit(name) is expected
