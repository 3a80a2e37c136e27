"""How much the characters of a stretch speak for a name of a person.

>>> name_weight("林知远") > 0 > name_weight("企业家")
True
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import document, table, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEVER_IN_NAME = frozenset("某的了着们这哪您它吗呢吧啊我你他她")
_NEVER_FIRST = frozenset(
    "赴在以为就被把与将等还也都又再更最很较未不没无已正即则"
    "而且或若如因由对从至自到去来说称讲做作给让使令请叫派带送拿把走致每各某另本该此其第几数多余近约逾超"
)
_NEVER_LAST = frozenset("会奖团组队班赛展节周期费率法案表函稿章款项例站线网制度板号楼室厅馆店")
"""In these ends no name without a surname."""
_KANA = frozenset(map(chr, range(0x3041, 0x3097))) - {"の"}
_UNUSUAL = {2: 0.2, 3: 0.0, 4: -1.6, 5: -2.6}
"""What a stretch of so many characters weighs behind a title, whatever they are."""
_NONE = -3.0
_USUAL_LENGTH = 3
_REMEMBERED = 20_000
"""So many stretches' weights are kept."""
_NO_SURNAME = -2.2
_NEVER_GIVEN = -0.9
_SURNAMES = {"common": 2.0, "compound": 2.5, "japanese": 2.5, "rare": 0.8, "function": -0.2}


@lru_cache(_REMEMBERED)
def name_weight(name: str, *, titled: bool = False) -> float:
    """Give how much the characters alone speak for a name; above 0 they do.

    Behind a title (`titled`) a name may be an everyday word (国庆), of a minority (萨仁图雅) or
    without any known surname.
    """
    if not _NEVER_IN_NAME.isdisjoint(name[1:]):
        return -3.0
    weight = _split_weight(name, 1, titled=titled)
    for surname in (3, 2):
        if name[:surname] in _compound() and len(name) > surname:
            weight = max(weight, _split_weight(name, surname, titled=titled))
    return max(weight, _unusual(name)) if titled else weight


def begins_with_surname(text: str, start: int) -> bool:
    """Whether a surname stands at `start`."""
    known = table("surnames")
    return text[start : start + 1] in known or text[start : start + 2] in known


def can_be_name(name: str) -> bool:
    """Whether the stretch can name a person at all, right behind a title."""
    weight = name_weight(name)
    return weight >= 0 or (not is_action(name) and name_weight(name, titled=True) > weight)


def is_action(word: str) -> bool:
    """Whether the word is no noun, or one for people and groups: 分别, 企业, 常务."""
    return word in _actions()


def surname_weight(surname: str) -> float:
    """Give how much a surname speaks for a name."""
    return _surnames().get(surname, _NO_SURNAME)


@cache
def _surnames() -> Mapping[str, float]:
    return {word: _SURNAMES.get(kind, _NO_SURNAME) for word, kind in table("surnames").items()}


@cache
def _actions() -> frozenset[str]:
    told = document("titles")
    offices = (*told["heads"], *told["modifiers"], *told["courtesy"])
    return words("person_verbs", "verb_words", "not_names", "provinces", "countries").union(offices)


@cache
def _compound() -> frozenset[str]:
    return frozenset(
        word for word, kind in table("surnames").items() if kind in ("compound", "japanese")
    )


def _split_weight(name: str, surname: int, *, titled: bool) -> float:
    """How likely the name is that has a surname of so many characters."""
    given = name[surname:]
    if table("surnames").get(name[:surname]) == "japanese":
        return _SURNAMES["japanese"] + _japanese_weight(given)
    if not given or len(given) > 2:
        return max(_long_weight(name), _double_weight(name)) if titled else -3.0
    weight = surname_weight(name[:surname]) + _given_weight(given)
    if len(given) == 2:
        weight += 1.8 if given[0] == given[1] else 0.6
    if surname > 1 and is_action(given) and given[0] != given[-1]:
        weight -= 6.0
    return weight - _word_penalty(name, titled=titled)


def _japanese_weight(given: str) -> float:
    """How likely a given name is behind a Japanese surname."""
    if len(given) > 3 or is_action(given) or is_action(given[-2:]):
        return -6.0
    known = table("japanese_given_characters")
    weight = sum(0.5 if char in known or char in _KANA else -1.8 for char in given)
    everyday = 1.5 if given in words("common_words") else 0.0
    length = 0.8 if len(given) == 2 else -0.6 if len(given) == 3 else 0.0
    return weight + length - everyday


def _word_penalty(name: str, *, titled: bool) -> float:
    """What an everyday word in the place of a name costs."""
    if name in words("common_words"):
        return 1.0 if titled else 3.0
    return _inner_penalty(name) if len(name) == _USUAL_LENGTH else 0.0


def _inner_penalty(name: str) -> float:
    """What an everyday word inside three characters costs: 高度|重, 和|协会."""
    if name[1:] in table("not_names"):
        return 3.0
    rare = surname_weight(name[0]) < _SURNAMES["common"]
    if is_action(name[:2]):
        return 2.2
    if name[:2] in words("common_words"):
        return 1.8 if rare else 1.0
    return 1.8 if rare and name[1:] in words("common_words") else 0.0


def _long_weight(name: str) -> float:
    """How much four or five characters speak for a name of a minority, by their sounds."""
    if is_action(name[:2]) or is_action(name[-2:]) or name[-4:] in words("common_words"):
        return -3.0
    return 1.4 if all(char in table("transliteration_characters") for char in name) else -3.0


def _double_weight(name: str) -> float:
    """How likely a name of two surnames and two characters is: 冯关佩玲."""
    is_double = len(name) == 4 and min(map(surname_weight, name[:2])) >= 2
    if not is_double or is_action(name[:2]) or is_action(name[2:]):
        return _NONE
    return 0.6 + _given_weight(name[2:])


def _unusual(name: str) -> float:
    """The least that a stretch behind a title weighs: a noun (方向), sounds (赛里木)."""
    if _NEVER_IN_NAME.intersection(name) or len(name) not in _UNUSUAL:
        return _NONE
    if name[0] not in table("surnames") and name[-1] in _NEVER_LAST:
        return _NONE
    if name[0] in _NEVER_FIRST or not _actions().isdisjoint((name, name[:2], name[-2:])):
        return _NONE
    return 0.6 if name in words("common_words") else _UNUSUAL[len(name)]


def _given_weight(given: str) -> float:
    """How much one or two characters speak for a given name."""
    known = _given_characters()
    weight = known.get(given[0], _NEVER_GIVEN)
    return weight + known.get(given[1], _NEVER_GIVEN) if len(given) == 2 else weight


@cache
def _given_characters() -> Mapping[str, float]:
    counts = {char: int(count) for char, count in table("given_characters").items()}
    return {
        char: 0.6 if count >= 60 else 0.3 if count >= 12 else 0.0 if count >= 3 else _NEVER_GIVEN
        for char, count in counts.items()
    }
