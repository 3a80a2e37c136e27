"""Whether one name of an organization can be the short form of another.

>>> relation("包头铝业", "包头铝业有限公司"), relation("江铜集团", "江西铜业集团有限公司")
(<Relation.STEM: 3>, <Relation.ABBREVIATION: 1>)

Names are normalized. That a name can be short for another does not say that it is.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg import lexicon
from kg.resolve.names import (
    front_places,
    is_administrative,
    is_registered,
    leading_places,
    normalized,
    sort_and_stem,
)
from kg.resolve.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_LEAST_STEM = 2
_SHORTEST = 2
_LAST = frozenset("协行大联")
"""Last characters that are short for a word."""
_LONGEST_KEY = 12
_LEAST_LATIN = 4
_UNITS = "省市县区"
"""An office's name begins with one where the place is left out."""
_BRANCHES = ("分公司", "专委会")
"""They end like a firm or an office, and are parts of one."""
_OF_A_HOUSE = 4
"""Shorter stems are too many houses'."""


class Relation(IntEnum):
    """How much the wording alone says for two names being one body's."""

    NONE = 0
    ABBREVIATION = 1
    """The characters of one stand in the other in their order: 江铜集团."""
    TRADE = 2
    """One is the other without words of trade, too: 东风公司 of 东风汽车集团有限公司."""
    STEM = 3
    """One is the other without its place or form: 包头铝业 of 包头铝业有限公司."""


class Parts(NamedTuple):
    """A name taken apart."""

    sort: str
    """firm, association, government, institute, unit, or '' where no word shows it."""
    stem: str
    """The name without its form: 江西铜业 of 江西铜业集团有限公司."""
    marks: frozenset[str]
    """集团 and 股份, if they stand in the form."""


@remembered
def parts(name: str) -> Parts:
    """Give the parts of a name."""
    inside = "".join(match["inside"] for match in _BRACKETS.finditer(name))
    bare = branch(_BRACKETS.sub("", name))
    if bare.endswith(_BRANCHES) and bare not in _BRANCHES:
        end = next(end for end in _BRANCHES if bare.endswith(end))
        return Parts("unit", bare.removesuffix(end), frozenset())
    match = _pattern("form").search(bare)
    if match is not None and match.start():
        form = match.group() + inside
        marks = frozenset(mark for mark in ("集团", "股份") if mark in form)
        return Parts("firm", bare[: match.start()], marks)
    match = _pattern("office").search(bare)
    if match is not None and match.start():
        return Parts("government", bare[: match.start()], frozenset({_offices()[match.group()]}))
    sort, stem = sort_and_stem(bare)
    return Parts(sort, stem or bare, frozenset())


def branch(name: str) -> str:
    """Give a name with 专委会 where 专业委员会 stands."""
    return name.replace("专业委员会", "专委会")


@cache
def _pattern(what: str) -> re.Pattern[str]:
    """What ends a name: the legal `form` of a firm, the `office` of a government."""
    document = lexicon.document("abbreviations")
    if what == "form":
        return re.compile(document["form"])
    return re.compile(lexicon.alternation(document["offices"]) + "$")


def _offices() -> Mapping[str, str]:
    found: Mapping[str, str] = lexicon.document("abbreviations")["offices"]
    return found


@remembered
def relation(one: str, other: str) -> Relation:
    """Give how two normalized names are related; two firms' registered names are not."""
    short, full = sorted((one, other), key=lambda name: (is_registered(name), len(name), name))
    if one == other or len(short) < _SHORTEST:
        return Relation.NONE
    if full in (f"{short}人民政府", f"{short}政府") and is_administrative(short):
        return Relation.STEM
    if is_of_its_place(short, full):
        return Relation.ABBREVIATION
    if parts(short).sort == "unit":
        is_its_end = branch(full).endswith(branch(short))
        return Relation.ABBREVIATION if is_its_end else Relation.NONE
    return _last_word(short, full) or _by_parts(short, full)


def is_of_its_place(short: str, full: str) -> bool:
    """Whether an office's name leaves out which county it is of: 县财政局 of 蒲城县财政局."""
    front = full.removesuffix(short[1:])
    return is_placeless(short) and front[-1:] == short[0] and front in front_places(full)


