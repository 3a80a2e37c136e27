"""Makes the streams and words of the command line fit to be used, wherever it is run."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import click


def ready() -> None:
    """Make the standard streams write UTF-8, and give those that are closed an empty end.

    A job without a terminal may run in an ASCII locale, or with streams closed.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            if name != "stdin":
                setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), mode))
        elif isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")


def words(arguments: list[str]) -> list[str]:
    """Give the arguments as UTF-8 text; a path that is there may keep any bytes.

    Raises:
        click.UsageError: One is no UTF-8 and names no file.
    """
    return [_word(argument) for argument in arguments]


def _word(argument: str) -> str:
    data = os.fsencode(argument)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if Path(argument).exists():
            return argument
        raise click.UsageError(f"argument {data!r}: is no UTF-8; expected text.") from error


def discard() -> None:
    """Let stdout lead nowhere from now on: nobody reads it, or it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def flush() -> None:
    """Write out what stdout still holds.

    Raises:
        OSError: It cannot be written, as on a full disk.
    """
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()
