"""Writes results: to stdout, or to a file whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from kg.errors import OutputError


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
    is_special = output.exists() and not output.is_file() and not output.is_dir()
    if output.exists() and not force and not is_special:
        raise OutputError(f"{output}: exists already; give --force to overwrite it.")
    try:
        if is_special:
            output.write_bytes(text.encode())
        else:
            _write_atomically(text.encode(), output)
    except OSError as error:
        raise OutputError(
            f"{output}: cannot be written ({error.strerror}). Choose another place with -o."
        ) from error


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
