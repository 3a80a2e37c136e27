#!/usr/bin/env python3
"""Shows that order changes nothing: orders.py [--rounds N] [SOURCE...].

Builds the sources (by default the sample articles and the annotated news; ids stay theirs) at once,
judges drawn pairs of mentions, and compares the graph's sorted N-Quads with those of N builds in
drawn orders, in one to four parts, the judgements drawn in between. Ends with 1 if any differ.
`make robustness`.
"""

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

from kg import ledger, store
from kg.build import build, judging
from kg.errors import JudgementError
from kg.extract import extract
from kg.model import Judgement, Verdict
from kg.profile.sides import name_in_article
from kg.read import articles
from kg.resolve import JUDGED

CHECKOUT = Path(__file__).parents[2]
SOURCES = [CHECKOUT / "data" / "articles", CHECKOUT / "data" / "gold" / "news"]
JUDGEMENTS = 40
PARTS = 4


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("sources", type=Path, nargs="*", default=SOURCES)
    options = parser.parse_args()
    found = {article.id: article for article in articles(options.sources)}
    known = {id_: extract(article) for id_, article in found.items()}
    runs = Runs(list(found.values()), lambda article: known[article.id])
    with tempfile.TemporaryDirectory() as scratch:
        graph = runs.at_once(Path(scratch) / "whole")
        judgements = accepted(graph, random.Random(0))
        wanted = quads(graph)
        print(f"{len(found)} articles, {len(judgements)} judgements, {len(wanted)} quads")
        differ = 0
        for seed in range(1, options.rounds + 1):
            got = quads(runs.drawn(Path(scratch) / str(seed), judgements, random.Random(seed)))
            differ += got != wanted
            print(f"order {seed}:", "the same" if got == wanted else "differs", flush=True)
    sys.exit(differ > 0)


class Runs:
    """Builds of the same articles, each read once."""

    def __init__(self, found, extractor):
        self._found = found
        self._extractor = extractor

    def at_once(self, folder):
        self._build(folder, self._found)
        return folder / "graph"

    def drawn(self, folder, judgements, dice):
        """Build in a drawn order and parts, with the judgements in between."""
        shuffled = dice.sample(self._found, len(self._found))
        cuts = sorted(dice.sample(range(1, len(shuffled)), dice.randint(0, PARTS - 1)))
        parts = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
        left = dice.sample(judgements, len(judgements))
        for number, part in enumerate(parts, 1):
            self._build(folder, part)
            share = len(left) if number == len(parts) else dice.randint(0, len(left))
            judge(folder / "graph", left[:share])
            del left[:share]
        return folder / "graph"

    def _build(self, folder, part):
        folder.mkdir(exist_ok=True)
        source = folder / "articles.jsonl"
        fields = ("id", "title", "published", "publisher", "url", "text")
        rows = ({field: getattr(each, field) for field in fields} for each in part)
        source.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        build([source], folder / "graph", extractor=self._extractor)


def accepted(graph, dice):
    """Judgements on drawn pairs of mentions, those left out that contradict others."""
    with ledger.reader(graph) as book:
        by_kind = {kind: [] for kind in JUDGED}
        for stored in book.mentions():
            if stored.mention.kind in JUDGED:
                by_kind[stored.mention.kind].append(stored)
        drawn = [drawn_pair(book, by_kind, dice) for _ in range(JUDGEMENTS)]
    return [each for each in drawn if is_accepted(graph, each)]


def drawn_pair(book, by_kind, dice):
    kind = dice.choice(sorted(kind for kind, those in by_kind.items() if len(those) > 1))
    left, right = dice.sample(by_kind[kind], 2)
    return Judgement(
        judgement=dice.choice(list(Verdict)),
        kind=kind,
        left_article=left.article,
        left_name=name_in_article(book, left),
        right_article=right.article,
        right_name=name_in_article(book, right),
        author="",
        date="",
        reason="",
    )


def is_accepted(graph, judgement):
    try:
        judge(graph, [judgement])
    except JudgementError:
        return False
    return True


def judge(graph, judgements):
    judging.judge(graph, [("", each) for each in judgements])


def quads(graph):
    with store.reader(graph) as opened:
        return sorted(map(str, opened))


main()
