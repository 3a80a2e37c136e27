"""Tests kg.extract.organizations.subsidiaries: firms that the text calls a group's own."""

import pytest
from readings import read


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团旗下青岚科技有限公司投产。", {"青岚科技有限公司": "江岳集团"}),
        (
            "江岳集团所属青岚科技有限公司、澜江铜业有限公司投产。",
            {
                "青岚科技有限公司": "江岳集团",
                "澜江铜业有限公司": "江岳集团",
            },
        ),
        ("江岳集团全资子公司青岚科技有限公司投产。", {"青岚科技有限公司": "江岳集团"}),
        (
            "江岳集团党委书记周慕云讲话。集团子公司青岚科技有限公司投产。",
            {
                "青岚科技有限公司": "江岳集团",
            },
        ),
        ("江岳集团旗下企业众多，青岚科技有限公司参展。", {}),
        ("江岳集团所属行业发展迅速。", {}),
        ("天气晴朗。所属青岚科技有限公司投产。", {}),
        ("江岳集团旗下青岚铜业协会成立。", {}),
    ],
)
def test_the_parent_that_the_text_tells(text, expect):
    assert {org.name: org.part_of for org in read(text).organizations if org.part_of} == expect
