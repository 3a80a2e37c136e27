"""`kg reject`: hides a statement of an article that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import author_option, graph_option, reason_option
from kg.cli.reading import opened

if TYPE_CHECKING:
    from pathlib import Path

    from kg.profile.decisions import Stated


@click.command
@click.argument("facts", nargs=-1, metavar="FACT...")
@click.option(
    "--list",
    "what",
    metavar="ARTICLE|NAME",
    help="List what an article states, or what is stated of somebody, with the facts' ids.",
)
@click.option("--json", "is_json", is_flag=True, help="List as JSON Lines.")
@author_option
@reason_option
@graph_option
def reject(
    facts: tuple[str, ...], what: str | None, is_json: bool, author: str, reason: str, graph: Path
) -> None:
    """Hide statements that are wrong: a title, a part-of, an event, a participant, an intent.

    FACT is an id as --list gives it. Only that article's statement is hidden, from now on and
    after every rebuild; kg forget FACT shows it again.

    Example: kg reject --list 周慕云
    """
    if what is None and not facts:
        raise click.UsageError("name the FACT to reject, or list facts with --list ARTICLE|NAME.")
    if what is not None:
        _list(what, graph, is_json=is_json)
    if facts:
        _reject(facts, author, reason, graph)


def _list(what: str, graph: Path, *, is_json: bool) -> None:
    from kg import jsonl
    from kg.profile.decisions import stated

    with opened(graph) as whole:
        found = stated(whole, what)
    for each in found:
        click.echo(jsonl.line(each) if is_json else _row(each))


def _row(each: Stated) -> str:
    mark = "rejected " if each.is_rejected else ""
    return f"{each.fact}\t{mark}{each.told}\t{' '.join(each.quote.split())}"


def _reject(facts: tuple[str, ...], author: str, reason: str, graph: Path) -> None:
    from datetime import UTC, datetime

    from kg import ledger
    from kg.build import judging
    from kg.ledger import Rejection
    from kg.profile.decisions import require_facts

    with ledger.reader(graph) as book:
        require_facts(book, facts)
        known = {each.fact for each in book.decisions.rejections()}
    for fact in (fact for fact in facts if fact in known):
        click.echo(f"kg: rejected already: {fact}", err=True)
    facts = tuple(fact for fact in facts if fact not in known)
    today = datetime.now(UTC).date().isoformat()
    judging.reject(
        graph,
        [Rejection(fact=fact, author=author, date=today, reason=reason) for fact in facts],
    )
    for fact in facts:
        click.echo(f"rejected: {fact}")
