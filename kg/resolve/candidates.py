"""Blocking keys: two mentions can only be one entity if they share one, or a chain of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityKind
from kg.resolve.abbreviations import keys as stem_keys
from kg.resolve.events import event_keys
from kg.resolve.names import is_distinct, is_generic, normalized, whole_names

if TYPE_CHECKING:
    from kg.model import Mention


def blocks(mention: Mention) -> tuple[str, ...]:
    """Give the blocking keys of a mention, sorted; one at least.

    An organization has its anchor, its parent's and every name form that can join articles; a
    person the name; an event its own name with the day. Sets closed under sharing keys (and, for
    people, with the organizations that they are affiliated with) resolve like the whole.
    """
    keys = {mention.anchor}
    if mention.kind is EntityKind.ORGANIZATION:
        keys.update(mention.affiliations)
        keys.update(f"organization={form}" for form in joining_forms(mention))
        keys.update(f"member={name}" for name in mention.members)
        forms = [form for form in map(normalized, mention.forms) if not is_generic(form)]
        keys.update(f"stem={key}" for form in forms for key in stem_keys(form))
    elif mention.kind is EntityKind.PERSON:
        keys.update(f"person={name}" for name in whole_names(mention))
    else:
        keys.update(event_keys(mention))
    return tuple(sorted(keys))


def joining_forms(mention: Mention) -> frozenset[str]:
    """Give the normalized forms of an organization that point to one body in any article."""
    return frozenset(filter(is_distinct, map(normalized, mention.forms)))
