"""Names of gatherings and exhibitions in coded sentences.

`Ⓓ,第九届青川国际茶业博览会在会展中心开幕。` has one, an exhibition.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from kg import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINKS = frozenset("、与和及")
"""After one of these an organization is the second of two (甲与乙签约仪式), no part of a name."""
_OPENS = frozenset("ⓞ“「《(\"'")
"""What may stand before the first word of a name."""
_LONGEST_LEAD = 30
_NEAR = 10
"""So near to a name, a verb says that it is held."""
EXHIBITION = "exhibition"


class EventName(Struct, frozen=True, kw_only=True, gc=False):
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
    has_head = bool(lexicon.scanner("event_heads").longest(text))
    for number, (pattern, is_headed) in enumerate(_names()):
        for match in pattern.finditer(text) if has_head or not is_headed else ():
            event = _event(match)
            stem = text[event.start : match.end("stem")]
            is_named = number == 0 or not _is(stem, "generic") or _is(match.group(), "own")
            is_named = is_named and not _is_body(match)
            if is_named and not _meets(event, found):
                found.append(event)
    return tuple(sorted(found, key=lambda event: event.start))


def _is_body(match: re.Match[str]) -> bool:
    """Whether it is a standing body (某某理事会) of which no session is said to be held."""
    text, end = match.string, match.end()
    around = text[max(0, match.start() - _NEAR) : match.start()] + text[end : end + _NEAR]
    return _is(match.group(), "body") and not _is(around, "held-near")


def _event(match: re.Match[str]) -> EventName:
    heads = [_head().findall(part)[-1:] for part in match.group().split("暨")]
    kinds = [lexicon.table("event_heads")[head] for found in heads for head in found]
    if "签约" in match.group().split("暨")[0]:
        kinds.insert(0, "signing")
    start = _lead(match.string, match.start())
    while start < match.end() - 1 and _is_cut(match.string, start):
        start += 1
    return EventName(start=start, end=match.end(), kinds=tuple(kinds or ["other"]))


def _lead(text: str, start: int) -> int:
    """Where a name begins of which a part stands before 与, 和, 、, a number or a verb in it."""
    if text[start - 1 : start] in _LINKS:
        what, end = "lead", start - 1 if text[start] not in "“「《ⓞ第" else 0
    else:
        what, end = ("lead-of-number" if text[start] == "第" else "lead-of-held"), start
    found = _before(what).search(text, max(0, start - _LONGEST_LEAD), end)
    return found.start("lead") if found else start


@cache
def _before(what: str) -> re.Pattern[str]:
    """What may stand before: part of the name if it follows a date or a verb of holding."""
    return next(rule.regex for rule in lexicon.patterns("event_names") if rule.gives == what)


def _is_cut(text: str, start: int) -> bool:
    """Whether the name would begin with the second of two bodies, in a verb, a clock, a mark."""
    if text[start] == "ⓞ" and text[start - 1 : start] in _LINKS:
        return True
    if text[start].isdigit() and _clock().search(text, max(0, start - 3), start):
        return True
    if not text[start].isalnum() and text[start] not in _OPENS:
        return True
    return start > 0 and text[start - 1 : start + 1] in _verbs()


@cache
def _clock() -> re.Pattern[str]:
    """The hour of a time of day, up to the first digit of its minutes."""
    return re.compile(r"\d:\d?$")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.document("event_names")["words"]["verb"])


def _meets(event: EventName, others: list[EventName]) -> bool:
    return any(event.start < other.end and other.start < event.end for other in others)


def _any_head() -> str:
    return lexicon.alternation(lexicon.table("event_heads"))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"{_any_head()}(?=$|[”》」]|开幕(?:式|典礼|大会)$)")


@cache
def _names() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The patterns of a name, their `{head}` filled in, each with whether it has one."""
    content = lexicon.document("event_names")
    groups = {key: lexicon.alternation(words) for key, words in content["words"].items()}
    groups["head"] = _any_head()
    sources = (row["pattern"] for row in content["name"])
    return tuple((re.compile(_filled(source, groups)), "{head}" in source) for source in sources)


def _filled(source: str, groups: Mapping[str, str]) -> str:
    for key, group in groups.items():
        source = source.replace(f"{{{key}}}", group)
    return source


def _is(words: str, what: str) -> bool:
    rules = (rule for rule in lexicon.patterns("event_names") if rule.gives == what)
    return any(rule.regex.fullmatch(words) for rule in rules)
