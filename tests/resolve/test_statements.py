"""What an article states, and what is left of it when statements are rejected."""

import re
from functools import cache

import pytest
import tiny
from factory import evidence_of, make_article, sample
from growing import ARTICLES
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.extract import extract
from kg.model import Exhibition, Intent, MeetingKind, Span, Stage
from kg.read import articles
from kg.resolve import article_key
from kg.resolve.statements import StatementKind, statements, without

LAYERS = ("people", "organizations", "roles", "meetings", "exhibitions", "intents")
EVENTS = (StatementKind.MEETING, StatementKind.EXHIBITION)


def full():
    """The sample with an exhibition and an intent that was raised at its meeting."""
    article, extraction = sample()
    whole = (evidence_of(article, "3月5日"),)
    show = Exhibition(
        key="e1",
        name="第二届铜博会",
        date="2024-03-05",
        organizers=("华澜铜业协会",),
        visitors=("周慕云",),
        evidence=whole,
    )
    intent = Intent(
        key="i1",
        parties=("华澜铜业协会", "江岳集团"),
        topic="再生铜回收",
        stage=Stage.SIGNED,
        meeting="m1",
        evidence=whole,
    )
    return article, replace(extraction, exhibitions=(show,), intents=(intent,))


def ids(extraction):
    return [statement.id for statement in statements(extraction)]


def by_told(extraction):
    return {statement.told: statement for statement in statements(extraction)}


def rejecting(extraction, *told):
    """The extraction without the statements that are told so."""
    found = by_told(extraction)
    return without(extraction, frozenset(found[line].id for line in told))


def changed(extraction, **fields):
    """The extraction with other fields of its meeting."""
    return replace(extraction, meetings=(replace(extraction.meetings[0], **fields),))


def test_statements_are_told_in_the_order_of_the_records():
    _, extraction = full()
    assert [(each.record, each.kind.value, each.told) for each in statements(extraction)] == [
        ("o3", "part-of", "江岳集团办公室 ⊂ 江岳集团"),
        ("r1", "title", "林知远：华澜铜业协会 会长"),
        ("r2", "title", "周慕云：江岳集团 总经理"),
        ("r3", "title", "何听雨：江岳集团办公室 主任"),
        ("m1", "meeting", "会谈 2024-03-05：林知远 — 周慕云"),
        ("m1", "participant", "林知远（主方）：会谈 2024-03-05"),
        ("m1", "participant", "周慕云（客方）：会谈 2024-03-05"),
        ("m1", "participant", "何听雨（陪同）：会谈 2024-03-05"),
        ("e1", "exhibition", "展会 2024-03-05 第二届铜博会"),
        ("e1", "participant", "华澜铜业协会（主办方）：展会 2024-03-05 第二届铜博会"),
        ("e1", "participant", "周慕云（观展者）：展会 2024-03-05 第二届铜博会"),
        ("i1", "intent", "华澜铜业协会、江岳集团：再生铜回收（已签署）"),
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"date": None}, "会谈 3月5日：林知远 — 周慕云"),
        ({"hosts": (), "guests": (), "date": None, "date_text": None}, "会谈"),
        ({"kind": MeetingKind.CONFERENCE, "name": "铜业年会"}, "会议 2024-03-05 铜业年会"),
        ({"guests": ("甲", "乙", "丙"), "hosts": ()}, "会谈 2024-03-05：甲、乙等"),
    ],
)
def test_a_meeting_is_told_by_what_is_known_of_it(fields, told):
    _, extraction = full()
    assert told in by_told(changed(extraction, **fields))


def test_a_title_without_an_organization_and_an_intent_without_a_topic_are_told():
    _, extraction = full()
    roles = (replace(extraction.roles[0], organization=None),)
    intents = (replace(extraction.intents[0], topic=None, stage=Stage.PROPOSED),)
    told = by_told(replace(extraction, roles=roles, intents=intents))
    assert "林知远：会长" in told
    assert "华澜铜业协会、江岳集团：合作意向（提出）" in told


def test_names_are_those_of_who_is_in_the_statement():
    _, extraction = full()
    names = {told: statement.names for told, statement in by_told(extraction).items()}
    assert names["林知远：华澜铜业协会 会长"] == ("林知远", "华澜铜业协会")
    assert names["会谈 2024-03-05：林知远 — 周慕云"] == ("林知远", "周慕云", "何听雨")
    assert names["展会 2024-03-05 第二届铜博会"] == ("第二届铜博会", "华澜铜业协会", "周慕云")
    assert names["林知远（主方）：会谈 2024-03-05"] == ("林知远",)


