"""Options that several commands share."""

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


def graph_option(command: _F) -> _F:
    """Give the command `--graph DIR`, by default `./graph` or `KG_GRAPH`."""
    return click.option(
        "--graph",
        type=click.Path(path_type=Path, file_okay=True),
        default=Path("graph"),
        envvar="KG_GRAPH",
        show_default=True,
        show_envvar=True,
        help="The graph folder.",
    )(command)


def author_option(command: _F) -> _F:
    """Give the command `--author NAME`, by default `KG_AUTHOR` or the login name."""
    return click.option(
        "--author",
        default=_login,
        envvar="KG_AUTHOR",
        show_envvar=True,
        help="Who decides; by default the login name.",
    )(command)


def reason_option(command: _F) -> _F:
    """Give the command `--reason WORDS`."""
    return click.option("--reason", default="", help="Why, for those who come after.")(command)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def output_option(command: _F) -> _F:
    """Give the command `-o/--output FILE`, by default standard output (`-`)."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, allow_dash=True),
        default=Path("-"),
        show_default=True,
        help="The file to write; - is standard output.",
    )(command)


def force_option(command: _F) -> _F:
    """Give the command `--force`: overwrite what is there."""
    return click.option("--force", is_flag=True, help="Overwrite an existing file.")(command)
