"""`kg judgements`: what people decided in a graph, as a list and as a file to carry elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from kg.cli.judge import signed, told
from kg.cli.options import author_option, force_option, graph_option, output_option
from kg.cli.output import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.build.judging import Judged
    from kg.ledger import Ledger, Rejection, StoredJudgement
    from kg.model import Judgement

_TOLD = 12
"""So many that wait are listed at most."""


@click.group(invoke_without_command=True)
@click.option("--json", "is_json", is_flag=True, help="Write JSON Lines.")
@graph_option
@click.pass_context
def judgements(ctx: click.Context, is_json: bool, graph: Path) -> None:
    """List what people decided: judgements that hold, and rejected statements.

    Example: kg judgements --graph graph
    """
    ctx.obj = graph
    if ctx.invoked_subcommand is not None:
        return
    from kg import ledger
    from kg.build import judging

    with ledger.reader(graph) as book:
        for row in _json_rows(book) if is_json else _rows(book):
            click.echo(row)
        for contradiction in judging.contradicted(book):
            click.echo(f"kg: {contradiction}", err=True)


@judgements.command("import")
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@author_option
@graph_option
@click.pass_context
def import_(ctx: click.Context, source: Path, author: str, graph: Path) -> None:
    """Take in the judgements of a CSV file, or of JSON Lines as kg review --json writes them.

    Columns: judgement (same, different, unsure), kind, left_article, left_name, right_article,
    right_name; reason may be left out, as may author and date (then yours and today's). Lines of
    JSON whose judgement is null are passed over. All others are taken in, or none. A judgement
    whose article is not there waits for it.

    Example: kg judgements import judgements.csv
    """
    from kg.build import judging
    from kg.read.judgements import placed_judgements

    placed = placed_judgements("-" if str(source) == "-" else source)
    complete = [(each.where, _signed_by(author, each.judgement)) for each in placed]
    judged = judging.judge(_graph(ctx, graph), complete)
    waiting = [
        f"{one.where}: waits: {stored.problem}"
        for one, stored in zip(placed, judged.stored, strict=True)
        if stored.problem
    ]
    for each in waiting[:_TOLD]:
        click.echo(f"kg: {each}.", err=True)
    if len(waiting) > _TOLD:
        click.echo(
            f"kg: … and {len(waiting) - _TOLD} more wait; kg judgements lists them.", err=True
        )
    click.echo(_summary(judged))


def _signed_by(author: str, judgement: Judgement) -> Judgement:
    """The judgement with an author and a day, where it comes without."""
    today = datetime.now(UTC).date().isoformat()
    return replace(judgement, author=judgement.author or author, date=judgement.date or today)


@judgements.command("export")
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, for Excel.")
@output_option
@force_option
@graph_option
@click.pass_context
def export(ctx: click.Context, bom: bool, output: Path, force: bool, graph: Path) -> None:
    """Write the judgements that hold as CSV, to be kept, shared, or imported elsewhere.

    Example: kg judgements export -o judgements.csv
    """
    from kg import ledger
    from kg.profile.decisions import exported
    from kg.read.judgements import csv_of

    with ledger.reader(_graph(ctx, graph)) as book:
        text = csv_of(exported(book))
        rejected = len(book.decisions.rejections())
    write_text(f"\ufeff{text}" if bom else text, output, force=force)
    if rejected:
        click.echo(f"kg: {rejected} rejected statements are no judgements and stay here.", err=True)


def _graph(ctx: click.Context, graph: Path) -> Path:
    """The folder that was given, behind or before the subcommand."""
    source = ctx.get_parameter_source("graph")
    is_default = source is click.core.ParameterSource.DEFAULT
    return ctx.obj if is_default and isinstance(ctx.obj, Path) else graph


def _summary(judged: Judged) -> str:
    counts = (
        (judged.new, "new"),
        (judged.changed, "changed"),
        (judged.known, "known already"),
        (len(judged.pending), "waiting for their articles"),
    )
    return "judgements: " + ", ".join(f"{count} {what}" for count, what in counts)


def _rows(book: Ledger) -> Iterator[str]:
    for stored in book.decisions.judgements():
        yield f"{told(stored)}{signed(stored.judgement)}"
    for rejection in book.decisions.rejections():
        yield f"rejected {rejection.fact}{signed(rejection)}"


def _json_rows(book: Ledger) -> Iterator[str]:
    from kg import jsonl

    yield from (jsonl.line(_record(stored)) for stored in book.decisions.judgements())
    yield from (jsonl.line(_rejection(each)) for each in book.decisions.rejections())


def _record(stored: StoredJudgement) -> dict[str, object]:
    from msgspec.structs import asdict

    return {"number": stored.number, **asdict(stored.judgement), "waits": stored.problem}


def _rejection(rejection: Rejection) -> dict[str, object]:
    from dataclasses import asdict

    return {"rejected": rejection.fact, **asdict(rejection)}
