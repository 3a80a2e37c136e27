"""Runs a command as a person at a terminal would see it."""

import os
import pty
import subprocess
import sys


def seen(*arguments, columns=100):
    """Give what `kg` writes when its standard output is a terminal of that width."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "TERM": "xterm"}
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        written = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        process.wait()
    return written.decode().replace("\r\n", "\n")


def _read(handle):
    """Linux ends a terminal whose program has gone with an error."""
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""
