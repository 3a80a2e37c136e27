"""`kg review`: walks through pairs that may be one, and stores what a person says of each."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.cli.options import author_option, graph_option
from kg.cli.reading import opened
from kg.errors import JudgementError, StoreError
from kg.model import EntityKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.profile.review import Candidate, Party, Review

_KEYS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
_SKIP, _QUIT = "k", "q"
_ENDS = frozenset({"\x03", "\x04", ""})
"""Ctrl-C, Ctrl-D, and the end of input, where the terminal hands them on as keys."""
_PROMPT = "  s same · d different · u unsure · k skip · q quit: "
_KINDS = [kind.value for kind in EntityKind if kind is not EntityKind.PLACE]


@click.command
@click.argument("name", required=False)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(_KINDS),
    multiple=True,
    help="Only pairs of this kind; may be given several times.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="So many pairs at most, the likeliest.",
)
@click.option("--json", "is_json", is_flag=True, help="Write the pairs as JSON Lines; ask nothing.")
@author_option
@graph_option
def review(
    name: str | None, kinds: tuple[str, ...], limit: int, is_json: bool, author: str, graph: Path
) -> None:
    """Walk through pairs that may be one, the likeliest first; one key answers each.

    Both sides are shown with the sentences that name them. Each answer is stored at once, as by
    kg same and kg different; unsure is kept, too, and the pair is not asked again. With NAME, only
    pairs of those that bear it.

    With --json, put same, different or unsure in the place of a line's null and give the lines to
    kg judgements import -; lines that stay null are passed over.

    Example: kg review --kind organization
    """
    if not is_json and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(
            "asks in a terminal, and this is none; expected one, or --json, which writes the "
            "pairs for another program."
        )
    from kg.profile.review import review as found_in

    wanted = frozenset(map(EntityKind, kinds or _KINDS))
    with opened(graph) as whole:
        found = found_in(whole, name, kinds=wanted, limit=limit)
    if is_json:
        for candidate in found.candidates:
            click.echo(_line(candidate))
    else:
        with _interruptible():
            _walk(found, author, graph)
    for note in _notes(found):
        click.echo(f"kg: {note}", err=True)


def _line(candidate: Candidate) -> str:
    from dataclasses import asdict

    from kg import jsonl

    said, told = candidate.judgement(Verdict.UNSURE), asdict(candidate)
    columns = ("left_article", "left_name", "right_article", "right_name")
    record = {
        "judgement": None,
        "kind": candidate.kind,
        **{column: getattr(said, column) for column in columns},
        **{field: told[field] for field in ("rank", "signs", "against", "left", "right")},
    }
    return jsonl.line(record)


def _notes(found: Review) -> Iterator[str]:
    if not found.candidates:
        yield (
            "no pairs to review: of those that were not judged yet, none shares a name and "
            "something more. kg why NAME OTHER tells of any two."
        )
    if found.left_out:
        yield f"{found.left_out} less likely pairs are left out; --limit takes more."
    if found.crowded:
        yield (
            f"{found.crowded} names that many entities share were passed over; "
            "kg review NAME goes through those of one."
        )


def _walk(found: Review, author: str, graph: Path) -> None:
    """Ask of each pair that is still open."""
    from kg import ledger
    from kg.profile.review import is_open

    counts: Counter[Verdict] = Counter()
    try:
        for number, candidate in enumerate(found.candidates, 1):
            with ledger.reader(graph) as book:
                if not is_open(book, candidate):
                    continue
            click.echo("\n".join(_told(candidate, f"{number}/{len(found.candidates)}")))
            answer = _answered(candidate, author, graph)
            if answer == _QUIT:
                break
            counts.update([_KEYS[answer]] if answer in _KEYS else [])
    finally:
        said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
        if found.candidates:
            click.echo(f"judged: {said}. kg judgements lists them, kg forget takes one back.")


def _answered(candidate: Candidate, author: str, graph: Path) -> str:
    """Give the key of an answer that was stored, or needs no storing; ask again if it was not."""
    answer = _asked()
    while answer in _KEYS and not _stored(candidate, _KEYS[answer], author, graph):
        answer = _asked()
    return answer


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let signals end the walk as Ctrl-C does, so that the terminal is put right again."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, stop) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _asked() -> str:
    """Give the key of the answer; after any other key it is asked for again."""
    while True:
        click.echo(_PROMPT, nl=False)
        try:
            key = click.getchar().lower()
        except EOFError:
            key = _QUIT
        except KeyboardInterrupt:
            click.echo()
            raise
        key = _QUIT if key in _ENDS else key
        if key in (*_KEYS, _SKIP, _QUIT):
            click.echo(f"{key}\n")
            return key
        click.echo()


def _stored(candidate: Candidate, verdict: Verdict, author: str, graph: Path) -> bool:
    from datetime import UTC, datetime

    from kg.build import judging

    today = datetime.now(UTC).date().isoformat()
    try:
        judgement = candidate.judgement(verdict, author=author, date=today)
        judged = judging.judge(graph, [("", judgement)])
    except (JudgementError, StoreError) as error:
        click.echo(f"kg: {error}\nkg: not stored; answer again, skip, or quit.", err=True)
        return False
    for stored in judged.pending:
        click.echo(f"kg: waits: {stored.problem}.", err=True)
    return True


def _told(candidate: Candidate, place: str) -> Iterator[str]:
    yield click.style(f"{place}  {candidate.kind}", dim=True)
    for letter, party in (("A", candidate.left), ("B", candidate.right)):
        yield from _side(letter, party)
    yield from (f"  + {sign}" for sign in candidate.signs)
    if candidate.against:
        yield f"  - {candidate.against}"


def _side(letter: str, party: Party) -> Iterator[str]:
    count = f"{party.articles} article{'s' if party.articles > 1 else ''}"
    yield f"{letter} {click.style(party.label, bold=True)}  ({count})"
    for quote in party.quotes:
        yield click.style(f"    {quote.published or '----------'}  {quote.article}", dim=True)
        yield f"    {quote.sentence}"
    if party.articles > len(party.quotes):
        yield click.style(f"    … and {party.articles - len(party.quotes)} more", dim=True)
