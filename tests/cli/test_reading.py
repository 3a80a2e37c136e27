import os

import pytest
from small_graph import make_graph

from kg import ledger, store
from kg.cli.reading import opened


@pytest.fixture
def folder(tmp_path):
    return make_graph(tmp_path / "graph")


def test_a_graph_that_shows_all_of_its_ledger_is_opened_in_silence(folder, capsys):
    with opened(folder) as graph:
        assert graph.find("周慕云")
    assert capsys.readouterr().err == ""


def test_it_is_said_aside_that_the_ledger_is_ahead(folder, capsys):
    with ledger.writer(folder) as book:
        for _ in range(2):
            book.put_batch(1, b"", b"")
    with opened(folder) as graph:
        assert graph.find("周慕云")
    assert "not in the graph yet; run kg build" in capsys.readouterr().err


def test_while_a_build_runs_its_process_is_named(folder, capsys):
    with ledger.writer(folder) as book:
        for _ in range(2):
            book.put_batch(1, b"", b"")
    with store.exclusive(folder), opened(folder):
        pass
    assert f"process {os.getpid()} is building it" in capsys.readouterr().err


def test_a_folder_that_has_lost_its_ledger_can_still_be_asked(folder, capsys):
    ledger.path(folder).unlink()
    with opened(folder) as graph:
        assert graph.find("周慕云")
    assert capsys.readouterr().err == ""
