"""What the rules score on annotated articles, and the floors below which they must not fall."""

import hashlib
import json
import math
from pathlib import Path

from kg.extract import extract
from kg.extract.evaluate import LAYERS, golden, scores
from kg.read import articles

CHECKOUT = Path(__file__).parent.parent
QUALITY = CHECKOUT / "tests" / "quality"
FLOORS = QUALITY / "floors.json"
RESULTS = QUALITY / "results-samples.tsv"
HEADER = ("article", "layer", "right", "found", "gold")
MARGIN = 0.01
"""A floor lies this far below what was measured when it was pinned."""


def is_set_aside(file):
    """Whether a development article is kept for the gate: nobody tunes the rules on it."""
    number = file.name[:3]
    return number.isdigit() and int(number) >= 33 and int(number) % 3 == 0


def gold_files(which):
    """The gold files of `samples`, or of the development articles' `open` or `gate`; () if none."""
    if which == "samples":
        return sorted((CHECKOUT / "data/gold/samples").glob("*.json"))
    folder = CHECKOUT.parent / "shared/corpus/dev"
    return [
        file for file in sorted(folder.glob("*.json")) if is_set_aside(file) == (which == "gate")
    ]


def digest(files):
    """The SHA-256 of the files together."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()


def read_pairs(files):
    """(gold, found) extractions, file by file."""
    for file in files:
        for gold, article in zip(golden(file), articles([file]), strict=True):
            yield gold, extract(article)


def figures(result):
    """Layer, or `overall` → F1."""
    return {**{layer: result.tallies[layer].f1 for layer in LAYERS}, "overall": result.overall}


def floors(measured, old, *, may_fall=False):
    """The floor of each layer, in thousandths; none lies below its old one unless it may fall."""
    new = {layer: math.floor(1000 * (f1 - MARGIN)) / 1000 for layer, f1 in measured.items()}
    return new if may_fall else {layer: max(new[layer], old.get(layer, 0.0)) for layer in new}


def lacks(measured, known):
    """The layers that are worse than their floors, one line each."""
    return [
        f"{layer}: {measured[layer]:.3f}, floor {floor:.3f}"
        for layer, floor in known.items()
        if measured[layer] < floor
    ]


def rows(pairs):
    """The result of each layer of each article, as the lines of a table."""
    lines = ["\t".join(HEADER)]
    for gold, found in pairs:
        for layer, tally in scores([(gold, found)]).tallies.items():
            lines.append(
                "\t".join(map(str, (gold.id, layer, tally.right, tally.found, tally.gold)))
            )
    return lines


def pinned():
    """Set → its SHA-256 and its floors, as they are written down."""
    return json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
