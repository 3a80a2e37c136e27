"""What a query gives: rows, a yes or no, or triples.

>>> from pyoxigraph import Store
>>> result(Store().query("SELECT ?n { VALUES ?n { 1 2 } }")).rows
({'n': 1}, {'n': 2})
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    parse_query_results,
)

from kg.query.prefixed import ordered_triples
from kg.rdf.terms import XSD_BOOLEAN, XSD_DECIMAL, XSD_INTEGER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import BlankNode, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple

Value = str | int | bool | Decimal | None
Row = dict[str, Value]
"""Column → value: an IRI, text or day as str, a number as int or Decimal; None if there is none."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """A result, held whole: the store may be closed before it is read.

    Days are text, `2024-05-15`, or `--05-15` where no article tells the year, so that all of them
    can be compared; days without a year sort first. `datetime.date.fromisoformat` reads the others.
    """

    columns: tuple[str, ...] = ()
    """The variables, in the order of SELECT; empty for ASK, CONSTRUCT and DESCRIBE."""
    solutions: bytes = b""
    """The rows in the SPARQL 1.1 JSON format; empty unless the query was a SELECT."""
    answer: bool | None = None
    """What an ASK query found; None for other queries."""
    triples: tuple[Triple, ...] | None = None
    """What a CONSTRUCT or DESCRIBE query gave, sorted; None for other queries."""

    @cached_property
    def terms(self) -> tuple[tuple[Term | None, ...], ...]:
        """The rows as RDF terms."""
        if not self.solutions:
            return ()
        return tuple(tuple(solution) for solution in parsed(self.solutions))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows as plain values."""
        return tuple(
            {column: _value(term) for column, term in zip(self.columns, terms, strict=True)}
            for terms in self.terms
        )

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows) if self.triples is None else len(self.triples)

    def __bool__(self) -> bool:
        return len(self) > 0 if self.answer is None else self.answer

    def __repr__(self) -> str:
        if self.answer is not None:
            return f"<Result {self.answer}>"
        if self.triples is not None:
            return f"<Result {len(self)} triples>"
        return f"<Result {len(self)} rows: {', '.join(self.columns)}>"


def result(found: QuerySolutions | QueryBoolean | QueryTriples) -> Result:
    """Give what the store found as a result."""
    if isinstance(found, QueryBoolean):
        return Result(answer=bool(found))
    if isinstance(found, QueryTriples):
        return Result(triples=tuple(ordered_triples(found)))
    columns = tuple(variable.value for variable in found.variables)
    return Result(columns=columns, solutions=found.serialize(format=QueryResultsFormat.JSON) or b"")


def parsed(solutions: bytes) -> QuerySolutions:
    """Give rows in the SPARQL 1.1 JSON format as solutions."""
    found = parse_query_results(solutions, format=QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    return found


def _value(term: Term | None) -> Value:
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if hasattr(term, "value") else str(term)
    return _READ.get(term.datatype, str)(term.value)


_READ: dict[NamedNode, Callable[[str], Value]] = {
    XSD_BOOLEAN: lambda text: text == "true",
    XSD_DECIMAL: Decimal,
    XSD_INTEGER: int,
}
