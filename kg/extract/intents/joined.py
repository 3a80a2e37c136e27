"""Drafts of one cooperation as one: at the furthest stage, with what the others add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.extract.intents.stages import says
from kg.extract.intents.topics import same_subject
from kg.model import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.intents.drafts import Draft
    from kg.model import Span

_AGREEING = frozenset({"intents.chorus", "intents.arrangement"})
"""The rules of what all agree on without a word for an agreement."""
_HEAD = 2
"""So many characters begin the names of the bodies of one house."""
_GENERAL = 4
"""A word for a thing that is no longer may mean any (中心)."""
_SPEAKING = 8
"""A document's name that has as many characters says itself what it is about."""


def joined(drafts: Iterable[Draft], text: str) -> tuple[Draft, ...]:
    """Give one draft for each set of parties and subject, in text order.

    A joint result (discussed or further) takes up the proposals of the same parties at the same
    meeting: it has their subject if it says none itself.
    """
    kept: list[Draft] = []
    for draft in drafts:
        place = next(
            (n for n in reversed(range(len(kept))) if _are_one(kept[n], draft, text)), None
        )
        if place is None and draft.parties:
            kept.append(draft)
        elif place is not None:
            kept[place] = _united(kept[place], draft, text)
    return tuple(sorted(_without_proposals(kept, text), key=lambda draft: draft.sentence.start))


def _are_one(one: Draft, other: Draft, text: str) -> bool:
    if not other.parties:
        return _is_begun(one, other, text)
    if one.names != other.names:
        return False
    return _is_same(one, other, text)


def _is_same(one: Draft, other: Draft, text: str) -> bool:
    """Whether two drafts of the same parties are of one cooperation."""
    if one.instrument and other.instrument and _both_signed(one, other):
        return _is_one_document(one, other, text)
    if _is_planned(one, other) or _is_step(one, other, text):
        return True
    if one.topic and other.topic:
        return same_subject(one.topic.of(text), other.topic.of(text))
    return _is_result(one) == _is_result(other)


def _is_begun(one: Draft, begun: Draft, text: str) -> bool:
    """Whether what begins (为实验室揭牌) is what the parties agreed on."""
    if one.topic is None or begun.topic is None or one.stage is Stage.PROPOSED:
        return False
    about, thing = one.topic.of(text), begun.topic.of(text)
    return about.endswith(thing) or (len(thing) > _GENERAL and thing in about)


def _is_step(one: Draft, other: Draft, text: str) -> bool:
    """Whether the parties only arrange how to begin what they talked of (组建项目组)."""
    return (
        other.rule.startswith("intents.arrangement")
        and other.topic is not None
        and one.topic is not None
        and one.meeting == other.meeting
        and _is_result(one)
        and says("step", other.topic.of(text))
    )


def _is_planned(proposal: Draft, result: Draft) -> bool:
    """Whether the parties are to sign what they accepted, by a document that says no more."""
    is_brief = result.topic is not None and result.topic.end - result.topic.start < _SPEAKING
    return (
        proposal.is_accepted
        and proposal.meeting == result.meeting
        and result.stage is Stage.PRELIMINARY
        and result.is_vague
        and is_brief
    )


def _is_one_document(one: Draft, other: Draft, text: str) -> bool:
    """Whether two signatures are of one document, named again in another sentence in short."""
    names = [draft.instrument.of(text) for draft in (one, other) if draft.instrument]
    short, long = sorted(names, key=len)
    if short == long:
        return _may_be_same(one, other, text)
    is_told_again = one.sentence != other.sentence and one.meeting == other.meeting
    is_now = not (_is_past(one, text) or _is_past(other, text))
    return (
        is_told_again and is_now and _is_short_for(short, long) and _may_be_same(one, other, text)
    )


def _is_past(draft: Draft, text: str) -> bool:
    return says("past", text[draft.sentence.start : draft.words.start])


