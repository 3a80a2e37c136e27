import pytest
from gathered import O, iri, store_of, told

from kg.network.gatherings import Gathering, Standing
from kg.network.houses import Houses, wholes

PARTS = ("营销部", "江岳集团"), ("出口处", "营销部"), ("实验室", "江岳集团")
GROUP, SALES, EXPORT, LAB, OTHER = (
    iri(O, name) for name in ("江岳集团", "营销部", "出口处", "实验室", "青屏公司")
)
STORE = store_of(
    told("会议", "2024-03-05", parts=PARTS, hosts=("青屏公司",)),
)


def standing(body, *titles):
    return Standing(bodies=frozenset({body}), titles=frozenset({body, *titles}))


def hold_both(mine, theirs, capacities=("attendee", "attendee")):
    gathering = Gathering(
        iri="m",
        day="",
        capacities={name: frozenset({held}) for name, held in zip("ab", capacities, strict=True)},
        standing={"a": mine, "b": theirs},
    )
    return Houses(wholes(STORE)).hold_both(gathering, "a", "b")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (GROUP, GROUP, True),
        (EXPORT, GROUP, True),
        (GROUP, EXPORT, True),
        (GROUP, OTHER, False),
        (LAB, SALES, False),
    ],
)
def test_organizations_are_one_if_one_is_part_of_the_other(one, other, expected):
    assert Houses(wholes(STORE)).are_one({one}, {other}) is expected


def test_parts_that_contain_each_other_by_mistake_come_to_an_end():
    store = store_of(told("会议", "2024-03-05", parts=(("甲部", "乙部"),), hosts=("甲部",)))
    store.extend(
        store_of(told("又一会议", "2024-03-06", parts=(("乙部", "甲部"),), hosts=("甲部",)))
    )
    assert Houses(wholes(store)).are_one({iri(O, "甲部")}, {iri(O, "乙部")})


def test_people_of_two_departments_attend_as_colleagues_but_may_receive_each_other():
    assert hold_both(standing(LAB), standing(EXPORT))
    assert not hold_both(standing(LAB), standing(EXPORT), ("host", "guest"))


def test_any_title_told_makes_colleagues_of_those_who_do_not_receive_each_other():
    mine, theirs = standing(GROUP, OTHER), standing(OTHER)
    assert hold_both(mine, theirs)
    assert hold_both(mine, theirs, ("host", "attendee"))
    assert not hold_both(mine, theirs, ("host", "guest"))
    assert not hold_both(mine, theirs, ("guest", "host"))
    assert hold_both(standing(GROUP), standing(SALES), ("host", "guest"))


def test_who_has_no_known_organization_is_nobodys_colleague():
    assert not hold_both(Standing(), Standing())
    assert not hold_both(Standing(), standing(GROUP), ("host", "guest"))
