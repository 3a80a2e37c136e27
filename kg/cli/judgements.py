"""`kg judgements`: what people decided in a graph, as a list and as a file to carry elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.judge import told
from kg.cli.options import force_option, graph_option, output_option
from kg.cli.output import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.build.judging import Judged
    from kg.ledger import Ledger, Rejection, StoredJudgement


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
@graph_option
@click.pass_context
def import_(ctx: click.Context, source: Path, graph: Path) -> None:
    """Take in the judgements of a CSV file, or of JSON Lines as kg review --json writes them.

    Columns: judgement (same, different, unsure), kind, left_article, left_name, right_article,
    right_name; author, date and reason may be left out. Lines of JSON whose judgement is null are
    passed over. All others are taken in, or none. A judgement whose article is not there waits
    for it.

    Example: kg judgements import judgements.csv
    """
    from kg.build import judging
    from kg.read.judgements import placed_judgements

    placed = placed_judgements("-" if str(source) == "-" else source)
    judged = judging.judge(_graph(ctx, graph), [(each.where, each.judgement) for each in placed])
    for one, stored in zip(placed, judged.stored, strict=True):
        if stored.problem:
            click.echo(f"kg: {one.where}: waits: {stored.problem}.", err=True)
    click.echo(_summary(judged))


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
    write_text(f"\ufeff{text}" if bom else text, output, force=force)


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
        yield f"{told(stored)}{_signed(stored.judgement)}"
    for rejection in book.decisions.rejections():
        yield f"rejected {rejection.fact}{_signed(rejection)}"


def _signed(said: object) -> str:
    given = (getattr(said, name) for name in ("author", "date", "reason"))
    words = "  ".join(word for word in given if word)
    return f"  — {words}" if words else ""


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
