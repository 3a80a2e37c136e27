"""Blocking keys, and which mentions of a block are compared.

Two mentions hang together if they share a plain key, or a key of another sort and are alike. Sets
that are closed under this (and hold what their mentions are affiliated with) resolve like the
whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.resolve.abbreviations import keys as stem_keys
from kg.resolve.abbreviations import relation, starts
from kg.resolve.calls import is_called
from kg.resolve.event_keys import (
    is_retold,
    may_have_met,
    met_keys,
    names_in_full,
    numbered_name,
    reprinted,
)
from kg.resolve.intents import about_one_thing
from kg.resolve.names import (
    is_distinct,
    is_generic,
    is_whole,
    normalized,
    whole_names,
)
from kg.resolve.remembered import remembered
from kg.resolve.spellings import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from kg.model import Mention

_EVENTS = frozenset({EntityKind.MEETING, EntityKind.EXHIBITION})
_SURELY = "="
_PERHAPS = "~"
"""What a key has behind its sort: whether sharing it is enough to be compared."""


def blocks(mention: Mention) -> tuple[str, ...]:
    """Give the blocking keys of a mention, sorted; one at least.

    An organization has its anchor, its parent's, every name form that can join articles, the stems
    of its names, and who holds titles there; a person the full names, and
    surname and title at a body; an event its own name, who
    met about when, the sentence that tells of it, and what reprints share; an intent its parties,
    that sentence, and what reprints share.
    """
    keys = {mention.anchor}
    if mention.kind is EntityKind.ORGANIZATION:
        keys.update(mention.affiliations)
        keys.update(f"organization{_SURELY}{form}" for form in joining_forms(mention))
        keys.update(f"short{_PERHAPS}{key}" for key in short_keys(mention))
    elif mention.kind is EntityKind.PERSON:
        keys.update(f"person{_SURELY}{name}" for name in whole_names(mention))
        keys.update(f"called{_PERHAPS}{call}" for call in mention.calls)
    if mention.told is not None:
        keys.add(f"told{_PERHAPS}{mention.told}")
    if mention.kind in _EVENTS or mention.kind is EntityKind.INTENT:
        keys.update(f"text{_PERHAPS}{text}" for text in mention.texts)
    if mention.kind in _EVENTS:
        name = numbered_name(mention)
        keys.update({f"{mention.kind}{_SURELY}{name}"} if name else ())
        keys.update(f"met{_PERHAPS}{key}" for key in met_keys(mention))
    elif mention.kind is EntityKind.INTENT:
        keys.update(f"agreed{_PERHAPS}{name}" for name in mention.beside)
    return tuple(sorted(keys))


def judged_block(judgement: str) -> str:
    """Give the blocking key of the two mentions of a judgement; `judgement` tells which."""
    return f"judged{_SURELY}{judgement}"


def is_sure(block: str) -> bool:
    """Whether all mentions of a block hang together."""
    return _PERHAPS not in block.partition(_SURELY)[0]


def are_compared(block: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions that share a block hang together by it."""
    compare = _COMPARED.get(_sort(block))
    return compare is None or compare(block, one, other)


def compared_by(block: str, mention: Mention) -> Hashable:
    """Give what of a mention decides whom in a block it hangs together with; None if nothing does.

    Mentions of a block for which it is equal hang together with the same ones.
    """
    deciding = _DECIDING.get(_sort(block))
    return None if deciding is None else deciding(block, mention)


def _sort(block: str) -> str:
    return block.partition(_PERHAPS)[0]


def has_same_parties(block: str) -> bool:
    """Whether those of a block only hang together whose hosts are the same."""
    return block.startswith(f"agreed{_PERHAPS}")


def joining_forms(mention: Mention) -> frozenset[str]:
    """Give the forms of an organization that point to one body in any article, as spelled."""
    forms = map(normalized, (*mention.forms, *filter(None, [mention.expanded])))
    return frozenset(spelled(form) for form in forms if is_distinct(form))


def short_keys(mention: Mention) -> frozenset[str]:
    """Give what a short and a long form of one body share: a stem, or one who holds a title there.

    Those who are called by surname and title are many, and go with a first word of the body.
    """
    names = own_names(mention)
    keys = {key for name in names for key in stem_keys(name)}
    firsts = {first for name in names for first in starts(name)}
    for name in mention.members if names else ():
        keys.update({name} if is_whole(name) else {f"{name}={first}" for first in firsts})
    return frozenset(keys)


def own_names(mention: Mention) -> frozenset[str]:
    """Give the normalized forms of an organization that are not generic."""
    return _names(mention.forms)


@remembered
def _names(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name in map(normalized, forms) if not is_generic(name))


def are_alike(one: Mention, other: Mention) -> bool:
    """Whether organizations share a name, or one's name can be short for one of the other's."""
    ours, theirs = own_names(one), own_names(other)
    return bool(ours & theirs) or can_be_short(ours, theirs)


@remembered
def can_be_short(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a name among some can be short for one among others."""
    return any(relation(left, right) for left in ours for right in theirs)


_COMPARED: dict[str, Callable[[str, Mention, Mention], bool]] = {
    "short": lambda _, one, other: are_alike(one, other),
    "called": lambda _, one, other: is_called(one, other),
    "told": lambda _, one, other: is_retold(one, other),
    "text": lambda _, one, other: (what := reprinted(one)) is not None and what == reprinted(other),
    "met": may_have_met,
    "agreed": lambda _, one, other: about_one_thing(one, other),
}
"""Sort of a key → whether two that share one hang together by it."""
_DECIDING: dict[str, Callable[[str, Mention], Hashable]] = {
    "short": lambda _, mention: own_names(mention),
    "called": lambda _, mention: (mention.name, mention.posts),
    "told": lambda _, mention: (mention.kind, mention.told, mention.event_kind, mention.date),
    "text": lambda _, mention: reprinted(mention),
    "met": lambda key, mention: (mention.date, mention.end_date, names_in_full(key, mention)),
    "agreed": lambda _, mention: (mention.topic, mention.instrument, mention.hosts),
}
"""Sort of a key → what decides that."""
