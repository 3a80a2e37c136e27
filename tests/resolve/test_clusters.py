"""Groups of anchors."""

from kg.model import EntityKind, Mention
from kg.resolve.alike import Alike
from kg.resolve.clusters import Clusters


class Index:
    """Node → the articles of its mentions."""

    def __init__(self, articles):
        self._articles = articles

    def articles(self, node):
        return frozenset(self._articles[node])


def clusters_of(**articles):
    """Clusters of nodes, each given with the numbers of its articles."""
    alikes = [
        Alike(
            likeness=node,
            mention=Mention(
                kind=EntityKind.PERSON, article="a", record="p", anchor=node, name=node
            ),
            anchor=node,
            articles=len(numbers),
        )
        for node, numbers in articles.items()
    ]
    return Clusters(alikes, Index(articles))


def test_groups_carry_the_reasons_of_all_their_merges():
    clusters = clusters_of(a={1}, b={2}, c={3})
    assert clusters.join("b", "c", "zwei")
    assert clusters.join("a", "c", "eins")
    assert clusters.root("a") == clusters.root("b")
    assert list(clusters.groups()) == [(frozenset("abc"), ("eins", "zwei"), True)]


def test_joining_what_is_one_gives_no_second_reason():
    clusters = clusters_of(a={1}, b={2})
    assert clusters.join("a", "b", "once")
    assert clusters.join("b", "a", "again")
    assert list(clusters.groups()) == [(frozenset("ab"), ("once",), True)]


def test_two_records_of_one_article_stay_two_also_by_a_third():
    clusters = clusters_of(a={1}, b={1}, c={2})
    assert clusters.join("a", "c", "r")
    assert not clusters.join("b", "c", "r")
    assert [len(group.nodes) for group in clusters.groups()] == [2, 1]


def test_what_is_behind_a_node_is_one_only_if_something_says_so():
    clusters = clusters_of(a={1, 2}, b={3, 4})
    assert clusters.join("a", "a", "why")
    assert list(clusters.groups()) == [
        (frozenset("a"), ("why",), True),
        (frozenset("b"), (), False),
    ]


def test_of_two_that_share_an_article_the_mention_of_the_smaller_is_left():
    clusters = clusters_of(a={1, 2, 3}, b={3, 4})
    assert clusters.join("a", "b", "r")
    assert (clusters.left("a"), clusters.left("b")) == (frozenset(), {3})


def test_a_mention_is_left_by_itself_only_where_others_are_not():
    clusters = clusters_of(a={1, 2, 3}, b={2, 3})
    assert not clusters.join("a", "b", "r")
    assert clusters.left("b") == frozenset()


def test_an_unknown_node_stands_for_itself():
    assert clusters_of().root("elsewhere") == "elsewhere"


def test_of_groups_of_one_size_the_least_node_is_the_root():
    for left, right in ("ab", "ba", "zy", "yz"):
        clusters = clusters_of(**{left: {1}, right: {2}})
        clusters.join(left, right, "r")
        assert clusters.root(left) == clusters.root(right) == min(left, right)
