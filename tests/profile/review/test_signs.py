"""What speaks for two entities being one, and what it comes to."""

import pytest
from factory import make_article

from kg.extract import extract
from kg.ledger import StoredMention
from kg.model import EntityKind
from kg.profile.review import events, organizations, people
from kg.profile.review.signs import Sign, Signs, likeness, rank
from kg.profile.review.traits import Traits
from kg.resolve import mentions_of


def told(text, name, *, kind=EntityKind.PERSON, number=1, published="2024-06-03"):
    """The traits of what an article tells of under a name, itself its only mention."""
    article = make_article(text, id=f"a{number}", published=published)
    mentions = mentions_of(article, extract(article))
    labels = {each.anchor: (each.anchor, each.name or "") for each in mentions}
    (own,) = (each for each in mentions if each.kind is kind and name in (each.name, *each.forms))
    return Traits(
        entity=own.anchor,
        kind=kind,
        mentions=(StoredMention(article=article.id, mention=own, entity=own.anchor),),
        others=labels,
    )


def person(text, name="周慕云", number=1):
    return told(text, name, number=number)


def body(text, name, number=1):
    return told(text, name, kind=EntityKind.ORGANIZATION, number=number)


def words(signs):
    return [sign.words for sign in signs.found]


def test_a_rank_grows_with_each_sign_and_falls_with_doubt():
    one, two = Sign(0.5, "a"), Sign(0.2, "b")
    assert rank(Signs(())) == 0
    assert rank(Signs((one,))) == 0.5
    assert rank(Signs((one, two))) == 0.6
    assert rank(Signs((one, two), doubt=0.5)) == 0.3


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("铜业论坛", "铜业论坛", 1.0),
        ("铜业论坛", "水泥", 0.0),
        ("", "铜", 0.0),
        ("铜业", "铜业会", 2 / 3),
    ],
)
def test_texts_are_alike_by_the_pairs_of_characters_they_share(one, other, share):
    assert likeness(one, other) == pytest.approx(share)


def test_a_title_at_one_body_says_more_than_a_title():
    at_one = person("江岳铜业集团有限公司董事长周慕云出席会议。")
    again = person("江岳铜业集团有限公司总经理周慕云出席会议。", number=2)
    elsewhere = person("岚州水泥有限公司总经理周慕云出席会议。", number=3)
    same = people.signs(at_one, again, 1)
    other = people.signs(again, elsewhere, 1)
    assert "both hold titles at 江岳铜业集团有限公司" in words(same)
    assert "one title: 总经理" in words(other)
    assert rank(same) > rank(other)


def test_a_name_that_many_bear_says_less():
    one, other = person("周慕云出席会议。"), person("周慕云讲话。", number=2)
    assert rank(people.signs(one, other, 9)) < rank(people.signs(one, other, 1))


def test_two_of_one_article_are_hardly_one():
    one = person("江岳铜业集团有限公司董事长周慕云出席会议。")
    signs = people.signs(one, one, 1)
    assert signs.against == "one article names both"
    assert rank(signs) < 0.1


def test_people_of_other_names_are_no_pair():
    one = person("江岳铜业集团有限公司董事长周慕云出席会议。")
    other = person("江岳铜业集团有限公司董事长林知远出席会议。", "林知远", 2)
    assert people.signs(one, other, 1) is None


def test_a_short_name_pairs_with_a_full_one_and_a_holder_of_titles_at_both_weighs():
    full = body("江岳铜业集团有限公司董事长周慕云出席会议。", "江岳铜业集团有限公司")
    short = body("江铜集团董事长许明轩出席会议。", "江铜集团", 2)
    held = body("江铜集团董事长周慕云出席会议。", "江铜集团", 3)
    plain, strong = (organizations.signs(full, each, 1) for each in (short, held))
    assert words(plain) == ["江铜集团 can be short for 江岳铜业集团有限公司"]
    assert "周慕云 holds a title at both" in words(strong)
    assert rank(strong) > rank(plain)


def test_two_registered_names_are_two():
    one = body("江岳铜业集团有限公司董事长周慕云出席会议。", "江岳铜业集团有限公司")
    other = body("岚州水泥有限公司董事长周慕云出席会议。", "岚州水泥有限公司", 2)
    assert organizations.signs(one, other, 1) is None


def test_meetings_of_one_day_and_host_are_a_pair_and_days_apart_speak_against_it():
    def met(day, number):
        text = f"5月{day}日，华澜铜业协会会长林知远在岚州会见江岳铜业集团有限公司董事长周慕云一行。"
        article = make_article(text, id=f"a{number}", published="2024-06-03")
        (own,) = (
            each
            for each in mentions_of(article, extract(article))
            if each.kind is EntityKind.MEETING
        )
        stored = StoredMention(article=article.id, mention=own, entity=own.anchor)
        return Traits(entity=own.anchor, kind=EntityKind.MEETING, mentions=(stored,), others={})

    near, far = events.signs(met(11, 1), met(12, 2)), events.signs(met(11, 1), met(21, 3))
    assert "one day apart" in words(near)
    assert far.against == "10 days apart"
    assert rank(near) > rank(far)
