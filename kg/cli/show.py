"""`kg show` and `kg search`: one entity's profile, and sentences of the stored articles."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option
from kg.cli.reading import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.ledger import SentenceHit
    from kg.profile import Profile, Section
    from kg.query.result import Row

_UNSHOWN = "url"
"""A column that only --json gives: the article's headline stands in its place."""


@click.command
@click.argument("name")
@click.option("--json", "is_json", is_flag=True, help="Write JSON.")
@graph_option
def show(name: str, is_json: bool, graph: Path) -> None:
    """Print the profile of a person, organization, place, event or intent.

    NAME is any of its names, or its IRI. If several have the name, they are listed.

    Example: kg show 周慕云
    """
    from kg import jsonl
    from kg.profile import profile

    with opened(graph) as whole:
        found = profile(whole, name)
    click.echo(jsonl.line(found) if is_json else "\n".join(_profile(found)))


@click.command
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=100, show_default=True, type=click.IntRange(min=1))
@click.option("--json", "is_json", is_flag=True, help="Write JSON Lines.")
@graph_option
def search(words: tuple[str, ...], limit: int, is_json: bool, graph: Path) -> None:
    """Find the sentences of the stored articles that hold all WORDS, newest article first.

    Exits with 1 if there is none.

    Example: kg search 周慕云 合作
    """
    from kg import jsonl, ledger

    with ledger.reader(graph) as book:
        hits = list(book.search(" ".join(words), limit))
    for hit in hits:
        click.echo(jsonl.line(hit) if is_json else _hit(hit, words))
    if not hits:
        click.echo("kg: nothing was found.", err=True)
        sys.exit(1)


def _profile(found: Profile) -> Iterator[str]:
    names = f"  ({', '.join(found.forms)})" if found.forms else ""
    yield _printable(f"{found.label}  {found.kind}{names}")
    yield found.iri
    for section in found.sections:
        yield f"\n{section.zh} {section.en}"
        yield _rows(section)


def _rows(section: Section) -> str:
    from kg.query import formats

    shown = [column for column in section.columns if any(_is_told(section.rows, column))]
    rows = [[_cell(row, column) for column in shown] for row in section.rows]
    if not sys.stdout.isatty():
        return "\n".join("\t".join(row) for row in [shown, *rows])
    width = shutil.get_terminal_size().columns
    return formats.table([*map(formats.heading, shown)], rows, width=width).rstrip("\n")


def _is_told(rows: Iterable[Row], column: str) -> Iterator[bool]:
    return (row[column] is not None and column != _UNSHOWN for row in rows)


def _cell(row: Row, column: str) -> str:
    value = row[column]
    if isinstance(value, bool):
        return "true" if value else "false"  # As kg query has it.
    return "" if value is None else _printable(str(value))


def _hit(hit: SentenceHit, words: tuple[str, ...]) -> str:
    if not sys.stdout.isatty():
        cells = (hit.article, hit.published or "", hit.title, str(hit.span.start), hit.sentence)
        return "\t".join(map(_printable, cells))
    head = _printable(f"{hit.published or ''}  {hit.title}  {hit.url or hit.article}".strip())
    return f"{_styled(head, dim=True)}\n  {_marked(hit.sentence, words)}"


def _marked(sentence: str, words: tuple[str, ...]) -> str:
    """The sentence with the words in bold; case and width are as the search has them."""
    import re

    from kg.ledger.search import plain

    text = _printable(sentence)
    wanted = "|".join(re.escape(plain(word)) for phrase in words for word in phrase.split())
    pieces, end = [], 0
    for found in re.finditer(wanted, plain(text)):
        pieces += [text[end : found.start()], _styled(text[slice(*found.span())], bold=True)]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _styled(text: str, *, bold: bool | None = None, dim: bool | None = None) -> str:
    """The text as a terminal shows it; plain if NO_COLOR is set (https://no-color.org)."""
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=bold, dim=dim)


def _printable(text: str) -> str:
    from kg.query import formats

    return formats.printable(text)
