"""Rows of the questions in `queries/`, asked of a store.

rows(store, "parts", source="https://…/id/organization/a") → [{"fact": …, "source": …, "target": …}]
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple, Variable

from kg.assets import path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pyoxigraph import Store

_FEW = 300
"""So many questions about one node each take less time than one about all nodes."""

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


def rows_of(
    store: Store, question: str, variable: str, values: Collection[str] | None
) -> list[Row]:
    """Give the rows in which a variable is one of these IRIs (None: any), sorted for each.

    A few are asked for one by one; for many the question is asked once, which is much faster.
    """
    if values is None:
        return rows(store, question)
    if len(values) > _FEW:
        held = set(values)
        return [row for row in rows(store, question) if row[variable] in held]
    return [row for value in sorted(values) for row in rows(store, question, **{variable: value})]


def pairs(store: Store, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    """Give subject and value of a property, wherever they stand, in no order."""
    text = f"SELECT ?subject ?value WHERE {{ ?subject {predicate} ?value }}"
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    for subject, value in found:
        if not isinstance(subject, NamedNode) or value is None or isinstance(value, Triple):
            continue
        yield subject.value, value.value


@cache
def _text(question: str) -> str:
    return path(f"network/queries/{question}.rq").read_text(encoding="utf-8")
