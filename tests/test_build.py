"""One build and many: the same graph from the same articles, whatever the way."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
import tiny
from factory import make_article
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg import jsonl, ledger, store
from kg.build import build
from kg.build.intake import content_hash
from kg.build.workers import version_of
from kg.errors import ArticleError, ExtractionError, StoreError
from kg.extract import extract as rules
from kg.extract.version import version as rules_version

TEXT = "P 林知远 会长 北辰协会\nM talks 2024-03-05 北京 林知远 周慕云"


def written(folder, articles, name="source.jsonl"):
    """Write articles as a source file."""
    path = folder / name
    path.write_text("".join(f"{jsonl.line(article)}\n" for article in articles), "utf-8")
    return path


def sample(seed, name=None):
    """An article in the tiny language; one seed, one article."""
    day = random.Random(f"day{seed}").choice(["2024-03-06", "2024-04-02", None])
    return make_article(tiny.text(seed), id=name or f"a{seed}", title=f"t{seed}", published=day)


def quads(graph):
    """All quads of a graph, sorted."""
    with store.reader(graph) as opened:
        return sorted(map(str, opened))


def built(folder, articles, graph=None):
    """Build articles into a graph of their own and give its quads."""
    graph = graph or folder / "graph"
    summary = build([written(folder, articles)], graph, extractor=tiny.extract)
    assert summary.failures == ()
    return quads(graph)


@pytest.fixture
def here(tmp_path):
    """A folder for sources, in which `graph` is the graph's name."""
    return tmp_path


def test_summary_counts_articles_and_facts(here):
    source = written(here, [make_article(TEXT, id="a"), make_article("无事。", id="b")])
    summary = build([source], here / "graph", extractor=tiny.extract)
    assert (summary.read, summary.new, summary.changed, summary.unchanged) == (2, 2, 0, 0)
    assert (summary.facts.people, summary.facts.organizations) == (2, 1)
    assert (summary.facts.titles, summary.facts.meetings) == (1, 1)


def test_second_build_writes_nothing(here):
    source = written(here, map(sample, range(5)))
    build([source], here / "graph", extractor=tiny.extract)
    before = contents(here / "graph")
    summary = build([source], here / "graph", extractor=refuses_to_extract)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 5)
    assert contents(here / "graph") == before


def refuses_to_extract(article):
    raise AssertionError(article.id)


def contents(graph):
    """Every file of a graph folder with its bytes; a store's own log of doings left out."""
    files = (path for path in graph.rglob("*") if path.is_file() and path.name != "LOG")
    return {str(path.relative_to(graph)): path.read_bytes() for path in files}


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_any_order_in_any_number_of_builds_gives_the_same_quads(tmp_path_factory, seed):
    folder = tmp_path_factory.mktemp("orders")
    dice = random.Random(seed)
    articles = [sample(f"{seed}.{n}", f"a{n}") for n in range(dice.randint(2, 9))]
    expected = built(folder, articles, folder / "whole")
    dice.shuffle(articles)
    cut = dice.randint(0, len(articles))
    for part in (articles[:cut], articles[cut:]):
        if part:
            found = built(folder, part, folder / "parts")
    assert found == expected


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_replaced_text_leaves_nothing_behind(tmp_path_factory, seed):
    folder = tmp_path_factory.mktemp("replaced")
    dice = random.Random(seed)
    old = [sample(f"{seed}.{n}", f"a{n}") for n in range(dice.randint(1, 7))]
    new = [sample(f"{seed}.new.{n}", f"a{n}") for n in range(len(old)) if dice.random() < 0.5]
    latest = {article.id: article for article in (*old, *new)}
    built(folder, old, folder / "graph")
    if new:
        built(folder, new, folder / "graph")
    found = quads(folder / "graph")
    assert found == built(folder, latest.values(), folder / "whole")


