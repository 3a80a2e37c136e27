"""Names of gatherings and exhibitions in coded sentences.

`Ⓓ,第九届青川国际茶业博览会在会展中心开幕。` has one, an exhibition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINKS = frozenset("、与和及")
"""After one of these an organization is the second of two (甲与乙签约仪式), no part of a name."""
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
            stem = text[event.start : match.end("stem")]
            if not _meets(event, found) and (number == 0 or not _is_generic(stem)):
                found.append(event)
    return tuple(sorted(found, key=lambda event: event.start))


def _event(match: re.Match[str]) -> EventName:
    heads = [_head().search(part) for part in match.group().split("暨")]
    kinds = [lexicon.table("event_heads")[head.group()] for head in heads if head]
    if "签约" in match.group().split("暨")[0]:
        kinds.insert(0, "signing")
    start = match.start()
    while start < match.end() - 1 and _is_cut(match.string, start):
        start += 1
    return EventName(start=start, end=match.end(), kinds=tuple(kinds))


def _is_cut(text: str, start: int) -> bool:
    """Whether the name would begin with the second of two bodies, or inside a verb (走|进)."""
    if text[start] == "ⓞ" and text[start - 1 : start] in _LINKS:
        return True
    return start > 0 and text[start - 1 : start + 1] in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.document("event_names")["words"]["verb"])


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
    content = lexicon.document("event_names")
    groups = {key: lexicon.alternation(words) for key, words in content["words"].items()}
    groups["head"] = _any_head()
    return tuple(re.compile(_filled(row["pattern"], groups)) for row in content["name"])


def _filled(source: str, groups: Mapping[str, str]) -> str:
    for key, group in groups.items():
        source = source.replace(f"{{{key}}}", group)
    return source


def _is_generic(stem: str) -> bool:
    return any(rule.regex.fullmatch(stem) for rule in lexicon.patterns("event_names"))
