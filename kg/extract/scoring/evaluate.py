"""Scores extractions against annotated articles, layer by layer.

`scores([(gold, extraction)]).tallies["people"].f1` → `1.0`

What is counted, of each layer, micro-averaged over all articles:
people         a name
organizations  an organization, found under its name or an alias that is no generic word
part_of        (child, parent)
roles          (person, title, organization)
meetings, exhibitions, intents: the filled slots of records that are paired one to one
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from kg.errors import ArticleError
from kg.extract.scoring.agreement import RECORDS, Names, agreement, facts, pairs, slots, unlike
from kg.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.extract.scoring.agreement import Fact, Slots

LAYERS = ("people", "organizations", "part_of", "roles", "meetings", "exhibitions", "intents")
IN_OVERALL = tuple(layer for layer in LAYERS if layer != "part_of")


class Tally(Struct, frozen=True, kw_only=True):
    """How many facts of a layer are right, were found, and are in the gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Give the two together."""
        return Tally(
            right=self.right + other.right,
            found=self.found + other.found,
            gold=self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of found facts that are right, 0-1."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of gold facts that were found, 0-1."""
        return self.right / self.gold if self.gold else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0-1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Miss(Struct, frozen=True, kw_only=True):
    """A fact that one side lacks."""

    article: str
    layer: str
    is_extra: bool
    """Whether it was found and is not in the gold; else it is in the gold and was not found."""
    fact: Fact


class Scores(Struct, frozen=True, kw_only=True):
    """The tally of each layer, and what was missed."""

    articles: int
    tallies: dict[str, Tally]
    misses: tuple[Miss, ...]

    @property
    def overall(self) -> float:
        """The mean F1 of all layers but `part_of`, 0-1."""
        return sum(self.tallies[layer].f1 for layer in IN_OVERALL) / len(IN_OVERALL)


class _Annotated(Struct, frozen=True, kw_only=True):
    """A gold file: `{"article": {"id": …}, "gold": {layer: [record, …]}}`."""

    article: dict[str, Any]
    gold: dict[str, list[dict[str, Any]]]


def golden(path: Path) -> Iterator[Extraction]:
    """Give the annotations of a gold file, or of those below a folder, as extractions, by path.

    Raises:
        ArticleError: There is no gold file, or one has another shape.
    """
    yield from map(_annotation, gold_files(path))


def gold_files(path: Path) -> list[Path]:
    """Give the gold files below a folder, by path, or the one file.

    Raises:
        ArticleError: There is none.
    """
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    if not files or not path.exists():
        raise ArticleError(f"{path}: has no gold files; expected annotated articles, .json.")
    return files


def _annotation(file: Path) -> Extraction:
    try:
        item = msgspec.json.decode(file.read_bytes(), type=_Annotated)
        if unknown := item.gold.keys() - set(LAYERS):
            raise msgspec.ValidationError(f"has the layer {min(unknown)!r}, which there is not")
        layers = {layer: _keyed(layer, records) for layer, records in item.gold.items()}
        known = {"id": item.article["id"], "sha256": "", "extractor": "gold"}
        return msgspec.convert(known | layers, Extraction)
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError) as error:
        raise ArticleError(
            f"{file}: {_problem(error)}; expected an annotated article. Mind the annotation guide."
        ) from error
    except OSError as error:
        raise ArticleError(f"{file}: cannot be read ({error.strerror}).") from error


def _problem(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "has bytes that are not UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return f"has no {error}" if isinstance(error, KeyError) else str(error)


def _keyed(layer: str, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records with keys, as those of an extraction have."""
    return [record | {"key": f"{layer[0]}{n}"} for n, record in enumerate(records, 1)]


def scores(articles: Iterable[tuple[Extraction, Extraction]]) -> Scores:
    """Give the scores over pairs of (gold, found) extractions, each pair of one article."""
    tallies = dict.fromkeys(LAYERS, Tally())
    misses: list[Miss] = []
    count = 0
    for gold, found in articles:
        count += 1
        names = Names(gold.organizations, found.organizations)
        for layer in LAYERS:
            tally, lost, extra = _compared(layer, gold, found, names)
            tallies[layer] += tally
            misses += [_miss(gold.id, layer, fact, is_extra=False) for fact in lost]
            misses += [_miss(gold.id, layer, fact, is_extra=True) for fact in extra]
    return Scores(articles=count, tallies=tallies, misses=tuple(misses))


def _miss(article: str, layer: str, fact: Fact, *, is_extra: bool) -> Miss:
    return Miss(article=article, layer=layer, is_extra=is_extra, fact=fact)


def _compared(
    layer: str, gold: Extraction, found: Extraction, names: Names
) -> tuple[Tally, list[Fact], list[Fact]]:
    """The tally of one layer of one article, what of the gold is lost, and what is extra."""
    if layer in RECORDS:
        return _paired(slots(layer, gold, names.of_gold), slots(layer, found, names.of_found))
    wanted, got = facts(layer, gold, names.of_gold), facts(layer, found, names.of_found)
    tally = Tally(right=len(wanted & got), found=len(got), gold=len(wanted))
    return tally, sorted(wanted - got), sorted(got - wanted)


def _paired(gold: Sequence[Slots], found: Sequence[Slots]) -> tuple[Tally, list[Fact], list[Fact]]:
    partners = pairs(gold, found)
    tally = Tally(
        right=sum(agreement(gold[i], found[j]) for i, j in partners.items()),
        found=sum(map(len, found)),
        gold=sum(map(len, gold)),
    )
    matched = {j: i for i, j in partners.items()}
    lost = [unlike(one, found[partners[i]] if i in partners else ()) for i, one in enumerate(gold)]
    extra = [unlike(one, gold[matched[j]] if j in matched else ()) for j, one in enumerate(found)]
    return tally, [*chain.from_iterable(lost)], [*chain.from_iterable(extra)]
