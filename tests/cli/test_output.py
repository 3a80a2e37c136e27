import os
import threading
from pathlib import Path

import pytest

from kg.cli.output import require_place, write_text
from kg.errors import OutputError


def test_a_file_is_written_whole_and_not_overwritten_unasked(tmp_path):
    target = tmp_path / "out.txt"
    write_text("一", target)
    with pytest.raises(OutputError, match="--force"):
        write_text("二", target)
    write_text("二", target, force=True)
    assert target.read_text("utf-8") == "二"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write_text("一", pipe)
    reader.join(10)
    assert read == ["一"]
    assert pipe.is_fifo()


def test_a_place_below_a_file_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="Choose another place"):
        write_text("一", tmp_path / "file" / "out.txt")


def test_a_place_is_looked_at_without_leaving_anything_there(tmp_path):
    require_place(tmp_path / "out.txt")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "out.txt").write_text("一", "utf-8")
    require_place(tmp_path / "out.txt", force=True)
    with pytest.raises(OutputError, match="--force"):
        require_place(tmp_path / "out.txt")
    with pytest.raises(OutputError, match="is a folder"):
        require_place(tmp_path, force=True)


def test_standard_output_and_pipes_are_places(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    require_place(Path("-"))
    require_place(tmp_path / "pipe")
