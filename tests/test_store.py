"""The store on disk: one writer, readers on whole snapshots, recovery after an unclean end."""

import json
import os
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import StoreError
from kg.store import (
    Current,
    Writer,
    current,
    exclusive,
    forget_damaged,
    holder,
    reader,
    require_room,
)
from kg.store import writer as writing

GRAPH = NamedNode("https://example.org/g")
AWKWARD = 'a"b\\c\nd\te王\u2028} ; DROP ALL ; # {$x ?y'


def quad(number, text="x"):
    subject = NamedNode(f"https://example.org/s{number}")
    return Quad(subject, NamedNode("https://example.org/p"), Literal(text, language="zh"), GRAPH)


@pytest.fixture
def graph(tmp_path):
    return tmp_path


def seen(graph):
    """The quads that a reader sees."""
    with reader(graph) as store:
        return set(store)


def filled(graph, *quads):
    """A graph folder that was written and left cleanly."""
    with exclusive(graph) as clean:
        writer = Writer(graph, clean=clean)
        writer.apply(writer.batch + 1, [], quads)
        writer.snapshot(now=True)


def test_what_was_applied_is_read_after_the_snapshot(graph):
    filled(graph, quad(1), quad(2))
    assert seen(graph) == {quad(1), quad(2)}
    assert current(graph) == Current(snapshot="snap-1", batch=1)


@pytest.mark.parametrize("text", [AWKWARD, "", "'''\"\"\"", "\\u0022 . }", "\x7f\u200b"])
def test_text_that_looks_like_sparql_stays_text(graph, text):
    filled(graph, quad(1, text))
    with exclusive(graph) as clean:
        writer = Writer(graph, clean=clean)
        writer.apply(2, [quad(1, text)], [quad(2, text), quad(3)])
        writer.snapshot(now=True)
    assert seen(graph) == {quad(2, text), quad(3)}


def test_a_batch_may_only_remove(graph):
    filled(graph, quad(1), quad(2))
    with exclusive(graph) as clean:
        writer = Writer(graph, clean=clean)
        writer.apply(2, [quad(1)], [])
        writer.snapshot(now=True)
    assert seen(graph) == {quad(2)}


def test_a_snapshot_that_is_read_stays_and_then_goes(graph):
    filled(graph, quad(1))
    with reader(graph) as store:
        filled(graph, quad(2))
        assert set(store) == {quad(1)}
        assert (graph / "store" / "snap-1").is_dir()
    filled(graph, quad(3))
    assert [path.name for path in (graph / "store").glob("snap-*")] == ["snap-3"]
    assert seen(graph) == {quad(1), quad(2), quad(3)}


def test_snapshots_come_at_most_once_in_a_while(graph):
    with exclusive(graph) as clean:
        writer = Writer(graph, clean=clean)
        writer.apply(1, [], [quad(1)])
        assert not writer.snapshot()
        assert writer.snapshot(now=True)
        assert writer.snapshot()


def broken_off(graph, *quads):
    """Write a batch, and end before it is in a snapshot."""
    with exclusive(graph) as clean:
        Writer(graph, clean=clean).apply(2, [], quads)
        raise RuntimeError


def test_after_an_unclean_end_the_live_store_is_the_snapshot(graph):
    filled(graph, quad(1))
    with pytest.raises(RuntimeError):
        broken_off(graph, quad(2))
    with exclusive(graph) as clean:
        assert not clean
        writer = Writer(graph, clean=clean)
        assert writer.batch == 1
        writer.apply(2, [], [quad(3)])
        writer.snapshot(now=True)
    assert seen(graph) == {quad(1), quad(3)}


def test_a_clean_end_is_known_as_one(graph):
    for _ in range(2):
        with exclusive(graph) as clean:
            assert clean


def test_a_closed_store_is_small_and_goes_on(graph):
    with exclusive(graph) as clean:
        writer = Writer(graph, clean=clean)
        writer.apply(1, [], [quad(1)])
        writer.snapshot(now=True)
        writer.close()
    assert not list((graph / "store" / "live").glob("*.log"))
    filled(graph, quad(2))
    assert seen(graph) == {quad(1), quad(2)}


def test_a_fill_takes_the_place_of_all_and_spares_readers(graph):
    filled(graph, quad(1))
    with exclusive(graph) as clean:
        writer = Writer(graph, clean=clean)
        writer.fill(2, iter([quad(2), quad(3)]))
        assert writer.batch == 2
        assert seen(graph) == {quad(1)}
        writer.snapshot(now=True)
    assert seen(graph) == {quad(2), quad(3)}


def test_a_fill_that_is_broken_off_is_done_again_from_the_start(graph):
    def broken():
        yield quad(2)
        raise KeyboardInterrupt

    with exclusive(graph) as clean:
        writer = Writer(graph, clean=clean)
        with pytest.raises(KeyboardInterrupt):
            writer.fill(1, broken())
        assert writer.batch == 0
        writer.fill(1, [quad(3)])
        writer.snapshot(now=True)
    assert seen(graph) == {quad(3)}


