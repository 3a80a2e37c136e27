"""The sample articles and their annotation: the form, the reading, and the story they tell."""

import json
from collections import Counter

import pytest

from kg.model import MeetingKind, Stage
from kg.read import articles

ARTICLE_FIELDS = ("id", "title", "published", "publisher", "url", "text")
LAYERS = {
    "people": {"name", "aliases"},
    "organizations": {"name", "aliases", "part_of"},
    "roles": {"person", "title", "organization"},
    "meetings": {
        "kind",
        "name",
        "date",
        "place",
        "hosts",
        "guests",
        "accompanying",
        "attendees",
    },
    "exhibitions": {"name", "organizers", "place", "date", "visitors"},
    "intents": {"parties", "topic", "stage", "instrument"},
}
CAPACITIES = {
    "meetings": ("hosts", "guests", "accompanying", "attendees"),
    "exhibitions": ("organizers", "visitors"),
}
JOINT_VENTURE = "半固态镁合金压铸件"
NAMESAKES = [("周明远", "沄谷", "晋原理工大学"), ("陈静", "高新区", "哈尔韦瑙")]


@pytest.fixture
def samples(checkout):
    files = sorted((checkout / "data/gold/samples").glob("*.json"))
    return [json.loads(file.read_text("utf-8")) for file in files]


def test_there_are_enough_samples(samples):
    assert len(samples) >= 24


def test_every_layer_has_its_keys(samples):
    for sample in samples:
        assert set(sample) == {"article", "gold"}
        assert tuple(sample["article"]) == ARTICLE_FIELDS
        assert set(sample["gold"]) == set(LAYERS)
        for layer, keys in LAYERS.items():
            assert all(set(record) == keys for record in sample["gold"][layer])


def test_names_stand_in_the_text_once_a_file(samples):
    for sample in samples:
        for layer in ("people", "organizations"):
            names = [record["name"] for record in sample["gold"][layer]]
            assert len(names) == len(set(names))
            assert [name for name in names if name not in sample["article"]["text"]] == []


def test_kinds_and_stages_are_those_of_the_model(samples):
    for sample in samples:
        for meeting in sample["gold"]["meetings"]:
            MeetingKind(meeting["kind"])
        for intent in sample["gold"]["intents"]:
            Stage(intent["stage"])


def test_references_are_to_names_of_the_same_file(samples):
    for sample in samples:
        assert [name for name in references(sample["gold"]) if name not in known(sample)] == []


def test_nobody_fills_two_capacities_of_one_event(samples):
    for sample in samples:
        for layer, slots in CAPACITIES.items():
            for event in sample["gold"][layer]:
                takers = [name for slot in slots for name in event[slot]]
                assert len(takers) == len(set(takers))


def test_the_annotated_articles_are_what_reading_gives(samples, checkout):
    read = {
        article.id: {field: getattr(article, field) for field in ARTICLE_FIELDS}
        for article in articles([checkout / "data/articles"])
    }
    assert read == {sample["article"]["id"]: sample["article"] for sample in samples}


def test_the_samples_come_in_several_formats_and_encodings(checkout):
    files = list((checkout / "data/articles").iterdir())
    assert {file.suffix for file in files} == {".txt", ".html", ".jsonl"}
    assert any(b"charset=gb2312" in file.read_bytes() for file in files)
    assert any(b'id="js_content"' in file.read_bytes() for file in files)


def test_people_meet_again(samples):
    appearances = Counter(
        person["name"] for sample in samples for person in sample["gold"]["people"]
    )
    assert len([name for name, count in appearances.items() if count >= 2]) >= 8


def test_one_cooperation_goes_through_every_stage_in_order(samples):
    told = [
        (sample["article"]["published"], Stage(intent["stage"]))
        for sample in samples
        for intent in sample["gold"]["intents"]
        if JOINT_VENTURE in (intent["topic"] or "")
    ]
    stages = [stage.rank for _, stage in sorted(told)]
    assert stages == sorted(stages)
    assert set(stages) == {stage.rank for stage in Stage}


@pytest.mark.parametrize(("name", "one", "other"), NAMESAKES)
def test_two_people_bear_one_name_at_different_houses(samples, name, one, other):
    houses = [houses_of(name, sample["gold"]) for sample in samples]
    with_one = {n for n, house in enumerate(houses) if one in house}
    with_other = {n for n, house in enumerate(houses) if other in house}
    assert with_one
    assert with_other
    assert not with_one & with_other


def test_every_layer_is_annotated_somewhere(samples):
    assert [layer for layer in LAYERS if not any(s["gold"][layer] for s in samples)] == []


def test_the_cast_in_the_readme_is_whole(samples, checkout):
    told = (checkout / "data/README.md").read_text("utf-8")
    appearances = Counter(
        person["name"] for sample in samples for person in sample["gold"]["people"]
    )
    assert [name for name, count in appearances.items() if count >= 2 and name not in told] == []


def known(sample):
    gold = sample["gold"]
    return {None} | {
        record["name"] for layer in ("people", "organizations") for record in gold[layer]
    }


def references(gold):
    yield from (org["part_of"] for org in gold["organizations"])
    for role in gold["roles"]:
        yield from (role["person"], role["organization"])
    for layer, slots in CAPACITIES.items():
        for event in gold[layer]:
            yield from (name for slot in slots for name in event[slot])
    for intent in gold["intents"]:
        yield from intent["parties"]


def houses_of(name, gold):
    """The organizations where the article says `name` works, in one string."""
    return " ".join(role["organization"] or "" for role in gold["roles"] if role["person"] == name)
