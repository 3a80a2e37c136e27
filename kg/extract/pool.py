"""Extracts many articles, in their order, in this process or in several.

`outcomes(articles, extractor="rules", workers=2)` → `(article, extraction)`, …
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import ExtractionError
from kg.extract.registry import DEFAULT, extraction, extractor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from kg.model import Article, Extraction

_BATCH = 8
"""Articles that a worker is handed at a time."""
_AHEAD = 3
"""Batches under way for each worker."""

Outcome = tuple["Article", "Extraction | ExtractionError"]


def outcomes(
    articles: Iterable[Article], *, extractor_name: str = DEFAULT, workers: int = 1
) -> Iterator[Outcome]:
    """Give each article with its extraction, or with the error that it met, in their order.

    Articles are taken only as far ahead as keeps the workers busy. The workers end with the
    iterator.

    Raises:
        ExtractionError: There is no extractor of that name.
    """
    extractor(extractor_name)
    if workers <= 1:
        for article in articles:
            yield article, _outcome(extractor_name, article)
    else:
        yield from _pooled(iter(articles), extractor_name, workers)


def _outcome(name: str, article: Article) -> Extraction | ExtractionError:
    try:
        return extraction(name, article)
    except ExtractionError as error:
        return error


def _batch(name: str, batch: list[Article]) -> list[Outcome]:
    return [(article, _outcome(name, article)) for article in batch]


def _pooled(articles: Iterator[Article], name: str, workers: int) -> Iterator[Outcome]:
    """Keeps a queue of batches under way; spawned workers inherit no lock and no thread."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        queue: deque[Future[list[Outcome]]] = deque()
        try:
            while batch := list(islice(articles, _BATCH)):
                queue.append(pool.submit(_batch, name, batch))
                if len(queue) >= workers * _AHEAD:
                    yield from queue.popleft().result()
            while queue:
                yield from queue.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
