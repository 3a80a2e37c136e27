"""What the rules score on annotated articles, and the floors below which they must not fall."""

import difflib
import hashlib
import json
import math
from pathlib import Path

from kg.extract import extract
from kg.extract.scoring.evaluate import LAYERS, golden, scores
from kg.read import articles

CHECKOUT = Path(__file__).parent.parent
QUALITY = CHECKOUT / "tests" / "quality"
FLOORS = QUALITY / "floors.json"
RESULTS = QUALITY / "results.tsv"
GOLD = CHECKOUT / "data" / "gold"
FOLDERS = {"samples": "samples", "tuned": "news/tuned", "set-aside": "news/set-aside"}
"""Set → its folder. Nobody tunes the rules on the articles set aside, or looks into them."""
HEADER = ("set", "article", "layer", "right", "found", "gold")
MARGIN = 0.01
"""A floor lies this far below what was measured when it was pinned."""


def gold_files(which):
    """The gold files of a set, by name."""
    return sorted((GOLD / FOLDERS[which]).glob("*.json"))


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


def results(which, pairs):
    """The result of each layer of each article of a set, as the lines of a table."""
    return [
        "\t".join(map(str, (which, gold.id, layer, tally.right, tally.found, tally.gold)))
        for gold, found in pairs
        for layer, tally in scores([(gold, found)]).tallies.items()
    ]


def written():
    """The results as they are written down, set by set."""
    lines = RESULTS.read_text("utf-8").splitlines()[1:] if RESULTS.exists() else []
    return {which: [line for line in lines if line.startswith(f"{which}\t")] for which in FOLDERS}


def flips(which, pairs):
    """The results of a set that are not those written down, as a diff."""
    before, now = written()[which], results(which, pairs)
    return list(difflib.unified_diff(before, now, "written", "now", lineterm="", n=0))


def pinned():
    """Set → its SHA-256 and its floors, as they are written down."""
    return json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
