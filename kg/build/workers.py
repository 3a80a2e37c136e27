"""Extraction in processes: lines of articles in, extractions or what went wrong out, in order."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kg import jsonl
from kg.errors import ExtractionError, KgError
from kg.model import Article, Extraction

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

_CHUNK = 8
"""Articles that are handed to a worker at a time."""
_AHEAD = 3
"""Chunks a worker that may be under way."""
_PR_SET_PDEATHSIG = 1
"""Source: prctl(2)."""


class Extractor(Protocol):
    """Anything that reads the facts out of one article.

    If it or its module has a `version` (text, or a function that gives it), that is what it
    writes into `Extraction.extractor`, and articles read by another version are read again.
    """

    def __call__(self, article: Article, /) -> Extraction:
        """Give the facts of one article; the same article gives the same facts."""
        ...


class Outcome(NamedTuple):
    """One article, and its extraction or why there is none."""

    article: Article
    extraction: Extraction | KgError


def version_of(extractor: Extractor) -> str | None:
    """Give the version that an extractor writes into its extractions, if it says it."""
    module = sys.modules.get(getattr(extractor, "__module__", ""))
    said = getattr(extractor, "version", getattr(module, "version", None))
    version = said() if callable(said) else said
    return version if isinstance(version, str) else None


class Pool:
    """Workers that extract; one worker is a thread of this process, several are processes."""

    def __init__(self, extractor: Extractor, workers: int) -> None:
        """Make ready; processes start with the first article.

        Raises:
            ExtractionError: The extractor cannot be sent to other processes.
        """
        self._extractor = extractor
        self._workers = workers
        if workers > 1:
            _require_picklable(extractor)
        self._executor = self._start()

    def outcomes(self, lines: Iterable[bytes]) -> Generator[Outcome]:
        """Give the outcome of each line, in order."""
        source = iter(lines)
        under_way: deque[tuple[list[bytes], Future[list[bytes]]]] = deque()
        try:
            while True:
                while len(under_way) < self._workers * _AHEAD and (
                    chunk := list(islice(source, _CHUNK))
                ):
                    under_way.append((chunk, self._submit(chunk)))
                if not under_way:
                    return
                yield from self._results(*under_way.popleft())
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _results(self, chunk: list[bytes], future: Future[list[bytes]]) -> Iterator[Outcome]:
        if future.exception() is None:
            for line, result in zip(chunk, future.result(), strict=True):
                yield _outcome(line, result)
        else:
            yield from map(self._alone, chunk)

    def _alone(self, line: bytes) -> Outcome:
        """Extract one article by itself, so that what goes wrong is known to be its doing."""
        future = self._submit([line])
        error = future.exception()
        if error is None:
            return _outcome(line, future.result()[0])
        article = jsonl.decode(line, Article)
        if isinstance(error, KgError):
            return Outcome(article, error)
        return Outcome(article, _plugin_failed(article, error))

    def _submit(self, chunk: list[bytes]) -> Future[list[bytes]]:
        try:
            return self._executor.submit(_extractions, self._extractor, chunk)
        except BrokenProcessPool:
            self._executor.shutdown(wait=False)
            self._executor = self._start()
            return self._executor.submit(_extractions, self._extractor, chunk)

    def _start(self) -> Executor:
        if self._workers == 1:
            return ThreadPoolExecutor(1)
        return ProcessPoolExecutor(
            self._workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_stand_by,
        )


def _extractions(extractor: Extractor, chunk: Sequence[bytes]) -> list[bytes]:
    """Give the extraction of each article as JSON; runs in a worker."""
    return [jsonl.encode(extractor(jsonl.decode(line, Article))) for line in chunk]


def _outcome(line: bytes, result: bytes) -> Outcome:
    article = jsonl.decode(line, Article)
    try:
        extraction = jsonl.decode(result, Extraction, where=article.id)
    except ExtractionError as error:
        return Outcome(article, error)
    problem = next(extraction.problems(article), None)
    if problem is None:
        return Outcome(article, extraction)
    return Outcome(
        article,
        ExtractionError(
            f"{article.id}: the extractor {extraction.extractor!r} broke its contract: {problem}. "
            "The article is left out; report it to the extractor's authors."
        ),
    )


def _plugin_failed(article: Article, error: BaseException) -> ExtractionError:
    told = "its process ended" if isinstance(error, BrokenProcessPool) else repr(error)
    return ExtractionError(
        f"{article.id}: the extractor failed ({told}). "
        "The article is left out; report it to the extractor's authors."
    )


def _require_picklable(extractor: Extractor) -> None:
    try:
        pickle.dumps(extractor)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise ExtractionError(
            f"{extractor!r}: cannot be sent to other processes ({error}); expected a function of "
            "a module. Use one worker."
        ) from error


def _stand_by() -> None:
    """Make a worker leave Ctrl-C to the builder, and end when the builder ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
