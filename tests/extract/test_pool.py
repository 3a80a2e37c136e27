"""Tests kg.extract.pool: many articles, in their order, in one process or several."""

import pytest
from factory import make_article

from kg.errors import ExtractionError
from kg.extract import registry
from kg.extract.pool import outcomes
from kg.model import Extraction


def fake(article):
    """Breaks the contract for articles titled 坏, and is broken for those titled 乱."""
    if article.title == "乱":
        raise ZeroDivisionError("x" * 1000)
    sha256 = "0" * 64 if article.title == "坏" else article.sha256
    return Extraction(id=article.id, sha256=sha256, extractor="fake/1")


@pytest.fixture
def faked(monkeypatch):
    monkeypatch.setattr(registry, "extractors", lambda: {"rules": fake})


def numbered(count):
    return [make_article("华澜铜业协会会长林知远致辞。", id=f"a{n:02}") for n in range(count)]


@pytest.mark.usefixtures("faked")
def test_one_process_gives_each_article_with_its_extraction_in_order():
    found = list(outcomes(iter(numbered(3))))
    assert [(article.id, outcome.id) for article, outcome in found] == [
        ("a00", "a00"),
        ("a01", "a01"),
        ("a02", "a02"),
    ]


@pytest.mark.usefixtures("faked")
def test_an_article_that_fails_gives_its_error_and_the_rest_go_on():
    articles = [make_article("甲", title="坏", id="bad"), *numbered(1)]
    (_, error), (_, good) = outcomes(articles)
    assert isinstance(error, ExtractionError)
    assert good.extractor == "fake/1"


@pytest.mark.usefixtures("faked")
def test_what_an_extractor_did_not_expect_is_the_error_of_one_article():
    articles = [make_article("甲", title="乱", id="bad"), *numbered(1)]
    (_, error), (_, good) = outcomes(articles)
    assert isinstance(error, ExtractionError)
    assert str(error).startswith("extractor 'rules' on 'bad': failed (ZeroDivisionError(")
    assert len(str(error)) < 300
    assert good.extractor == "fake/1"


def test_a_process_that_ends_takes_one_article_only_with_it(tmp_path, monkeypatch):
    (tmp_path / "deadly.py").write_text(
        "import os\n"
        "from kg.model import Extraction\n"
        "def extract(article):\n"
        "    if article.title == '亡': os._exit(1)\n"
        "    if article.title == '乱': raise SystemExit\n"
        "    return Extraction(id=article.id, sha256=article.sha256, extractor='deadly/1')\n",
        "utf-8",
    )
    offered = tmp_path / "deadly-1.dist-info"
    offered.mkdir()
    (offered / "METADATA").write_text("Name: deadly\nVersion: 1\n", "utf-8")
    (offered / "entry_points.txt").write_text("[kg.extractors]\ndeadly = deadly:extract\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    titles = ["好", "亡", "乱"]
    articles = [make_article("甲", title=title, id=f"{n:02}") for n, title in enumerate(titles)]
    articles += numbered(8)
    found = list(outcomes(articles, extractor_name="deadly", workers=2))
    assert [article.id for article, _ in found] == [article.id for article in articles]
    failed = [str(outcome) for _, outcome in found if not isinstance(outcome, Extraction)]
    assert len(failed) == 2
    assert "on '01': failed (its process ended)" in failed[0]
    assert "on '02': failed (SystemExit())" in failed[1]


@pytest.mark.usefixtures("faked")
def test_articles_are_taken_no_further_than_they_are_asked_for():
    taken = iter(numbered(5))
    next(outcomes(taken))
    assert next(taken).id == "a01"


def test_an_unknown_extractor_is_said_before_any_article_is_read():
    articles = iter(numbered(1))
    with pytest.raises(ExtractionError, match="'none'"):
        next(outcomes(articles, extractor_name="none"))
    assert next(articles).id == "a00"


def test_several_processes_give_the_same_in_the_same_order():
    articles = numbered(19)
    apart = list(outcomes(iter(articles), workers=2))
    assert [article.id for article, _ in apart] == [article.id for article in articles]
    assert [found.people for _, found in apart] == [f.people for _, f in outcomes(articles)]


def test_workers_end_when_nobody_asks_for_more():
    found = outcomes(iter(numbered(60)), workers=2)
    assert next(found)[0].id == "a00"
    found.close()
    with pytest.raises(StopIteration):
        next(found)
