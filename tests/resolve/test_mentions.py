"""The mentions of one article."""

from factory import sample
from msgspec.structs import replace

from kg.model import EntityKind, Exhibition, Intent, Organization, Person, Role, Stage
from kg.resolve import article_key, mentions_of
from kg.resolve.mentions import mentions_of as same_function


def by_record(article, extraction):
    return {(each.kind, each.record): each for each in mentions_of(article, extraction)}


def test_every_record_but_roles_gives_one_mention_and_every_place_one():
    article, extraction = sample()
    kinds = [mention.kind for mention in mentions_of(article, extraction)]
    assert [kinds.count(kind) for kind in EntityKind] == [3, 3, 1, 1, 0, 0]
    assert {mention.article for mention in mentions_of(article, extraction)} == {
        article_key(article.id)
    }
    assert mentions_of is same_function


def test_a_persons_affiliations_are_its_organizations_and_what_they_are_part_of():
    found = by_record(*sample())
    organizations = [found[EntityKind.ORGANIZATION, key].anchor for key in ("o2", "o3")]
    group, office = organizations
    assert found[EntityKind.PERSON, "p2"].affiliations == (group,)
    assert found[EntityKind.PERSON, "p3"].affiliations == (office, group)
    assert found[EntityKind.ORGANIZATION, "o3"].affiliations == (group,)
    assert found[EntityKind.ORGANIZATION, "o2"].affiliations == ()


def test_parts_that_go_in_a_circle_end():
    article, extraction = sample()
    first, second, third = extraction.organizations
    circle = (first, replace(second, part_of="江岳集团办公室"), third)
    found = by_record(article, replace(extraction, organizations=circle))
    assert len(found[EntityKind.PERSON, "p3"].affiliations) == 2


def test_forms_leave_out_pronouns_generic_words_and_titles():
    article, extraction = sample()
    aliases = ("林会长", "他", "林知远会长", "LIN Zhiyuan")
    person = Person(key="p1", name="林知远", aliases=aliases)
    org = Organization(key="o1", name="华澜铜业协会", aliases=("协会", "华澜协会"))
    layers = {"people": (person, *extraction.people[1:])}
    layers["organizations"] = (org, *extraction.organizations[1:])
    found = by_record(article, replace(extraction, **layers))
    assert found[EntityKind.PERSON, "p1"].forms == ("林知远", "LIN Zhiyuan")
    assert found[EntityKind.ORGANIZATION, "o1"].forms == ("华澜铜业协会", "华澜协会")


def test_a_day_without_a_year_keeps_month_and_day():
    article, extraction = sample()
    meeting = replace(extraction.meetings[0], date=None)
    found = by_record(article, replace(extraction, meetings=(meeting,)))
    assert found[EntityKind.MEETING, "m1"].date == "--03-05"


def test_an_unnamed_meeting_and_an_intent_have_labels_and_no_names():
    article, extraction = sample()
    intent = Intent(
        key="i1",
        parties=("华澜铜业协会",),
        topic="再生铜",
        stage=Stage.PROPOSED,
        as_of="2024-03-05",
        evidence=extraction.meetings[0].evidence,
    )
    exhibition = Exhibition(key="e1", name="铜博会", evidence=intent.evidence)
    layers = {"intents": (intent,), "exhibitions": (exhibition,)}
    found = by_record(article, replace(extraction, **layers))
    meeting = found[EntityKind.MEETING, "m1"]
    assert (meeting.name, meeting.label) == (None, "2024-03-05 会谈：林知远 — 周慕云")
    assert found[EntityKind.INTENT, "i1"].label == "华澜铜业协会：再生铜"
    assert found[EntityKind.INTENT, "i1"].date == "2024-03-05"
    assert found[EntityKind.EXHIBITION, "e1"].label is None
    assert found[EntityKind.EXHIBITION, "e1"].forms == ("铜博会",)


def test_two_events_at_one_place_in_the_text_have_two_anchors():
    article, extraction = sample()
    twice = (extraction.meetings[0], replace(extraction.meetings[0], key="m2"))
    found = by_record(article, replace(extraction, meetings=twice))
    assert found[EntityKind.MEETING, "m1"].anchor != found[EntityKind.MEETING, "m2"].anchor


def test_roles_without_an_organization_affiliate_nobody():
    article, extraction = sample()
    role = Role(key="r1", person="林知远", title="教授", organization=None)
    found = by_record(article, replace(extraction, roles=(role,)))
    assert found[EntityKind.PERSON, "p1"].affiliations == ()
