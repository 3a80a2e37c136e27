"""Compares who is who by kg with who is who by the library splink, over one archive.

    python benchmarks/linkage.py [--articles N] [--seed N] [--tuning-seed N]

The archive is that of `archive.py`. Both get the mentions of its ledger, and what kg goes by is
splink's too: names as kg compares them, stems, places, parents, titles, people beside. splink
learns m and u from the archive itself; its thresholds give the best F1 over another archive, as
large and of another seed; its model was chosen on seeds 1 to 3. As in kg, organizations come
first, and who they are found to be is a feature of the people. Precision, recall and F1 are over
the pairs of mentions that are one; seconds are those from the mentions to the entities;
splink may use every core. `same name` joins by the name alone.

The archive is invented, by us: its short names are of the sorts that kg's rules know.
"""

import argparse
import json
import logging
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import NamedTuple

import splink
from archive import alone, extract, named, score, write
from linkage_splink import KINDS, ROWS, Linkage

from kg import ledger
from kg.build import build
from kg.model import EntityKind
from kg.read import articles
from kg.resolve import mentions_of, resolution
from kg.resolve.names import normalized

WEIGHTS = [step / 2 for step in range(-20, 41)]
"""Match weights (log2 of the odds) that are tried as thresholds."""


class Found(NamedTuple):
    """A mention, as `archive.named` wants it, and who it was found to be."""

    kind: EntityKind
    name: str
    entity: object


class Outcome(NamedTuple):
    """Precision, recall and F1 by kind, and seconds of CPU time and on the wall."""

    scores: dict
    cpu: float = 0.0
    wall: float = 0.0
    learning: float = 0.0
    """How many of the seconds of CPU time went into learning from the archive."""


def main():
    """Build the archives, link each way, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--tuning-seed", type=int, default=3)
    options = parser.parse_args()
    if options.seed == options.tuning_seed:
        parser.error("--tuning-seed is that of the archive; expected another one")
    with tempfile.TemporaryDirectory() as scratch:
        archive, tuning = Path(scratch) / "archive", Path(scratch) / "tuning"
        alone(built, archive, options.articles, options.seed)
        write(tuning, options.articles, options.tuning_seed)
        plain, ours = alone(by_name, archive), alone(by_kg, archive)
        thresholds, theirs = alone(by_splink, archive, tuning)
    print(
        f"{options.articles} articles, seed {options.seed}; splink's thresholds (match weights)",
        end="",
    )
    print(f" of seed {options.tuning_seed}:", *(f"{kind} {thresholds[kind]}" for kind in KINDS))
    show({"same name": plain, "kg": ours, f"splink {splink.__version__}": theirs})
    show_ratios(ours, theirs)


def show(outcomes):
    """Print a row for each way."""
    print(" " * 14, *(f"{kind} P/R/F1".ljust(23) for kind in KINDS), "  CPU s   wall s")
    for name, outcome in outcomes.items():
        shares = ("/".join(f"{share:.4f}" for share in outcome.scores[kind]) for kind in KINDS)
        cells = (share.ljust(23) for share in shares)
        print(f"{name:14}", *cells, f"{outcome.cpu:7.2f}  {outcome.wall:7.2f}")


def show_ratios(ours, theirs):
    """Print how many times as good kg is, and how many times as fast."""
    for kind in KINDS:
        ratio = ours.scores[kind][2] / theirs.scores[kind][2]
        print(f"F1 of kg / F1 of splink, {kind:13}{ratio:8.3f}")
    print(f"CPU seconds of splink / those of kg    {theirs.cpu / ours.cpu:7.1f}")
    linking = (theirs.cpu - theirs.learning) / ours.cpu
    print(f"the same without learning m and u      {linking:7.1f}")
    print(f"wall seconds of splink / those of kg   {theirs.wall / ours.wall:7.1f}")


def built(folder, many, seed):
    """Write an archive of so many articles and build its graph."""
    write(folder, many, seed)
    summary = build([folder / "articles.jsonl"], folder / "graph", extractor=extract)
    if summary.new != many:
        raise SystemExit(f"{folder}: {summary.new} of {many} went in; {summary.failures[:1]}")


def stored(folder):
    """Give the mentions of organizations and people as the ledger has them."""
    with ledger.reader(folder / "graph") as book:
        return [each for each in book.mentions() if each.mention.kind in KINDS]


def unstored(folder):
    """Give the mentions of an archive of which there is no graph, as a ledger would have them."""
    return [
        ledger.StoredMention(article=article.id, mention=mention, entity="")
        for article in articles([folder / "articles.jsonl"])
        for mention in mentions_of(article, extract(article))
        if mention.kind in KINDS
    ]


def scored(folder, mentions, entities):
    """Give precision, recall and F1 by kind; `entities` are those of the mentions, in order."""
    truths = [json.loads(line) for line in (folder / "truth.jsonl").open(encoding="utf-8")]
    tables = {kind: Counter() for kind in KINDS}
    for each, entity in zip(mentions, entities, strict=True):
        found = Found(each.mention.kind, each.mention.name, entity)
        for kind, who, whom in named([found], truths[int(each.article.removeprefix("a"))]):
            tables[kind][who, whom] += 1
    return {kind: score(table) for kind, table in tables.items()}


def by_name(folder):
    """Give the outcome of joining what has one name."""
    mentions = stored(folder)
    return Outcome(scored(folder, mentions, [normalized(each.mention.name) for each in mentions]))


def by_kg(folder):
    """Give the outcome of kg's resolution, which must be the one that the graph has."""
    mentions = stored(folder)
    cpu, wall = time.process_time(), time.perf_counter()
    entities = resolution(each.mention for each in mentions).entities
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    found = {_key(mention): entity.iri for entity in entities for mention in entity.mentions}
    iris = [found[_key(each.mention)] for each in mentions]
    if iris != [each.entity for each in mentions]:
        raise SystemExit(f"{folder}: the graph has other entities than kg gives of its mentions")
    return Outcome(scored(folder, mentions, iris), cpu, wall)


def _key(mention):
    return mention.article, mention.kind, mention.record


def by_splink(folder, tuning):
    """Give the thresholds that are best for the archive `tuning`, and the outcome with them."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    known = unstored(tuning)
    thresholds = {}
    linked(known, partial(_tuned, tuning, known, thresholds))
    mentions = stored(folder)
    cpu, wall = time.process_time(), time.perf_counter()
    entities, learning = linked(mentions, lambda kind, _: thresholds[kind])
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return thresholds, Outcome(scored(folder, mentions, entities), cpu, wall, learning)


def _tuned(folder, mentions, thresholds, kind, linkage):
    """Note and give the threshold that clusters best."""

    def f1(weight):
        who = linkage.clusters(weight)
        entities = [who.get(number, -1) for number in range(len(mentions))]
        return scored(folder, mentions, entities)[kind][2]

    thresholds[kind] = max(WEIGHTS, key=f1)
    return thresholds[kind]


def linked(mentions, threshold):
    """Give the entities of mentions by splink, and how long it learnt.

    `threshold` gives a kind's match weight.
    """
    who, learning = {}, 0.0
    for kind in KINDS:
        linkage = Linkage(kind, list(ROWS[kind](mentions, who)))
        who |= linkage.clusters(threshold(kind, linkage))
        learning += linkage.learning
    return [who[number] for number in range(len(mentions))], learning


if __name__ == "__main__":
    main()
