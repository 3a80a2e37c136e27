"""Old and new names of one body."""

import pytest
from readings import read

OLD, NEW = "江岳轴承厂", "江岳轴承股份有限公司"


def bodies(text):
    """The organizations of a text: name → its other forms."""
    return {org.name: set(org.aliases) - {"公司"} for org in read(text).organizations}


@pytest.mark.parametrize(
    "text",
    [
        f"{OLD}正式更名为{NEW}。",
        f"{OLD}改制更名揭牌仪式在当地举行，企业正式更名为{NEW}。",
        f"由{OLD}更名的{NEW}举行挂牌仪式。",
        f"{NEW}（原{OLD}）举行挂牌仪式。",
        f"{NEW}的前身是{OLD}。",
        f"{NEW}（曾用名：{OLD}）举行挂牌仪式。",
    ],
)
def test_an_old_and_a_new_name_are_one_body(text):
    assert bodies(text) == {NEW: {OLD}}


def test_of_two_names_of_one_length_the_other_is_an_alias():
    text = "江岳轴承股份有限公司正式更名为青岚动力股份有限公司。"
    assert len(bodies(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{OLD}和青岚轴承厂合并，更名为{NEW}。",
        f"由青岚轴承厂、{OLD}更名的{NEW}举行挂牌仪式。",
        f"{OLD}被收购后，收购方更名为{NEW}。",
        f"{OLD}参展。{NEW}更名。",
    ],
)
def test_a_merger_makes_no_two_names_of_one_body(text):
    assert OLD not in bodies(text).get(NEW, set())
