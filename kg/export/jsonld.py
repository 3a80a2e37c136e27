"""JSON-LD: one object a node, in the short words of the ontology's own context."""

import json
from collections.abc import Sequence

from pyoxigraph import Quad, RdfFormat, serialize

from kg import assets

_Json = dict[str, "_Json"] | list["_Json"] | str | int | float | bool | None

_CONTEXT = "ontology/context.jsonld"


def written(quads: Sequence[Quad]) -> str:
    """Give quads as compacted JSON-LD with the context in it; their graphs are left out.

    Numbers and booleans stay strings with their type in the context, so that they come back as
    they were written. An empty text is lost where a property has other values besides, which no
    property of ours has: rdflib 7.6 takes it for no value.
    """
    # rdflib takes a tenth of a second to import, and only JSON-LD needs it.
    from rdflib import Graph  # noqa: PLC0415
    from rdflib.plugins.serializers.jsonld import from_rdf  # noqa: PLC0415

    graph = Graph()
    graph.parse(
        data=serialize({quad.triple for quad in quads}, format=RdfFormat.N_TRIPLES), format="nt"
    )
    context = json.loads(assets.path(_CONTEXT).read_text("utf-8"))
    document = from_rdf(graph, context_data=context)  # type: ignore[no-untyped-call]
    return (
        json.dumps(_sorted(document) | context, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


def _sorted(document: _Json) -> _Json:
    """The same document, arrays sorted: their order has no meaning in it."""
    if isinstance(document, dict):
        return {key: _sorted(value) for key, value in document.items()}
    if isinstance(document, list):
        return sorted(map(_sorted, document), key=_place)
    return document


def _place(item: _Json) -> tuple[str, str]:
    identifier = item.get("id") if isinstance(item, dict) else None
    return str(identifier or ""), json.dumps(item, sort_keys=True)
