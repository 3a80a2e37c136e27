"""Tests kg.extract.scoring.evaluate: figures as the annotation guide's scorer has them."""

import json
import random
import subprocess
import sys

import msgspec
import pytest
from factory import make_article, make_extraction, sample

from kg import jsonl
from kg.errors import ArticleError
from kg.extract.scoring.evaluate import IN_OVERALL, LAYERS, Tally, golden, scores
from kg.model import Extraction, Meeting, MeetingKind, Organization, Person


@pytest.mark.parametrize(
    ("right", "found", "gold", "expected"),
    [
        (0, 0, 0, (1.0, 1.0, 1.0)),
        (0, 0, 3, (0.0, 0.0, 0.0)),
        (0, 3, 0, (0.0, 0.0, 0.0)),
        (2, 4, 2, (0.5, 1.0, 2 / 3)),
    ],
)
def test_a_tally_gives_precision_recall_and_f1(right, found, gold, expected):
    tally = Tally(right=right, found=found, gold=gold)
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx(expected)


def test_the_gold_against_itself_is_perfect():
    _, extraction = sample()
    result = scores([(extraction, extraction)])
    assert result.overall == 1.0
    assert result.misses == ()


def test_an_empty_extraction_finds_nothing_and_every_fact_is_missed():
    article, extraction = sample()
    result = scores([(extraction, make_extraction(article))])
    assert result.tallies["people"] == Tally(right=0, found=0, gold=3)
    assert {miss.fact for miss in result.misses if miss.layer == "people"} == {
        ("林知远",),
        ("周慕云",),
        ("何听雨",),
    }
    assert not any(miss.is_extra for miss in result.misses)


def test_an_organization_counts_under_its_alias_but_not_under_a_generic_word():
    article = make_article("江岳集团")
    gold = make_extraction(
        article,
        organizations=(
            Organization(key="o1", name="江岳集团有限公司", aliases=("江岳集团",)),
            Organization(key="o2", name="华澜铜业协会", aliases=("协会",)),
        ),
    )
    found = make_extraction(
        article,
        organizations=(
            Organization(key="o1", name="江岳集团"),
            Organization(key="o2", name="某会", aliases=("协会",)),
        ),
    )
    assert scores([(gold, found)]).tallies["organizations"] == Tally(right=1, found=2, gold=2)


def test_a_miss_names_the_slot_of_a_meeting():
    article = make_article("会见")
    meeting = Meeting(key="m1", kind=MeetingKind.TALKS, place="北京", hosts=("林知远",))
    other = Meeting(key="m1", kind=MeetingKind.TALKS, place="北京", guests=("林知远",))
    gold = make_extraction(article, meetings=(meeting,))
    result = scores([(gold, make_extraction(article, meetings=(other,)))])
    assert [(miss.is_extra, miss.fact) for miss in result.misses] == [
        (False, ("hosts", "林知远")),
        (True, ("guests", "林知远")),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[]", "expected an annotated article"),
        ('{"article": {}, "gold": {}}', "has no 'id'"),
        ('{"article": {"id": "\udcff"}, "gold": {}}', "bytes that are not UTF-8"),
        ("[" * 100_000, "expected an annotated article"),
        ('{"article": ' + '{"a":' * 5000, "is nested too deeply"),
        ('{"article": {"id": "a"}, "gold": {"people": [{"aliases": []}]}}', "name"),
    ],
)
def test_a_malformed_gold_file_is_named(tmp_path, content, words):
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8", "surrogateescape")
    with pytest.raises(ArticleError, match=words):
        list(golden(path))


def test_a_folder_without_gold_files_is_an_error(tmp_path):
    with pytest.raises(ArticleError, match="has no gold files"):
        list(golden(tmp_path))


_KEPT = {"key", "evidence", "kind", "stage", "meeting", "as_of"}


def _perturbed(gold, chance, pool):
    """The gold with records dropped, doubled and renamed, and slots moved."""
    plain = json.loads(jsonl.encode(gold))
    for layer in ("people", "organizations", "roles", "meetings", "exhibitions", "intents"):
        records = [record for record in plain[layer] if chance.random() > 0.2]
        records += [dict(chance.choice(records))] if records and chance.random() < 0.2 else []
        plain[layer] = [_changed(record, chance, pool) for record in records]
    chance.shuffle(plain["meetings"])
    return msgspec.convert(plain, Extraction)


def _changed(record, chance, pool):
    for slot, value in record.items():
        if slot in _KEPT or chance.random() < 0.8:
            continue
        if isinstance(value, list):
            other = [*value[:-1], chance.choice(pool)]
        elif slot in {"name", "title", "person"}:
            other = chance.choice([value or "会", f"{value} ", chance.choice(pool)])
        else:
            other = chance.choice([None, chance.choice(pool)])
        record = record | {slot: other}
    return record


@pytest.mark.parametrize("seed", range(4))
def test_figures_equal_those_of_the_guides_scorer(shared, tmp_path, seed):
    chance = random.Random(seed)
    files = sorted((shared / "corpus/dev").glob("*.json"))[:30]
    wanted = [next(golden(file)) for file in files]
    pool = [org.name for gold in wanted for org in gold.organizations] + ["协会", "集团"]
    found = [_perturbed(gold, chance, pool) for gold in wanted]
    folder = tmp_path / "gold"
    folder.mkdir()
    for file in files:
        (folder / file.name).write_bytes(file.read_bytes())
    lines = tmp_path / "found.jsonl"
    lines.write_text("\n".join(map(jsonl.line, found)), "utf-8")
    scorer = shared / "corpus/score.py"
    run = subprocess.run(
        [sys.executable, scorer, folder, lines, "--json"], capture_output=True, check=True
    )
    expected = json.loads(run.stdout)
    result = scores(zip(wanted, found, strict=True))
    assert result.overall == pytest.approx(expected["overall"])
    assert len(IN_OVERALL) == len(LAYERS) - 1
    for layer in LAYERS:
        tally = result.tallies[layer]
        assert {
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": tally.f1,
        } == pytest.approx(expected[layer])


def test_people_are_compared_without_spaces():
    article = make_article("陈 昆")
    gold = make_extraction(article, people=(Person(key="p1", name="陈昆"),))
    found = make_extraction(article, people=(Person(key="p1", name="陈 昆"),))
    assert scores([(gold, found)]).tallies["people"].f1 == 1.0