def test_a_changed_title_is_a_replacement(here):
    article = make_article(TEXT, id="a")
    built(here, [article])
    source = written(here, [replace(article, title="新题")])
    summary = build([source], here / "graph", extractor=tiny.extract)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 1, 0)
    with ledger.reader(here / "graph") as book:
        assert [article.title for article in book.articles()] == ["新题"]


def test_another_version_of_the_extractor_reads_all_anew(here):
    source = written(here, map(sample, range(3)))
    graph = here / "graph"
    build([source], graph, extractor=tiny.extract)
    again = build([source], graph, extractor=Renamed("tiny/2"))
    assert (again.changed, again.unchanged) == (3, 0)
    assert quads(graph) == quads_of_fresh(here, source, Renamed("tiny/2"))


def quads_of_fresh(folder, source, extractor):
    build([source], folder / "fresh", extractor=extractor)
    return quads(folder / "fresh")


class Renamed:
    """The tiny extractor under another version."""

    def __init__(self, version):
        self.version = version

    def __call__(self, article):
        return replace(tiny.extract(article), extractor=self.version)


@pytest.mark.parametrize(
    ("extractor", "version"),
    [(Renamed("x/1"), "x/1"), (rules, rules_version()), (len, None), (tiny.extract, None)],
)
def test_versions_of_extractors(extractor, version):
    assert version_of(extractor) == version


def test_two_texts_under_one_id_are_both_refused(here):
    twins = [make_article(TEXT, id="a", title="甲"), make_article("无事。", id="a", title="乙")]
    source = written(here, [twins[0], make_article(TEXT, id="b"), twins[1], twins[1]])
    summary = build([source], here / "graph", extractor=tiny.extract)
    assert (summary.read, summary.new, summary.failed) == (4, 1, 3)
    (failure,) = summary.failures
    assert f"'甲' ({source}, line 1)" in str(failure)
    assert f"'乙' ({source}, line 3)" in str(failure)
    with ledger.reader(here / "graph") as book:
        assert [article.id for article in book.articles()] == ["b"]


def test_refused_twins_leave_what_was_stored(here):
    old = make_article(TEXT, id="a")
    expected = built(here, [old])
    source = written(here, [old, make_article("无事。", id="a")])
    summary = build([source], here / "graph", extractor=tiny.extract)
    assert (summary.unchanged, summary.failed) == (0, 2)
    assert quads(here / "graph") == expected


def test_one_text_twice_is_one_article(here):
    article = make_article(TEXT, id="a")
    summary = build([written(here, [article] * 2)], here / "graph", extractor=tiny.extract)
    assert (summary.read, summary.new, summary.failures) == (2, 1, ())


@pytest.mark.parametrize(
    ("word", "said"),
    [("BAD。甲", "broke its contract"), ("CRASH。甲", "ZeroDivisionError('as asked')")],
)
def test_what_an_extractor_gets_wrong_stays_out(here, word, said):
    source = written(here, [make_article(TEXT, id="a"), make_article(word, id="b")])
    summary = build([source], here / "graph", extractor=tiny.extract)
    assert (summary.new, summary.failed) == (1, 1)
    assert said in str(summary.failures[0])
    assert str(summary.failures[0]).startswith("b: ")


def test_workers_give_what_one_gives(here):
    articles = [*map(sample, range(60)), make_article("DIE。甲", id="dead")]
    source = written(here, articles)
    summary = build([source], here / "graph", extractor=tiny.extract, workers=2)
    assert (summary.new, summary.failed) == (60, 1)
    assert "its process ended" in str(summary.failures[0])
    assert quads(here / "graph") == built(here, articles[:-1], here / "one")


def test_an_extractor_that_cannot_travel_is_refused(here):
    source = written(here, map(sample, range(40)))
    with pytest.raises(ExtractionError, match="Use one worker"):
        build([source], here / "graph", extractor=lambda _: None, workers=2)