def is_placeless(name: str) -> bool:
    """Whether a normalized name is an office's that leaves out its place: 县财政局."""
    return name[:1] in _UNITS and bool(name) and parts(name).sort == "government"


def _last_word(short: str, full: str) -> Relation:
    """中汽协 of 中国汽车工业协会: a last character that is short for the last word."""
    if short[-1] not in _LAST or not full.endswith(_ends_of(short[-1])):
        return Relation.NONE
    is_short = _abbreviates(short[:-1], full, least=1)
    return Relation.ABBREVIATION if is_short else Relation.NONE


def _by_parts(short: str, full: str) -> Relation:
    little, long = parts(short), parts(full)
    both = is_registered(short)
    is_barred = both and (little.sort != "association" or len(short) == len(full))
    has_marks = little.marks <= long.marks | _marks_in(long.stem)
    if is_barred or not has_marks or not _sorts_agree(little, long):
        return Relation.NONE
    if little.stem in stems(full) and not both:
        return Relation.STEM if little.stem in _own_stems(long.stem) else Relation.TRADE
    return Relation.ABBREVIATION if _abbreviates(little.stem, long.stem) else Relation.NONE


def _sorts_agree(little: Parts, long: Parts) -> bool:
    return little.sort == long.sort or (not little.sort and long.sort == "firm")


def _marks_in(stem: str) -> frozenset[str]:
    return frozenset(mark for mark in ("集团", "股份") if mark in stem)


@remembered
def stems(name: str) -> frozenset[str]:
    """Give the stem of a name, without place in front, without words of trade behind."""
    found = set(_own_stems(parts(name).stem))
    for stem in tuple(found):
        found.update(_without_trade(stem))
    return frozenset(stem for stem in found if len(stem) >= _LEAST_STEM)


def _own_stems(stem: str) -> frozenset[str]:
    """The stem with its place and without."""
    return frozenset({stem, *(stem[len(place) :] for place in leading_places(stem))})


def _without_trade(stem: str) -> Iterator[str]:
    """The stem without the words of trade at its end, one by one."""
    trades = lexicon.words("trade_words")
    while stem:
        start = next((i for i in range(1, len(stem)) if stem[i:] in trades), None)
        if start is None:
            return
        stem = stem[:start]
        yield stem


def _abbreviates(little: str, long: str, *, least: int = _LEAST_STEM) -> bool:
    """Whether the characters of the one stand in the other in order, from its first word on."""
    if little.isascii():
        return len(little) >= _LEAST_LATIN and long.startswith(little)
    if len(little) < least or little[0] not in _firsts(long):
        return False
    rest = iter(long)
    return all(character in rest for character in little)


def _firsts(stem: str) -> frozenset[str]:
    """The first character of a stem, and that behind its place."""
    return frozenset(own[:1] for own in _own_stems(stem))


def starts(name: str) -> frozenset[str]:
    """Give characters of which two names share one if one can be short for the other."""
    of = parts(name)
    if of.sort == "unit":
        return frozenset({branch(name)[-2:]})
    return _firsts(of.stem) | _firsts(name) | _behind_units(of)


def _behind_units(of: Parts) -> frozenset[str]:
    """The first characters of an office's name behind 县 or its county: 财 of 县财政局."""
    if of.sort != "government":
        return frozenset()
    fronts = (1,) if of.stem[0] in _UNITS else map(len, front_places(of.stem))
    return frozenset(of.stem[length : length + 1] for length in fronts) - {""}


def _ends_of(last: str) -> str | tuple[str, ...]:
    """The words that a last character is short for: 协 for 协会."""
    return tuple(lexicon.document("abbreviations")["last"][last])


def keys(name: str) -> frozenset[str]:
    """Give what two names share if one is the other's stem."""
    of = parts(name)
    sort = of.sort or "firm"
    if sort == "unit":
        return frozenset()
    return frozenset(f"{sort}={stem}" for stem in stems(name) if len(stem) <= _LONGEST_KEY)


def house(name: str) -> str:
    """Give the stem that the firms of one house share (东辰稀土 of 东辰稀土集团有限公司), or ''."""
    normal = normalized(name)
    stem = parts(normal).stem if parts(normal).sort == "firm" else ""
    return stem if len(stem) >= _OF_A_HOUSE else ""
