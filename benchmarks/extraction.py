"""Compares the whole extraction with jieba's tagger, and two processes with one.

    python benchmarks/extraction.py [--rounds N] [--memory ARTICLES]

Both read the same articles (data/gold/news) on one core, in turns, in one run; what counts is the
fastest round of each. jieba.posseg.cut only cuts words and tags them. With --memory it extracts
that many articles and prints how the memory of the process grew.
"""

import argparse
import gc
import itertools
import logging
import resource
import time
from pathlib import Path

import jieba.posseg

from kg.extract import extract
from kg.extract.pool import outcomes
from kg.read import articles

NEWS = Path(__file__).parent.parent / "data" / "gold" / "news"


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", type=int, metavar="ARTICLES")
    options = parser.parse_args()
    news = list(articles([NEWS]))
    characters = sum(len(article.text) for article in news)
    print(f"{len(news)} articles, {characters} characters")
    ours, jiebas = side_by_side(news, options.rounds)
    print(f"kg extract       {characters / ours:12,.0f} characters a second, one core")
    print(f"jieba.posseg.cut {characters / jiebas:12,.0f} characters a second, one core")
    print(f"ratio            {jiebas / ours:12.2f}  (required 2.0, aim 10)")
    one, two = (seconds_an_article(news, workers) for workers in (1, 2))
    print(f"two processes    {one / two:12.2f}  times as fast as one (required 1.8)")
    if options.memory:
        grown(news, options.memory)


def side_by_side(news, rounds):
    """Give the fastest seconds of the extraction and of jieba, run in turns."""
    logging.getLogger("jieba").setLevel(logging.WARNING)
    jieba.initialize()
    ours, jiebas = [], []
    for article in news[:50]:
        extract(article)
    for _ in range(rounds):
        gc.collect()
        ours.append(seconds(lambda: [extract(article) for article in news]))
        jiebas.append(seconds(lambda: [list(jieba.posseg.cut(article.text)) for article in news]))
    return min(ours), min(jiebas)


def seconds(work):
    """Give the seconds of CPU time that the work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def seconds_an_article(news, workers, repeats=6):
    """Give the seconds an article once the processes are at work."""
    many = itertools.chain.from_iterable(itertools.repeat(news, repeats))
    results = outcomes(many, workers=workers)
    warm = len(news)
    for _ in range(warm):
        next(results)
    started = time.perf_counter()
    left = sum(1 for _ in results)
    return (time.perf_counter() - started) / left


def grown(news, wanted):
    """Extract many articles and print the largest memory so far, in MB, on the way."""
    for number, article in enumerate(itertools.islice(itertools.cycle(news), wanted), 1):
        extract(article)
        if number % (wanted // 10) == 0:
            largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(f"{number:8} articles: {largest // 1024} MB")


if __name__ == "__main__":
    main()
