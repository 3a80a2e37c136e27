import pytest
from readings import cases, read, text_of


@pytest.mark.parametrize("case", cases("organizations"), ids=text_of)
def test_organizations_of_a_text(case):
    found = read(case["text"]).organizations
    assert {org.name: org.part_of or "" for org in found} == case["expect"]
    for org in found:
        assert set(case.get("aliases", {}).get(org.name, [])) <= set(org.aliases)


def test_a_generic_word_becomes_an_alias_of_the_body_named_last():
    found = read(
        "华澜铜业协会会长林知远到访江岳集团。协会与集团将加强交流，公司很重视。"
    ).organizations
    aliases = {org.name: set(org.aliases) for org in found}
    assert aliases == {"华澜铜业协会": {"协会"}, "江岳集团": {"集团", "公司"}}


def test_a_parent_is_proved_at_the_place_of_its_part():
    found = read("江岳集团总经理助理、战略投资部主任周慕云参加。").organizations
    (unit,) = (org for org in found if org.part_of)
    (proof,) = (piece for piece in unit.evidence if piece.slot == "part_of")
    assert (proof.value, proof.quote) == ("江岳集团", "战略投资部")
