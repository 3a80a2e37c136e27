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
    from kg.extract.stages import Trigger

_LONGEST = 60


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
    return (after or before) if trigger.stage is Stage.PROPOSED else (before or after)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Give the stretch without the words around a topic, None if nothing particular is left."""
    stop = _stop().search(text, start, min(end, start + _LONGEST))
    end = stop.start() if stop else min(end, start + _LONGEST)
    lead = _lead().match(text, start, end)
    start = lead.end() if lead else start
    tail = _tail().search(text[start:end])
    end = start + tail.start() if tail else end
    bare = text[start:end].strip('“”"、 ')
    if (len(bare) < 2 and bare != "Ⓞ") or bare in _general() or _amount().fullmatch(bare):
        return None
    return Span(start=start, end=end)


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
    return re.compile(rf"[\d.,]{{1,12}}{units}")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"{lexicon.alternation(lexicon.document('intent_topics')['lead'])}{{1,6}}")


@cache
def _tail() -> re.Pattern[str]:
    words = lexicon.alternation(lexicon.document("intent_topics")["tail"])
    return re.compile(f"(?:{words}){{1,6}}$")
