"""How people are called by surname and title (王会长), and who can be called so.

>>> call_of("欧阳总经理"), can_mean("副会长", "常务副会长"), can_mean("会长", "副会长")
(Call(surname='欧阳', title='总经理'), True, False)

Names and titles are normalized.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.lexicon import document, table
from kg.resolve.abbreviations import starts
from kg.resolve.names import is_generic, is_whole, normalized
from kg.resolve.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from kg.model import Mention

_OTHERS = ("副", "原", "前", "总", "助理", "名誉", "荣誉")
"""Before a title they make it another office."""
_TAIL = 2
"""So many last characters two titles share if one can mean the other."""


class Call(NamedTuple):
    """A surname and a title that stand for a person."""

    surname: str
    title: str


@remembered
def call_of(name: str) -> Call | None:
    """Give the surname and title of a name that is nothing else; None for other names."""
    if is_whole(name):
        return None
    for length in (2, 1):
        if name[:length] in table("surnames") and name.endswith(_heads(), length):
            return Call(name[:length], name[length:])
    return None


@remembered
def surname(name: str) -> str:
    """Give the surname of a full name in Han characters, or ''."""
    known = table("surnames")
    if len(name) > _TAIL and known.get(name[:2]) in ("compound", "japanese"):
        return name[:2]
    return name[:1] if name[:1] in known else ""


def can_mean(title: str, held: str) -> bool:
    """Whether the title by which somebody is called is one that somebody holds, or its end."""
    return held.endswith(title) and not held.removesuffix(title).endswith(_OTHERS)


def calls(name: str, posts: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """Give what a person's short and full name share; `posts` are titles with a body's forms.

    Each is a surname, the end of a title, and what a short and a full name of the body share.
    """
    call = call_of(name)
    own = call.surname if call is not None else surname(name)
    for title, forms in posts if own else ():
        bodies = (form for form in map(normalized, forms) if not is_generic(form))
        for first in sorted({first for body in bodies for first in starts(body)}):
            yield f"{own}={title[-_TAIL:]}={first}"


def called(name: str, title: str) -> frozenset[str]:
    """Give how a holder of a title is called: by the full name, by surname and title."""
    if not is_whole(name):
        return frozenset({name} if call_of(name) else ())
    return frozenset({name, f"{surname(name)}{title}"} if title and surname(name) else {name})


def shared(ours: AbstractSet[str], theirs: AbstractSet[str]) -> AbstractSet[str]:
    """Give the people, as `called`, of both sides; not 王会长 of two full names of a 王."""
    both = ours & theirs
    if not any(map(call_of, both)):
        return both
    left, right = ({surname(name) for name in side if is_whole(name)} for side in (ours, theirs))
    return {
        name for name in both if (call := call_of(name)) is None or call.surname not in left & right
    }


def is_called(one: Mention, other: Mention) -> bool:
    """Whether one of two people is called by a surname and a title, and it can mean the other."""
    left, right = (call_of(normalized(each.name or "")) for each in (one, other))
    if (left is None) == (right is None):
        return False
    call, full = (left, other) if left is not None else (right, one)
    return call is not None and any(can_mean(call.title, post.title) for post in full.posts)


@cache
def _heads() -> tuple[str, ...]:
    return tuple(document("titles")["heads"])
