import pytest

from kg.query.spelling import latin, typed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("吕思远", {"lvsiyuan", "lusiyuan", "lsy"}),
        ("林知远", {"linzhiyuan", "lzy"}),
        ("女工委", {"nvgongwei", "nugongwei", "ngw"}),
        ("Hualan Copper", {"hualancopper"}),
    ],
)
def test_a_name_is_typed_whole_and_by_its_initials(name, expected):
    assert typed(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Lv Si Yuan", "lvsiyuan"), ("lü siyuan", "lvsiyuan"), ("", "")]
)
def test_spaces_capitals_and_dots_do_not_count(text, expected):
    assert latin(text) == expected
