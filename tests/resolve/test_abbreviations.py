"""Which names can be short for which."""

import pytest

from kg.resolve.abbreviations import Relation, house, relation


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("江岳铜业", "江岳铜业有限公司", Relation.STEM),
        ("江岳集团", "江岳集团股份有限公司", Relation.STEM),
        ("缆岳检测", "上海缆岳检测有限公司", Relation.STEM),
        ("岚岳机床", "岚岳机床(中国)有限公司", Relation.STEM),
        ("轴承协会", "中国轴承协会", Relation.STEM),
        ("嘉兴市", "嘉兴市人民政府", Relation.STEM),
        ("akm精工", "akm精工股份有限公司", Relation.STEM),
        ("江岳公司", "江岳汽车集团有限公司", Relation.TRADE),
        ("轴承协会", "中国轴承工业协会", Relation.TRADE),
        ("江铜集团", "江西铜业集团有限公司", Relation.ABBREVIATION),
        ("华铝股份", "华岳铝业股份有限公司", Relation.ABBREVIATION),
        ("中汽协", "中国汽车工业协会", Relation.ABBREVIATION),
        ("岚行", "岚州银行", Relation.ABBREVIATION),
        ("江苏省有色协会", "江苏省有色金属工业协会", Relation.ABBREVIATION),
        ("江西省工信厅", "江西省工业和信息化厅", Relation.ABBREVIATION),
        ("锂业分会", "中国有色金属工业协会锂业分会", Relation.ABBREVIATION),
        ("华南分公司", "江岳铜业有限公司华南分公司", Relation.ABBREVIATION),
        ("锂业专委会", "中国有色金属工业协会锂业专业委员会", Relation.ABBREVIATION),
        ("岚岳", "岚岳仪器公司", Relation.TRADE),
        ("江铜集团", "江西铜业股份有限公司", Relation.NONE),
        ("江岳铜业有限公司", "江岳铜业集团有限公司", Relation.NONE),
        ("江苏省有色协会", "江西省有色金属工业协会", Relation.NONE),
        ("江西省商务厅", "江西省工业和信息化厅", Relation.NONE),
        ("江岳协会", "江岳集团有限公司", Relation.NONE),
        ("锂业分会", "中国有色金属工业协会镁业分会", Relation.NONE),
        ("华南分公司", "江岳铜业有限公司华东分公司", Relation.NONE),
        ("beckmann", "beckmaninstruments", Relation.NONE),
        ("岚", "岚岳仪器公司", Relation.NONE),
        ("江岳铜业", "江岳铜业", Relation.NONE),
    ],
)
def test_relations(short, full, expected):
    assert relation(short, full) is relation(full, short) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("东岳稀土集团有限公司", "东岳稀土"),
        ("东岳稀土股份有限公司", "东岳稀土"),
        ("中铝集团", ""),
        ("东岳稀土研究院", ""),
    ],
)
def test_houses(name, expected):
    assert house(name) == expected
