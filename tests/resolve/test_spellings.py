"""One spelling of the names of official bodies."""

import pytest
from reports import Reports

from kg.model import EntityKind
from kg.resolve.spellings import spelled


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("河南省铜业协会", "河南铜业协会"),
        ("广西壮族自治区铜业协会", "广西铜业协会"),
        ("澜江市铜业商会", "澜江铜业商会"),
        ("江西省工信厅", "江西省工业和信息化厅"),
        ("北京市发改委", "北京市发展和改革委员会"),
        ("国家发改委", "国家发展和改革委员会"),
        ("工信部", "工业和信息化部"),
    ],
)
def test_two_names_of_one_body_have_one_spelling(left, right):
    assert spelled(left) == spelled(right)
    reports = Reports()
    reports.article({left: []})
    reports.article({right: []})
    assert len(reports.groups(EntityKind.ORGANIZATION)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("江西省铜业有限公司", "江西铜业有限公司"),
        ("吉林市铜业协会", "吉林省铜业协会"),
        ("澜江市商务局", "澜江市商务和投资促进局"),
        ("江岳集团工信部", "工业和信息化部"),
        ("江西省委", "江西省"),
        ("澜江市工信局", "岚州市工信局"),
    ],
)
def test_names_of_other_bodies_keep_their_own(left, right):
    assert spelled(left) != spelled(right)
