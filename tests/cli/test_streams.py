import os
import subprocess
import sys

import pytest

KG = [sys.executable, "-m", "kg"]


def run(arguments, *, shell_end="", environment=()):
    """The command as a shell runs it, with what the shell does to its streams."""
    command = " ".join([*KG, arguments, shell_end])
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        check=False,
        env=os.environ | dict(environment),
        timeout=120,
    )


@pytest.mark.parametrize("arguments", ["--help", "query --list"])
def test_a_full_disk_behind_stdout_is_one_line(arguments):
    done = run(arguments, shell_end=">/dev/full")
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert b"cannot be written" in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_a_closed_stream_is_no_traceback(closed):
    done = run("query --list", shell_end=closed)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_is_quiet():
    done = run("query --list", shell_end="| head -1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


def test_an_ascii_locale_writes_utf_8():
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("query --list", environment=ascii_only)
    assert done.returncode == 0
    assert "合作意向" in done.stdout.decode()


def test_an_argument_that_is_no_utf_8_is_wrong_usage():
    done = run("show $'\\xff'")
    assert done.returncode == 2
    assert b"is no UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr
