"""What the rules keep against the tagger: the ends that marks, titles and verbs show.

The tagger moves borders and adds names. A name of the rules that surely ends keeps its borders
(王健|副会长, not 王健副), and no word of people, groups or doing becomes a name by the tagger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.person_ends import is_ended
from kg.extract.person_scores import is_action
from kg.extract.stretches import Stretches
from kg.lexicon import words

if TYPE_CHECKING:
    from kg.extract.marks import Marked
    from kg.extract.person_candidates import PersonCandidate
    from kg.model import Span

_ADDED = "people.tagger"
_NEVER_LAST = frozenset("副某名")
_PREPOSITIONS = frozenset("向对与和由从")


def agreed(
    marked: Marked, ruled: tuple[PersonCandidate, ...], tagged: tuple[PersonCandidate, ...]
) -> tuple[PersonCandidate, ...]:
    """Give the candidates after the tagger, with the borders of the rules where they are sure."""
    text, known = marked.text, {candidate.span for candidate in ruled}
    moved = Stretches(one.span for one in tagged if one.span not in known)
    left = {candidate.span for candidate in tagged}
    kept = tuple(
        one
        for one in ruled
        if one.span not in left and moved.meets(one.span) and _is_firm(marked, one.span)
    )
    firm = Stretches(candidate.span for candidate in kept)
    return kept + tuple(
        one
        for one in tagged
        if one.span in known
        or (not firm.meets(one.span) and (one.rule != _ADDED or _can_be_added(text, one.span)))
    )


def _is_firm(marked: Marked, span: Span) -> bool:
    return span.end in marked.title_starts or is_ended(marked.text, span.end)


def _can_be_added(text: str, span: Span) -> bool:
    name = span.of(text)
    if any(is_action(part) for part in (name, name[:2], name[-2:])):
        return False
    if name[0] == "从" and name[1:] in words("common_words"):
        return False
    return name[-1] not in _NEVER_LAST and not (len(name) == 2 and name[0] in _PREPOSITIONS)
