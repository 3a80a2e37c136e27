"""Judgements, rejections and a register at the ledger: what they make of who is who."""

import random
from contextlib import contextmanager

import pytest
import tiny
from factory import make_article
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg import ledger
from kg.build.batch import Step
from kg.build.projection import article_source, entity_source, judgement_source
from kg.build.rebuild import _all_quads, resolve_all
from kg.ledger import Rejection
from kg.model import EntityKind, Judgement, Verdict
from kg.rdf import terms
from kg.rdf.judgements import judgement_node, judgement_quads
from kg.rdf.mapping import ontology_quads
from kg.resolve.statements import statements

SEEDS = st.integers(0, 10**9)
DAYS = ("2024-03-06", "2024-04-02", None)
PERSON, ORGANIZATION = EntityKind.PERSON, EntityKind.ORGANIZATION
ANN = "P 王伟 会长 华澜铜业有限公司"
BOB = "P 王伟 主任 江岳矿业有限公司"


class Board:
    """A ledger and the quads that its batches make."""

    def __init__(self, book):
        self.book = book
        self.quads = set()

    def commit(self, work):
        """Do some work in one batch."""
        with self.book.transaction():
            step = Step(self.book, self.book.start_build("test"))
            given = work(step)
            removed, added = step.settle()
        self.quads = self.quads - set(removed) | set(added)
        return given

    def put(self, *articles):
        self.commit(lambda step: [step.put(each, tiny.extract(each)) for each in articles])

    def out(self, *ids):
        numbers = [self.book.stored(id_).number for id_ in ids]
        self.commit(lambda step: [step.take_out(number) for number in numbers])

    def judge(self, *judgements):
        return self.commit(lambda step: [step.judge(each) for each in judgements])

    def forget(self, *numbers):
        found = [self.book.decisions.judgement(number) for number in numbers]
        self.commit(lambda step: [step.forget(each) for each in found])

    def reject(self, *facts):
        given = [Rejection(fact=fact, author="", date="", reason="") for fact in facts]
        self.commit(lambda step: [step.reject(each) for each in given])

    def accept(self, *facts):
        self.commit(lambda step: [step.accept(fact) for fact in facts])

    def groups(self, kind):
        """The entities of a kind, each as its articles and names."""
        found = {}
        for each in self.book.mentions():
            if each.mention.kind is kind:
                found.setdefault(each.entity, []).append((each.article, each.mention.name))
        return sorted(found.values())

    def problems(self):
        return [stored.problem for stored in self.book.decisions.judgements()]


@contextmanager
def board(tmp_path_factory):
    with ledger.writer(tmp_path_factory.mktemp("board")) as book:
        book._sql.write("PRAGMA synchronous = OFF")
        yield Board(book)


@pytest.fixture
def here(tmp_path_factory):
    with board(tmp_path_factory) as opened:
        yield opened


def article(text, id_, published="2024-01-01"):
    return make_article(text, id=id_, title=id_, published=published)


def judgement(verdict, left, right, kind=PERSON):
    (left_article, left_name), (right_article, right_name) = left, right
    return Judgement(
        judgement=verdict,
        kind=kind,
        left_article=left_article,
        left_name=left_name,
        right_article=right_article,
        right_name=right_name,
        author="林知远",
        date="2024-05-01",
        reason="known to us",
    )


def same(left, right, kind=PERSON):
    return judgement(Verdict.SAME, left, right, kind)


def different(left, right, kind=PERSON):
    return judgement(Verdict.DIFFERENT, left, right, kind)


def in_judgements(quads):
    return {quad for quad in quads if quad.graph_name == terms.GRAPH_JUDGEMENTS}


def test_what_is_judged_the_same_is_one_and_two_again_when_that_is_forgotten(here):
    here.put(article(ANN, "a"), article(BOB, "b"))
    before = here.quads
    assert len(here.groups(PERSON)) == 2
    (number,) = here.judge(same(("a", "王伟"), ("b", "王伟")))
    assert here.groups(PERSON) == [[("a", "王伟"), ("b", "王伟")]]
    (iri,) = {each.entity for each in here.book.mentions() if each.mention.kind is PERSON}
    assert here.book.entity(iri).reasons == (
        "judged the same by 林知远 on 2024-05-01: known to us",
    )
    here.forget(number)
    assert here.quads == before


