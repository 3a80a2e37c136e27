"""Tests kg.extract.intents.layer on the sentences of tests/cases/intents.toml."""

import tomllib
from pathlib import Path

import pytest
from factory import evidence_of, make_article, make_extraction
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.intents.layer import intents
from kg.extract.marking.marks import mark
from kg.model import Meeting, MeetingKind, Organization, Person, Role, Stage

FILE = tomllib.loads((Path(__file__).parents[2] / "cases" / "intents.toml").read_text("utf-8"))
CASES = [pytest.param(case, id=case["id"]) for case in FILE["case"]]
CAST = {name: (name, *more) for name, more in FILE["organizations"].items()}


def _places(article, forms):
    """Evidence wherever a form stands, the longest form first, none inside another."""
    taken = []
    for form in sorted(forms, key=len, reverse=True):
        start = article.text.find(form)
        while start >= 0:
            if not any(first <= start < last for first, last in taken):
                taken.append((start, start + len(form)))
            start = article.text.find(form, start + 1)
    return tuple(
        evidence_of(article, article.text[start:end], after=start) for start, end in sorted(taken)
    )


def _people(article):
    speaker = article.text.find("他希望")
    for number, name in enumerate(FILE["people"], 1):
        places = _places(article, [name])
        if (
            speaker >= 0
            and places
            and places[0].start
            == min(article.text.find(other) for other in FILE["people"] if other in article.text)
        ):
            places += (evidence_of(article, "他", value=name, after=speaker),)
        yield Person(key=f"p{number}", name=name, evidence=places)


def _organizations(article):
    for number, (name, forms) in enumerate(CAST.items(), 1):
        yield Organization(
            key=f"o{number}",
            name=name,
            aliases=forms[1:],
            part_of=FILE["parents"].get(name),
            evidence=_places(article, forms),
        )


def _meetings(article, case):
    if "hosts" in case:
        yield Meeting(
            key="m1",
            kind=MeetingKind.TALKS,
            date="2024-03-05",
            hosts=tuple(case["hosts"]),
            guests=tuple(case["guests"]),
            evidence=(evidence_of(article, article.text.split("。")[0]),),
        )


def _read(case):
    article = make_article(case["text"].strip(), published="2024-03-06")
    given_ = make_extraction(
        article,
        people=tuple(_people(article)),
        organizations=tuple(_organizations(article)),
        roles=tuple(
            Role(key=f"r{n}", person=person, title="代表", organization=body)
            for n, (person, body) in enumerate(FILE["people"].items(), 1)
        ),
        meetings=tuple(_meetings(article, case)),
    )
    return article, given_, intents(mark(article), given_)


def _told(intent):
    told = {"parties": set(intent.parties), "stage": intent.stage.value}
    more = {"topic": intent.topic, "instrument": intent.instrument}
    return told | {slot: value for slot, value in more.items() if value}


@pytest.mark.parametrize("case", CASES)
def test_the_intents_of_a_text(case):
    _, _, extraction = _read(case)
    expected = [row | {"parties": set(row["parties"])} for row in case["intents"]]
    assert [_told(intent) for intent in extraction.intents] == expected


@pytest.mark.parametrize("case", CASES)
def test_every_slot_that_the_text_proves_has_its_evidence(case):
    article, _, extraction = _read(case)
    assert not [problem for problem in extraction.problems(article) if problem.startswith("i")]
    for intent in extraction.intents:
        proved = {evidence.slot for evidence in intent.evidence}
        assert {None, "stage"} <= proved
        assert ("topic" in proved) == (intent.topic is not None)
        assert ("instrument" in proved) == (intent.instrument is not None)
        parties = [e.value for e in intent.evidence if e.slot == "parties"]
        assert set(parties) <= set(intent.parties)


@pytest.mark.parametrize("case", CASES)
def test_the_layer_adds_and_removes_nothing(case):
    _, before, after = _read(case)
    assert (after.people, after.organizations, after.roles, after.meetings) == (
        before.people,
        before.organizations,
        before.roles,
        before.meetings,
    )
    assert [intent.key for intent in after.intents] == [
        f"i{n}" for n in range(1, len(after.intents) + 1)
    ]


def _case(name):
    return next(case for case in FILE["case"] if case["id"] == name)


def test_an_intent_has_the_meeting_and_its_day():
    _, _, extraction = _read(_case("a wish of one party for two sides"))
    assert [(i.meeting, i.as_of) for i in extraction.intents] == [("m1", "2024-03-05")]


def test_an_intent_without_a_meeting_has_the_day_of_publication():
    _, _, extraction = _read(_case("a titled document"))
    assert [(i.meeting, i.as_of) for i in extraction.intents] == [(None, "2024-03-06")]


def test_the_words_that_show_the_stage_are_proof_of_it():
    _, _, extraction = _read(_case("an accepted proposal is a consensus"))
    stages = [e for i in extraction.intents for e in i.evidence if e.slot == "stage"]
    assert [(e.value, e.quote) for e in stages] == [(Stage.PRELIMINARY.value, "欣然应允")]


@given(
    st.lists(st.sampled_from("双方就希望与签署合作协议共建项目,。;:、《》“”()Ⓖ甲 \n"), max_size=120)
)
def test_any_text_is_read_without_harm(characters):
    text = "".join(characters)
    article, before, after = _read({"text": text or "甲"})
    assert not [problem for problem in after.problems(article) if problem.startswith("i")]
    assert after.people == before.people
