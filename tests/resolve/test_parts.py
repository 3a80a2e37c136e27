"""What is alike by name is taken apart by who holds titles there."""

from itertools import chain

import pytest
import tiny
from factory import make_article

from kg.model import EntityKind
from kg.resolve import mentions_of, resolution
from kg.resolve.gathered import Gathered
from kg.resolve.parts import Parts

ORGANIZATION, PERSON = EntityKind.ORGANIZATION, EntityKind.PERSON
COPPER, ALUMINIUM, SHORT = "江岳铜业有限公司", "江原铜矿有限公司", "江铜"
FULL = [f"P 王伟 会长 {COPPER}", f"P 李娜 会长 {ALUMINIUM}"]
SHORTS = [f"P 王伟 会长 {SHORT}", f"P 李娜 会长 {SHORT}", f"P 王伟 会长 {SHORT}"]


def read(*texts):
    """The mentions of articles in the tiny language."""
    articles = [make_article(text, id=str(number)) for number, text in enumerate(texts)]
    return [mentions_of(article, tiny.extract(article)) for article in articles]


@pytest.fixture
def taken():
    """The index of three articles with one short name, its parts, and their index."""
    gathered = Gathered(chain(*read(*SHORTS)))
    parts = Parts(gathered)
    (body,) = [each for each in gathered.alikes() if each.mention.kind is ORGANIZATION]
    return gathered, parts.organizations([body], ()), parts


def test_a_short_name_is_taken_apart_by_holders_and_each_part_has_its_articles(taken):
    gathered, found, parts = taken
    assert {each.mention.members: each.articles for each in found} == {
        ("李会长", "李娜"): 1,
        ("王会长", "王伟"): 2,
    }
    for each in found:
        node = each.mention.anchor
        assert parts.articles(node) == each.part.articles
        assert len(parts.companies(node)) == each.articles
        assert {one.anchor for one in gathered.mentions(each)} >= {each.anchor}


def test_people_follow_the_part_that_stands_in_their_article(taken):
    gathered, found, parts = taken
    people = [each for each in gathered.alikes() if each.mention.kind is PERSON]
    told = parts.others(people, lambda node: node)
    nodes = {each.mention.anchor: parts.articles(each.mention.anchor) for each in found}
    for person in told:
        (at,) = person.mention.affiliations
        assert gathered.articles(person.mention.anchor) == nodes[at]
        assert [post.organization for post in person.mention.posts] == [at]


def test_mentions_of_a_name_taken_whole_have_the_holders_of_all(taken):
    gathered, _, _ = taken
    (body,) = [each for each in gathered.alikes() if each.mention.kind is ORGANIZATION]
    (whole,) = Parts(gathered).organizations([body], {body.mention.anchor})
    assert whole.part is None
    assert set(whole.mention.members) == {"王伟", "王会长", "李娜", "李会长"}


def test_one_short_name_is_each_time_the_body_whose_holders_it_has():
    entities = resolution(chain(*read(*FULL, *SHORTS))).entities
    bodies = {
        each.label: sorted(one.name for one in each.mentions)
        for each in entities
        if each.kind is ORGANIZATION
    }
    assert sorted(bodies.values()) == sorted(
        [sorted([COPPER, SHORT, SHORT]), sorted([ALUMINIUM, SHORT])]
    )
    people = sorted(len(each.mentions) for each in entities if each.kind is PERSON)
    assert people == [2, 3]


def test_who_is_of_a_body_that_was_left_by_itself_is_not_of_those_that_it_is_like():
    full, short = "华澜铜业有限公司", "江岳集团"
    texts = (
        f"P 周慕云 会长 {full}\nA {full} {short}",
        f"P 周慕云 总经理 {short}\nM talks 2024-03-05 - {full} 林知远",
        f"P 李娜 会长 {short}",
    )
    told = resolution(chain(*read(*texts))).entities
    kinds = [each.kind for each in told if each.label in (full, short, "周慕云")]
    assert kinds.count(PERSON) == 2
    assert kinds.count(ORGANIZATION) == 2
