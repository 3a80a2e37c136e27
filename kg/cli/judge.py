"""`kg same`, `kg different`, `kg forget`: what people know of who is who, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from kg.cli.options import author_option, graph_option, reason_option
from kg.cli.reading import opened
from kg.errors import JudgementError
from kg.model import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ledger import Ledger, Rejection, StoredJudgement
    from kg.model import Judgement

_TWO = 2
_DIGITS = 18
"""Longer numbers are no number of a row."""
_SIGNS = {Verdict.SAME: "=", Verdict.DIFFERENT: "≠", Verdict.UNSURE: "?"}


@click.command
@click.argument("name")
@click.argument("other", required=False)
@author_option
@reason_option
@graph_option
def same(name: str, other: str | None, author: str, reason: str, graph: Path) -> None:
    """Judge that NAME and OTHER are one person, organization, meeting, exhibition or intent.

    Each is any name, an IRI, or one mention as ARTICLE#NAME, where ARTICLE is the article's id and
    NAME a form printed there or a record's key (m1). NAME alone: the two things that bear it.
    The judgement holds for what is chained to them too, and after every rebuild; kg forget takes
    it back.

    Example: kg same 江铜集团 江西铜业集团有限公司 --reason "annual report"
    """
    _judge(Verdict.SAME, (name, other), author, reason, graph)


@click.command
@click.argument("name")
@click.argument("other", required=False)
@author_option
@reason_option
@graph_option
def different(name: str, other: str | None, author: str, reason: str, graph: Path) -> None:
    """Judge that NAME and OTHER are two, whatever speaks for one.

    Each is any name, an IRI, or one mention as ARTICLE#NAME; to part what is one now, name a
    mention of each. NAME alone: the two things that bear it.

    Example: kg different news/a.txt#王健 news/b.txt#王健
    """
    _judge(Verdict.DIFFERENT, (name, other), author, reason, graph)


@click.command
@click.argument("what", nargs=-1, required=True, metavar="NUMBER... | FACT... | NAME OTHER")
@graph_option
def forget(what: tuple[str, ...], graph: Path) -> None:
    """Take judgements back, by number or by both names; or rejections, by the fact's id.

    kg judgements lists both.

    Example: kg forget 3
    """
    from kg.build import judging

    judgements, facts = _found(what, graph)
    judging.forget(graph, judgements, facts)
    for stored in judgements:
        click.echo(f"forgotten: {told(stored)}")
    for fact in facts:
        click.echo(f"shown again: {fact}")


def told(stored: StoredJudgement) -> str:
    """Give a judgement in one line: its number, its sides, why it waits."""
    from kg.build.judging import pair_told

    said = stored.judgement
    waits = f"  (waits: {stored.problem})" if stored.problem else ""
    return f"[{stored.number}] {said.kind} {pair_told(said, _SIGNS[said.judgement])}{waits}"


def signed(said: Judgement | Rejection) -> str:
    """Give who decided so, when and why, with a dash in front; '' if nothing of it is known."""
    words = "  ".join(filter(None, (said.author, said.date, said.reason)))
    return f"  — {words}" if words else ""


def _judge(
    verdict: Verdict, names: tuple[str, str | None], author: str, reason: str, graph: Path
) -> None:
    from datetime import UTC, datetime

    from kg import ledger
    from kg.build import judging
    from kg.profile.sides import judgements_between, sides

    today = datetime.now(UTC).date().isoformat()
    with opened(graph) as whole, ledger.reader(graph) as book:
        left, right = sides(whole, *names)
        are_named = left.is_one_mention and right.is_one_mention
        if verdict is Verdict.SAME and left.mentions[0] == right.mentions[0] and not are_named:
            click.echo("kg: they are one already; kg why tells the reasons.", err=True)
            return
        given = judgements_between(book, verdict, left, right)
    complete = [replace(each, author=author, date=today, reason=reason) for each in given]
    judged = judging.judge(graph, [("", each) for each in complete])
    for stored in judged.stored:
        click.echo(told(stored))
    for old in judged.replaced:
        click.echo(f"kg: it takes the place of {told(old)}{signed(old.judgement)}", err=True)
    if judged.known:
        click.echo("kg: judged so already.", err=True)


def _found(what: tuple[str, ...], graph: Path) -> tuple[list[StoredJudgement], list[str]]:
    """The judgements and rejected facts that words of the command line mean."""
    from kg import ledger

    with ledger.reader(graph) as book:
        rejected = {each.fact for each in book.decisions.rejections()}
        facts = [each for each in what if each in rejected]
        if facts == list(what):
            return [], facts
        rest = [each for each in what if each not in rejected]
        if all(each.isascii() and each.isdigit() for each in rest):
            return [_numbered(book, each) for each in rest], facts
    if len(what) != _TWO:
        raise JudgementError(
            f"{what[0]!r}: is no judgement's number and no rejected fact; expected those, or two "
            "names. kg judgements lists them."
        )
    name, other = what
    return [_between(name, other, graph)], []


def _numbered(book: Ledger, number: str) -> StoredJudgement:
    stored = book.decisions.judgement(int(number)) if len(number) <= _DIGITS else None
    if stored is None:
        raise JudgementError(f"{number}: no judgement has this number. kg judgements lists them.")
    return stored


def _between(name: str, other: str, graph: Path) -> StoredJudgement:
    from kg import ledger
    from kg.profile.sides import judgements_on, sides

    with opened(graph) as whole, ledger.reader(graph) as book:
        found = judgements_on(book, *sides(whole, name, other))
    if len(found) != 1:
        listed = "".join(f"\n  {told(stored)}" for stored in found)
        raise JudgementError(
            f"{name}, {other}: {len(found)} judgements are between them; expected one. "
            f"Give its number; kg judgements lists all.{listed}"
        )
    return found[0]
