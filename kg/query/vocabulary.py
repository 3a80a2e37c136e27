"""Names of the ontology that a query writes and the graph does not know.

unknown("SELECT * { ?m a ikg:Meting }", store) → {"ikg:Meting": ["ikg:Meeting"]}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.query import guard, names
from kg.rdf.terms import IKG, RDF_TYPE

if TYPE_CHECKING:
    from pyoxigraph import Store

_FEW = 3
_NAME = re.compile(r"(?<![\w?$:.-])ikg:([A-Za-z][\w-]*)")
_DECLARED = re.compile(r"(?i)\bPREFIX\s+ikg:\s*<([^>]*)>")


def unknown(text: str, store: Store) -> dict[str, list[str]]:
    """Give the `ikg:` names in a query that nothing in the graph bears, each with close ones."""
    if any(namespace != IKG for namespace in _DECLARED.findall(text)):
        return {}
    written = dict.fromkeys(_NAME.findall(guard.bare(text)))
    strange = [name for name in written if not _is_known(store, name)]
    known = _known(store) if strange else []
    close = {name: names.close_to(name, known)[:_FEW] for name in strange}
    return {f"ikg:{name}": [f"ikg:{one}" for one in close[name]] for name in strange}


def _is_known(store: Store, name: str) -> bool:
    return any(store.quads_for_pattern(NamedNode(f"{IKG}{name}"), RDF_TYPE, None))


def _known(store: Store) -> list[str]:
    """The local names of the ontology's classes, properties and concepts, sorted."""
    typed = store.quads_for_pattern(None, RDF_TYPE, None)
    subjects = (quad.subject for quad in typed)
    return sorted(
        {
            node.value.removeprefix(IKG)
            for node in subjects
            if isinstance(node, NamedNode) and node.value.startswith(IKG)
        }
    )
