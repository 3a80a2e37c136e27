"""Rows of the questions in `queries/`, asked of a store.

rows(store, "parts", source="https://…/id/organization/a") → [{"fact": …, "source": …, "target": …}]
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple, Variable

from kg.assets import path

if TYPE_CHECKING:
    from pyoxigraph import Store

Row = dict[str, str]
"""Variable → IRI or lexical form; what a row does not bind is left out."""


def rows(store: Store, question: str, **bound: str | Literal) -> list[Row]:
    """Give the rows of a question, sorted; `bound` gives variables a literal, or a node by IRI."""
    values: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): NamedNode(value) if isinstance(value, str) else value
        for name, value in bound.items()
    }
    found = store.query(_text(question), use_default_graph_as_union=True, substitutions=values)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    table = [
        {name: term.value for name, term in zip(names, solution, strict=True) if term is not None}
        for solution in found
    ]
    return sorted(table, key=lambda row: sorted(row.items()))


@cache
def _text(question: str) -> str:
    return path(f"network/queries/{question}.rq").read_text(encoding="utf-8")
