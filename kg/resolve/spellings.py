"""One spelling for the names under which official bodies are printed.

>>> spelled("河南省农机协会"), spelled("江西省工信厅"), spelled("江西省铜业有限公司")
('河南农机协会', '江西工业和信息化厅', '江西省铜业有限公司')

Names are normalized. Two names of one spelling are one body's; it is for comparing only.
"""

from __future__ import annotations

import re

from kg import lexicon
from kg.resolve.abbreviations import parts
from kg.resolve.names import is_administrative
from kg.resolve.remembered import remembered

_CITY = re.compile("(?P<place>[^省市县区州]{2,3})市")
_LONGEST_PLACE = 8
_LEAST_REST = 3
"""Shorter rests (委, 政府) need what stands before them."""


@remembered
def spelled(name: str) -> str:
    """Give an association's or office's name without 省 or 市, the field of an office in full."""
    sort = parts(name).sort
    if sort == "unit" and name in lexicon.words("state_bodies"):
        return _in_full(name)
    if sort not in ("association", "government") or is_administrative(name):
        return name
    place, rest = _placed(name)
    return place + (_in_full(rest) if sort == "government" else rest)


def _placed(name: str) -> tuple[str, str]:
    """The place that the name begins with, without 省 or 市, and what follows."""
    provinces = lexicon.table("provinces")
    for length in range(min(_LONGEST_PLACE, len(name) - _LEAST_REST), 1, -1):
        front = name[:length]
        if front in provinces or front == "国家":
            return min(front, provinces.get(front, front), key=len), name[length:]
    city = _CITY.match(name)
    if city is None or city["place"] in provinces or len(name) - city.end() < _LEAST_REST:
        return "", name
    return city["place"], name[city.end() :]


def _in_full(office: str) -> str:
    """The office with its field in full: 发改委 → 发展和改革委."""
    fields: dict[str, str] = lexicon.document("abbreviations")["fields"]
    of = parts(office)
    stem, mark = (of.stem, "".join(of.marks)) if of.marks else (office[:-1], office[-1])
    full = fields.get(stem, stem)
    return full + mark if full in fields.values() else office
