"""`kg view`: the network as one HTML page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import force_option, graph_option
from kg.cli.output import write_text

if TYPE_CHECKING:
    from kg.network import Network
    from kg.render.page import Language


@click.command(epilog="Example: kg view --hops 2 -o network.html")
@click.argument("entities", nargs=-1, metavar="[ENTITY]...")
@click.option(
    "--hops",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How far from the entities to go; one hop leads to whoever met or worked with them.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=Path("network.html"),
    show_default=True,
    help="The file to write; - is standard output.",
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The language in which the page opens; it can be switched there.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=2000,
    show_default=True,
    help="Draw at most so many nodes, the best connected; the page says how many are left out.",
)
@graph_option
@force_option
def view(
    entities: tuple[str, ...],
    hops: int,
    output: Path,
    language: "Language",
    limit: int,
    graph: Path,
    force: bool,
) -> None:
    """Write the network of the graph, or around entities, as one HTML page.

    An ENTITY is any name of a person, organization, event or intent, or its IRI. The page needs
    no network to open.
    """
    from kg.render.around import around, title
    from kg.render.page import page

    shown = around(graph, entities, hops=hops, limit=limit)
    text = page(shown, title=title(shown, language), language=language)
    write_text(text, output, force=force)
    click.echo(_summary(shown, output), err=True)


def _summary(shown: "Network", output: Path) -> str:
    place = "standard output" if str(output) == "-" else str(output)
    left_out = shown.graph["left_out"]
    more = f"; {left_out} less connected nodes left out (--limit)" if left_out else ""
    # As the page draws and counts them: several titles at one organization are one line.
    ties = {(source, target, tie["relation"]) for source, target, tie in shown.edges(data=True)}
    return f"{place}: {len(shown)} nodes, {len(ties)} relations{more}."
