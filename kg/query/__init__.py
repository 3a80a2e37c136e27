"""Asks a graph: saved questions and free SPARQL, names in any form, typed rows."""

from kg.query.graph import Graph
from kg.query.graph import open_graph as open  # noqa: A004 - the public name is kg.open
from kg.query.names import Match
from kg.query.result import Result
from kg.query.saved import Parameter, Question, questions

__all__ = ["Graph", "Match", "Parameter", "Question", "Result", "open", "questions"]