def test_only_participants_have_slot_and_value():
    _, extraction = full()
    assert [(s.slot, s.value) for s in statements(extraction) if s.slot or s.value] == [
        ("hosts", "林知远"),
        ("guests", "周慕云"),
        ("accompanying", "何听雨"),
        ("organizers", "华澜铜业协会"),
        ("visitors", "周慕云"),
    ]


def test_evidence_is_the_first_place_that_proves_the_statement_itself():
    article, extraction = full()
    office = replace(
        extraction.organizations[2],
        evidence=(
            evidence_of(article, "办公室"),
            evidence_of(article, "江岳集团办公室", slot="part_of", value="江岳集团"),
        ),
    )
    found = by_told(replace(extraction, organizations=(*extraction.organizations[:2], office)))
    quotes = {told: each.evidence.of(article.text) for told, each in found.items()}
    assert quotes["江岳集团办公室 ⊂ 江岳集团"] == "江岳集团办公室"
    assert quotes["周慕云：江岳集团 总经理"] == "江岳集团总经理周慕云"
    assert quotes["何听雨（陪同）：会谈 2024-03-05"] == "何听雨"
    assert quotes["周慕云（观展者）：展会 2024-03-05 第二届铜博会"] == "3月5日"
    first = article.text.index("林知远在")
    assert found["林知远（主方）：会谈 2024-03-05"].evidence == Span(start=first, end=first + 3)


def test_an_id_is_of_the_article_the_kind_and_a_hash():
    article, extraction = full()
    for statement in statements(extraction):
        form = rf"{article_key(article.id)}#{statement.kind}-[a-z2-7]{{20}}"
        assert re.fullmatch(form, statement.id)


def moved(record):
    """The record under another key, and elsewhere in the text."""
    evidence = tuple(replace(e, start=e.start + 7, end=e.end + 7) for e in record.evidence)
    return replace(record, key=f"x{record.key}", evidence=evidence)


def test_ids_are_free_of_offsets_keys_and_order():
    _, extraction = full()
    turned = {layer: tuple(map(moved, reversed(getattr(extraction, layer)))) for layer in LAYERS}
    intent = turned["intents"][0]
    turned["intents"] = (replace(intent, parties=intent.parties[::-1]),)
    other = replace(extraction, extractor="other/2", **turned)
    assert ids(other) != ids(extraction)
    assert sorted(ids(other)) == sorted(ids(extraction))


def test_two_articles_that_state_the_same_have_two_ids():
    _, extraction = full()
    other = ids(replace(extraction, id="other"))
    assert not set(other) & set(ids(extraction))
    assert [each.partition("#")[2] for each in other] == (
        [each.partition("#")[2] for each in ids(extraction)]
    )


@pytest.mark.parametrize(
    "fields",
    [{"kind": MeetingKind.SIGNING}, {"name": "铜业年会"}, {"date": "2024-03-06"}],
    ids=["kind", "name", "date"],
)
def test_an_event_of_another_kind_name_or_date_has_other_ids(fields):
    _, extraction = full()
    event = {s.id for s in statements(extraction) if s.record == "m1"}
    other = {s.id for s in statements(changed(extraction, **fields)) if s.record == "m1"}
    assert len(event) == len(other) == 4
    assert not event & other


def test_the_place_of_an_event_is_no_part_of_the_statement():
    _, extraction = full()
    assert ids(changed(extraction, place="会议室", end_date="2024-03-07")) == ids(extraction)


def test_one_who_takes_part_in_two_capacities_is_two_statements():
    _, extraction = full()
    both = changed(extraction, attendees=("林知远",))
    left = rejecting(both, "林知远（主方）：会谈 2024-03-05").meetings[0]
    assert (left.hosts, left.attendees) == ((), ("林知远",))


# What is left.


def test_if_nothing_is_rejected_the_same_object_is_given():
    _, extraction = full()
    elsewhere = frozenset(ids(replace(extraction, id="other")))
    assert without(extraction, frozenset()) is extraction
    assert without(extraction, elsewhere) is extraction


def test_a_rejected_title_goes_and_person_and_organization_stay():
    _, extraction = full()
    left = rejecting(extraction, "周慕云：江岳集团 总经理")
    assert left == replace(extraction, roles=(extraction.roles[0], extraction.roles[2]))


def test_a_rejected_part_of_goes_with_its_evidence():
    _, extraction = full()
    (*others, office) = extraction.organizations
    bare = replace(office, part_of=None, evidence=office.evidence[:1])
    left = rejecting(extraction, "江岳集团办公室 ⊂ 江岳集团")
    assert left == replace(extraction, organizations=(*others, bare))


def test_a_rejected_meeting_goes_and_its_intent_stays_without_it():
    _, extraction = full()
    left = rejecting(extraction, "会谈 2024-03-05：林知远 — 周慕云")
    intent = replace(extraction.intents[0], meeting=None)
    assert left == replace(extraction, meetings=(), intents=(intent,))