def _is_short_for(short: str, long: str) -> bool:
    """Whether the characters of the one stand in the other, in this order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _may_be_same(one: Draft, other: Draft, text: str) -> bool:
    if one.topic is None or other.topic is None:
        return True
    return same_subject(one.topic.of(text), other.topic.of(text))


def _both_signed(one: Draft, other: Draft) -> bool:
    return one.stage is Stage.SIGNED and other.stage is Stage.SIGNED


def _is_result(draft: Draft) -> bool:
    return draft.stage is not Stage.PROPOSED


def _united(one: Draft, other: Draft, text: str) -> Draft:
    """The further of the two (the later of equals), with what only the other says."""
    first, second = (one, other) if one.stage.rank > other.stage.rank else (other, one)
    if one.stage.rank == other.stage.rank:
        first, second = one, other
    is_first = first.parties and not _is_step(second, first, text)
    told = _better_told(first, second) if is_first else second
    return replace(
        first,
        parties=first.parties or second.parties,
        instrument=_fuller(first.instrument, second.instrument),
        is_accepted=one.is_accepted and other.is_accepted,
        topic=told.topic,
        is_vague=told.is_vague,
    )


def _fuller(first: Span | None, second: Span | None) -> Span | None:
    """The longer name of a document, the first of equals."""
    if first is None or second is None:
        return first or second
    return max(first, second, key=lambda name: name.end - name.start)


def _better_told(first: Draft, second: Draft) -> Draft:
    """The one that says what it is about; the first, unless only the second says it well."""
    return second if second.topic and (not first.topic or first.is_vague) else first


def _without_proposals(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts without the proposals that a joint result of their meeting takes up."""
    results = [draft for draft in drafts if _is_talked(draft)]
    proposals = [draft for draft in drafts if not _is_result(draft)]
    kept = []
    for draft in drafts:
        if any(
            _is_absorbed(draft, r, text) or _is_partial(draft, r, text) or _is_content(draft, r)
            for r in results
        ):
            continue
        kept.append(_with_subject(draft, proposals) if draft in results else draft)
    return kept


def _is_partial(draft: Draft, other: Draft, text: str) -> bool:
    """Whether the cooperation is told with all its parties, in the sentence or of a signature."""
    if not draft.names < other.names:
        return False
    if draft.sentence == other.sentence:
        return True
    is_alone = len(draft.names) == 1 and _both_signed(draft, other) and draft.topic is None
    return is_alone and (
        draft.instrument is None
        or other.instrument is None
        or _is_short_for(draft.instrument.of(text), other.instrument.of(text))
    )


def _is_content(draft: Draft, result: Draft) -> bool:
    """Whether all agree on it right after they signed: it stands in what they signed."""
    return (
        draft.rule in _AGREEING
        and result.stage is Stage.SIGNED
        and result.names == draft.names
        and result.meeting == draft.meeting
        and result.words.start < draft.words.start
    )


def _is_absorbed(draft: Draft, result: Draft, text: str) -> bool:
    """Whether a proposal, or talks before a signature, became that result."""
    if draft.stage is Stage.PROPOSED:
        return _takes_up(result, draft)
    is_talk = draft.stage is Stage.DISCUSSED and len(draft.names) > 1
    is_early = draft.is_accepted or (is_talk and not _differ(draft, result, text))
    return is_early and result.stage is Stage.SIGNED and _takes_up(result, draft)


def _differ(one: Draft, other: Draft, text: str) -> bool:
    """Whether the two say that they are about different things."""
    if one.topic is None or other.topic is None:
        return False
    return not same_subject(one.topic.of(text), other.topic.of(text))


def _is_talked(draft: Draft) -> bool:
    return draft.stage in {Stage.DISCUSSED, Stage.PRELIMINARY, Stage.SIGNED}


def _takes_up(result: Draft, proposal: Draft) -> bool:
    """Whether the result is of the same meeting and parties; of a wish, one party is enough."""
    if result.meeting != proposal.meeting:
        return False
    is_open = result.meeting is not None and proposal.stage is Stage.PROPOSED
    is_talk = result.stage is Stage.DISCUSSED and _is_of_same_sides(result, proposal)
    is_bare = is_open and (result.topic is None or is_talk)
    return proposal.names <= result.names or (is_bare and bool(proposal.names & result.names))


def _is_of_same_sides(result: Draft, proposal: Draft) -> bool:
    """Whether only a body of the same house speaks (海西市政府 for 海西市委), or of nothing."""
    ours, theirs = result.names - proposal.names, proposal.names - result.names
    is_known = all(any(name[:_HEAD] in one for one in ours) for name in theirs)
    return proposal.topic is None or is_known


def _with_subject(result: Draft, proposals: list[Draft]) -> Draft:
    if result.topic is not None:
        return result
    subjects = [p.topic for p in proposals if p.topic and _takes_up(result, p)]
    return replace(result, topic=subjects[0]) if subjects else result
