"""Whether what is talked of is something that the parties do together.

`双方就设立铜箔产业基金进行交流` → a thing to be done; `就电价进行交流` → none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.intents.stages import says
from kg.model import Stage

if TYPE_CHECKING:
    from kg.extract.intents.party_signs import Statement
    from kg.extract.intents.stages import Trigger
    from kg.model import Span

_NEARBY = 120
"""How far from the words that show a stage the words of joint action may stand."""


def is_undertaken(trigger: Trigger, about: Span | None, statement: Statement) -> bool:
    """Whether all agree on something, or talk of a thing to be done (设立基金)."""
    if about is None or trigger.stage is Stage.PROPOSED:
        return False
    is_agreed = trigger.stage is Stage.PRELIMINARY
    return is_agreed or says("venture", statement.text[about.start : about.end])


def is_joint(trigger: Trigger, statement: Statement) -> bool:
    """Whether words of joint action stand near; a wish is recognized by them already."""
    if trigger.stage is Stage.PROPOSED:
        return True
    start = max(0, trigger.start - _NEARBY)
    return says("joint", statement.text[start : trigger.end + _NEARBY])
