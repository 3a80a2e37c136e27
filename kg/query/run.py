"""Runs a question on a graph: checks it, binds its parameters, and takes the result."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Variable

from kg.errors import QueryError
from kg.query import guard, names
from kg.query.prefixes import PREFIXES
from kg.query.result import result
from kg.rdf.terms import XSD_DATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import BlankNode, Triple

    from kg.query.graph import Graph
    from kg.query.result import Result
    from kg.query.saved import Parameter, Question

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST_REASON = 100
_BEFORE, _AFTER = 20, 10
"""How many characters around the place of an error are shown."""
_BOUND = re.compile(r"variable \?(\w+) in its SELECT projection")


def ask(graph: Graph, question: Question, values: Mapping[str, str]) -> Result:
    """Give what a question finds in a graph, with `values` bound to its parameters.

    Raises:
        QueryError: The query must not run or is malformed, or the values do not fit.
    """
    guard.check(question.text)
    _check_names(question, values)
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): _term(graph, question, name, value) for name, value in values.items()
    }
    try:
        found = graph.store.query(
            question.text,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=True,
            substitutions=bound or None,
        )
        return result(found)
    except SyntaxError as error:
        raise _syntax_error(question, error) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise _run_error(question, error) from error


def _check_names(question: Question, values: Mapping[str, str]) -> None:
    declared = question.parameters
    if declared is None:
        return
    for name in values:
        if name not in declared:
            raise QueryError(
                f"{question.where}: has no parameter {name!r}. "
                + names.suggestion(names.close_to(name, declared), otherwise="It takes none.")
            )
    for name, parameter in declared.items():
        if name not in values and not parameter.optional:
            raise QueryError(
                f"{question.where}: needs to know the {name}; give it with "
                f"-p {name}={parameter.kind.upper()}."
            )


def _term(graph: Graph, question: Question, name: str, value: str) -> NamedNode | Literal:
    """The term for a value, as the parameter's kind has it; undeclared ones name an entity."""
    declared: Mapping[str, Parameter] = question.parameters or {}
    kind = declared[name].kind if name in declared else names.ENTITY
    if kind == "text":
        return Literal(value)
    if kind == "date":
        return Literal(_day(question, name, value), datatype=XSD_DATE)
    return NamedNode(graph.find_one(value, kind).iri)


def _day(question: Question, name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise QueryError(f"{question.where}: {name} is {value!r}; expected YYYY-MM-DD.") from error


def _syntax_error(question: Question, error: SyntaxError) -> QueryError:
    verb = guard.first_verb(question.text)
    if verb is not None and not _asks(question.text):
        return QueryError(
            f"{question.where}: asks for a change ({verb}); expected SELECT, ASK, CONSTRUCT or "
            "DESCRIBE. kg query only reads."
        )
    place = _PLACE.match(str(error))
    if place is None:
        return QueryError(f"{question.where}: is no SPARQL ({error}).")
    line, column, reason = place.groups()
    if "Prefix not found" in reason:
        return QueryError(f"{question.where}, line {line}: {_undeclared(question.text)}.")
    near = _near(question.text, int(line), int(column))
    why = f" ({reason})" if len(reason) <= _LONGEST_REASON and "[" not in reason else ""
    return QueryError(
        f"{question.where}, line {line}, column {column}: is no SPARQL, near {near!r}{why}."
    )


def _undeclared(text: str) -> str:
    plain = guard.bare(text)
    declared = {*PREFIXES, *re.findall(r"(?i)\bPREFIX\s+([\w.-]*):", plain)}
    unknown = dict.fromkeys(re.findall(r"(?<![\w?$:.-])([\w-]+):", plain))
    names = [f"{name}:" for name in unknown if name not in declared]
    return f"the prefix {' or '.join(names)} is not declared. Declare it with PREFIX"


def _asks(text: str) -> bool:
    return re.search(r"(?i)\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", guard.bare(text)) is not None


def _near(text: str, line: int, column: int) -> str:
    """The characters around the place where the parser could not go on."""
    around = text.split("\n")[line - 1 : line]
    return "".join(around)[max(0, column - _BEFORE) : column + _AFTER].strip()


def _run_error(question: Question, error: Exception) -> QueryError:
    unbound = _BOUND.search(str(error))
    if unbound is not None:
        return QueryError(
            f"{question.where}: does not select ?{unbound.group(1)}, so it can have no value. "
            f"Add ?{unbound.group(1)} to SELECT."
        )
    return QueryError(f"{question.where}: cannot be answered ({error}).")