def test_what_is_judged_different_is_two_also_under_one_registered_name(here):
    here.put(
        *(
            article(f"P {who} 会长 华澜铜业有限公司", id_)
            for who, id_ in zip(("王伟", "李娜"), "ab", strict=True)
        )
    )
    before = here.quads
    sides = (("a", "华澜铜业有限公司"), ("b", "华澜铜业有限公司"))
    old = here.book.redirects()
    assert len(here.groups(ORGANIZATION)) == 1
    (number,) = here.judge(different(*sides, ORGANIZATION))
    assert here.groups(ORGANIZATION) == [[side] for side in sides]
    assert len(here.book.redirects()) == len(old) + 1
    here.forget(number)
    assert here.quads == before


def test_an_iri_that_was_given_out_leads_to_the_first_after_a_parting(here):
    here.put(
        article("P 王伟 会长 华澜铜业有限公司", "a"),
        article("P 李娜 会长 华澜铜业有限公司", "b", "2023-01-01"),
    )
    (iri,) = {each.entity for each in here.book.mentions() if each.mention.kind is ORGANIZATION}
    here.judge(different(("a", "华澜铜业有限公司"), ("b", "华澜铜业有限公司"), ORGANIZATION))
    later = {
        each.article: each.entity
        for each in here.book.mentions()
        if each.mention.kind is ORGANIZATION
    }
    assert iri not in later.values()
    assert here.book.redirect(iri) == later["b"]


def test_judgements_reach_over_chains(here):
    here.put(
        *(
            article(f"P 王伟 会长 {org}", id_)
            for org, id_ in zip(tiny.COMPANIES, "abc", strict=True)
        )
    )
    here.judge(same(("a", "王伟"), ("b", "王伟")), same(("b", "王伟"), ("c", "王伟")))
    assert len(here.groups(PERSON)) == 1


def test_of_a_contradiction_different_holds(here):
    here.put(
        *(
            article(f"P 王伟 会长 {org}", id_)
            for org, id_ in zip(tiny.COMPANIES, "abc", strict=True)
        )
    )
    here.judge(
        same(("a", "王伟"), ("b", "王伟")),
        same(("b", "王伟"), ("c", "王伟")),
        different(("a", "王伟"), ("c", "王伟")),
    )
    assert len(here.groups(PERSON)) == 2


def test_a_judgement_waits_for_its_article_and_after_it_has_gone(here):
    here.judge(same(("a", "王伟"), ("b", "王伟")))
    assert here.problems() == ["a: is not in the graph"]
    here.put(article(ANN, "a"))
    assert here.problems() == ["b: is not in the graph"]
    here.put(article(BOB, "b"))
    assert here.problems() == [None]
    assert len(here.groups(PERSON)) == 1
    here.out("a")
    assert here.problems() == ["a: is not in the graph"]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_judgement_stands_in_the_graph_from_when_it_is_made_until_it_is_forgotten(here, verdict):
    one = judgement(verdict, ("a", "王伟"), ("b", "王伟"))
    (number,) = here.judge(one)
    assert here.quads == set(judgement_quads(one))
    here.put(article(ANN, "a"), article(BOB, "b"))
    assert in_judgements(here.quads) == set(judgement_quads(one))
    here.out("a", "b")
    assert here.quads == set(judgement_quads(one))
    here.forget(number)
    assert here.quads == set()


def test_a_judgement_that_takes_the_place_of_another_leaves_nothing_of_it(here):
    before = same(("a", "王伟"), ("b", "王伟"))
    after = replace(before, judgement=Verdict.DIFFERENT, author="", reason="")
    (number,) = here.judge(before)
    stored = here.book.decisions.judgement(number)
    here.commit(lambda step: (step.forget(stored), step.judge(after)))
    assert here.quads == set(judgement_quads(after))


def test_judgements_have_numbers_among_sources_that_nothing_else_has(here):
    here.put(article(ANN, "a"), article(BOB, "b"))
    (number,) = here.judge(same(("a", "王伟"), ("b", "王伟")))
    others = {article_source(here.book.number("a")), article_source(here.book.number("b"))}
    others |= {entity_source(here.book.entity_number(path)) for path in here.book.entity_paths()}
    assert judgement_source(number) < min(others)


def test_a_record_is_found_again_though_its_key_and_place_are_others(here):
    talks = "M talks 2024-03-05 北京 王伟 李娜"
    here.put(article(talks, "a"), article("M talks 2024-04-01 - 何听雨 李娜", "b"))
    here.judge(same(("a", "m1"), ("b", "m1"), EntityKind.MEETING))
    assert len(here.groups(EntityKind.MEETING)) == 1
    here.put(article(f"M talks 2024-04-01 - 周慕云 李娜\n{talks}", "a"))
    assert here.problems() == [None]
    assert sorted(map(len, here.groups(EntityKind.MEETING))) == [1, 2]
    assert {
        each.mention.record for each in here.book.mentions() if each.mention.date == "2024-03-05"
    } == {"m2"}
    here.put(article("M talks 2024-03-05 - 王伟 李娜", "a"))
    assert here.problems() == [
        "a: its text has changed; 'M talks 2024-03-05 北京 王伟 李娜' is gone"
    ]


