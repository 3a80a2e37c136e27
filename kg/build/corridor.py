"""One build from its sources to the summary."""

from __future__ import annotations

from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg import jsonl, ledger, store
from kg.build import folder
from kg.build.graph import Graph
from kg.build.intake import Intake, Status
from kg.build.judging import contradicted
from kg.build.summary import Facts, Progress, Summary, silent
from kg.build.workers import Pool, version_of
from kg.errors import ArticleError, KgError
from kg.model import EntityKind
from kg.rdf.terms import ORG_MEMBERSHIP, RDF_TYPE
from kg.read import placed_articles
from kg.read.register import register as read_register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.build.summary import Report
    from kg.build.workers import Extractor
    from kg.ledger import LedgerWriter
    from kg.model import Article
    from kg.read.register import Register

_FEW = 24
"""So few articles are extracted sooner than other processes have started."""


def build(  # noqa: PLR0913 -- the public face; every option has its default
    sources: Iterable[str | Path],
    graph: str | Path = "graph",
    *,
    extractor: Extractor | None = None,
    workers: int = 1,
    published: str | None = None,
    register: str | Path | None = None,
    progress: Report | None = None,
) -> Summary:
    """Read articles into a graph folder, extracting only those that are new or changed.

    Args:
        sources: Files, folders, or `-` for standard input.
        graph: The graph folder; made if it is not there.
        extractor: Reads the facts out of an article; by default the rules of `kg.extract`.
        workers: Processes that extract. With more than one, the extractor must be a function of
            a module, and a script must call `build` under `if __name__ == "__main__":`.
        published: The day (ISO 8601) of articles that state none.
        register: A CSV file of known organizations, which takes the place of the graph's earlier
            one; without it that stays.
        progress: Is told how far the build has come.

    Raises:
        StoreError: The graph folder cannot be used, or another process writes to it.
        ArticleError: No article was found in the sources, or `published` is no day.
        ExtractionError: The extractor cannot be sent to other processes.
        RegisterError: The register cannot be read, or contradicts itself.
    """
    known = None if register is None else read_register(register)
    run = _Run(Path(graph), extractor or _rules(), workers, progress or silent, known)
    folder.check(run.graph)
    found = placed_articles(sources, published=published, failures=run.failures.append)
    first = next(found, None)
    if first is None:
        return run.nothing()
    return run.through(chain([first], found))


_EMPTY = (
    "the register lists no organization; the graph's earlier one is gone. "
    "Give that again with --register if it was not meant."
)


class _Run:
    """One build under way."""

    def __init__(
        self,
        graph: Path,
        extractor: Extractor,
        workers: int,
        report: Report,
        register: Register | None,
    ) -> None:
        self.graph = graph
        self.failures: list[KgError] = []
        self._extractor = extractor
        self._workers = workers
        self._report = report
        self._register = register
        self._emptied: tuple[str, ...] = ()
        """What is to be said of a register that took an earlier one away."""
        self._lost = dict.fromkeys((Status.NEW, Status.CHANGED), 0)
        """How many of these could not be extracted."""

    def nothing(self) -> Summary:
        """Give the summary of a build that found no article at all.

        Raises:
            ArticleError: Not even one that could not be read.
        """
        if not self.failures:
            raise ArticleError(
                "no article was found in the sources; expected text, HTML or JSON files. "
                "Name a file or a folder that has some."
            )
        return Summary(graph=self.graph, failures=tuple(self.failures), failed=len(self.failures))

    def through(self, found: Iterable[tuple[str, Article]]) -> Summary:
        """Take the articles all the way, and give the summary."""
        folder.make(self.graph)
        with (
            store.exclusive(self.graph) as clean,
            ledger.writer(self.graph) as book,
            Intake(book, self.graph, version_of(self._extractor)) as intake,
        ):
            read = self._take_in(intake, found)
            graph = Graph(
                self.graph, book, clean=clean, coming=_coming(intake), report=self._report
            )
            with graph as whole:
                if self._register is not None:
                    if not self._register.entries and book.decisions.register():
                        self._emptied = (_EMPTY,)
                    whole.use_register(self._register.entries)
                self._extract(intake, whole)
            summary = self._summary(intake, read, book)
            whole.finish(jsonl.line(_counts(summary)))
            return summary

    def _take_in(self, intake: Intake, found: Iterable[tuple[str, Article]]) -> int:
        read = 0
        for where, article in found:
            read += 1
            error = intake.add(article, where)
            if error is not None:
                self.failures.append(error)
            self._report(Progress(stage="reading", done=read, total=None))
        return read

    def _extract(self, intake: Intake, whole: Graph) -> None:
        total = intake.count(Status.NEW) + intake.count(Status.CHANGED)
        if not total:
            return
        pool = Pool(self._extractor, self._workers if total > _FEW else 1)
        with closing(pool.outcomes(intake.pending())) as outcomes:
            for done, outcome in enumerate(outcomes, 1):
                if isinstance(outcome.extraction, KgError):
                    self._leave_out(intake, outcome.article, outcome.extraction)
                else:
                    whole.put(outcome.article, outcome.extraction)
                self._report(Progress(stage="extracting", done=done, total=total))

    def _leave_out(self, intake: Intake, article: Article, error: KgError) -> None:
        self.failures.append(error)
        self._lost[intake.status(article)] += 1

    def _summary(self, intake: Intake, read: int, book: LedgerWriter) -> Summary:
        refused = intake.count(Status.REFUSED)
        return Summary(
            graph=self.graph,
            read=read,
            new=intake.count(Status.NEW) - self._lost[Status.NEW],
            changed=intake.count(Status.CHANGED) - self._lost[Status.CHANGED],
            unchanged=intake.count(Status.UNCHANGED),
            failures=tuple(self.failures),
            failed=len(self.failures) + refused - intake.refused_ids(),
            duplicates=tuple(intake.duplicates()),
            warnings=self._warnings(book),
            is_register_whole=self._register is None or not self._register.warnings,
            facts=_facts(self.graph, book),
        )

    def _warnings(self, book: LedgerWriter) -> tuple[str, ...]:
        of_register = () if self._register is None else self._register.warnings
        return (*of_register, *self._emptied, *contradicted(book))


def _coming(intake: Intake) -> int:
    """Give how many new articles come; 0 if others change, which readers go on to quote."""
    return 0 if intake.count(Status.CHANGED) else intake.count(Status.NEW)


def _facts(graph: Path, book: LedgerWriter) -> Facts:
    counts = book.entity_counts()
    with store.reader(graph) as quads:
        titles = sum(1 for _ in quads.quads_for_pattern(None, RDF_TYPE, ORG_MEMBERSHIP))
    return Facts(
        people=counts[EntityKind.PERSON],
        organizations=counts[EntityKind.ORGANIZATION],
        titles=titles,
        meetings=counts[EntityKind.MEETING],
        exhibitions=counts[EntityKind.EXHIBITION],
        intents=counts[EntityKind.INTENT],
    )


def _counts(summary: Summary) -> dict[str, int]:
    return {
        "read": summary.read,
        "new": summary.new,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "failed": summary.failed,
    }


def _rules() -> Extractor:
    from kg.extract import extract  # noqa: PLC0415 -- loads the lexicons, a tenth of a second

    return extract
