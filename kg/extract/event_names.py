"""Names of gatherings and exhibitions in coded sentences.

`Ⓓ,第九届青川国际茶业博览会在会展中心开幕。` has one, an exhibition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import lexicon

EXHIBITION = "exhibition"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventName:
    """The name of a gathering or an exhibition, with its place in the coded sentence."""

    start: int
    end: int
    kinds: tuple[str, ...]
    """The kinds of its parts: 论坛暨展览会 is a conference and an exhibition."""

    @property
    def code(self) -> str:
        """Ⓔ for what is an exhibition, Ⓝ for any other gathering."""
        return "Ⓔ" if EXHIBITION in self.kinds else "Ⓝ"


def event_names(text: str) -> tuple[EventName, ...]:
    """Give the names in a coded sentence, in text order, a numbered one before a plain one."""
    found: list[EventName] = []
    for number, pattern in enumerate(_names()):
        for match in pattern.finditer(text):
            event = _event(match)
            if not _meets(event, found) and (number == 0 or not _is_generic(match["stem"])):
                found.append(event)
    return tuple(sorted(found, key=lambda event: event.start))


def _event(match: re.Match[str]) -> EventName:
    heads = [_head().search(part) for part in match.group().split("暨")]
    kinds = [lexicon.table("event_heads")[head.group()] for head in heads if head]
    if "签约" in match.group().split("暨")[0]:
        kinds.insert(0, "signing")
    return EventName(start=match.start(), end=match.end(), kinds=tuple(kinds))


def _meets(event: EventName, others: list[EventName]) -> bool:
    return any(event.start < other.end and other.start < event.end for other in others)


def _any_head() -> str:
    return lexicon.alternation(lexicon.table("event_heads"))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"{_any_head()}(?=$|[”》」])")


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """The patterns of a name, their `{head}` filled in."""
    return tuple(
        re.compile(rule.regex.pattern.replace("{head}", _any_head()))
        for rule in lexicon.patterns("event_names")
        if rule.gives == "name"
    )


def _is_generic(stem: str) -> bool:
    generic = (rule for rule in lexicon.patterns("event_names") if rule.gives == "generic")
    return any(rule.regex.fullmatch(stem) for rule in generic)