@pytest.mark.parametrize(
    ("side", "problem"),
    [
        (("a", "李娜"), "a: names no person '李娜'"),
        (("", "华源"), "'华源' is no registered name; the article has to be given"),
        (("b", "王伟"), "both sides are one mention"),
    ],
)
def test_a_judgement_tells_why_it_waits(here, side, problem):
    here.put(article(ANN, "a"), article(BOB, "b"))
    here.judge(same(side, ("b", "王伟")))
    assert here.problems() == [problem]


def test_a_registered_name_stands_for_every_article(here):
    here.judge(same(("", "华澜铜业有限公司"), ("b", "集团"), ORGANIZATION))
    here.put(article("P 王伟 会长 华澜铜业有限公司", "a"), article("P 李娜 会长 集团", "b"))
    assert len(here.groups(ORGANIZATION)) == 1


def test_a_rejected_title_is_gone_with_what_followed_from_it_until_it_is_accepted(here):
    here.put(
        article("P 王伟 会长 华澜铜业有限公司", "a"), article("P 王伟 主任 华澜铜业有限公司", "b")
    )
    before = here.quads
    assert len(here.groups(PERSON)) == 1
    _, extraction = here.book.article_and_extraction(here.book.number("a"))
    (fact,) = [each.id for each in statements(extraction) if each.kind == "title"]
    here.reject(fact)
    assert len(here.groups(PERSON)) == 2
    assert not any("会长" in str(quad) for quad in here.quads)
    here.accept(fact)
    assert here.quads == before


def test_rejecting_a_participant_leaves_the_iris_of_other_events(here):
    here.put(article("M talks 2024-03-05 北京 王伟 李娜\nI 铜合作 signed 江岳集团,北辰协会", "a"))
    events = {each.mention.record: each.entity for each in here.book.mentions()}
    _, extraction = here.book.article_and_extraction(here.book.number("a"))
    (fact, *_) = [each.id for each in statements(extraction) if each.value == "王伟"]
    here.reject(fact)
    assert {each.mention.record: each.entity for each in here.book.mentions()} == events


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_decisions_in_any_order_add_up_to_the_whole(tmp_path_factory, seed):
    dice = random.Random(seed)
    articles = [
        make_article(
            tiny.text(dice.randrange(10**9)), id=f"a{n}", title=f"t{n}", published=dice.choice(DAYS)
        )
        for n in range(dice.randint(2, 9))
    ]
    judged = {judgement_node(each): each for each in judgements(dice, articles)}
    facts = [each.id for one in articles for each in statements(tiny.extract(one))]
    rejected = dice.sample(facts, min(len(facts), dice.randint(0, 3)))
    with board(tmp_path_factory) as whole:
        whole.put(*articles)
        whole.judge(*judged.values())
        whole.reject(*rejected)
        expected = whole.quads
    steps = [
        *((Board.put, each) for each in articles),
        *((Board.judge, each) for each in judged.values()),
        *((Board.reject, each) for each in rejected),
    ]
    dice.shuffle(steps)
    with board(tmp_path_factory) as parts:
        for step, what in steps:
            step(parts, what)
            others = [
                each for each in judgements(dice, articles) if judgement_node(each) not in judged
            ]
            if others and dice.random() < 0.1:
                (number,) = parts.judge(others[0])
                parts.forget(number)
        assert parts.quads == expected
        assert parts.quads == set(_all_quads(parts.book)) - set(ontology_quads())
        with parts.book.transaction():
            resolve_all(parts.book)
        assert parts.quads == set(_all_quads(parts.book)) - set(ontology_quads())


def judgements(dice, articles):
    """Some judgements on pairs of mentions, contradictions among them."""
    named = [
        (kind, one.id, record.name)
        for one in articles
        for kind, records in (
            (PERSON, tiny.extract(one).people),
            (ORGANIZATION, tiny.extract(one).organizations),
        )
        for record in records
    ]
    for _ in range(dice.randint(1, 5)):
        kind, article_id, name = dice.choice(named or [(PERSON, "a0", "王伟")])
        others = [each for each in named if each[0] is kind and each[1:] != (article_id, name)]
        if others:
            yield judgement(
                dice.choice((Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)),
                (article_id, name),
                dice.choice(others)[1:],
                kind,
            )
    yield same(("a0", "林知远"), ("gone", "林知远"))
