"""`kg query`: a saved question or SPARQL, answered as a table or in a format for machines."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import force_option, graph_option, output_option
from kg.cli.output import require_place, write_text
from kg.cli.reading import opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import Question, Result

_FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle")
_UNSHOWN = "url"
"""A column of saved questions that no table has room for: the headline stands in its place."""


@click.command
@click.argument("query", required=False)
@click.option("--list", "is_list", is_flag=True, help="List the saved questions.")
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="Tell a parameter; a person, organization … by any of its names, or by IRI.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="By default a table on a terminal, else TSV; turtle for CONSTRUCT and DESCRIBE.",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with saved questions of your own (.rq files).",
)
@output_option
@force_option
@graph_option
def query(
    query: str | None,
    is_list: bool,
    params: tuple[str, ...],
    format_: str | None,
    bom: bool,
    queries: Path | None,
    output: Path,
    force: bool,
    graph: Path,
) -> None:
    """Ask a saved question by name, or SPARQL as text, from a file, or from standard input (-).

    Prefixes of the ontology need not be declared. Exits with 1 if ASK says no.

    Example: kg query who-met-whom -p person=林知远
    """
    from kg.query import questions
    from kg.query.vocabulary import unknown

    require_place(output, force=force)
    if is_list or query is None:
        write_text(_listed(questions(queries)), output, force=force)
        return
    asked = sys.stdin.read() if query == "-" else query
    with opened(graph, queries) as whole:
        result = whole.query(asked, **_values(params))
        question = whole.question(asked)
        strange = unknown(question.text, whole.store)
        text = _text(result, question, _format(format_, output), bom=bom)
    write_text(text, output, force=force)
    _hint(strange)
    _conclude(result)


def _values(params: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for param in params:
        name, is_given, value = param.partition("=")
        if not is_given or not name or not value:
            raise click.BadParameter(f"{param!r} is no NAME=VALUE.", param_hint="-p")
        values[name] = value
    return values


def _format(format_: str | None, output: Path) -> str:
    return format_ or ("table" if _is_terminal(output) else "tsv")


def _is_terminal(output: Path) -> bool:
    return str(output) == "-" and sys.stdout.isatty()


def _text(result: Result, question: Question, format_: str, *, bom: bool) -> str:
    from kg.query import formats

    if format_ == "table" and result.solutions:
        return _table(result, question)
    return formats.text(result, format_, bom=bom)


def _table(result: Result, question: Question) -> str:
    """A table leaves out columns without a value and, of a saved question, its parameters.

    These are IRIs with labels beside them. An article's address is left to other formats.
    """
    from kg.query import formats

    hidden = set() if question.title is None else {*(question.parameters or {}), _UNSHOWN}
    shown = [
        number
        for number, column in enumerate(result.columns)
        if column not in hidden and any(terms[number] is not None for terms in result.terms)
    ]
    headings = [formats.heading(result.columns[i]) for i in shown]
    rows = [[formats.cell(terms[i]) for i in shown] for terms in result.terms]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return formats.table(headings, rows, width=width)


def _hint(strange: Mapping[str, list[str]]) -> None:
    """Say on stderr which names of the ontology there are not: with them nothing can be found."""
    from kg.query import names

    for name, close in strange.items():
        told = names.suggestion(close, otherwise="ontology/README.md has them all.")
        click.echo(f"kg: {name}: is no class or property of the ontology. {told}", err=True)


def _conclude(result: Result) -> None:
    """Say on stderr that nothing was found; end with 1 if ASK said no."""
    if result.answer is None and not result:
        click.echo("kg: nothing was found.", err=True)
    if result.answer is False:
        sys.exit(1)


def _listed(questions: Mapping[str, Question]) -> str:
    """The questions with their parameters and titles: a block each on a terminal, else TSV."""
    between = "\n    " if sys.stdout.isatty() else "\t"
    lines = []
    for name, question in questions.items():
        parameters = ("  " if sys.stdout.isatty() else "\t") + _told(question)
        head = (name + parameters).rstrip(" ")
        lines.append(between.join([head, *_title(question)]))
    return "".join(f"{line}\n" for line in lines)


def _told(question: Question) -> str:
    parameters = (question.parameters or {}).items()
    return " ".join(
        f"[{name}={p.kind.upper()}]" if p.optional else f"{name}={p.kind.upper()}"
        for name, p in parameters
    )


def _title(question: Question) -> tuple[str, str]:
    return ("", "") if question.title is None else (question.title.zh, question.title.en)
