"""Runs a command as a person at a terminal would see it."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time

_PATIENCE = 60
"""Seconds after which a program that neither writes nor ends is killed."""


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


def answered(keys, *arguments, prompt):
    """Give what `kg` writes, and its exit code, when each prompt is answered by the next key.

    A key may be a signal, too. One that comes before the program reads keys is thrown away, so it
    is waited for.
    """
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    process, ours = pty.fork()
    if not process:
        os.execve(command[0], command, os.environ | {"TERM": "xterm", "COLUMNS": "100"})
    written, left = b"", list(keys)
    while part := _read(ours) if select.select([ours], [], [], _PATIENCE)[0] else None:
        written += part
        if written.endswith(prompt.encode()) and left:
            _wait_for_keys(ours)
            key = left.pop(0)
            os.write(ours, key.encode()) if isinstance(key, str) else os.kill(process, key)
    if part is None:
        os.kill(process, signal.SIGKILL)
    os.close(ours)
    _, status = os.waitpid(process, 0)
    return written.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def _wait_for_keys(handle):
    """Wait until the program takes single keys instead of lines."""
    while termios.tcgetattr(handle)[3] & termios.ICANON:
        time.sleep(0.01)


def _read(handle):
    """Linux ends a terminal whose program has gone with an error."""
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""
