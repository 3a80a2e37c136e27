"""Opens a graph for a command that reads, and says so if the graph lags behind its ledger."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.query import Graph


@contextmanager
def opened(folder: Path, queries: Path | None = None) -> Iterator[Graph]:
    """Give the graph in a folder; a note on stderr tells of articles that it does not show yet."""
    from kg.query import open as open_graph

    # A running query hears no KeyboardInterrupt; nothing is written here that Ctrl-C could harm.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with open_graph(folder, queries=queries) as graph:
        if graph.is_behind:
            click.echo(f"kg: {_lag(folder)}", err=True)
        yield graph


def _lag(folder: Path) -> str:
    from kg.store import holder

    writer = holder(folder)
    advice = f"process {writer} is building it" if writer else "run kg build to finish"
    return f"{folder}: has taken in articles that are not in the graph yet; {advice}."
