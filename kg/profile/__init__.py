"""What is known of one person, organization, place, event or intent.

```
with kg.open("graph") as graph:
    for section in profile(graph, "周慕云").sections:
        print(section.name, len(section.rows))
```
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import assets
from kg.query.run import ask
from kg.query.saved import question_in

if TYPE_CHECKING:
    from kg.query import Graph, Question
    from kg.query.result import Row

__all__ = ["Profile", "Section", "profile"]

_SECTIONS = (
    "titles",
    "event",
    "register",
    "parts",
    "people",
    "participants",
    "meetings",
    "exhibitions",
    "intents",
    "events-there",
    "articles",
)
_ENTITY = "entity"
_WITH = "with"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is known in one respect."""

    name: str
    """`titles`, `meetings` …"""
    zh: str
    en: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    """In order of date; at least one. Those of the register name no article, the others do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One entity, and what the graph says of it."""

    iri: str
    kind: str
    label: str
    forms: tuple[str, ...]
    """Its other names, pinyin included; sorted."""
    sections: tuple[Section, ...]
    """Those in which anything is known."""


def profile(graph: Graph, name: str) -> Profile:
    """Give the profile of the entity that bears a name in any form, or has that IRI.

    Raises:
        QueryError: Nothing has that name, or several things have it; they are listed.
    """
    match = graph.find_one(name)
    forms = graph.query("forms-of-entity", entity=match.iri).rows
    found = (_section(graph, section, match.iri) for section in _SECTIONS)
    return Profile(
        iri=match.iri,
        kind=match.kind,
        label=match.label,
        forms=tuple(str(row["form"]) for row in forms),
        sections=tuple(section for section in found if section.rows),
    )


def _section(graph: Graph, name: str, iri: str) -> Section:
    question = _question(name)
    found = ask(graph, question, {_ENTITY: iri})
    columns = tuple(column for column in found.columns if column != _ENTITY)
    rows = tuple(_row(row, columns) for row in found.rows)
    assert question.title is not None
    title = question.title
    return Section(name=name, zh=title.zh, en=title.en, columns=columns, rows=rows)


def _row(row: Row, columns: tuple[str, ...]) -> Row:
    """The row without the entity; whom it met, which the query gathers one a line, in order."""
    shown = {column: row[column] for column in columns}
    if shown.get(_WITH) is not None:
        shown[_WITH] = "、".join(sorted(str(shown[_WITH]).split("\n")))
    return shown


@cache
def _question(name: str) -> Question:
    return question_in(assets.path(f"profile/sections/{name}.rq"), where=name)
