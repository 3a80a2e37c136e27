"""Names made comparable, and what a name alone tells of its bearer.

>>> normalized("中國鋁業集團 （有限公司）"), is_registered("华澜新材料有限公司")
('中国铝业集团(有限公司)', True)
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from opencc import OpenCC

from kg import lexicon
from kg.resolve.remembered import remembered
from kg.text import fold

if TYPE_CHECKING:
    from kg.model import Mention

_QUOTES = frozenset("\"'“”‘’「」『』《》〈〉")
_UMLAUTS = re.compile("([aou])e")
_SHORTEST = 3
"""Shorter names of organizations (中铝, 华源) are too many bodies' to join two articles."""
_OF_ITS_OWN = "昇"
"""In names it is a simplified character beside 升 (通用规范汉字表, 2013), not a variant of it."""
_LONGEST_SURNAME = 2
_NOT_ONLY_CITIES = frozenset(["朝阳"])
"""Names of cities that districts elsewhere have, too."""
_OFFICES = frozenset("局厅署委")
"""The last characters of offices that the place before them makes bodies of their own."""


@remembered
def normalized(name: str) -> str:
    """Give a name as names are compared: NFKC, simplified, lower case.

    Without spaces, quotation marks and invisible characters. Only for comparing: lengths change.
    """
    plain = unicodedata.normalize("NFKC", fold(name))
    simplified = _OF_ITS_OWN.join(map(_converter().convert, plain.split(_OF_ITS_OWN)))
    kept = (
        character
        for character in simplified
        if character not in _QUOTES and unicodedata.category(character)[0] not in "CZ"
    )
    return unicodedata.normalize("NFKC", "".join(kept).lower())


@remembered
def is_registered(name: str) -> bool:
    """Whether a normalized name is the full name of a registered type, unambiguous by itself.

    A company's (…有限公司) or an association's with its country, province or city; a branch of
    either. What stands before the type must name something: 科技有限公司 is none.
    """
    for pattern in lexicon.patterns("registered_names"):
        match = pattern.regex.fullmatch(name)
        if match and (pattern.id == "association" or _is_proper(match.group("stem"))):
            return True
    return False


@remembered
def is_distinct(name: str) -> bool:
    """Whether a normalized name that is not registered points to one body in any article.

    It needs a part of its own beside trade and type: 江岳集团 and 高邮市委 have one; 能源集团,
    市委, 办公室, 再生金属分会 and names of two characters have none.
    """
    if is_registered(name) or name in lexicon.words("state_bodies"):
        return True
    if len(name) < _SHORTEST or is_generic(name):
        return False
    sort, stem = sort_and_stem(name)
    if sort == "unit" and _is_office(name) and front_places(stem):
        sort = "government"
    elif sort == "unit" and _is_of_place(name, stem):
        sort = ""
    if sort == "unit" or not _is_proper(stem):
        return False
    return sort == "government" or is_administrative(name) or not is_place_like(stem)


def _is_office(name: str) -> bool:
    """Whether a name ends like that of a government's office: …局, 经济和信息化委员会."""
    fields = lexicon.document("abbreviations")["fields"].values()
    return name[-1] in _OFFICES or name.endswith(tuple(f"{field}委员会" for field in fields))


def _is_of_place(name: str, stem: str) -> bool:
    """Whether it is a works or centre with a place and more in front: 青州变压器厂.

    A centre needs the place as an office has it (澄州市…中心), for firms have a 苏州研发中心.
    """
    places = _units(stem) if name.endswith("中心") else front_places(stem)
    is_one = name.endswith(("厂", "中心"))
    return is_one and any(len(stem) - len(place) > 1 for place in places)


def front_places(stem: str) -> tuple[str, ...]:
    """Give the places that an office's name begins with, those that no list has among them."""
    return (*leading_places(stem), *_units(stem))


