"""Tests kg.extract.organizations.siblings: departments beside one of the same body."""

import pytest
from readings import read


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团财务部部长贺俊、钛锭工艺办公室主任何听雨参加。", "江岳集团"),
        ("江岳集团财务部部长贺俊参加。钛锭工艺办公室主任何听雨讲话。", None),
    ],
)
def test_a_department_goes_by_the_one_before_it(text, expect):
    found = {org.name: org.part_of for org in read(text).organizations}
    assert found.get("钛锭工艺办公室") == expect


@pytest.mark.parametrize("name", ["高河市外办", "国家信息中心", "青岚重点实验室"])
def test_a_body_of_its_own_goes_by_none(name):
    text = f"江岳集团财务部部长贺俊、{name}主任何听雨参加。"
    found = {org.name: org.part_of for org in read(text).organizations}
    assert found.get(name) is None
