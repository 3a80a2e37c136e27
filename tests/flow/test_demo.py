"""The demo runs whole, in any locale and without a terminal, and deletes nothing of others."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHOWN = (
    "$ kg build data/articles",
    "$ kg query titles-over-time -p person=韩砚秋",
    "总经理助理",
    "已签署",
    "conforms to the shapes",
    "participation:",
    "evidence:",
    "Now you",
)


@pytest.fixture
def place(tmp_path, checkout):
    """A checkout's demo elsewhere, so that it may write."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(checkout / ".ci/demo", tmp_path / ".ci/demo")
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    (tmp_path / "data").symlink_to(checkout / "data")
    return tmp_path


def run(place):
    return subprocess.run(
        [place / ".ci/demo"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"LC_ALL": "C"},
    )


@pytest.mark.slow
def test_the_demo_shows_the_whole_way(place):
    done = run(place)
    shown = done.stdout.decode()
    assert done.returncode == 0, shown
    assert [words for words in SHOWN if words not in shown] == []
    assert "^^<" not in shown
    assert {file.name for file in (place / "demo").iterdir()} == {
        "graph",
        "graph.ttl",
        "network.html",
    }


def test_a_folder_that_is_no_graph_is_left_alone(place):
    (place / "demo/graph").mkdir(parents=True)
    (place / "demo/graph/notes.txt").write_text("mine", encoding="utf-8")
    done = run(place)
    assert done.returncode == 1
    assert b"demo/graph is no graph of kg" in done.stdout
    assert (place / "demo/graph/notes.txt").exists()


def test_without_its_set_up_it_says_what_to_do(place):
    (place / ".venv").unlink()
    done = run(place)
    assert done.returncode == 1
    assert b"'make demo' sets it up" in done.stdout
