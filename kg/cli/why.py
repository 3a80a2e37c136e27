"""`kg why`: why mentions are one person, organization or event, or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option
from kg.cli.reading import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.profile.identity import Comparison, Identity


_TWO = 2


@click.command
@click.argument("name")
@click.argument("other", required=False)
@click.option("--json", "is_json", is_flag=True, help="Write JSON.")
@graph_option
def why(name: str, other: str | None, is_json: bool, graph: Path) -> None:
    """Tell why mentions of NAME are one, or whether NAME and OTHER are one.

    Each is any name of a person, organization, place, event or intent, its IRI, or a mention as
    ARTICLE#NAME. If several have the name, each is told; of two, also what they have in common.

    Example: kg why 江铜集团 江西铜业集团有限公司
    """
    from kg import jsonl
    from kg.profile.identity import compared, namesakes

    with opened(graph) as whole:
        records: list[Identity] | list[Comparison]
        if other is not None:
            records = [compared(whole, name, other)]
        elif len(bearers := namesakes(whole, name)) == _TWO:
            records = [compared(whole, *(bearer.iri for bearer in bearers))]
        else:
            records = list(bearers)
    between = "" if is_json else "\n"
    told = [jsonl.line(each) if is_json else "\n".join(_told(each)) for each in records]
    click.echo(f"\n{between}".join(told))


def _told(found: Identity | Comparison) -> Iterator[str]:
    from kg.profile.identity import Identity

    return _identity(found) if isinstance(found, Identity) else _comparison(found)


def _identity(found: Identity) -> Iterator[str]:
    yield f"{found.label}  {found.kind}\n{found.iri}"
    for told in found.mentions:
        day = f"  {told.date}" if told.date else ""
        yield f"  {told.published or '----------'}  {told.article}  {'、'.join(told.forms)}{day}"
    if found.reasons:
        yield "one, because of:"
        yield from (f"  {reason}" for reason in found.reasons)
    else:
        yield "named in one article only"


def _comparison(found: Comparison) -> Iterator[str]:
    yield from _identity(found.left)
    if found.are_one:
        return
    yield ""
    yield from _identity(found.right)
    yield ""
    yield "two: nothing makes them one" if not found.common else "two, though they have in common:"
    yield from (f"  {what}" for what in found.common)
