"""Writes results: to stdout, or to a file whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from kg.errors import OutputError


def require_place(output: Path, *, force: bool = False) -> None:
    """Refuse a place where `write_text` cannot write, before there is anything to write.

    Raises:
        OutputError: It is a folder, or a file and `force` is not given, or nothing can be written
            beside it.
    """
    try:
        if str(output) == "-" or _is_special(output):
            return
        if output.is_dir():
            raise OutputError(f"{output}: is a folder; expected a file. Name one with -o.")
        if output.exists() and not force:
            raise OutputError(f"{output}: exists already; give --force to overwrite it.")
        with tempfile.TemporaryFile(dir=output.parent):
            pass
    except OSError as error:
        raise _unwritable(output, error) from error


def write_text(text: str, output: Path, *, force: bool = False) -> None:
    """Write `text` as UTF-8 to `output`; `-` is standard output.

    A file appears whole or not at all: it is written under another name and then renamed. What is
    there and no file (/dev/null, a pipe) is written to as it is.

    Raises:
        OutputError: The file exists and `force` is not given, or it cannot be written.
    """
    if str(output) == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    require_place(output, force=force)
    try:
        if _is_special(output):
            output.write_bytes(text.encode())
        else:
            _write_atomically(text.encode(), output)
    except OSError as error:
        raise _unwritable(output, error) from error


def _is_special(output: Path) -> bool:
    return output.exists() and not output.is_file() and not output.is_dir()


def _unwritable(output: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{output}: cannot be written ({error.strerror}). Choose another place with -o."
    )


def _write_atomically(data: bytes, output: Path) -> None:
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name[:40]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(output)
    finally:
        temporary.unlink(missing_ok=True)
