"""What people call kinds, capacities and stages, from `words.toml`.

>>> meant("kind", "会谈,SiteVisit")
('talks', 'site-visit')
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal

from kg.assets import path
from kg.errors import QueryError
from kg.text import fold

Part = Literal["kind", "capacity", "stage"]

_BETWEEN = re.compile(r"[,、;\s]+")


def meant(part: Part, said: str) -> tuple[str, ...]:
    """Give the names in data of words, parted by commas or spaces; English ones in any case.

    Raises:
        QueryError: A word means none of them; all that there are are listed.
    """
    words = [word for word in _BETWEEN.split(fold(said)) if word]
    if not words:
        raise QueryError(f"{part} is {said!r}; expected one of: {_listed(part)}.")
    for word in words:
        if _key(word) not in _names(part):
            raise QueryError(f"{word!r}: is no {part}; expected one of: {_listed(part)}.")
    return tuple(dict.fromkeys(_names(part)[_key(word)] for word in words))


def _key(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")


@cache
def _names(part: Part) -> dict[str, str]:
    return {_key(word): name for name, words in _words()[part].items() for word in (name, *words)}


def _listed(part: Part) -> str:
    return ", ".join(f"{name} ({'、'.join(words)})" for name, words in _words()[part].items())


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(path("network/words.toml").read_text("utf-8"))
