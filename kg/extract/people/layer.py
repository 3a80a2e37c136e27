"""People: by the titles beside their names, by lists, by verbs of speech, then by every recurrence.

`…会长林知远、总经理周慕云出席` → people 林知远, 周慕云
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.marking.stretches import outer, places_of
from kg.extract.people.agreement import agreed
from kg.extract.people.called import called
from kg.extract.people.candidates import person_candidates
from kg.extract.people.glosses import glosses
from kg.extract.people.tagged import with_tagged
from kg.lexicon import Scanner, table
from kg.model import Evidence, Person, Span
from kg.text import fold, simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.extract.marking.marks import Marked
    from kg.extract.people.candidates import PersonCandidate
    from kg.model import Extraction

_STRONG = frozenset(["people.title-name", "people.name-title", "people.group-name"])
"""Rules that see where a name ends from both sides."""
_LATIN = re.compile("[A-Za-z]")
_PLACES = frozenset("省市县区镇")


def people(marked: Marked, extraction: Extraction) -> Extraction:
    """Give the extraction with the people of the article added, each with every occurrence."""
    ruled = tuple(person_candidates(marked))
    found = agreed(marked, ruled, with_tagged(marked, ruled))
    twice = glosses(marked.text, {mark.span for mark in found}).values()
    aliases = {_name(marked, alias): _name(marked, name) for name, alias in twice}
    named = {_name(marked, name): "people.gloss" for name, _ in twice}
    named |= {_name(marked, mark.span): mark.rule for mark in reversed(found)}
    names = _settled(marked, {name: rule for name, rule in named.items() if name not in aliases})
    short = tuple(called(marked, [simplify(name) for name in (*names, *aliases)]))
    names |= {_name(marked, mark.span): mark.rule for mark in short}
    found = (*found, *short)
    places = _places(marked, names, found, aliases)
    ordered = sorted(places.items(), key=lambda item: item[1][0].start)
    return replace(
        extraction,
        people=tuple(
            Person(key=f"p{number}", name=name, aliases=_aliases(name, evidence), evidence=evidence)
            for number, (name, evidence) in enumerate(ordered, 1)
        ),
    )


def _name(marked: Marked, span: Span) -> str:
    """The name as printed, the padding of two characters left out."""
    printed = span.of(marked.article.text)
    if printed.isascii() or _LATIN.search(printed):
        return printed
    return "".join(printed.split())


def _settled(marked: Marked, names: dict[str, str]) -> dict[str, str]:
    """The names without those that only run on into the next word: 王健在 beside 王健."""
    barred = _inner(names) | _of_places(marked.text, names)
    kept = {name: rule for name, rule in names.items() if name not in barred}
    ordered, rank = sorted(kept), {name: place for place, name in enumerate(kept)}
    begun = {name: sorted(_that_begin(name, ordered), key=rank.__getitem__) for name in kept}
    counts = _counts(marked.article.text, kept if any(begun.values()) else ())
    for name in sorted(begun, key=len):
        for longer in begun[name]:
            stronger = names[name] in _STRONG and names[longer] not in _STRONG
            if table("surnames").get(name) in ("compound", "japanese") and longer in kept:
                kept.pop(name, None)
            if name in kept and longer in kept and counts[longer] >= counts[name] and not stronger:
                del kept[name]
            elif name in kept and longer in kept and "·" not in longer:
                del kept[longer]
    return kept


def _inner(names: dict[str, str]) -> set[str]:
    """The names that are part of a dotted one: 尤苏波夫."""
    parts = Scanner(names)
    dotted = (name for name in names if "·" in fold(name))
    return {hit.word for name in dotted for hit in parts.all(name) if hit.word != name}


def _of_places(text: str, names: dict[str, str]) -> set[str]:
    """The names of two characters that the text gives to a place: 安州 beside 安州市."""
    short = [name for name in names if len(name) == 2]
    return {
        hit.word
        for hit in Scanner(short).all(text)
        if text[hit.span.end : hit.span.end + 1] in _PLACES
    }


def _counts(text: str, names: Iterable[str]) -> Counter[str]:
    """How often each name stands in the text, places that overlap counted once."""
    counts: Counter[str] = Counter()
    ends: dict[str, int] = {}
    for hit in Scanner(names).all(text):
        if hit.span.start >= ends.get(hit.word, 0):
            counts[hit.word] += 1
            ends[hit.word] = hit.span.end
    return counts


def _that_begin(name: str, ordered: list[str]) -> Iterator[str]:
    """The longer ones of the sorted names that begin with `name`."""
    for index in range(bisect_right(ordered, name), len(ordered)):
        if not ordered[index].startswith(name):
            return
        yield ordered[index]


def _places(
    marked: Marked,
    names: dict[str, str],
    found: tuple[PersonCandidate, ...],
    aliases: Mapping[str, str],
) -> dict[str, tuple[Evidence, ...]]:
    """Every occurrence of every name in the body, by name; a longer name hides one inside it."""
    spans: dict[Span, tuple[str, str]] = {}
    others = {alias: name for alias, name in aliases.items() if name in names}
    for mark in found:
        name = _name(marked, mark.span)
        if name in names:
            spans[mark.span] = (name, mark.rule)
    for span, name in places_of(names, marked.article.text, marked.sentences):
        spans.setdefault(span, (name, names[name]))
    for span, alias in places_of(others, marked.article.text, marked.sentences):
        spans.setdefault(span, (others[alias], "people.gloss"))
    places: dict[str, list[Evidence]] = {}
    for span in outer(spans):
        places.setdefault(spans[span][0], []).append(_evidence(marked, span, *spans[span]))
    return {name: tuple(evidence) for name, evidence in places.items()}


def _evidence(marked: Marked, span: Span, name: str, rule: str) -> Evidence:
    quote = span.of(marked.article.text)
    return Evidence(slot=None, value=name, start=span.start, end=span.end, quote=quote, rule=rule)


def _aliases(name: str, evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    counts = Counter(e.quote for e in evidence if e.quote != name)
    return tuple(sorted(form for form in counts if re.sub(r"\s", "", form) != name))
