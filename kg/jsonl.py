"""Records to JSON and back, one a line, and their JSON Schema.

>>> from kg.model import Span
>>> encode(Span(start=1, end=4))
b'{"start":1,"end":4}'
"""

from typing import Any, TypeVar

import msgspec

from kg.errors import ExtractionError
from kg.model import Extraction

__all__ = ["decode", "encode", "line", "schema"]

_T = TypeVar("_T")


def encode(record: object) -> bytes:
    """Give a record (or any value of plain types) as compact UTF-8 JSON."""
    return msgspec.json.encode(record)


def line(record: object) -> str:
    """Give a record as one line of JSON, without the line end."""
    return encode(record).decode()


def decode(data: bytes | str, kind: type[_T], *, where: str = "JSON") -> _T:
    """Give the record of type `kind` that `data` holds.

    Raises:
        ExtractionError: The JSON is malformed or of another shape; the message names the path.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise ExtractionError(
            f"{where}: {error}; expected one {kind.__name__} as kg writes it."
        ) from error


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a line that `kg extract` writes."""
    return msgspec.json.schema(Extraction)
