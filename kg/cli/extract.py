"""`kg extract` and `kg evaluate`: facts of articles, and how right they are."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import force_option, output_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.errors import KgError
    from kg.extract.scoring.evaluate import Scores
    from kg.model import Article, Extraction


class Failures:
    """Says each failure on stderr and counts it."""

    def __init__(self) -> None:
        self.count = 0
        self._exit_code = 3

    def __call__(self, error: KgError) -> None:
        """Say the failure in one line."""
        self.count += 1
        self._exit_code = min(self._exit_code, error.exit_code)
        click.echo(f"kg: {error}", err=True)

    def leave(self, *, done: int) -> None:
        """Exit 3 if something was done or all was sound, else 1; return if nothing failed."""
        if self.count:
            click.echo(f"kg: {self.count} could not be read, {done} done.", err=True)
            sys.exit(3 if done else self._exit_code)


def _show_extractors(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from kg.extract.registry import extractors

        click.echo("\n".join(extractors()))
        ctx.exit()


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; expected YYYY-MM-DD.") from error


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--extractor", default="rules", show_default=True, help="Which extractor to use.")
@click.option(
    "--list-extractors",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_extractors,
    help="Show the extractors there are.",
)
@click.option("--unread", is_flag=True, help="Show the sentences that gave no fact instead.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON Lines in a terminal too.")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes."
)
@click.option("--published", callback=_day, help="The day of articles that state none.")
@output_option
@force_option
def extract(
    sources: tuple[str, ...],
    extractor: str,
    unread: bool,
    as_json: bool,
    workers: int,
    published: str | None,
    output: Path,
    force: bool,
) -> None:
    """Read articles and write their facts, one JSON line an article.

    SOURCES are files (.txt, .md, .html, .json, .jsonl), folders, or - for standard input. In a
    terminal you see the text with coloured names, then the facts.

    Example: kg extract data/articles -o facts.jsonl
    """
    from kg.cli.output import write_text
    from kg.errors import OutputError
    from kg.extract.pool import outcomes
    from kg.read import articles

    if str(output) != "-" and output.exists() and not force:
        raise OutputError(f"{output}: exists already; give --force to overwrite it.")
    if any(output.resolve() == Path(source).resolve() for source in sources if source != "-"):
        raise OutputError(f"{output}: is one of the sources; give another file to write to.")
    failures = Failures()
    read = articles(sources, published=published, failures=failures)
    found = outcomes(read, extractor_name=extractor, workers=workers)
    rows = _Rows(found, failures, is_terminal=_is_terminal(output) and not as_json, unread=unread)
    if str(output) == "-":
        for row in rows:
            click.echo(row, nl=False)
    else:
        write_text("".join(rows), output, force=force)
    failures.leave(done=rows.done)


def _is_terminal(output: Path) -> bool:
    return str(output) == "-" and sys.stdout.isatty()


class _Rows:
    """What is written for each article; counts those that are done."""

    def __init__(
        self,
        found: Iterable[tuple[Article, Extraction | KgError]],
        failures: Failures,
        *,
        is_terminal: bool,
        unread: bool,
    ) -> None:
        self._found = found
        self._failures = failures
        self._is_terminal = is_terminal
        self._unread = unread
        self.done = 0

    def __iter__(self) -> Iterator[str]:
        from kg.errors import ArticleError, KgError

        for article, outcome in self._found:
            if isinstance(outcome, KgError):
                self._failures(outcome)
            else:
                self.done += 1
                yield self._row(article, outcome)
        if not self.done and not self._failures.count:
            raise ArticleError(
                "no article was found in the sources; expected text, HTML or JSON files. "
                "Name a file or a folder that has some."
            )

    def _row(self, article: Article, extraction: Extraction) -> str:
        from kg import jsonl
        from kg.cli import facts
        from kg.cli.marked import marked

        if self._is_terminal and self._unread:
            return facts.unread(article, extraction)
        if self._is_terminal:
            return facts.readable(article, extraction, marked(article, extraction))
        if not self._unread:
            return jsonl.line(extraction) + "\n"
        spans = extraction.unread
        rows = (
            {"id": article.id, "start": s.start, "end": s.end, "text": s.of(article.text)}
            for s in spans
        )
        return "".join(jsonl.line(row) + "\n" for row in rows)


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--extractor", default="rules", show_default=True, help="Which extractor to use.")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes."
)
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.option("--misses", is_flag=True, help="Write each fact missed or wrongly found, as TSV.")
def evaluate(gold: Path, extractor: str, workers: int, as_json: bool, misses: bool) -> None:
    """Score an extractor against annotated articles, layer by layer.

    GOLD is a folder of files {"article": …, "gold": …}, or one such file. Overall is the mean F1
    of all layers but part_of.

    Example: kg evaluate data/gold/samples
    """
    failures = Failures()
    result = _scored(gold, extractor, workers, failures)
    if result.articles:
        _show(result, as_json=as_json, misses=misses)
    failures.leave(done=result.articles)


def _show(result: Scores, *, as_json: bool, misses: bool) -> None:
    if misses:
        for miss in result.misses:
            side = "extra" if miss.is_extra else "missed"
            click.echo("\t".join([miss.article, miss.layer, side, *miss.fact]))
    if as_json:
        click.echo(_json(result))
    else:
        click.echo(_table(result, is_terminal=sys.stdout.isatty()))


def _scored(gold: Path, extractor: str, workers: int, failures: Failures) -> Scores:
    from kg.errors import KgError
    from kg.extract.pool import outcomes
    from kg.extract.scoring.evaluate import scores

    annotated = list(_annotated(gold, failures))
    read = (article for article, _ in annotated)
    found = outcomes(read, extractor_name=extractor, workers=workers)

    def pairs() -> Iterator[tuple[Extraction, Extraction]]:
        for (_, wanted), (_, outcome) in zip(annotated, found, strict=True):
            if isinstance(outcome, KgError):
                failures(outcome)
            else:
                yield wanted, outcome

    return scores(pairs())


def _annotated(gold: Path, failures: Failures) -> Iterator[tuple[Article, Extraction]]:
    """The articles of the gold files with their annotations; a bad file is a failure."""
    from kg.errors import ArticleError
    from kg.extract.scoring.evaluate import gold_files, golden
    from kg.read import articles

    for file in gold_files(gold):
        try:
            # Reading comes first: it refuses what is no regular file before it is opened.
            read = list(articles([file]))
            (wanted,) = golden(file)
        except ArticleError as error:
            failures(error)
        else:
            yield read[0], wanted


def _figures(result: Scores) -> Iterator[tuple[str, int, int, float, float, float]]:
    for layer, tally in result.tallies.items():
        yield layer, tally.gold, tally.found, tally.precision, tally.recall, tally.f1


def _json(result: Scores) -> str:
    from kg import jsonl

    layers = {
        layer: {"gold": gold, "found": found, "precision": p, "recall": r, "f1": f1}
        for layer, gold, found, p, r, f1 in _figures(result)
    }
    return jsonl.line({"overall": result.overall, "articles": result.articles, **layers})


def _table(result: Scores, *, is_terminal: bool) -> str:
    head = ("layer", "gold", "found", "precision", "recall", "F1")
    rows = [
        (layer, str(gold), str(found), f"{p:.3f}", f"{r:.3f}", f"{f1:.3f}")
        for layer, gold, found, p, r, f1 in _figures(result)
    ]
    rows.append(("overall", str(result.articles), "", "", "", f"{result.overall:.3f}"))
    if not is_terminal:
        return "\n".join(map("\t".join, chain([head], rows)))
    return "\n".join(
        f"{row[0]:<14}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in (head, *rows)
    )
