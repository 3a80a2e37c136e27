"""`kg build`: read articles into a graph folder."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.options import graph_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.build import Extractor, Progress, Summary
    from kg.build.summary import Report

_STAGES = {
    "reading": "Reading",
    "extracting": "Extracting",
    "resolving": "Who is who",
    "storing": "Storing",
}


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; expected YYYY-MM-DD.") from error


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@graph_option
@click.option("--extractor", default="rules", show_default=True, help="What reads the facts.")
@click.option(
    "--workers", type=click.IntRange(1, 256), help="Processes that extract; default: one a core."
)
@click.option("--published", callback=_day, help="The day of articles that state none.")
@click.option(
    "--register",
    type=click.Path(path_type=str),
    metavar="FILE",
    help="A CSV file of known organizations: name, short_names, parent, uscc, wikidata …",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def build(
    sources: tuple[str, ...],
    graph: Path,
    extractor: str,
    workers: int | None,
    published: str | None,
    register: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read articles (files, folders, - for stdin) into a graph folder.

    Only new and changed articles are extracted; what was stored stays when a build is broken off.
    A register is kept in the graph until another one is given.

    Example: kg build data/articles --graph graph
    """
    from kg.build import build as run

    with _progress(quiet=quiet) as report:
        summary = run(
            sources,
            graph,
            extractor=_extractor(extractor),
            workers=workers or _cores(),
            published=published,
            register=register,
            progress=report,
        )
    for failure in summary.failures:
        click.echo(f"kg: {failure}", err=True)
    for duplicate in summary.duplicates:
        click.echo(f"kg: {duplicate}", err=True)
    for warning in summary.warnings:
        click.echo(f"kg: {warning}", err=True)
    if summary.read and (as_json or not quiet):
        _print(summary, as_json=as_json)
    sys.exit(_exit_code(summary))


def _extractor(name: str) -> Extractor | None:
    """Give the extractor of that name; None for the default one."""
    from kg.extract.registry import DEFAULT, extractor

    return None if name == DEFAULT else extractor(name)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _exit_code(summary: Summary) -> int:
    if not summary.failed:
        return 0 if summary.is_register_whole else 3
    if summary.new + summary.changed + summary.unchanged:
        return 3
    return min(failure.exit_code for failure in summary.failures)


def _print(summary: Summary, *, as_json: bool) -> None:
    if as_json:
        from kg import jsonl

        click.echo(jsonl.line(dict(_rows(summary))))
    elif _is_terminal(sys.stdout):
        click.echo(_told(summary))
    else:
        click.echo("\n".join(f"{name}\t{value}" for name, value in _rows(summary)))


def _rows(summary: Summary) -> Iterator[tuple[str, int | str]]:
    for name in ("read", "new", "changed", "unchanged", "failed"):
        yield name, getattr(summary, name)
    yield "duplicates", len(summary.duplicates)
    for name in summary.facts.__slots__:
        yield name, getattr(summary.facts, name)
    yield "graph", str(summary.graph)


def _told(summary: Summary) -> str:
    rows = dict(_rows(summary))
    facts = ", ".join(f"{rows[name]} {name}" for name in summary.facts.__slots__)
    twice = f" {len(summary.duplicates)} stored under two ids (同文)." if summary.duplicates else ""
    return (
        f"Read {summary.read} articles: {summary.new} new, {summary.changed} changed, "
        f"{summary.unchanged} unchanged, {summary.failed} failed.{twice}\n"
        f"The graph in {summary.graph} holds {facts}."
    )


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at a stream; one that was closed before kg began is None."""
    return stream is not None and stream.isatty()


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Report | None]:
    """Give what draws a bar on stderr, or None where nobody looks at it."""
    if quiet or not _is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        tasks = {
            stage: bar.add_task(told, total=None, visible=False) for stage, told in _STAGES.items()
        }

        def report(progress: Progress) -> None:
            bar.update(
                tasks[progress.stage],
                completed=progress.done,
                total=progress.total,
                visible=True,
            )

        yield report
