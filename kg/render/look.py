"""How kinds and relations are drawn and named, from `templates/look.toml`.

>>> look()["kind"]["person"]["zh"]
'人物'
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from kg.assets import path


@cache
def look() -> dict[str, Any]:
    """Give the tables `kind`, `relation`, `value` and `word`."""
    return tomllib.loads(path("render/templates/look.toml").read_text(encoding="utf-8"))
