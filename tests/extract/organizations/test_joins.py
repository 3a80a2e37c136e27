"""Tests kg.extract.organizations.joins: names that mean one organization."""

import pytest
from readings import read

from kg.extract.organizations.drafts import Draft
from kg.extract.organizations.joins import joined


def names(*printed):
    drafts = [Draft(name=name, forms={name: "organizations.head"}) for name in printed]
    return [(draft.name, sorted(set(draft.forms) - {draft.name})) for draft in joined(drafts)]


@pytest.mark.parametrize(
    ("printed", "expect"),
    [
        (("扬州市人民政府", "市政府"), [("扬州市人民政府", ["市政府"])]),
        (("扬州市人民政府", "扬州市", "扬州"), [("扬州市人民政府", ["扬州", "扬州市"])]),
        (
            ("江苏省扬州市人民政府", "扬州市人民政府"),
            [("江苏省扬州市人民政府", ["扬州市人民政府"])],
        ),
        (("云澜新区管委会", "新区管委会"), [("云澜新区管委会", ["新区管委会"])]),
        (("云澜新区管委会", "云澜新区"), [("云澜新区管委会", ["云澜新区"])]),
        (("云澜新区管委会", "管委会"), [("云澜新区管委会", ["管委会"])]),
        (("云澜新区管委会", "云澜"), [("云澜新区管委会", []), ("云澜", [])]),
        (("扬州市", "扬州县"), [("扬州市", []), ("扬州县", [])]),
        (
            ("扬州市人民政府", "盐城市人民政府", "市政府"),
            [("扬州市人民政府", []), ("盐城市人民政府", []), ("市政府", [])],
        ),
        (
            ("浙东大学食品与生物工程学院", "食品与生物工程学院"),
            [("浙东大学食品与生物工程学院", ["食品与生物工程学院"])],
        ),
        (("浙东大学国际部", "国际部"), [("浙东大学国际部", []), ("国际部", [])]),
        (("江岳保险同业公会", "同业公会"), [("江岳保险同业公会", ["同业公会"])]),
        (("江岳集团", "青岚集团"), [("江岳集团", []), ("青岚集团", [])]),
    ],
)
def test_short_names_join_the_one_full_name(printed, expect):
    assert names(*printed) == expect


def test_a_foreign_name_in_brackets_is_an_alias():
    text = "鲁恩机械公司（Lune Maschinen GmbH，LMG）到访。LMG总裁表示欢迎。"
    (org,) = read(text).organizations
    assert (org.name, set(org.aliases)) == ("鲁恩机械公司", {"Lune Maschinen GmbH", "LMG"})


def test_what_is_no_name_in_brackets_is_no_alias():
    (org,) = read("江岳集团（CEO）总经理周慕云、江岳集团（见右图）到访。").organizations
    assert org.aliases == ()
