"""How often each rule is right on annotated articles, as `make calibrate` writes it down.

A rule's confidence is (right + 1) / (n + 2) over what it gave, taken on two thirds of the articles
at a time and averaged over the three choices, so that no single article carries it.

Source: Laplace's rule of succession.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.extract.agreement import RECORDS, Names, facts, norm, pairs, slots, unlike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.model import Evidence, Extraction, Record

Outcome = tuple[frozenset[str], bool]
"""The rules that gave a fact, and whether it is right."""

BANDS = ((0.9, 1.0), (0.7, 0.9), (0.0, 0.7))
"""Ranges of confidence; each holds its lower bound, and the first also its upper one."""

_THIRDS = 3


def confidences(articles: Sequence[tuple[Extraction, Extraction]]) -> dict[str, float]:
    """Give rule → confidence, 0-1, from pairs of (gold, found) extractions."""
    folds = [Counter(_by_rule(articles[start::_THIRDS])) for start in range(_THIRDS)]
    rules = sorted({rule for fold in folds for rule, _ in fold})
    return {rule: round(_mean(rule, folds), 4) for rule in rules}


def bands(
    articles: Iterable[tuple[Extraction, Extraction]], known: Mapping[str, float]
) -> dict[tuple[float, float], tuple[int, int]]:
    """Give band → how many facts have a confidence in it, and how many of these are right.

    `known` is rule → confidence. A fact of several rules has the largest of theirs.
    """
    counts = dict.fromkeys(BANDS, (0, 0))
    for rules, is_right in _outcomes(articles):
        confidence = max(known.get(rule, 0.0) for rule in rules)
        band = next(band for band in BANDS if confidence >= band[0])
        facts_in, right = counts[band]
        counts[band] = (facts_in + 1, right + is_right)
    return counts


def _by_rule(articles: Iterable[tuple[Extraction, Extraction]]) -> Iterator[tuple[str, bool]]:
    for rules, is_right in _outcomes(articles):
        for rule in rules:
            yield rule, is_right


def _mean(rule: str, folds: Sequence[Counter[tuple[str, bool]]]) -> float:
    total: Counter[tuple[str, bool]] = sum(folds, Counter())
    shares = []
    for left_out in folds:
        right = total[rule, True] - left_out[rule, True]
        wrong = total[rule, False] - left_out[rule, False]
        shares.append((right + 1) / (right + wrong + 2))
    return sum(shares) / len(shares)


def _outcomes(articles: Iterable[tuple[Extraction, Extraction]]) -> Iterator[Outcome]:
    for gold, found in articles:
        names = Names(gold.organizations, found.organizations)
        yield from _of_names(gold, found, names)
        for layer in RECORDS:
            yield from _of_records(layer, gold, found, names)


def _of_names(gold: Extraction, found: Extraction, names: Names) -> Iterator[Outcome]:
    """The outcomes of the layers whose facts are right or wrong as a whole."""
    key = names.of_found
    wanted = {
        layer: facts(layer, gold, names.of_gold)
        for layer in ("people", "organizations", "part_of", "roles")
    }
    for person in found.people:
        yield from _rated(
            person.evidence, is_right=(norm(person.name),) in wanted["people"], slot=None
        )
    for org in found.organizations:
        yield from _rated(
            org.evidence, is_right=(key(org.name),) in wanted["organizations"], slot=None
        )
        part = (key(org.name), key(org.part_of or ""))
        yield from _rated(org.evidence, is_right=part in wanted["part_of"], slot="part_of")
    for role in found.roles:
        home = key(role.organization) if role.organization else ""
        fact = (norm(role.person), norm(role.title), home)
        yield from _rated(role.evidence, is_right=fact in wanted["roles"], slot=None)


def _rated(evidence: Iterable[Evidence], *, is_right: bool, slot: str | None) -> Iterator[Outcome]:
    rules = frozenset(piece.rule for piece in evidence if piece.slot == slot)
    if rules:
        yield rules, is_right


def _of_records(layer: str, gold: Extraction, found: Extraction, names: Names) -> Iterator[Outcome]:
    """The outcomes of one layer whose records are paired, slot by slot."""
    wanted, got = slots(layer, gold, names.of_gold), slots(layer, found, names.of_found)
    matched = {j: i for i, j in pairs(wanted, got).items()}
    for j, record in enumerate(getattr(found, layer)):
        wrong = unlike(got[j], wanted[matched[j]] if j in matched else ())
        yield from _of_slots(record, frozenset(wrong), names.of_found, is_matched=j in matched)


def _of_slots(
    record: Record,
    wrong: frozenset[tuple[str, str]],
    key: Callable[[str], str],
    *,
    is_matched: bool,
) -> Iterator[Outcome]:
    rules: dict[tuple[str, str], set[str]] = defaultdict(set)
    whole = {piece.rule for piece in record.evidence if piece.slot is None}
    yield frozenset(whole), is_matched
    for piece in record.evidence:
        if piece.slot is not None:
            rules[piece.slot, piece.value].add(piece.rule)
    for (slot, value), given in sorted(rules.items()):
        forms = {(slot, value), (slot, norm(value)), (slot, key(value))}
        yield frozenset(given), is_matched and not forms & wrong
