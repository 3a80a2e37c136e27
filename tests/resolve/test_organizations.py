"""Which organizations are joined by short forms: with a second reason, to one body only."""

import pytest
from reports import Reports

from kg.model import EntityKind


def read(*articles):
    """The groups of organizations; an article is {organization: who holds titles at it}."""
    reports = Reports()
    for posts in articles:
        reports.article(posts)
    return reports.groups(EntityKind.ORGANIZATION)


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([{"江岳铜业有限公司": []}, {"江岳铜业": []}], 1),
        ([{"江铜集团": ["林知远"]}, {"江西铜业集团有限公司": ["林知远"]}], 1),
        ([{"江铜集团": ["林知远"]}, {"江西铜业集团有限公司": ["周慕云"]}], 2),
        ([{"铸造协会": ["林知远"]}, {"中国铸造协会": ["林知远"]}], 1),
        ([{"铸造协会": []}, {"中国铸造协会": []}], 2),
        ([{"华源": []}, {"华源矿业有限公司": []}], 2),
        ([{"华源": ["林知远"]}, {"华源矿业有限公司": ["林知远"]}], 1),
        ([{"江岳铜业": []}, {"江岳铜业有限公司": []}, {"江岳铜业集团有限公司": []}], 3),
        (
            [
                {"江岳铜业": ["林知远"]},
                {"江岳铜业有限公司": ["林知远"]},
                {"江岳铜业集团有限公司": ["周慕云"]},
            ],
            2,
        ),
        (
            [
                {"江岳铜业": ["林知远"]},
                {"江岳铜业有限公司": ["林知远"]},
                {"江岳铜业集团有限公司": ["林知远"]},
            ],
            3,
        ),
        ([{"锂业分会": ["林知远"]}, {"华澜铜业协会锂业分会": ["林知远"]}], 1),
        ([{"锂业分会": ["林知远"]}, {"华澜铜业协会锂业分会": ["周慕云"]}], 2),
        ([{"华南分公司": ["林知远"]}, {"江岳铜业有限公司华南分公司": ["林知远"]}], 1),
        ([{"锂业专委会": ["林知远"]}, {"华澜铜业协会锂业专业委员会": ["林知远"]}], 1),
    ],
)
def test_short_forms(articles, expected):
    assert len(read(*articles)) == expected


def test_a_short_form_does_not_make_two_full_names_one():
    found = read(
        {"江苏省铸造协会": ["林知远"]},
        {"铸造协会": ["林知远", "周慕云"]},
        {"湖北省铸造协会": ["周慕云"]},
    )
    assert len(found) == 3
