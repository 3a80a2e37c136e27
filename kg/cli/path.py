"""`kg path`: how two people, organizations, events or intents are connected."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import force_option, graph_option, output_option
from kg.cli.output import require_place, write_text
from kg.cli.reading import opened
from kg.cli.rows import rows_text
from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path as File

    from kg.network.facts import Quote
    from kg.network.paths import Path, Step
    from kg.query import Graph
    from kg.query.names import Match

_OF = {"person": "people", "organization": "organizations"}


@click.command
@click.argument("name")
@click.argument("other")
@click.option("--strongest", is_flag=True, help="Go over the strongest ties, not single facts.")
@click.option(
    "--max-hops",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    help="The most steps: facts or, with --strongest, ties.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(("text", "tsv", "csv", "json")),
    help="By default text on a terminal, else TSV.",
)
@click.option("--json", "is_json", is_flag=True, help="Write JSON, as -f json does.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
@output_option
@force_option
@graph_option
def path(
    name: str,
    other: str,
    strongest: bool,
    max_hops: int,
    format_: str | None,
    is_json: bool,
    bom: bool,
    output: File,
    force: bool,
    graph: File,
) -> None:
    """Tell how NAME and OTHER are connected, each step with the sentence that proves it.

    Each is any name of a person, organization, event or intent, or its IRI. Up to three equally
    short paths over facts are given; with --strongest one over the ties of people, or of
    organizations, that kg analyze weighs: a tie is as long as 1/weight. Exits with 1 if there is
    no path.

    Example: kg path 韩砚秋 马守一
    """
    require_place(output, force=force)
    with opened(graph) as whole:
        ends = (_end(whole, name), _end(whole, other))
        if ends[0] == ends[1]:
            raise QueryError(f"{name!r} and {other!r}: are one thing; expected two.")
        find = _strongest if strongest else _shortest
        found, meaning = find(whole, ends, max_hops)
    if not found:
        click.echo(_none(ends, max_hops, strongest=strongest), err=True)
        sys.exit(1)
    shown = "json" if is_json else format_ or _default(output)
    write_text(_text(found, shown, bom=bom), output, force=force)
    if meaning and shown != "json":
        click.echo(f"\n{meaning}", err=True)


def _default(output: File) -> str:
    return "text" if str(output) == "-" and sys.stdout.isatty() else "tsv"


def _end(whole: Graph, name: str) -> Match:
    """What a name means; a place that bears it, too, is not meant, as no path ends there."""
    from kg.query.names import only

    found = whole.find(name)
    ends = [match for match in found if match.kind != "place"]
    if found and not ends:
        raise QueryError(
            f"{name!r}: is a place; expected a person, organization, event or intent. "
            f"kg query meetings-at-place -p place={name} lists what happened there."
        )
    return only(ends, name) if ends else whole.find_one(name)


def _shortest(
    whole: Graph, ends: tuple[Match, Match], longest: int
) -> tuple[tuple[Path, ...], str]:
    from kg.network.paths import paths

    return paths(whole.store, ends[0].iri, ends[1].iri, longest=longest), ""


def _strongest(
    whole: Graph, ends: tuple[Match, Match], longest: int
) -> tuple[tuple[Path, ...], str]:
    from kg.network.paths import strongest
    from kg.network.ties import ties
    from kg.network.weights import weights

    kinds = [end.kind for end in ends]
    if kinds[0] != kinds[1] or kinds[0] not in _OF:
        raise QueryError(
            f"--strongest: is between two people or two organizations; {ends[0].label} is of the "
            f"kind {kinds[0]}, {ends[1].label} {kinds[1]}. Leave --strongest out."
        )
    found = ties(whole.store, _OF[kinds[0]])
    meaning = weights().meaning(found.graph["newest"])
    return strongest(found, whole.store, ends[0].iri, ends[1].iri, longest=longest), meaning


def _none(ends: tuple[Match, Match], longest: int, *, strongest: bool) -> str:
    what = "ties" if strongest else "facts"
    hint = " Colleagues are not tied by what they attend together." if strongest else ""
    return (
        f"kg: no path over {what} leads from {ends[0].label} to {ends[1].label} in {longest} "
        f"{'step' if longest == 1 else 'steps'}. --max-hops sets another number.{hint}"
    )


def _text(found: Sequence[Path], format_: str, *, bom: bool) -> str:
    from kg import jsonl

    if format_ == "json":
        return f"{jsonl.line({'paths': found})}\n"
    if format_ == "text":
        return "\n".join("".join(f"{line}\n" for line in _lines(each)) for each in found)
    rows = [_row(number, at, each) for number, each in enumerate(found, 1) for at in _places(each)]
    return rows_text(rows, format_, bom=bom)


def _places(found: Path) -> range:
    return range(len(found.steps))


def _lines(found: Path) -> Iterator[str]:
    from kg.network.evidence import newest_quote, sentence
    from kg.network.paths import told
    from kg.query.formats import printable

    yield " → ".join(printable(node.label) for node in found.nodes)
    for at, step in enumerate(found.steps):
        one, other = (node.label for node in found.nodes[at : at + 2])
        yield printable(f"  {at + 1}  {one} {told(step)} {other}{_when(step)}")
        if quote := newest_quote(step.fact):
            yield f"       {printable(sentence(quote))}"
            yield f"       — {printable(_source(quote))}"


def _when(step: Step) -> str:
    day = f"  {step.fact.dates[-1]}" if step.fact.dates else ""
    weight = f"  weight {step.weight:.4g}" if step.weight is not None else ""
    return day + weight


def _source(quote: Quote) -> str:
    source = quote.source
    return "  ".join(filter(None, [source.headline, source.published, source.url])) or source.iri


def _row(number: int, at: int, found: Path) -> dict[str, str | int | float]:
    from kg.network.evidence import newest_quote, sentence
    from kg.network.paths import told

    step, (one, other) = found.steps[at], found.nodes[at : at + 2]
    quote = newest_quote(step.fact)
    weight = {} if step.weight is None else {"weight": round(step.weight, 4)}
    return {
        "path": number,
        "step": at + 1,
        "from": one.label,
        "fact": told(step),
        "to": other.label,
        "date": step.fact.dates[-1] if step.fact.dates else "",
        **weight,
        "quote": sentence(quote) if quote else "",
        "article": quote.source.headline if quote else "",
        "url": quote.source.url if quote else "",
        "from_iri": one.iri,
        "fact_iri": step.fact.iri,
        "to_iri": other.iri,
    }
