"""Tests kg.extract.organizations.splits: where the whole ends in the name of its part."""

import pytest

from kg.extract.organizations.splits import cuts, is_part, is_plain


@pytest.mark.parametrize(
    ("name", "wholes"),
    [
        ("浙东大学材料学院", ["浙东大学"]),
        ("浙东大学医学院", ["浙东大学"]),
        ("华澜铜业协会卡盘分会", ["华澜铜业协会"]),
        ("扬州市委统战部港澳科", ["扬州市委", "扬州市委统战部"]),
        ("江岳集团青泽煤矿机电科", ["江岳集团", "江岳集团青泽煤矿"]),
        ("江岳铁路物流中心党委宣传部", ["江岳铁路物流中心"]),
        ("江岳热电燃料部", ["江岳热电"]),
        ("江岳数码科技市场部", ["江岳数码科技"]),
        ("江岳财险扬州分公司", ["江岳财险"]),
        ("扬州市驻深圳办事处", []),
        ("省农科院食用菌研究所", ["省农科院"]),
        ("江岳银行公司金融部", ["江岳银行"]),
        ("江岳医院协会总会计师专业委员会", ["江岳医院协会"]),
        ("江岳新材料研究院", []),
        ("江岳材料工业学院", []),
        ("国务院发展研究中心", []),
        ("西部矿业研究所", []),
        ("江岳医院协会", []),
        ("青澜新区管理委员会", []),
        ("我校材料学院", []),
        ("江岳集团有限公司", []),
    ],
)
def test_the_wholes_inside_a_name(name, wholes):
    assert [name[: cut.at] for cut in cuts(name)] == wholes


@pytest.mark.parametrize(
    ("tail", "expect"),
    [
        ("战略投资部", True),
        ("湖北公司", True),
        ("燃气公司", True),
        ("党委", True),
        ("附属第一医院", True),
        ("人民医院", False),
        ("铜业公司", False),
        ("公司市场部", False),
        ("市商务局", False),
        ("市场部", True),
        ("", False),
        ("部", False),
        ("战略投资与资产管理改革发展领导工作部", False),
    ],
)
def test_what_goes_on_a_name(tail, expect):
    assert is_part(tail) is expect


@pytest.mark.parametrize(
    ("text", "expect"), [("人力资源", True), ("扬州", True), ("江岳", False), ("", True)]
)
def test_everyday_words(text, expect):
    assert is_plain(text) is expect
