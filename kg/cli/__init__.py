"""The command line: each command parses, calls one public function, and prints what it gives."""

import os
import sys
from importlib import import_module

import click

from kg import __version__
from kg.cli.streams import discard
from kg.errors import KgError

_COMMANDS: dict[str, str] = {
    "analyze": "kg.cli.analyze",
    "build": "kg.cli.build",
    "different": "kg.cli.judge",
    "evaluate": "kg.cli.extract",
    "export": "kg.cli.export",
    "extract": "kg.cli.extract",
    "forget": "kg.cli.judge",
    "judgements": "kg.cli.judgements",
    "path": "kg.cli.path",
    "query": "kg.cli.query",
    "reject": "kg.cli.reject",
    "review": "kg.cli.review",
    "same": "kg.cli.judge",
    "search": "kg.cli.show",
    "show": "kg.cli.show",
    "validate": "kg.cli.validate",
    "view": "kg.cli.view",
    "why": "kg.cli.why",
}
"""Command name → module that defines it; a module is imported when its command is used."""

_SUMMARIES: dict[str, str] = {
    "analyze": "Rank who is tied to whom, over any period.",
    "build": "Read articles into a graph folder.",
    "different": "Judge that two things are not one.",
    "evaluate": "Score the extractor against annotated articles.",
    "export": "Write the graph as Turtle or another format.",
    "extract": "Read articles and write their facts as JSON Lines.",
    "forget": "Take a judgement or a rejection back.",
    "judgements": "List, import and export judgements.",
    "path": "Tell how two things are connected.",
    "query": "Ask a saved question, or SPARQL.",
    "reject": "Hide a statement of an article.",
    "review": "Walk through pairs that may be one.",
    "same": "Judge that two things are one.",
    "search": "Find sentences in the stored articles.",
    "show": "Print one entity's profile.",
    "validate": "Hold the graph against its SHACL shapes.",
    "view": "Write the network as one HTML page.",
    "why": "Tell why mentions are one entity, or two.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Give the command names, sorted."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give the command of that name, its module imported."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands with their summaries, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_SUMMARIES.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of ours becomes one line on stderr and its exit code."""
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            ctx.color = False
        try:
            return super().invoke(ctx)
        except KgError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"kg: {error}", err=True)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            discard()
            sys.exit(0)
        except KeyboardInterrupt:
            click.echo("kg: interrupted; what was stored so far is kept.", err=True)
            sys.exit(130)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def kg(debug: bool) -> None:
    """Read industry news into a knowledge graph of who met whom, and ask it.

    Example: kg build data/articles && kg query who-met-whom
    """
