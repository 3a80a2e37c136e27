"""What two entities have in common, in words: why they might be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.candidates import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Mention


def common(left: Iterable[Mention], right: Iterable[Mention]) -> tuple[str, ...]:
    """Give what mentions of two entities share of what identity goes by, in words; sorted."""
    sides = (tuple(left), tuple(right))
    ours, theirs = ({key for one in side for key in blocks(one)} for side in sides)
    names = {one.anchor: one.name or one.record for side in sides for one in side}
    return tuple(sorted(set(_told(ours & theirs, names))))


def _told(keys: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    for key in keys:
        sort, _, rest = key.partition("~")
        if sort == "short" and rest.partition("=")[0] in _SORTS:
            yield f"names with one stem: {rest.partition('=')[2]}"
        elif sort == "short":
            yield f"{rest.partition('=')[0]} holds a title at both"
        elif sort == "met":
            yield f"{rest.partition('=')[2]} took part in both, at about one time"
        elif sort == "agreed":
            yield f"a party of both: {rest}"
        elif sort in _PLAIN:
            yield _PLAIN[sort]
        elif "=" in key:
            yield f"one name: {key.partition('=')[2]}"
        else:
            yield f"one register entry: {names[key]}" if key in names else "parts of one body"


_PLAIN = {
    "told": "one sentence tells of both",
    "text": "articles of nearly one text tell of both",
    "called": "one surname and title at bodies of like names",
}
_SORTS = frozenset({"firm", "association", "government", "institute"})
"""The sorts of stems that `short_keys` tells apart."""
