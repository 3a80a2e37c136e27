"""`kg export`: the graph as a file for other programs."""

from pathlib import Path

import click

from kg.cli.options import force_option, graph_option, output_option
from kg.cli.output import require_place, write_text
from kg.cli.reading import opened

_FORMATS = (
    "turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "mentions", "mentions.csv",
)  # fmt: skip
_BOM = "\ufeff"


@click.command
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="turtle",
    show_default=True,
    help="mentions lists who is who, as JSON Lines or CSV.",
)
@click.option(
    "--with",
    "parts",
    metavar="PART,…",
    default="",
    help="Add derived, ontology, judgements, redirects (joined by commas).",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
@output_option
@force_option
@graph_option
def export(format_: str, parts: str, bom: bool, output: Path, force: bool, graph: Path) -> None:
    """Write articles, facts with their evidence, and the concepts that they name.

    Sorted, so that a small change makes a small difference.

    Example: kg export -f turtle -o graph.ttl
    """
    from kg.export import export as exported

    include = [part.strip() for part in parts.split(",") if part.strip()]
    require_place(output, force=force)
    with opened(graph) as whole:
        text = exported(whole, format=format_, include=include)
    mark = _BOM if bom and format_ == "mentions.csv" else ""
    write_text(mark + text, output, force=force)
