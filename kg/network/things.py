"""The people, organizations, events and intents of a store, each with what it is called.

things(store)["https://…/id/person/a"]["label"] → "林知远"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.rows import rows

if TYPE_CHECKING:
    from pyoxigraph import Store

Described = dict[str, Any]
"""The attributes of a node; see `kg.network.graph.network`."""

_CHOSEN = ("kind", "label", "date", "end_date", "place", "topic", "instrument")


def things(store: Store, thing: str | None = None) -> dict[str, Described]:
    """Give IRI → attributes, sorted by IRI, of one thing or of all."""
    bound = {} if thing is None else {"thing": thing}
    found: dict[str, Described] = {}
    for row in rows(store, "things", **bound):
        # Where a chosen value should stand twice, the first in sorted order counts.
        found.setdefault(row["thing"], {name: row.get(name, "") for name in _CHOSEN})
    for about in found.values():
        about.update(forms=(), pinyin=(), sorts=(), titles=(), facts=())
    for row in rows(store, "forms", **bound):
        if row["thing"] in found:
            found[row["thing"]]["pinyin" if row["latin"] == "true" else "forms"] += (row["form"],)
    for row in rows(store, "sorts", **bound):
        if row["thing"] in found:
            found[row["thing"]]["sorts"] += (row["sort"],)
    return dict(sorted(found.items()))
