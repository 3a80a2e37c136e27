"""Groups of anchors."""

from kg.model import EntityKind, Mention
from kg.resolve.clusters import Clusters


def mention(article, anchor):
    return Mention(
        kind=EntityKind.PERSON, article=article, record=anchor, anchor=anchor, name=anchor
    )


def test_groups_carry_the_reasons_of_all_their_merges():
    clusters = Clusters([mention("a", "1"), mention("b", "2"), mention("c", "3")])
    assert clusters.join("2", "3", "zwei")
    assert clusters.join("1", "3", "eins")
    assert clusters.root("1") == clusters.root("2")
    assert list(clusters.groups()) == [(frozenset("123"), ("eins", "zwei"))]


def test_joining_what_is_one_gives_no_second_reason():
    clusters = Clusters([mention("a", "1"), mention("b", "2")])
    assert clusters.join("1", "2", "once")
    assert clusters.join("2", "1", "again")
    assert list(clusters.groups()) == [(frozenset("12"), ("once",))]


def test_two_records_of_one_article_stay_two_also_by_a_third():
    clusters = Clusters([mention("a", "1"), mention("a", "2"), mention("b", "3")])
    assert clusters.join("1", "3", "r")
    assert not clusters.join("2", "3", "r")
    assert [len(group) for group, _ in clusters.groups()] == [2, 1]


def test_an_unknown_anchor_stands_for_itself():
    assert Clusters([]).root("elsewhere") == "elsewhere"


def test_of_groups_of_one_size_the_least_anchor_is_the_root():
    for left, right in ("12", "21", "98", "89"):
        clusters = Clusters([mention("a", left), mention("b", right)])
        clusters.join(left, right, "r")
        assert clusters.root(left) == clusters.root(right) == min(left, right)
