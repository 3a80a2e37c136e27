import pytest
from readings import cases, read, text_of


@pytest.mark.parametrize("case", cases("roles"), ids=text_of)
def test_roles_of_a_text(case):
    found = read(case["text"]).roles
    assert {(r.person, r.title, r.organization or "") for r in found} == set(
        map(tuple, case["expect"])
    )


def test_the_evidence_of_a_role_spans_title_and_person():
    (role,) = read("江岳集团总经理周慕云到访。").roles
    assert [(piece.slot, piece.quote) for piece in role.evidence] == [
        (None, "江岳集团总经理周慕云"),
        ("title", "总经理"),
    ]