def test_a_file_name_of_any_bytes_is_an_id(here):
    folder = here / "odd"
    folder.mkdir()
    for name in (b"\xff.txt", b"\xfe.txt"):
        (folder / os.fsdecode(name)).write_text("题\n王健会见李娜。", "utf-8")
    summary = build([folder], here / "graph", extractor=tiny.extract)
    assert (summary.new, summary.failures) == (2, ())
    with ledger.reader(here / "graph") as book:
        ids = [article.id for article in book.articles()]
    assert ids == ["file:odd/\\xfe.txt", "file:odd/\\xff.txt"]


def test_progress_is_told(here):
    told = []
    source = written(here, map(sample, range(3)))
    build([source], here / "graph", extractor=tiny.extract, progress=told.append)
    assert [(step.stage, step.done, step.total) for step in told] == [
        *(("reading", n, None) for n in (1, 2, 3)),
        *(("extracting", n, 3) for n in (1, 2, 3)),
    ]


def test_nothing_found_makes_no_graph(here):
    (here / "empty").mkdir()
    with pytest.raises(ArticleError, match="no article"):
        build([here / "empty"], here / "graph", extractor=tiny.extract)
    assert not (here / "graph").exists()


def test_nothing_readable_makes_no_graph(here):
    summary = build([here / "missing.txt"], here / "graph", extractor=tiny.extract)
    assert (summary.read, summary.failed) == (0, 1)
    assert not (here / "graph").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("file", "is a file"), ("file/below", "cannot be used"), ("foreign", "other things")],
)
def test_unusable_graph_folders_are_refused(here, name, said):
    (here / "file").write_text("x")
    (here / "foreign").mkdir()
    (here / "foreign" / "diary.txt").write_text("x")
    with pytest.raises(StoreError, match=said):
        build([written(here, [sample(1)])], here / name, extractor=tiny.extract)


def graph_of_three(here):
    """A built graph; gives its source and its quads."""
    articles = list(map(sample, range(3)))
    return written(here, articles), built(here, articles)


def test_an_empty_ledger_does_not_cost_the_store(here):
    source, expected = graph_of_three(here)
    ledger.path(here / "graph").write_bytes(b"")
    before = contents(here / "graph")
    with pytest.raises(StoreError, match=r"ledger.sqlite: is empty, though store/"):
        build([source], here / "graph", extractor=tiny.extract)
    assert contents(here / "graph") == before
    assert quads(here / "graph") == expected


@pytest.mark.parametrize("also", ["ledger.sqlite-shm", "lock"])
def test_a_graph_without_its_ledger_is_told_as_one(here, also):
    source, expected = graph_of_three(here)
    ledger.path(here / "graph").unlink()
    (here / "graph" / also).touch()
    with pytest.raises(StoreError, match="is a graph whose ledger is missing"):
        build([source], here / "graph", extractor=tiny.extract)
    assert quads(here / "graph") == expected


@pytest.mark.parametrize("is_database", [True, False])
def test_what_is_no_ledger_is_left_as_it_is(here, is_database):
    (here / "graph").mkdir()
    foreign = ledger.path(here / "graph")
    foreign.write_bytes(b"no database, " * 100)
    if is_database:
        foreign.unlink()
        with closing(sqlite3.connect(foreign)) as sqlite:
            sqlite.execute("CREATE TABLE cookies (name TEXT)")
    before = contents(here / "graph")
    with pytest.raises(StoreError, match=r"ledger.sqlite: "):
        build([written(here, [sample(1)])], here / "graph", extractor=tiny.extract)
    assert contents(here / "graph") == before


def test_a_graph_path_that_is_no_utf8_is_refused(here):
    graph = Path(os.fsdecode(os.fsencode(here) + b"/gb\xff"))
    with pytest.raises(StoreError, match=r"gb\\xff: is no UTF-8"):
        build([written(here, [sample(1)])], graph, extractor=tiny.extract)
    assert not graph.exists()


