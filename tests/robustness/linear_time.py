#!/usr/bin/env python3
"""Shows that extraction takes time linear in the length of the text: linear_time.py [LARGEST].

Prints the microseconds per character of each layer at 1, 10 and 100 times a text of a thousand
characters (1000 times, a megabyte, with `linear_time.py 1000`), and the ratio of the last to the
first. A ratio above 3 fails. `make robustness`.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from factory import make_article
from growing import TEXTS, natural

from kg.extract import LAYERS
from kg.extract.confidence import with_confidence
from kg.extract.marking.marks import mark
from kg.model import Extraction

FACTORS = (1, 10, 100, 1000)
USUAL = 100
LARGEST_RATIO = 3.0


def seconds_by_layer(text):
    article = make_article(text)
    extraction = Extraction(id=article.id, sha256=article.sha256, extractor="rules")
    spent = {}
    started = time.process_time()
    marked = mark(article)
    spent["mark"] = time.process_time() - started
    for layer in LAYERS:
        started = time.process_time()
        extraction = layer(marked, extraction)
        spent[layer.__name__] = time.process_time() - started
    started = time.process_time()
    with_confidence(extraction)
    spent["confidence"] = time.process_time() - started
    return spent


def per_character(text):
    """Layer → microseconds per character, and of all together."""
    spent = seconds_by_layer(text)
    spent["all"] = sum(spent.values())
    return {layer: 1e6 * seconds / len(text) for layer, seconds in spent.items()}


def shown(name, factors):
    """Print the table of one text; give the ratio of all layers at the last factor to the first."""
    make = TEXTS[name]
    tables = [per_character(make(factor)) for factor in factors]
    print(f"\n{name}\n{'layer':<14}" + "".join(f"{f'{f}x':>9}" for f in factors) + f"{'ratio':>8}")
    for layer in tables[0]:
        row = [table[layer] for table in tables]
        print(f"{layer:<14}" + "".join(f"{us:>9.2f}" for us in row) + f"{row[-1] / row[0]:>8.1f}")
    return tables[-1]["all"] / max(tables[0]["all"], 1.0)


def main(arguments):
    largest = int(arguments[0]) if arguments else USUAL
    factors = [factor for factor in FACTORS if factor <= largest]
    per_character(natural())  # Lexicons and patterns are read once, before the clock runs.
    slow = [name for name in TEXTS if shown(name, factors) > LARGEST_RATIO]
    if slow:
        print(f"\nsuperlinear: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
