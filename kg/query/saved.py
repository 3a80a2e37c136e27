"""Saved questions: SPARQL files that open with what they answer and what they need to be told.

```
#: title.zh = "某人的历任职务"
#: title.en = "The titles of a person over time"
#: param.person = { kind = "person" }
SELECT ?person ?title …
```

What a question requires comes before what is OPTIONAL in it: a value that is given reaches only
patterns in front of the first OPTIONAL; what is required behind it is joined as a whole table.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from kg import assets
from kg.errors import QueryError
from kg.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "query/queries"
KINDS = (*EntityKind, "date", "entity", "stage", "text", "title")
"""What a parameter may be: an entity of one kind or of any, a stage, a title, a day, or text."""
_MARK = "#: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question needs to be told; the SPARQL variable has its name."""

    kind: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a question answers."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A SPARQL query with its parameters."""

    where: str
    """The saved question's name, the file, or `query`; it stands in error messages."""
    text: str
    title: Title | None = None
    """None if the file has no head."""
    parameters: Mapping[str, Parameter] | None = None
    """None if nothing is declared: then any variable that is selected may be bound."""


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    title: Title
    param: dict[str, Parameter] = {}


def questions(own: Path | None = None) -> dict[str, Question]:
    """Give the saved questions by name, sorted; those in the folder `own` come before ours.

    Raises:
        QueryError: A file's head is not as expected, or `own` is no folder.
    """
    files = _files(assets.path(FOLDER))
    if own is not None:
        if not own.is_dir():
            raise QueryError(f"{own}: is no folder; expected one with .rq files. Check --queries.")
        files |= _files(own)
    return {name: question_in(files[name], where=name) for name in sorted(files)}


def question_in(file: Path, *, where: str | None = None) -> Question:
    """Give the question in a file.

    Raises:
        QueryError: The file cannot be read, or its head is not as expected.
    """
    where = where or str(file)
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: cannot be read as UTF-8 text ({error}).") from error
    head = _head(text, where)
    if head is None:
        return Question(where=where, text=text)
    return Question(where=where, text=text, title=head.title, parameters=head.param)


def _files(folder: Path) -> dict[str, Path]:
    return {file.stem: file for file in folder.glob("*.rq")}


def _head(text: str, where: str) -> _Head | None:
    lines = []
    for line in text.splitlines():
        if not line.startswith(_MARK.rstrip()):
            break
        lines.append(line.removeprefix(_MARK))
    if not lines:
        return None
    try:
        head = msgspec.convert(tomllib.loads("\n".join(lines)), _Head)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise QueryError(
            f"{where}: its head is malformed ({error}); expected TOML after '#: ' with title.zh, "
            "title.en and param.NAME.kind."
        ) from error
    for name, parameter in head.param.items():
        if parameter.kind not in KINDS:
            raise QueryError(
                f"{where}: parameter {name} is of kind {parameter.kind!r}; "
                f"expected one of {', '.join(KINDS)}."
            )
    return head