@pytest.mark.parametrize("text", ["", "nonsense", '{"snapshot": "../x", "batch": 1}'])
def test_a_damaged_current_is_healed_from_the_ledger(here, text):
    source, expected = graph_of_three(here)
    (here / "graph" / "store" / "CURRENT").write_text(text)
    build([source], here / "graph", extractor=refuses_to_extract)
    assert quads(here / "graph") == expected


def test_a_lost_store_comes_back_from_the_ledger(here):
    articles = list(map(sample, range(6)))
    expected = built(here, articles)
    shutil.rmtree(here / "graph" / "store")
    build([written(here, articles)], here / "graph", extractor=refuses_to_extract)
    assert quads(here / "graph") == expected


def test_a_full_disk_stops_a_build_that_later_goes_on(here, monkeypatch):
    articles = list(map(sample, range(6)))
    built(here, articles[:3])
    with monkeypatch.context() as full:
        full.setattr("kg.store.writer._ROOM", 1 << 62)
        with pytest.raises(StoreError, match="make room"):
            built(here, articles)
    assert built(here, articles) == built(here, articles, here / "whole")


def test_the_ledger_tells_of_builds_that_wrote(here):
    for _ in range(2):
        built(here, [sample(1)])
    with ledger.reader(here / "graph") as book:
        told = book._sql.rows("SELECT number, finished IS NOT NULL, summary FROM builds")
    assert told == [(1, 1, '{"read":1,"new":1,"changed":0,"unchanged":0,"failed":0}')]


def test_other_rules_of_identity_or_mapping_project_all_anew(here):
    articles = list(map(sample, range(6)))
    expected = built(here, articles)
    with ledger.writer(here / "graph") as book:
        book.set_meta("projection", "of an older kg")
    build([written(here, articles)], here / "graph", extractor=refuses_to_extract)
    assert quads(here / "graph") == expected


def test_a_second_writer_is_refused_by_number(here):
    source = written(here, [sample(1)])
    build([source], here / "graph", extractor=tiny.extract)
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, here / "graph"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=f"process {holder.pid} is writing"):
            build([source], here / "graph", extractor=tiny.extract)
    finally:
        holder.kill()
        holder.communicate()
    build([source], here / "graph", extractor=tiny.extract)


def test_a_dead_writers_child_that_holds_the_lock_a_moment_longer_is_waited_for(here):
    source = written(here, [sample(1)])
    build([source], here / "graph", extractor=tiny.extract)
    dead = subprocess.run(
        [sys.executable, "-c", _LEAVE_HELD, here / "graph"], stdout=subprocess.PIPE, check=True
    )
    assert dead.stdout == b"held\n"
    assert build([source], here / "graph", extractor=tiny.extract).unchanged == 1


_LEAVE_HELD = """
import os, sys, time
from pathlib import Path
from kg.store import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    if os.fork():
        os._exit(0)
    os.closerange(0, 3)
    time.sleep(0.5)
    os._exit(0)
"""

