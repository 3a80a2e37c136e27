import pytest

from kg.extract.organizations.forms import brand, is_place, is_short_of


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("鑫泽循环", "安徽鑫泽循环科技有限公司"),
        ("江岳集团", "江岳矿业集团有限公司"),
        ("高河市委", "江苏省高河市委"),
        ("华澜铜协", "华澜铜业协会"),
        ("高河市", "高河市人民政府"),
        ("红峪建材", "福建红峪建材集团有限公司"),
        ("红峪印机", "福建红峪印染机械有限公司"),
    ],
)
def test_a_short_form_is_told(short, full):
    assert is_short_of(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("江岳集团", "江岳科技有限公司"),
        ("江岳集团", "江岳集团"),
        ("华澜铜业协会", "江岳铜业协会"),
        ("铜业", "华澜铝业协会"),
        ("红峪机印", "福建红峪印染机械有限公司"),
        ("红澜印机", "福建红峪印染机械有限公司"),
        ("公司", "江岳有限公司"),
        ("德国海岚窑炉公司", "海岚窑炉（苏州）有限公司"),
    ],
)
def test_other_names_are_kept_apart(short, full):
    assert not is_short_of(short, full)


def test_the_brand_is_what_place_and_legal_form_leave():
    assert brand("安徽鑫泽循环科技有限公司") == "鑫泽循环科技"


@pytest.mark.parametrize(
    ("name", "expect"), [("江苏省", True), ("江苏南京", True), ("江岳", False)]
)
def test_places_are_known(name, expect):
    assert is_place(name) is expect