def _units(stem: str) -> tuple[str, ...]:
    """The cities and counties, as such by their last character, that a name begins with."""
    return tuple(stem[:length] for length in (3, 4) if is_administrative(stem[:length]))


def is_generic(name: str) -> bool:
    """Whether a word for an organization means what its own article says (协会, 该公司)."""
    return name in lexicon.words("generic_forms")


def is_broad(name: str) -> bool:
    """Whether a normalized name is of a body too large to tell people apart (全国人大)."""
    return name in lexicon.words("broad_bodies")


@remembered
def is_whole(person: str) -> bool:
    """Whether a normalized name of a person is a full one, not a surname with a title (王会长)."""
    behind = (person[length:] for length in range(_LONGEST_SURNAME + 1))
    return len(person) > 1 and not any(end in _called_ends() for end in behind)


@cache
def _called_ends() -> frozenset[str]:
    """What stands behind a surname where no given name does."""
    titles = lexicon.document("titles")
    return frozenset((*titles["heads"], *titles["courtesy"], "总", "工", "某"))


def whole_names(person: Mention) -> frozenset[str]:
    """Give the full names of a person as they are compared; Latin ones without accents."""
    names = {person_key(form) for form in person.forms}
    return frozenset(filter(is_whole, names))


@remembered
def person_key(name: str) -> str:
    """Give a person's name as names are compared: normalized, umlauts spelt out or not."""
    plain = normalized(name)
    if not any("a" <= letter <= "z" for letter in plain):
        return plain
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _UMLAUTS.sub(r"\1", bare)


def is_place_like(name: str) -> bool:
    """Whether a normalized name is that of a country, province or administrative unit."""
    scope = lexicon.document("registered_names")["words"]["scope"]
    return name in scope or is_administrative(name)


@remembered
def is_administrative(place: str) -> bool:
    """Whether a normalized place is an administrative unit that goes by this name alone.

    A bare 区 is none, for many cities have a 鼓楼区.
    """
    patterns = lexicon.patterns("administrative_units")
    return any(pattern.regex.fullmatch(place) for pattern in patterns)


@remembered
def leading_places(stem: str) -> tuple[str, ...]:
    """Give the places that a name begins with, shortest first: 江苏 and 江苏省."""
    places = lexicon.words("provinces", "cities", "counties", "countries")
    scopes = lexicon.document("registered_names")["words"]["scope"]
    fronts = (stem[:length] for length in range(2, min(7, len(stem))))
    return tuple(
        front
        for front in fronts
        if front in places or front in scopes or front.rstrip("省市县区") in places
    )


def place_name(place: str) -> str:
    """Give a place's normalized name; of a province, without 省 or 市 (北京市 is 北京).

    The name of a city that goes by it alone gets its 市: 长沙 is 长沙市.
    """
    name = normalized(place)
    scope = lexicon.document("registered_names")["words"]["scope"]
    city = lexicon.table("cities").get(name, "")
    if city == f"{name}市" and name not in scope and name not in _NOT_ONLY_CITIES:
        return city
    return name[:-1] if name[-1:] in {"省", "市"} and name[:-1] in scope else name


def sort_and_stem(name: str) -> tuple[str, str]:
    """Give the sort of body that the longest known end of a name makes, and the name without it."""
    ends = lexicon.table("organization_ends")
    for start in range(len(name)):
        if name[start:] in ends:
            return ends[name[start:]], name[:start]
    return "", name


@remembered
def _is_proper(stem: str) -> bool:
    """Whether two characters or more remain once words for trades are taken off the end."""
    trades = lexicon.words("trade_words")
    while stem:
        start = next((i for i in range(len(stem)) if stem[i:] in trades), None)
        if start is None:
            break
        stem = stem[:start]
    return len(stem) > 1


@cache
def _converter() -> OpenCC:
    """Traditional to simplified; it reads its tables from disk, so it is made once."""
    return OpenCC("t2s")