def test_litter_is_removed(graph):
    filled(graph, quad(1))
    (graph / "store" / "snap-9").mkdir()
    (graph / "store" / "live" / "LOG.old.1").touch()
    filled(graph, quad(2))
    names = [path.name for path in (graph / "store").rglob("*")]
    assert "snap-9" not in names
    assert not [name for name in names if name.startswith("LOG.old")]


def test_reading_changes_no_file(graph):
    filled(graph, quad(1))
    before = {path: path.stat().st_mtime_ns for path in graph.rglob("*")}
    seen(graph)
    assert {path: path.stat().st_mtime_ns for path in graph.rglob("*")} == before


@pytest.mark.parametrize(
    ("name", "said"),
    [("none", "no such folder"), ("file", "is a file"), ("empty", "holds no graph yet")],
)
def test_where_no_graph_is_the_reader_says_what_is_there(graph, name, said):
    (graph / "file").write_text("x")
    (graph / "empty").mkdir()
    with pytest.raises(StoreError, match=said), reader(graph / name):
        pass


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"snapshot": "snap-1"}', '{"snapshot": 1, "batch": "x"}', "\x00"]
)
def test_a_damaged_current_is_named(graph, text):
    filled(graph, quad(1))
    (graph / "store" / "CURRENT").write_text(text)
    with pytest.raises(StoreError, match=r"CURRENT: cannot be read; .* kg build"), reader(graph):
        pass


def test_current_leads_nowhere_outside(graph):
    filled(graph, quad(1))
    (graph / "store" / "CURRENT").write_text(json.dumps({"snapshot": "../../x", "batch": 1}))
    with pytest.raises(StoreError, match="expected snap-"), reader(graph):
        pass


@pytest.mark.parametrize("text", ["{", json.dumps({"snapshot": "../x", "batch": 1})])
def test_a_damaged_current_is_forgotten(graph, text):
    filled(graph, quad(1))
    (graph / "store" / "CURRENT").write_text(text)
    forget_damaged(graph)
    assert current(graph) is None


def test_a_sound_current_is_kept(graph):
    filled(graph, quad(1))
    forget_damaged(graph)
    assert seen(graph) == {quad(1)}


def test_a_missing_snapshot_is_named(graph):
    filled(graph, quad(1))
    shutil.rmtree(graph / "store" / "snap-1")
    with pytest.raises(StoreError, match="names a snapshot that is not there"), reader(graph):
        pass


def test_a_damaged_snapshot_is_named(graph):
    filled(graph, quad(1))
    (graph / "store" / "snap-1" / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match="is damaged or cannot be read"), reader(graph):
        pass


def test_a_full_disk_is_refused_before_writing(graph, monkeypatch):
    filled(graph, quad(1))
    monkeypatch.setattr(writing, "_ROOM", 1 << 62)
    with pytest.raises(StoreError, match=r"the disk has \d+ MB free; expected at least"):
        require_room(graph)


def test_a_second_writer_of_the_same_process_is_refused(graph):
    with (
        exclusive(graph),
        pytest.raises(StoreError, match="one writer at a time"),
        exclusive(graph),
    ):
        pass


def test_the_writer_is_known_while_it_writes(graph):
    assert holder(graph) is None
    with exclusive(graph):
        assert holder(graph) == str(os.getpid())
    assert holder(graph) is None


@pytest.mark.parametrize("note", ["", "nonsense", "9" * 31, "1"])
def test_what_a_dead_writer_left_is_no_writer(graph, note):
    (graph / "lock").write_text(note)
    assert holder(graph) is None


def test_before_the_first_snapshot_readers_are_told_who_builds(graph):
    with (
        exclusive(graph),
        pytest.raises(StoreError, match=f"process {os.getpid()} is building it"),
        reader(graph),
    ):
        pass


def test_a_reader_without_its_snapshot_is_told_who_writes(graph):
    filled(graph, quad(1))
    shutil.rmtree(graph / "store" / "snap-1")
    with (
        exclusive(graph),
        pytest.raises(StoreError, match=f"Process {os.getpid()} is writing"),
        reader(graph),
    ):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_lock_on_a_full_disk_is_named(graph):
    (graph / "lock").symlink_to("/dev/full")
    with pytest.raises(StoreError, match=r"lock: cannot be written \("), exclusive(graph):
        pass


def test_a_live_store_that_another_program_holds_is_named(graph):
    filled(graph, quad(1))
    held = Store(str(graph / "store" / "live"))
    with exclusive(graph) as clean, pytest.raises(StoreError, match="cannot be read"):
        Writer(graph, clean=clean)
    del held
