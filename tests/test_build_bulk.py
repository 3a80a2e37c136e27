"""Builds that bring more than is there: who is who is found out once, at the end."""

import importlib

import pytest
import tiny
from test_build import quads, sample, written

from kg import ledger
from kg.build import build

graph_module = importlib.import_module("kg.build.graph")
ALL = [sample(seed) for seed in range(14)]


@pytest.fixture
def bulk(monkeypatch):
    """Every article is a batch of its own, and more than two are many."""
    monkeypatch.setattr(graph_module, "_MANY", 2)
    monkeypatch.setattr(graph_module, "_EVIDENCE", 1)


@pytest.fixture
def whole(tmp_path):
    """The quads of all articles, built in the ordinary way."""
    build([written(tmp_path, ALL, "all.jsonl")], tmp_path / "whole", extractor=tiny.extract)
    return quads(tmp_path / "whole")


def resolutions(monkeypatch):
    """Note each time that who is who is found out anew in articles that there are."""
    noted, real = [], graph_module.resolve_all

    def noting(book, *told):
        noted.extend([1] if book.article_count() else [])
        real(book, *told)

    monkeypatch.setattr(graph_module, "resolve_all", noting)
    return noted


@pytest.mark.usefixtures("bulk")
def test_many_at_once_give_what_batches_give(tmp_path, whole, monkeypatch):
    noted, told = resolutions(monkeypatch), []
    source, graph = written(tmp_path, ALL), tmp_path / "graph"
    summary = build([source], graph, extractor=tiny.extract, progress=told.append)
    assert (summary.new, len(noted)) == (len(ALL), 1)
    assert [*dict.fromkeys(step.stage for step in told)] == [
        *("reading", "extracting", "resolving", "storing")
    ]
    assert quads(tmp_path / "graph") == whole


@pytest.mark.usefixtures("bulk")
def test_few_added_to_many_go_by_batches(tmp_path, whole, monkeypatch):
    build([written(tmp_path, ALL[:10])], tmp_path / "graph", extractor=tiny.extract)
    noted = resolutions(monkeypatch)
    build([written(tmp_path, ALL)], tmp_path / "graph", extractor=tiny.extract)
    assert not noted
    assert quads(tmp_path / "graph") == whole


@pytest.mark.usefixtures("bulk")
def test_what_a_broken_off_build_stored_is_read_with_the_next(tmp_path, whole):
    def breaking(progress):
        if (progress.stage, progress.done) == ("extracting", 7):
            raise KeyboardInterrupt

    graph = tmp_path / "graph"
    build([written(tmp_path, ALL[:2])], graph, extractor=tiny.extract)
    before = quads(graph)
    with pytest.raises(KeyboardInterrupt):
        build([written(tmp_path, ALL)], graph, extractor=tiny.extract, progress=breaking)
    assert quads(graph) == before
    with ledger.reader(graph) as book:
        assert book.article_count() == 9
    summary = build([written(tmp_path, ALL)], graph, extractor=tiny.extract)
    assert (summary.new, summary.unchanged) == (5, 9)
    assert quads(graph) == whole


@pytest.mark.usefixtures("bulk")
@pytest.mark.parametrize("done", [1, 7])
def test_a_first_build_that_is_broken_off_goes_on(tmp_path, whole, done):
    def breaking(progress):
        if (progress.stage, progress.done) == ("extracting", done):
            raise KeyboardInterrupt

    source, graph = written(tmp_path, ALL), tmp_path / "graph"
    with pytest.raises(KeyboardInterrupt):
        build([source], graph, extractor=tiny.extract, progress=breaking)
    with ledger.reader(graph) as book:
        assert book.article_count() == done
    summary = build([source], graph, extractor=tiny.extract)
    assert (summary.new, summary.unchanged) == (len(ALL) - done, done)
    assert quads(graph) == whole


@pytest.mark.usefixtures("bulk")
def test_changed_articles_are_not_put_off(tmp_path, monkeypatch):
    graph = tmp_path / "graph"
    build([written(tmp_path, [sample(99, "a0")])], graph, extractor=tiny.extract)
    noted = resolutions(monkeypatch)
    build([written(tmp_path, ALL)], graph, extractor=tiny.extract)
    assert not noted


@pytest.mark.usefixtures("bulk")
def test_readers_of_a_slow_build_see_what_came_so_far(tmp_path, whole, monkeypatch):
    noted = resolutions(monkeypatch)
    monkeypatch.setattr(graph_module, "_MINUTE", 0)
    monkeypatch.setattr(graph_module, "_ANEW", 0)
    build([written(tmp_path, ALL)], tmp_path / "graph", extractor=tiny.extract)
    assert len(noted) > 2
    assert quads(tmp_path / "graph") == whole