def test_a_rejected_exhibition_or_intent_goes():
    _, extraction = full()
    assert rejecting(extraction, "展会 2024-03-05 第二届铜博会") == replace(
        extraction, exhibitions=()
    )
    assert rejecting(extraction, "华澜铜业协会、江岳集团：再生铜回收（已签署）") == replace(
        extraction, intents=()
    )


def test_a_rejected_participant_leaves_the_slot_with_its_evidence():
    _, extraction = full()
    meeting = extraction.meetings[0]
    evidence = tuple(each for each in meeting.evidence if each.slot != "accompanying")
    left = rejecting(extraction, "何听雨（陪同）：会谈 2024-03-05")
    assert left == changed(extraction, accompanying=(), evidence=evidence)


def test_a_rejected_participant_stays_in_other_events():
    _, extraction = full()
    left = rejecting(extraction, "周慕云（客方）：会谈 2024-03-05")
    assert left.meetings[0].guests == ()
    assert left.exhibitions == extraction.exhibitions


def test_who_takes_part_no_more_leads_no_delegation():
    article, extraction = full()
    led = evidence_of(article, "周慕云一行", slot="leads", value="周慕云")
    extraction = changed(extraction, evidence=(*extraction.meetings[0].evidence, led))
    (meeting,) = rejecting(extraction, "周慕云（客方）：会谈 2024-03-05").meetings
    assert meeting.leads == ()
    assert "周慕云" not in {each.value for each in meeting.evidence}


def test_who_still_takes_part_still_leads():
    _, extraction = full()
    both = changed(extraction, attendees=("周慕云",))
    (meeting,) = rejecting(both, "周慕云（客方）：会谈 2024-03-05").meetings
    assert (meeting.guests, meeting.leads) == ((), ("周慕云",))


def test_what_two_records_state_alike_is_one_statement_told_with_both():
    article, extraction = full()
    (meeting,) = extraction.meetings
    second = replace(meeting, key="m2", guests=("何听雨",), accompanying=(), leads=())
    twice = replace(extraction, meetings=(meeting, second))
    told = by_told(twice)
    assert len(ids(twice)) == len(set(ids(twice))) == len(ids(extraction)) + 1
    assert told["会谈 2024-03-05：林知远 — 周慕云、何听雨"].record == "m1"
    assert rejecting(twice, "会谈 2024-03-05：林知远 — 周慕云、何听雨").meetings == ()
    left = rejecting(twice, "林知远（主方）：会谈 2024-03-05")
    assert [each.hosts for each in left.meetings] == [(), ()]
    assert list(left.problems(article)) == []


# Of any extraction.


@cache
def samples():
    """The sample articles with what the rules read in them."""
    return [(article, extract(article)) for article in articles([ARTICLES])]


def expected(extraction, statement):
    """The ids that go with a statement: its own, and of an event those of its participants."""
    event = statement.told.partition("：")[0] if statement.kind in EVENTS else None
    return {statement.id} | {
        each.id
        for each in statements(extraction)
        if each.kind is StatementKind.PARTICIPANT and each.told.partition("：")[2] == event
    }


def check(article, extraction):
    """Rejecting one statement removes it alone, of an event also its participants; all, all."""
    stated = ids(extraction)
    for statement in statements(extraction):
        left = without(extraction, frozenset({statement.id}))
        gone = expected(extraction, statement)
        assert ids(left) == [each for each in stated if each not in gone]
        assert list(left.problems(article)) == []
    bare = without(extraction, frozenset(stated))
    assert ids(bare) == []
    assert (bare.people, len(bare.organizations)) == (
        (extraction.people, len(extraction.organizations))
    )
    assert list(bare.problems(article)) == []


def test_rejecting_one_statement_of_a_sample_article_removes_exactly_it():
    for article, extraction in samples():
        check(article, extraction)
    kinds = {each.kind for _, extraction in samples() for each in statements(extraction)}
    assert kinds == set(StatementKind)


@given(st.integers(0, 10_000))
def test_rejecting_one_statement_of_any_extraction_removes_exactly_it(seed):
    article = make_article(tiny.text(seed))
    check(article, tiny.extract(article))


@given(st.data())
def test_rejecting_is_the_same_in_one_go_and_one_by_one(data):
    _, extraction = data.draw(st.sampled_from(samples()))
    rejected = data.draw(st.lists(st.sampled_from(ids(extraction)), unique=True, max_size=5))
    one_by_one = extraction
    for each in rejected:
        one_by_one = without(one_by_one, frozenset({each}))
    assert one_by_one == without(extraction, frozenset(rejected))
