"""What two reports must have in common to be compared."""

import pytest
from reports import Reports

from kg.model import EntityKind
from kg.resolve.event_keys import may_have_met, met_keys


def report(guest):
    """A meeting of 何听雨 with a 王总经理 of Jiangyue."""
    reports = Reports()
    reports.article(
        {"华澜铜业协会": ["何听雨"], "江岳集团": [guest]},
        title="总经理",
        meeting={"hosts": ["何听雨"], "guests": [guest], "date": "2024-03-05"},
    )
    return next(each for each in reports.mentions if each.kind is EntityKind.MEETING)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("王知远", "王总经理", True),
        ("王总经理", "王总经理", True),
        ("王知远", "王慕云", False),
        ("王知远", "王知远", False),
    ],
)
def test_a_surname_and_title_ties_reports_of_which_one_has_no_full_name(left, right, expected):
    one, other = report(left), report(right)
    keys = [key for key in met_keys(one) & met_keys(other) if key.endswith("=王总经理")]
    assert [may_have_met(key, one, other) for key in keys] == [expected, expected]
