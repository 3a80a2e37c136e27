"""`kg analyze`: brokers, centrality, communities, pairs and receptions over any period."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import force_option, graph_option, output_option
from kg.cli.output import require_place, write_text
from kg.cli.reading import opened
from kg.cli.rows import FORMATS, chosen, day, rows_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.network.measures import Measure, Row
    from kg.network.ties import Ties

_MEASURES = ("brokers", "centrality", "communities", "pairs", "receptions")
_UNSHOWN = ("all", "guest_iri", "host_iri", "iri", "iris", "whom_iri")
"""Columns that no table has room for."""
_OVERVIEW, _WHOLE = 5, 50


@click.command
@click.argument("measure", required=False, type=click.Choice(_MEASURES))
@click.option(
    "--of",
    type=click.Choice(("people", "organizations")),
    default="people",
    show_default=True,
    help="Whose ties; a person stands for the body named with them.",
)
@click.option("--since", callback=day, metavar="DAY", help="The first day that counts.")
@click.option("--until", callback=day, metavar="DAY", help="The last; age is counted from it.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help=f"Rows a measure; by default {_WHOLE}, in the overview {_OVERVIEW}.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="By default tables on a terminal, else TSV.",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
@output_option
@force_option
@graph_option
def analyze(
    measure: str | None,
    of: str,
    since: str,
    until: str,
    limit: int | None,
    format_: str | None,
    bom: bool,
    output: Path,
    force: bool,
    graph: Path,
) -> None:
    """Rank who is tied to whom: one MEASURE, or an overview of all.

    A tie's weight grows with the number of meetings, fades with age, and is highest between host
    and guest; colleagues who attend together have none. What it means is said below the result. A
    period goes by the day of the event, or by the article's where none is told. As TSV or CSV the
    overview is one table: `measure` says whose row it is, and what that does not tell is empty.
    Exits with 1 if nobody met.

    Example: kg analyze pairs --of organizations --since 2025-01-01
    """
    from kg.network.measures import MEASURES
    from kg.network.measures import measure as measured
    from kg.network.ties import ties

    format_ = chosen(format_, output)
    _check(since, until)
    require_place(output, force=force)
    with opened(graph) as whole:
        found = ties(whole.store, of, since=since, until=until)
    if not found:
        _nobody(found)
    names = MEASURES if measure is None else (measure,)
    rows = limit or (_OVERVIEW if measure is None else _WHOLE)
    results = [measured(found, name, limit=rows) for name in names]
    write_text(_text(found, results, format_, bom=bom), output, force=force)
    _explain(found, results, format_)


def _check(since: str, until: str) -> None:
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}; expected it before.")


def _nobody(found: Ties) -> None:
    about = found.graph
    period = [f"{name} {about[name]}" for name in ("since", "until") if about[name]]
    when = f" {' '.join(period)}" if period else ""
    met = "met or agreed on anything as two parties"
    click.echo(f"kg: no {about['of']} of this graph {met}{when}.", err=True)
    sys.exit(1)


def _text(found: Ties, results: Sequence[Measure], format_: str, *, bom: bool) -> str:
    if format_ == "json":
        return _json(found, results)
    if len(results) == 1:
        return rows_text(results[0].rows, format_, unshown=_UNSHOWN, bom=bom)
    if format_ != "table":
        return rows_text(_one_table(results), format_, bom=bom)
    return "\n".join(f"{each.zh} {each.en}\n{_block(each)}" for each in results)


def _block(result: Measure) -> str:
    return rows_text(result.rows, "table", unshown=_UNSHOWN) or "nothing was found\n"


def _one_table(results: Sequence[Measure]) -> list[Row]:
    """The rows of all, with the columns of all and the measure in front."""
    empty = {column: "" for result in results for row in result.rows[:1] for column in row}
    return [{"measure": result.name, **empty, **row} for result in results for row in result.rows]


def _json(found: Ties, results: Sequence[Measure]) -> str:
    from kg import jsonl
    from kg.network.weights import weights

    about = found.graph
    told = {
        **{name: about[name] or None for name in ("of", "since", "until", "newest")},
        "nodes": len(found),
        "ties": found.number_of_edges(),
        "weight": weights().meaning(about["newest"]),
        "measures": results,
    }
    return jsonl.line(told) + "\n"


def _explain(found: Ties, results: Sequence[Measure], format_: str) -> None:
    """Say on stderr what the figures mean; JSON has it inside."""
    from kg.network.weights import weights

    if format_ == "json":
        return
    if not any(result.rows for result in results):
        click.echo("kg: nothing was found.", err=True)
        return
    click.echo(f"\n{len(found)} {found.graph['of']}, {found.number_of_edges()} ties.", err=True)
    for result in results:
        means = result.means if result.rows else "nothing was found"
        click.echo(f"{result.name}: {means}.", err=True)
    click.echo(weights().meaning(found.graph["newest"]), err=True)
