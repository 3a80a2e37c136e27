"""Extracts many articles, in their order, in this process or in several.

`outcomes(articles, extractor="rules", workers=2)` → `(article, extraction)`, …
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import ExtractionError, KgError
from kg.extract.registry import DEFAULT, extraction, extractor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from kg.model import Article, Extraction

_BATCH = 8
"""Articles that a worker is handed at a time."""
_AHEAD = 3
"""Batches under way for each worker."""
_LONGEST_TOLD = 200

Outcome = tuple["Article", "Extraction | KgError"]


def outcomes(
    articles: Iterable[Article], *, extractor_name: str = DEFAULT, workers: int = 1
) -> Iterator[Outcome]:
    """Give each article with its extraction, or with the error that it met, in their order.

    Whatever an extractor raises, and even the end of its process where there are several, is the
    error of that one article. Articles are taken only as far ahead as keeps the workers busy. The
    workers end with the iterator.

    Raises:
        ExtractionError: There is no extractor of that name.
    """
    extractor(extractor_name)
    if workers <= 1:
        for article in articles:
            yield article, _outcome(extractor_name, article)
    else:
        yield from _Pool(extractor_name, workers).outcomes(iter(articles))


def _outcome(name: str, article: Article) -> Extraction | KgError:
    """What the extractor gives; whatever it raises, it raises in a thread that is its own."""
    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(extraction, name, article)
        error = future.exception()
    return future.result() if error is None else _failure(name, article, error)


def _failure(name: str, article: Article, error: BaseException) -> KgError:
    if isinstance(error, KgError):
        return error
    told = "its process ended" if isinstance(error, BrokenProcessPool) else repr(error)
    return ExtractionError(
        f"extractor {name!r} on {article.id!r}: failed ({_shortened(told)}); expected an "
        "Extraction. Report it to its author."
    )


def _shortened(told: str) -> str:
    return told if len(told) <= _LONGEST_TOLD else f"{told[: _LONGEST_TOLD - 1]}…"


def _batch(name: str, batch: list[Article]) -> list[Outcome]:
    return [(article, _outcome(name, article)) for article in batch]


def _processes(workers: int) -> ProcessPoolExecutor:
    """Spawned workers inherit no lock and no thread."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


class _Pool:
    """Processes that extract batches; those that die are replaced."""

    def __init__(self, name: str, workers: int) -> None:
        self._name = name
        self._workers = workers
        self._executor = _processes(workers)

    def outcomes(self, articles: Iterator[Article]) -> Iterator[Outcome]:
        """Give the outcome of each article in order, a queue of batches kept under way."""
        queue: deque[tuple[list[Article], Future[list[Outcome]]]] = deque()
        try:
            while batch := list(islice(articles, _BATCH)):
                queue.append((batch, self._submit(batch)))
                if len(queue) >= self._workers * _AHEAD:
                    yield from self._results(*queue.popleft())
            while queue:
                yield from self._results(*queue.popleft())
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _submit(self, batch: list[Article]) -> Future[list[Outcome]]:
        try:
            return self._executor.submit(_batch, self._name, batch)
        except BrokenProcessPool:
            self._executor.shutdown(wait=False)
            self._executor = _processes(self._workers)
            return self._executor.submit(_batch, self._name, batch)

    def _results(self, batch: list[Article], future: Future[list[Outcome]]) -> Iterator[Outcome]:
        if future.exception() is None:
            yield from future.result()
        else:
            for article in batch:
                yield article, self._alone(article)

    def _alone(self, article: Article) -> Extraction | KgError:
        """The outcome in a process of its own, so that what ends it is known to be its doing."""
        with _processes(1) as process:
            future = process.submit(_outcome, self._name, article)
            error = future.exception()
        return future.result() if error is None else _failure(self._name, article, error)
