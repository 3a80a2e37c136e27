"""`kg validate`: holds a graph against the shapes that come with kg."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.options import graph_option

if TYPE_CHECKING:
    from pathlib import Path

    from kg.rdf.findings import Finding

_COLUMNS = ("article", "entity", "message_zh", "message_en", "path", "value", "focus", "severity")


@click.command()
@graph_option
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a violation.")
def validate(graph: Path, as_json: bool) -> None:
    """Hold the graph against its SHACL shapes.

    Says of each violation which entity is wrong, in which article, and what is wrong with it.
    The exit code is 0 if the graph conforms and 1 if it does not. It needs the extra shacl.

    Example: kg validate --graph graph
    """
    from kg.rdf.findings import findings
    from kg.store import reader

    with reader(graph) as store:
        found = list(findings(store))
    if found:
        _write(found, as_json=as_json)
    click.echo(_verdict(graph, len(found)), err=True)
    sys.exit(1 if found else 0)


def _verdict(graph: Path, count: int) -> str:
    if not count:
        return f"{graph}: conforms to the shapes. 符合全部约束。"
    noun = "violation" if count == 1 else "violations"
    return f"{graph}: {count} {noun} of the shapes. 共有 {count} 处不符合约束。"


def _write(found: list[Finding], *, as_json: bool) -> None:
    rows = [_row(finding) for finding in found]
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif sys.stdout.isatty():
        _print_table(rows)
    else:
        writer = csv.DictWriter(sys.stdout, _COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _row(finding: Finding) -> dict[str, str | None]:
    """Give the finding flat, its columns in the order of the report."""
    flat = {"article": finding.article, "entity": finding.entity, **asdict(finding.violation)}
    return {column: flat[column] for column in _COLUMNS}


def _print_table(rows: list[dict[str, str | None]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 1, 0))
    for heading in ("文章 article", "实体 entity", "问题 problem"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        problem = f"{row['message_zh']}\n{row['message_en']}"
        if row["value"] not in (None, row["focus"]):
            problem += f"\n→ {row['value']}"
        table.add_row(Text(row["article"] or "–"), Text(row["entity"] or ""), Text(problem))
    Console().print(table)
