"""Batches at the ledger: what they add and take is what all articles at once would give."""

import random
from contextlib import contextmanager

import pytest
import tiny
from factory import make_article
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg import ledger
from kg.build.batch import Step
from kg.build.projection import packed, unpacked
from kg.build.rebuild import _all_quads, resolve_all
from kg.rdf.mapping import ontology_quads

SEEDS = st.integers(0, 10**9)
DAYS = ("2024-03-06", "2024-04-02", None)


class Board:
    """A ledger and the quads that its batches make."""

    def __init__(self, book):
        self.book = book
        self.quads = set()

    def batch(self, put=(), out=()):
        """Put articles in and take others out, in one batch."""
        with self.book.transaction():
            step = Step(self.book, self.book.start_build("test"))
            for id_ in out:
                step.take_out(self.book.stored(id_).number)
            for article in put:
                step.put(article, tiny.extract(article))
            removed, added = step.settle()
        assert set(removed) <= self.quads
        assert not self.quads & set(added) - shared(added)
        self.quads = self.quads - set(removed) | set(added)


def shared(quads):
    """The quads that another article may have given already."""
    return {quad for quad in quads if "/graph/article/" not in quad.graph_name.value}


@contextmanager
def board(tmp_path_factory):
    with ledger.writer(tmp_path_factory.mktemp("board")) as book:
        book._sql.write("PRAGMA synchronous = OFF")
        yield Board(book)


def at_once(tmp_path_factory, articles):
    """What one batch of all articles gives."""
    with board(tmp_path_factory) as whole:
        whole.batch(articles)
        return whole.quads


def article(dice, number):
    seed = dice.randrange(10**9)
    return make_article(
        tiny.text(seed), id=f"a{number}", title=f"t{number}", published=dice.choice(DAYS)
    )


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_batches_in_any_order_add_up_to_the_whole(tmp_path_factory, seed):
    dice = random.Random(seed)
    articles = [article(dice, number) for number in range(dice.randint(2, 12))]
    expected = at_once(tmp_path_factory, articles)
    dice.shuffle(articles)
    with board(tmp_path_factory) as parts:
        while articles:
            size = dice.randint(1, 4)
            parts.batch(articles[:size])
            articles = articles[size:]
        assert parts.quads == expected


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_what_was_taken_out_or_replaced_leaves_no_trace(tmp_path_factory, seed):
    dice = random.Random(seed)
    stand = {f"a{number}": article(dice, number) for number in range(dice.randint(1, 10))}
    with board(tmp_path_factory) as parts:
        parts.batch(stand.values())
        for _ in range(3):
            out = dice.sample(sorted(stand), min(len(stand), dice.randint(0, 3)))
            stand = {id_: kept for id_, kept in stand.items() if id_ not in out}
            new = [article(dice, number) for number in dice.sample(range(10), 3)]
            new = [each for each in new if each.id not in out]
            parts.batch(new, out)
            stand |= {each.id: each for each in new}
        assert parts.quads == at_once(tmp_path_factory, stand.values())


@settings(max_examples=8, deadline=None)
@given(seed=SEEDS)
def test_the_ledger_alone_gives_the_same_quads_anew(tmp_path_factory, seed):
    dice = random.Random(seed)
    articles = [article(dice, number) for number in range(8)]
    with board(tmp_path_factory) as parts:
        parts.batch(articles[:5])
        parts.batch(articles[5:])
        assert parts.quads == set(_all_quads(parts.book)) - set(ontology_quads())
        with parts.book.transaction():
            resolve_all(parts.book)
        assert parts.quads == set(_all_quads(parts.book)) - set(ontology_quads())
        parts.batch([article(dice, 0)], ["a1"])
        assert parts.quads == set(_all_quads(parts.book)) - set(ontology_quads())


NAMESAKES = ("P 王伟 会长 江岳集团", "P 王伟 主任 江岳矿业有限公司", "P 何听雨 主任 江岳集团")


def test_people_follow_their_organizations_though_no_new_article_names_them(tmp_path_factory):
    articles = [
        make_article(text, id=f"a{number}", published="2024-01-01")
        for number, text in enumerate((*NAMESAKES, "A 江岳矿业有限公司 江岳集团"))
    ]
    with board(tmp_path_factory) as parts:
        parts.batch(articles[:3])
        apart = people(parts)
        parts.batch(articles[3:])
        joined = people(parts)
        assert parts.quads == at_once(tmp_path_factory, articles)
        parts.batch(out=["a3"])
        assert people(parts) == apart
        assert parts.quads == at_once(tmp_path_factory, articles[:3])
    assert len(apart) == len(joined) + 1 == 3


def people(board):
    """The people of the graph."""
    person = NamedNode("http://xmlns.com/foaf/0.1/Person")
    return {quad.subject for quad in board.quads if quad.object == person}


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(seed=SEEDS)
def test_many_histories_end_alike(tmp_path_factory, seed):
    test_what_was_taken_out_or_replaced_leaves_no_trace.hypothesis.inner_test(
        tmp_path_factory, seed
    )


@pytest.mark.parametrize("seed", [174354, 274036219, 20305506])
def test_histories_that_once_ended_otherwise_end_alike(tmp_path_factory, seed):
    test_what_was_taken_out_or_replaced_leaves_no_trace.hypothesis.inner_test(
        tmp_path_factory, seed
    )


def test_packed_quads_come_back():
    quads = list(ontology_quads())
    assert unpacked(packed(quads)) == quads
    assert unpacked(packed([])) == []
