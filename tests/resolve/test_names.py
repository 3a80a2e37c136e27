"""What a name alone tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names import (
    is_administrative,
    is_distinct,
    is_generic,
    is_registered,
    is_whole,
    normalized,
    place_name,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("中國鋁業集團有限公司", "中国铝业集团有限公司"),
        ("澜江新材料（苏州）有限公司", "澜江新材料(苏州)有限公司"),
        ("“华澜 铜业”协会", "华澜铜业协会"),
        ("HALWENAU\u3000\uff27mbH", "halwenaugmbh"),
        ("汉斯\u30fb福格特", "汉斯·福格特"),
        ("华\u200b虹公司", "华虹公司"),
        ("王乾坤", "王乾坤"),
    ],
)
def test_names_are_made_comparable(name, expected):
    assert normalized(name) == expected


@given(st.text(max_size=12))
def test_normalizing_twice_changes_nothing(name):
    assert normalized(normalized(name)) == normalized(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江岳铜业集团有限公司", True),
        ("澜江新材料(苏州)股份有限公司", True),
        ("湖北省铜业协会", True),
        ("中国铜业协会再生金属分会", True),
        ("江岳集团", False),
        ("华澜铜业协会", False),
        ("科技有限公司", False),
        ("集团有限公司", False),
        ("该铜业有限公司", False),
        ("江岳集团有限公司市场部", False),
    ],
)
def test_registered_names(name, expected):
    assert is_registered(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江岳集团", True),
        ("华澜铜业协会", True),
        ("高邮市委", True),
        ("江西省自然资源厅", True),
        ("工业和信息化部", True),
        ("苏州高新区管委会", True),
        ("协会", False),
        ("公司", False),
        ("集团", False),
        ("该公司", False),
        ("能源集团", False),
        ("有色金属工业协会", False),
        ("江苏商会", False),
        ("市委", False),
        ("省自然资源厅", False),
        ("高新区管委会", False),
        ("办公室", False),
        ("市场部", False),
        ("再生金属分会", False),
        ("江岳", False),
        ("青州轴承厂", True),
        ("青州工厂", False),
        ("第二轴承厂", False),
        ("岚澜市港航事业发展中心", True),
        ("岚澜市经济和信息化委员会", True),
        ("苏州研发中心", False),
    ],
)
def test_names_that_point_to_one_body_in_any_article(name, expected):
    assert is_distinct(name) is expected


@pytest.mark.parametrize("form", ["协会", "公司", "该公司", "我会", "双方", "他"])
def test_generic_words(form):
    assert is_generic(form)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("林知远", True),
        ("弗朗西斯·维", True),
        ("欧阳澜", True),
        ("林会长", False),
        ("欧阳主席", False),
        ("林总", False),
        ("他", False),
    ],
)
def test_full_names_of_people(name, expected):
    assert is_whole(name) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("北京", True),
        ("湖北省武汉市", True),
        ("博山县", True),
        ("武汉市武昌区", True),
        ("鼓楼区", False),
        ("高新区", False),
        ("协会本部", False),
        ("本市", False),
        ("城市", False),
    ],
)
def test_administrative_units(place, expected):
    assert is_administrative(place) is expected


def test_a_province_is_one_with_and_without_its_suffix():
    assert place_name("北京市") == place_name("北京") == "北京"
    assert place_name("湖北省") == "湖北"
    assert place_name("高邮市") == "高邮市"


def test_a_character_of_its_own_is_no_variant():
    assert normalized("海昇机械") != normalized("海升机械")
    assert normalized("海昇機械") == normalized("海昇机械")
