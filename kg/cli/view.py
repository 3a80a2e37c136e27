"""`kg view`: the network as one HTML page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import force_option, graph_option
from kg.cli.output import require_place, write_text
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.network import Network
    from kg.network.words import Part
    from kg.render.page import Language


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; expected YYYY-MM-DD.") from error


def _words(_: click.Context, parameter: click.Parameter, said: tuple[str, ...]) -> tuple[str, ...]:
    """Understand the words at once, so that an unknown one is wrong usage."""
    if not said:
        return ()
    from kg.network.words import meant

    part: Part = _PARTS[str(parameter.name)]
    try:
        return tuple(name for word in said for name in meant(part, word))
    except QueryError as error:
        raise click.BadParameter(str(error)) from error


_PARTS: dict[str, Part] = {"kinds": "kind", "capacities": "capacity", "stages": "stage"}


def _values(_: click.Context, __: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for each in said:
        name, is_given, value = each.partition("=")
        if not (is_given and name and value):
            raise click.BadParameter(f"{each!r} is no NAME=VALUE.")
        values[name] = value
    return values


@click.command(
    epilog="Example: kg view 林知远 --hops 2 --since 2024-01-01 --kind 会谈 -o network.html"
)
@click.argument("entities", nargs=-1, metavar="[ENTITY]...")
@click.option(
    "--hops",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How far from the entities to go; one hop leads to whoever met or worked with them.",
)
@click.option(
    "--since",
    metavar="DAY",
    callback=_day,
    help="Draw only what is of this day or later: events by their own day, else by that of the "
    "first article on them; intents by their stages; titles by the articles that tell them.",
)
@click.option("--until", metavar="DAY", callback=_day, help="The last day, as --since the first.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    callback=_words,
    help="Draw only this kind (人物, 机构, 会谈, 签约, 展览, 意向 … or talks, unit …); can be "
    "given several times. If all are of events and intents, whoever took part is drawn too.",
)
@click.option(
    "--capacity",
    "capacities",
    multiple=True,
    callback=_words,
    help="Draw only who took part so (主方, 客方, 陪同, 出席, 主办方, 参观 or host …), and where.",
)
@click.option(
    "--stage",
    "stages",
    multiple=True,
    callback=_words,
    help="Draw only intents of which an article tells this stage (提出, 商谈, 初步共识, 已签署, "
    "实施中 or signed …), their parties, and the meetings where they were raised.",
)
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ID",
    help="Draw only what this article says; can be given several times.",
)
@click.option(
    "--query",
    metavar="QUERY",
    default="",
    help="Draw only what the answer to a saved question, .rq file or SPARQL text names, by IRI or "
    "by name (all of that name), and the events and intents that join two of these.",
)
@click.option(
    "-p",
    "--param",
    "values",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_values,
    help="Tell the query a parameter, as in kg query.",
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
    help="Draw at most so many nodes, the nearest to the entities and then the best connected; by "
    "default 2000. What is left out is counted.",
)
@graph_option
@force_option
def view(
    entities: tuple[str, ...],
    hops: int,
    output: Path,
    language: Language,
    limit: int | None,
    graph: Path,
    force: bool,
    **chosen: Any,  # noqa: ANN401 - the options that are the fields of a Choice
) -> None:
    """Write the network of the graph, or around entities, as one HTML page.

    An ENTITY is any name of a person, organization, event or intent, or its IRI. The page needs
    no network to open.

    What is selected must pass every option; of several words of one option, any. Hops lead over
    what passes alone. People and organizations that a selection leaves without anything to be
    drawn for are left out; the wholes of units and the entities named stay.
    """
    from kg.render.around import LIMIT, around, title
    from kg.render.choice import Choice
    from kg.render.page import page

    _check(chosen)
    require_place(output, force=force)
    choice = Choice(**chosen)
    shown = around(graph, entities, hops=hops, limit=limit or LIMIT, choice=choice)
    text = page(shown, title=title(shown, language), language=language)
    write_text(text, output, force=force)
    click.echo(_summary(shown, output), err=True)


def _check(chosen: dict[str, Any]) -> None:
    """Refuse options that do not go together."""
    if chosen["values"] and not chosen["query"]:
        raise click.UsageError("-p tells a query a parameter; expected --query with it.")
    if chosen["since"] and chosen["until"] and chosen["since"] > chosen["until"]:
        raise click.UsageError(f"--since {chosen['since']} is after --until {chosen['until']}.")


def _summary(shown: Network, output: Path) -> str:
    place = "standard output" if str(output) == "-" else str(output)
    if not len(shown):
        return f"{place}: the graph holds nothing to draw; the page says so."
    # As the page draws and counts them: several titles at one organization are one line.
    ties = {(source, target, tie["relation"]) for source, target, tie in shown.edges(data=True)}
    return "; ".join([f"{place}: {len(shown)} nodes, {len(ties)} relations", *_more(shown)]) + "."


def _more(shown: Network) -> list[str]:
    """What is not drawn, and why, as clauses."""
    from kg.render.around import chosen

    omitted = shown.graph["omitted"]
    told = shown.graph["selection"]
    reasons = {
        "limit": "less connected nodes left out (--limit)",
        "far": f"nodes are further away than --hops {told['hops']}",
        "filtered": f"nodes are not as selected ({chosen(shown)})",
    }
    more = [f"{omitted[why]} {words}" for why, words in reasons.items() if omitted[why]]
    events = [about for _, about in shown.nodes(data=True) if "day" in about]
    guessed = sum(1 for about in events if about["day"] != about["date"])
    if guessed and (told["since"] or told["until"]):
        more.append(f"{guessed} events without a day of their own go by the first article on them")
    return more
