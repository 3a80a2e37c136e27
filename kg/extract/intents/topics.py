"""What a cooperation is about, in the words of the text.

`希望双方在标准互认、人员互访等方面加强合作` → 标准互认、人员互访.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg import lexicon
from kg.model import Span, Stage

if TYPE_CHECKING:
    from kg.extract.intents.stages import Trigger

_LONGEST = 60
_SHORT = 3
"""A topic shorter than this keeps the general words behind it (工业领域合作)."""


def topic(where: str, text: str, start: int, end: int) -> Span | None:
    """Give the topic that stands in `text[start:end]`, as a span of `text`.

    `where` says what that stretch is: before or after the words that show the stage, or a
    follow-up (根据协议,双方将…).
    """
    for rule in _rules(where):
        match = rule.regex.search(text[start:end])
        if match:
            found = trimmed(text, start + match.start("topic"), start + match.end("topic"))
            if found is not None:
                return found
    return None


def topic_of_talk(trigger: Trigger, text: str, window: int) -> Span | None:
    """Give the topic of a wish, of talks or of a consensus; `window` is where its words begin.

    A wish tells it behind, the others before; each then looks at the other side too.
    """
    if trigger.rule == "weigh":
        return topic("weighed", text, trigger.end, len(text))
    before = topic("before", text, window, trigger.start)
    after = topic("after", text, trigger.end, len(text))
    if trigger.stage is Stage.PROPOSED:
        return after or before
    if before is not None and before.end > text.rfind(",", 0, trigger.start):
        return before
    agreed = topic("agreed", text, trigger.end, len(text))
    return agreed or before or after or topic("reached", text, trigger.start, trigger.end)


def further_topic(text: str, first: Span) -> tuple[Span, ...]:
    """Give what a wish names besides its `first` topic (…,并就标准开展培训), if anything."""
    for rule in _rules("besides"):
        match = rule.regex.search(text, first.end)
        found = topic("after", text, match.end("and"), len(text)) if match else None
        if found and not same_subject(first.of(text), found.of(text)):
            return (found,)
    return ()


def listed_topics(text: str, start: int) -> tuple[Span, ...]:
    """Give the topics that are told in turn behind `start` (内容依次为X、Y、Z)."""
    for rule in _rules("in turn"):
        match = rule.regex.search(text, start)
        if match:
            ends = [m.start() for m in re.finditer("、|$", match["topic"])]
            first = match.start("topic")
            begins = [0, *(end + 1 for end in ends[:-1])]
            return tuple(
                Span(start=first + begin, end=first + end)
                for begin, end in zip(begins, ends, strict=True)
            )
    return ()


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Give the stretch without the words around a topic, None if nothing particular is left."""
    stop = _stop().search(text, start, min(end, start + _LONGEST))
    end = stop.start() if stop else min(end, start + _LONGEST)
    end = _closed(text, start, end)
    start = _opened(text, start, end)
    lead = _lead().match(text, start, end)
    start = lead.end() if lead else start
    full = end
    tail = _tail().search(text[start:end])
    end = start + tail.start() if tail else end
    start, end = _whole(text, start, end)
    bare = text[start:end].strip('“”"、 ')
    if (len(bare) < 2 and bare != "Ⓞ") or bare in _general() or _amount().fullmatch(bare):
        return None
    full -= text[full - 1] == "的"
    is_short = end - start < _SHORT and full - start <= 3 * _SHORT
    return Span(start=start, end=full if is_short else end)


def _closed(text: str, start: int, end: int) -> int:
    """Where the topic ends: at a mark that closes what was opened before it, else at `end`."""
    close = text.find("”", start, end)
    return close if close > start and "“" not in text[start:close] else end


def _opened(text: str, start: int, end: int) -> int:
    """Where the topic starts behind the words that say where something is held."""
    matches = (rule.regex.match(text[start:end]) for rule in _rules("opening"))
    return next((start + match.end() for match in matches if match), start)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, with the other half of a word that it was cut in (业实习 → 就业实习)."""
    known = lexicon.words("common_words")
    if text[start - 1 : start + 1] in known and not _starts_word(text, start):
        start -= 1
    if text[end - 1 : end + 1] in known and not _ends_word(text, end):
        end += 1
    return start, end


def _starts_word(text: str, start: int) -> bool:
    return any(text[start : start + n] in lexicon.words("common_words") for n in (2, 3, 4))


def _ends_word(text: str, end: int) -> bool:
    """Whether a word ends here, or one that is no part of a topic begins (国产化|合作)."""
    known = lexicon.words("common_words")
    is_end = any(text[max(0, end - n) : end] in known for n in (2, 3, 4))
    return is_end or text[end : end + 2] in _tail_words()


@cache
def _tail_words() -> frozenset[str]:
    return frozenset(word for word in lexicon.document("intent_topics")["tail"] if len(word) == 2)


def same_subject(one: str, other: str) -> bool:
    """Whether two topics are about the same: one holds the other, or most characters agree."""
    short, long = sorted((one, other), key=len)
    if all(part in long for part in re.split("[、和与及]", short)):
        return True
    shared = len(set(one) & set(other))
    return 2 * shared >= 0.6 * (len(set(one)) + len(set(other)))


@cache
def _rules(where: str) -> tuple[lexicon.Pattern, ...]:
    return tuple(rule for rule in lexicon.patterns("intent_topics") if rule.gives == where)


@cache
def _general() -> frozenset[str]:
    return frozenset(lexicon.document("intent_topics")["general"])


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(lexicon.alternation(lexicon.document("intent_topics")["stops"]))


@cache
def _amount() -> re.Pattern[str]:
    units = lexicon.alternation(lexicon.document("intent_topics")["units"])
    return re.compile(rf"[\d.,]{{1,12}}{units}?")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"{lexicon.alternation(lexicon.document('intent_topics')['lead'])}{{1,6}}")


@cache
def _tail() -> re.Pattern[str]:
    words = lexicon.alternation(lexicon.document("intent_topics")["tail"])
    return re.compile(f"(?:{words}){{1,6}}$")
