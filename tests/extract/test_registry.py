"""Tests kg.extract.registry and kg.extract.pool: extractors by name, many articles in order."""

from importlib.metadata import EntryPoint

import pytest
from factory import make_article, sample

from kg.errors import ExtractionError
from kg.extract import pool, registry
from kg.model import Extraction


def test_rules_come_first():
    assert next(iter(registry.extractors())) == "rules"


def test_an_unknown_name_is_an_error_with_close_names():
    with pytest.raises(ExtractionError, match="Did you mean 'rules'"):
        registry.extractor("rule")


def test_a_plugin_that_cannot_be_imported_is_named():
    plugin = registry.Plugin(EntryPoint("theirs", "no.such.module:extract", registry.GROUP))
    with pytest.raises(ExtractionError, match=r"'theirs': cannot be imported .* Reinstall"):
        plugin(make_article("x"))


def test_what_breaks_the_contract_is_refused(monkeypatch):
    article, extraction = sample()
    other = make_article("别的")
    monkeypatch.setattr(registry, "extractors", lambda: {"rules": lambda _: extraction})
    assert registry.extraction("rules", article) is extraction
    with pytest.raises(ExtractionError, match="on 'a': it is of 'sample'"):
        registry.extraction("rules", other)


def test_articles_keep_their_order_and_are_taken_one_by_one(monkeypatch):
    monkeypatch.setattr(
        registry,
        "extractors",
        lambda: {"rules": lambda a: Extraction(id=a.id, sha256=a.sha256, extractor="fake/1")},
    )
    taken = []

    def source():
        for number in range(3):
            taken.append(number)
            yield make_article("x", id=str(number))

    outcomes = pool.outcomes(source())
    article, extraction = next(outcomes)
    assert (article.id, extraction.id, taken) == ("0", "0", [0])
    assert [article.id for article, _ in outcomes] == ["1", "2"]
