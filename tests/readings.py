"""Reads the tables of cases in `tests/cases/`."""

import tomllib
from pathlib import Path

from factory import make_article

from kg.extract import LAYERS
from kg.extract.marking.marks import mark
from kg.model import Extraction


def cases(name):
    """The cases of `tests/cases/<name>.toml`."""
    path = Path(__file__).parent / "cases" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))["case"]


def text_of(case):
    """The sentence, as the test's id."""
    return case["text"]


def read(text, **fields):
    """What the rules read out of a text."""
    article = make_article(text, **fields)
    marked = mark(article)
    extraction = Extraction(id=article.id, sha256=article.sha256, extractor="test")
    for layer in LAYERS:
        extraction = layer(marked, extraction)
    assert list(extraction.problems(article)) == []
    return extraction
