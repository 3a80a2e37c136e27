"""People's decisions into a graph: judgements, rejected statements, and taking either back.

```
judge(Path("graph"), [("", Judgement(judgement=Verdict.SAME, kind=…, …))]).numbers
```
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING

from kg import jsonl, ledger, store
from kg.build import folder
from kg.build.decided import ONE_MENTION
from kg.build.graph import Graph
from kg.errors import JudgementError
from kg.rdf.judgements import judgement_node
from kg.resolve import ruling
from kg.resolve.contradictions import contradictions
from kg.resolve.names import normalized
from kg.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import NamedNode

    from kg.build.batch import Step
    from kg.ledger import Ledger, LedgerWriter, Rejection, StoredJudgement
    from kg.model import Judgement
    from kg.resolve import Ruling
    from kg.resolve.contradictions import Contradiction


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What became of judgements that were given."""

    stored: tuple[StoredJudgement, ...]
    """Those that are in the graph now, with what they come to, in the order given."""
    new: int
    replaced: tuple[StoredJudgement, ...]
    """The judgements in whose place others came, on pairs that were judged otherwise before."""
    known: int
    """Pairs that were judged so before."""

    @property
    def changed(self) -> int:
        """How many pairs were judged otherwise before."""
        return len(self.replaced)

    @property
    def pending(self) -> tuple[StoredJudgement, ...]:
        """Those that wait for an article."""
        return tuple(each for each in self.stored if each.problem is not None)


def judge(graph: Path, placed: Sequence[tuple[str, Judgement]]) -> Judged:
    """Put judgements into a graph, all or none; who is who is decided anew where they tell.

    Each comes with where it stands (`orgs.csv line 7`), for messages, or ''. A pair that was
    judged before is judged anew; of several on one pair the last holds. A judgement whose mention
    is not there waits for its article.

    Raises:
        JudgementError: One contradicts others (the chain is told), or is on one mention.
        StoreError: The graph cannot be written.
    """
    with _writing(graph) as (book, whole):
        before = _by_pair(book)
        last = {judgement_node(each[1]): each for each in placed}
        fresh = {
            pair: each for pair, each in last.items() if not _is_known(before.get(pair), each[1])
        }
        changed = [before[pair] for pair in fresh if pair in before]
        given: dict[int, str] = {}

        def work(step: Step) -> None:
            for stored in changed:
                step.forget(stored)
            given.update({step.judge(judgement): where for where, judgement in fresh.values()})
            step.decide()
            _require_sound(book, given)

        _commit(book, whole, work, "judged") if fresh else None
        after = _by_pair(book)
        return Judged(
            stored=tuple(after[judgement_node(judgement)] for _, judgement in placed),
            new=len(fresh) - len(changed),
            replaced=tuple(changed),
            known=len(last) - len(fresh),
        )


def forget(graph: Path, judgements: Sequence[StoredJudgement], facts: Iterable[str] = ()) -> None:
    """Take judgements back, and show statements that were rejected.

    Raises:
        StoreError: The graph cannot be written.
    """
    with _writing(graph) as (book, whole):

        def work(step: Step) -> None:
            for stored in judgements:
                step.forget(stored)
            for fact in facts:
                step.accept(fact)

        _commit(book, whole, work, "forgotten")


def reject(graph: Path, rejections: Sequence[Rejection]) -> None:
    """Hide statements of articles from now on.

    Raises:
        StoreError: The graph cannot be written.
    """
    with _writing(graph) as (book, whole):

        def work(step: Step) -> None:
            for rejection in rejections:
                step.reject(rejection)

        _commit(book, whole, work, "rejected")


def contradicted(book: Ledger) -> list[str]:
    """Give the contradictions among the judgements of a ledger, a sentence each."""
    stored = {each.number: each.judgement for each in book.decisions.judgements()}
    return [_told(found, stored, {}) for found in contradictions(book.decisions.rulings())]


def pair_told(judgement: Judgement, sign: str) -> str:
    """Give the two sides of a judgement with a sign between them, for messages."""
    return f" {sign} ".join(
        f"{name} ({article})" if article else name
        for article, name in (
            (judgement.left_article, judgement.left_name),
            (judgement.right_article, judgement.right_name),
        )
    )


@contextmanager
def _writing(graph: Path) -> Iterator[tuple[LedgerWriter, Graph]]:
    """Give a graph that is there, opened to write; a refusal leaves it as it was, and in order."""
    with ledger.reader(graph):
        folder.check(graph)
    refused: JudgementError | None = None
    with (
        store.exclusive(graph) as clean,
        ledger.writer(graph) as book,
        Graph(graph, book, clean=clean) as whole,
    ):
        try:
            yield book, whole
        except JudgementError as error:
            refused = error
    if refused is not None:
        raise refused


def _commit(book: LedgerWriter, whole: Graph, work: Callable[[Step], None], done: str) -> None:
    whole.commit(work)
    whole.finish(jsonl.line({done: len(book.decisions.judgements())}))


def _by_pair(book: Ledger) -> dict[NamedNode, StoredJudgement]:
    """The judgements that hold, by the node of their pair."""
    return {judgement_node(each.judgement): each for each in book.decisions.judgements()}


def _is_known(before: StoredJudgement | None, judgement: Judgement) -> bool:
    return before is not None and before.judgement.judgement is judgement.judgement


def _require_sound(book: LedgerWriter, given: dict[int, str]) -> None:
    """Raise if one of the judgements given cannot hold.

    Raises:
        JudgementError: All that is wrong with them, a line each.
    """
    stored = {each.number: each for each in book.decisions.judgements()}
    problems = [
        f"{_at(where)}{pair_told(stored[number].judgement, 'and')}: {ONE_MENTION}; expected two. "
        "Name mentions of two articles, or two records of one."
        for number, where in given.items()
        if stored[number].problem == ONE_MENTION
    ]
    judgements = {number: each.judgement for number, each in stored.items()}
    by_mentions = contradictions(book.decisions.rulings())
    known = {found.different.number for found in by_mentions}
    by_names = contradictions(starmap(_by_name, judgements.items()))
    for found in [*by_mentions, *(one for one in by_names if one.different.number not in known)]:
        numbers = [found.different.number, *(each.number for each in found.chain)]
        places = [given[number] for number in numbers if number in given]
        if places:
            problems.append(f"{_at(places[-1])}{_told(found, judgements, given)}")
    if problems:
        raise JudgementError("\n".join(problems))


def _by_name(number: int, judgement: Judgement) -> Ruling:
    """A judgement on what it calls its sides, whether or not their articles are there."""
    left, right = (
        fingerprint(judgement.kind, article, normalized(name))
        for article, name in (
            (judgement.left_article, judgement.left_name),
            (judgement.right_article, judgement.right_name),
        )
    )
    return ruling(number, judgement, left, right)


def _told(found: Contradiction, judgements: dict[int, Judgement], given: dict[int, str]) -> str:
    """What contradicts what; those just given have no number yet, but a place, or are `new`."""

    def mark(number: int) -> str:
        return f"[{given[number] or 'new'}]" if number in given else f"[{number}]"

    chain = ", ".join(
        f"{pair_told(judgements[each.number], '=')} {mark(each.number)}" for each in found.chain
    )
    number = found.different.number
    return (
        f"{pair_told(judgements[number], 'and')} are judged different {mark(number)}, but the "
        f"same by {chain}; expected one or the other. Take one back with kg forget NUMBER, or "
        "leave the new one out."
    )


def _at(where: str) -> str:
    return f"{where}: " if where else ""
