"""What one sample article becomes, as text that is easy to compare: its facts and its graph."""

import json
import tempfile
from pathlib import Path

from msgspec.structs import replace

from kg import jsonl
from kg.build import build
from kg.export import export
from kg.extract import extract
from kg.read import articles

CHECKOUT = Path(__file__).parent.parent
SOURCE = CHECKOUT / "data" / "articles" / "01-halwenau-at-association.txt"
FOLDER = CHECKOUT / "tests" / "flow" / "expected"
JSON = FOLDER / f"{SOURCE.stem}.json"
TURTLE = FOLDER / f"{SOURCE.stem}.ttl"


def rules(article):
    """What the rules find, without what changes with every rule: the version, the confidence."""
    found = extract(article)
    layers = ("people", "organizations", "roles", "meetings", "exhibitions", "intents")
    bare = {layer: tuple(map(without_confidence, getattr(found, layer))) for layer in layers}
    return replace(found, extractor="rules", **bare)


def without_confidence(record):
    return replace(record, evidence=tuple(replace(e, confidence=None) for e in record.evidence))


def facts_of(source):
    """The extraction of an article as indented JSON."""
    (article,) = articles([source])
    content = json.loads(jsonl.encode(rules(article)))
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def turtle_of(source, **options):
    """The graph of an article as sorted Turtle."""
    with tempfile.TemporaryDirectory() as folder:
        build([source], Path(folder) / "graph", extractor=rules, workers=1, **options)
        return export(Path(folder) / "graph")