_HOLD = """
import sys, time
from pathlib import Path
from kg.store import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""

_BUILD = """
import sys
import tiny
from pathlib import Path
from kg.build import build, graph
graph._EVIDENCE = 150
from kg.store import writer
writer._BETWEEN_SNAPSHOTS = 0.05
build([sys.argv[1]], sys.argv[2], extractor=tiny.extract, workers=int(sys.argv[3]))
"""


def building(source, graph, workers=1):
    """Start a build with small batches in a process of its own."""
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen(
        [sys.executable, "-c", _BUILD, source, graph, str(workers)],
        env={**os.environ, "PYTHONPATH": path},
    )


def kill_and_resume(folder, rounds, workers):
    source = written(folder, map(sample, range(60)))
    build([source], folder / "whole", extractor=tiny.extract)
    expected = quads(folder / "whole")
    for n in range(rounds):
        graph = folder / f"graph{n}"
        child = building(source, graph, workers)
        time.sleep(random.Random(n).uniform(0.3, 1.6))
        child.kill()
        child.wait()
        build([source], graph, extractor=tiny.extract)
        assert quads(graph) == expected
        assert sorted(path.name for path in (graph / "store").glob("snap-*")) == [
            store.current(graph).snapshot
        ]


def test_a_killed_build_is_taken_up_where_it_was(here):
    kill_and_resume(here, rounds=2, workers=1)


def test_an_interrupted_build_shows_what_is_stored(here):
    source, graph = written(here, map(sample, range(150))), here / "graph"
    child = building(source, graph)
    wait_until((graph / "store" / "CURRENT").exists)
    child.send_signal(signal.SIGINT)
    child.wait()
    with ledger.reader(graph) as book:
        assert store.current(graph).batch == book.last_batch()
        stored = len(list(book.articles()))
    summary = build([source], graph, extractor=tiny.extract)
    assert (summary.unchanged, summary.new) == (stored, 150 - stored)


@pytest.mark.skipif(
    not Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").exists(), reason="needs /proc"
)
def test_workers_end_with_a_killed_builder(here):
    source, graph = written(here, map(sample, range(400))), here / "graph"
    child = building(source, graph, workers=2)
    wait_until(lambda: len(workers_of(child.pid)) == 2)
    workers = workers_of(child.pid)
    child.kill()
    child.wait()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


def workers_of(pid):
    """The processes that a builder started to extract."""
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [n for n in told if b"spawn_main" in Path(f"/proc/{n}/cmdline").read_bytes()]


def wait_until(is_so):
    for _ in range(3000):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError


@pytest.mark.slow
def test_many_killed_builds_are_taken_up(here):
    kill_and_resume(here, rounds=40, workers=2)


def test_readers_see_whole_batches(here):
    # All are alike, so that each batch has seven.
    articles = [sample(0, f"a{number}") for number in range(120)]
    source, graph = written(here, articles), here / "graph"
    child, seen = building(source, graph), set()
    while child.poll() is None:
        if (graph / "store" / "CURRENT").exists():
            with store.reader(graph) as opened:
                seen.add(number_of_articles(opened))
    assert child.returncode == 0
    assert {n % 7 for n in seen} <= {0, 120 % 7}
    assert len(seen) > 1


def number_of_articles(opened):
    rows = opened.query(
        "SELECT (COUNT(DISTINCT ?a) AS ?n) { GRAPH ?g { ?a a <https://schema.org/NewsArticle> } }"
    )
    return int(next(iter(rows))["n"].value)


def test_no_triple_stands_in_two_graphs(here):
    built(here, map(sample, range(30)))
    with store.reader(here / "graph") as opened:
        triples = [str(quad.triple) for quad in opened]
    assert len(triples) == len(set(triples))


def test_content_is_all_that_a_reader_sees_of_an_article():
    article = make_article(TEXT, id="a", published="2024-03-06")
    same = replace(article, id="b", body=())
    assert content_hash(article) == content_hash(same)
    for change in ({"title": "新"}, {"published": None}, {"publisher": "报"}, {"url": "u"}):
        assert content_hash(replace(article, **change)) != content_hash(article)


_HALF = """
import os, sqlite3, sys
ledger = sqlite3.connect(sys.argv[1], isolation_level=None)
ledger.execute("PRAGMA journal_mode = DELETE")
ledger.execute("PRAGMA cache_size = 1")
ledger.execute("BEGIN")
ledger.execute("CREATE TABLE half (written TEXT)")
ledger.executemany("INSERT INTO half VALUES (?)", [("x" * 500,)] * 3000)
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_writer_left_half_written_is_taken_back(here):
    source, graph = written(here, map(sample, range(3))), here / "graph"
    build([source], graph, extractor=tiny.extract)
    expected = quads(graph)
    subprocess.run([sys.executable, "-c", _HALF, graph / "ledger.sqlite"], check=False)
    assert (graph / "ledger.sqlite-journal").exists()
    build([source], graph, extractor=tiny.extract)
    assert quads(graph) == expected
    with closing(sqlite3.connect(graph / "ledger.sqlite")) as opened:
        assert not opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
