"""Tests kg.extract.organizations.drafts: which names are forms of one body."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.candidates import candidates
from kg.extract.organizations.drafts import organization_drafts


def forms(text):
    marked = mark(make_article(text))
    found = organization_drafts(marked, candidates(marked, Stretches(())))
    return {draft.name: set(draft.forms) for draft in found}


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        (
            "江岳集团有限公司参展。江岳集团表示。",
            {"江岳集团有限公司": {"江岳集团有限公司", "江岳集团"}},
        ),
        (
            "华澜铜业协会(以下简称“铜协”)成立。",
            {"华澜铜业协会": {"华澜铜业协会", "铜协"}},
        ),
        ("协会秘书处主任出席。", {"秘书处": {"秘书处", "协会秘书处"}}),
        (
            "江岳科技有限公司与江岳铜业有限公司。",
            {
                "江岳科技有限公司": {"江岳科技有限公司"},
                "江岳铜业有限公司": {"江岳铜业有限公司"},
            },
        ),
        ("江岳集团参展。推动江岳集团发展。", {"江岳集团": {"江岳集团"}}),
        ("", {}),
    ],
)
def test_the_forms_of_each_body(text, expect):
    assert forms(text) == expect


def test_a_name_that_two_could_mean_stays_by_itself():
    text = "江岳循环科技有限公司、江岳循环铜业有限公司参展。江岳循环公司表示。"
    assert forms(text)["江岳循环公司"] == {"江岳循环公司"}
