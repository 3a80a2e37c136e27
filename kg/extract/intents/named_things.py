"""What a general word means that stands for something named before (该项目, 中心).

`“华澜快线”项目开工。项目由Ⓖ共同建设。` → the second 项目 is “华澜快线”项目.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import lexicon
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.intents.party_signs import Statement
    from kg.model import Extraction


@dataclass(slots=True)
class NamedThings:
    """The projects, standards and bodies that the statements read so far name."""

    full: Mapping[str, Span]
    """Where each organization stands in full."""
    last: Span | None = None
    begun: Span | None = None
    """The first of them that is said to begin (开工, 投产)."""

    def note(self, statement: Statement) -> None:
        """Remember the last thing that a statement names."""
        for start, end in _found("named", statement.text):
            self.last = statement.span(start, end)
        for start, end in _found("begun", statement.text):
            self.last = statement.span(start, end)
            self.begun = self.begun or self.last

    def meant(self, statement: Statement, start: int, end: int) -> Span | None:
        """Give the place of the full name of what `start` to `end` means, None if it is none."""
        text = statement.text[start:end]
        if text == "Ⓞ":
            return self.full.get(statement.signs[start].parties[0])
        is_general = any(rule.regex.search(text) for rule in _rules("general"))
        return self.last if is_general else None


def named_things(extraction: Extraction) -> NamedThings:
    """Give the full names of an article's organizations, and nothing else yet."""
    full: dict[str, Span] = {}
    for organization in extraction.organizations:
        for evidence in organization.evidence:
            if evidence.slot is None and evidence.quote == organization.name:
                full.setdefault(organization.name, Span(start=evidence.start, end=evidence.end))
    return NamedThings(full=full)


def _found(what: str, text: str) -> Iterator[tuple[int, int]]:
    """Where things are named in a statement's text."""
    for rule in _rules(what):
        for match in rule.regex.finditer(text):
            yield match.span("topic")


@cache
def _rules(gives: str) -> tuple[lexicon.Pattern, ...]:
    return tuple(rule for rule in lexicon.patterns("intent_topics") if rule.gives == gives)
