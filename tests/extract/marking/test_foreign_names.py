"""Tests kg.extract.marking.foreign_names."""

import pytest

from kg.extract.marking.foreign_names import dotted_names, latin_until, mixed_name


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("命名人索菲亚·帕帕斯女士", ["索菲亚·帕帕斯"]),
        ("塞尔维亚人德扬·马尔科维奇说", ["德扬·马尔科维奇"]),
        ("塞尔维亚德扬·马尔科维奇说", ["德扬·马尔科维奇"]),
        ("卢卡·贝内代蒂一行", ["卢卡·贝内代蒂"]),
        ("买买提·艾山在厦门", ["买买提·艾山"]),
        ("托马斯·克莱因等出席", ["托马斯·克莱因"]),
        ("栾树与季米特里斯·帕帕斯", ["季米特里斯·帕帕斯"]),
        ("江岳·青岚铜展", []),
        ("新能源·大会", []),
    ],
)
def test_dotted_names_wherever_they_stand(text, expect):
    assert [span.of(text) for span in dotted_names(text, 0, len(text))] == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Mia陈宣布", "Mia陈"),
        ("Omar 古丽。", "Omar 古丽"),
        ("Coco、", "Coco"),
        ("林Jason。", "林Jason"),
    ],
)
def test_a_latin_name_with_a_han_surname_or_alone(text, expect):
    assert mixed_name(text, 0, len(text)).of(text) == expect


def test_a_word_that_goes_on_is_no_name():
    assert mixed_name("Havdyp Nord公司", 0, 12) is None


def test_the_latin_name_that_ends_there():
    text = "会见了Markus Weibull总裁"
    assert latin_until(text, 0, text.index("总裁")).of(text) == "Markus Weibull"
    assert latin_until(text, 0, 3) is None
