"""The words of a sentence that show how far a cooperation has come.

`Ⓖ签署战略合作框架协议` → 签署, signed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg import lexicon
from kg.model import Stage

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from kg.extract.intents.party_signs import Statement

_STAGES = frozenset(stage.value for stage in Stage)
_ANNOUNCED: Mapping[Stage, Stage | None] = {
    Stage.SIGNED: Stage.PRELIMINARY,
    Stage.UNDERWAY: None,
}
"""What a stage is worth that the words before it only announce."""
_SIGNATURES = frozenset({"signature", "signing-ceremony", "signing-by-hand", "agreed", "tied"})
"""The rules that tell of a signature."""
_REACH = 40
"""How far before a signature the words stand that plan it."""


class Trigger(Struct, frozen=True, kw_only=True):
    """The words that show a stage, as offsets into a statement's text."""

    stage: Stage
    start: int
    end: int
    rule: str
    match: re.Match[str]
    """The whole match; groups a, b and object of what is under way."""

    @property
    def has_parties(self) -> bool:
        """Whether the match itself holds parties."""
        return not {"a", "b"}.isdisjoint(self.match.re.groupindex)

    @property
    def is_item(self) -> bool:
        """Whether it is a project in a list, without the one who signs for all of them."""
        return self.rule == "listed-project"

    @property
    def is_with_unnamed(self) -> bool:
        """Whether it names one party, who does it with another that is no known organization."""
        return self.rule == "with-unnamed"

    @property
    def is_of_thing(self) -> bool:
        """Whether it only says that something begins, which others may have agreed on."""
        return self.rule.startswith("unveiled-thing")

    @property
    def is_ceremony(self) -> bool:
        """Whether it is a signing ceremony, in front of which its subject may stand."""
        return self.rule == "signing-ceremony"

    @property
    def is_signature(self) -> bool:
        """Whether the words tell of a signature, also of one that is only wished for."""
        return self.rule in _SIGNATURES


def triggers(statement: Statement) -> tuple[Trigger, ...]:
    """Give the triggers of a statement, in text order; none if it tells of an end."""
    if says("void", statement.text):
        return ()
    rules = lexicon.matching("intent_stages", statement.text)
    found = [
        trigger for rule in rules if rule.gives in _STAGES for trigger in _of(rule, statement.text)
    ]
    return tuple(sorted(found, key=lambda trigger: (trigger.start, -trigger.end)))


def rows(statement: Statement) -> tuple[Trigger, ...]:
    """Give the triggers in a list of who signed (with whom), none if the statement is not one."""
    for what in ("row", "item"):
        for rule in _named(what):
            found = tuple(_row(rule, match) for match in rule.regex.finditer(statement.text))
            if found:
                return found
    return ()


def _row(rule: lexicon.Pattern, match: re.Match[str]) -> Trigger:
    start, end = match.span("a")
    return Trigger(stage=Stage.SIGNED, start=start, end=end, rule=rule.id, match=match)


def acceptance(text: str, start: int) -> tuple[int, int] | None:
    """Give where the words stand, from `start` on, that accept a proposal (欣然应允)."""
    matches = (rule.regex.search(text, start) for rule in _named("accepted"))
    return next((match.span("words") for match in matches if match), None)


def says(what: str, text: str) -> bool:
    """Whether a pattern that gives `what` matches in the text."""
    return any(rule.regex.search(text) for rule in _named(what))


@cache
def _named(gives: str) -> tuple[lexicon.Pattern, ...]:
    return tuple(rule for rule in lexicon.patterns("intent_stages") if rule.gives == gives)


def _of(rule: lexicon.Pattern, text: str) -> Iterator[Trigger]:
    for match in rule.regex.finditer(text):
        start, end = match.span("words")
        stage = _stage(Stage(rule.gives), text[max(0, start - _REACH) : start])
        if stage is not None and not _is_staged(stage, match):
            yield Trigger(stage=stage, start=start, end=end, rule=rule.id, match=match)


def _is_staged(stage: Stage, match: re.Match[str]) -> bool:
    """Whether what is said to be under way is only an event that the parties hold or attend."""
    return stage is Stage.UNDERWAY and says("staged", match["object"])


def _stage(stage: Stage, before: str) -> Stage | None:
    """The stage in view of the words before, None if they deny it."""
    if says("barred", before):
        return None
    if stage in _ANNOUNCED and says("planned", before):
        return _ANNOUNCED[stage]
    if stage is Stage.SIGNED and says("wished", before):
        return Stage.PROPOSED
    return stage
