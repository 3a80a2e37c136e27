"""The people, organizations, events and intents of a store, each with what it is called.

things(store)["https://…/id/person/a"]["label"] → "林知远"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyoxigraph import Store

Described = dict[str, Any]
"""The attributes of a node; see `kg.network.graph.network`."""

_CHOSEN = ("kind", "label", "date", "end_date", "place", "topic", "instrument")


def things(store: Store, chosen: Collection[str] | None = None) -> dict[str, Described]:
    """Give IRI → attributes, sorted by IRI, of the chosen things or of all."""
    found: dict[str, Described] = {}
    for row in rows_of(store, "things", "thing", chosen):
        # Where a chosen value should stand twice, the first in sorted order counts.
        found.setdefault(row["thing"], {name: row.get(name, "") for name in _CHOSEN})
    for about in found.values():
        about.update(forms=(), pinyin=(), sorts=(), titles=(), facts=())
    for row in rows_of(store, "forms", "thing", found):
        found[row["thing"]]["pinyin" if row["latin"] == "true" else "forms"] += (row["form"],)
    for row in rows_of(store, "sorts", "thing", found):
        found[row["thing"]]["sorts"] += (row["sort"],)
    return dict(sorted(found.items()))
