"""Tests kg.extract.people.candidates: by which sign a name was seen."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.people import lists as module
from kg.extract.people.candidates import person_candidates


def seen(text):
    marked = mark(make_article(text))
    return {(c.span.of(marked.text), c.rule.partition(".")[2]) for c in person_candidates(marked)}


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团总经理:周慕云。", {("周慕云", "title-name")}),
        ("江岳集团总经理马库斯·韦布尔。", {("马库斯·韦布尔", "title-name")}),
        ("全国人大代表林知远。", {("林知远", "title-name")}),
        ("代表林知远。", {("林知远", "title-name")}),
        ("他代表江岳集团。", set()),
        ("由林知远会长主持。", {("林知远", "name-title")}),
        ("安娜·索科娃总裁。", {("安娜·索科娃", "name-title")}),
        ("请谢会长讲话。", set()),
        ("总经理兼任秘书长。", set()),
        ("市领导沈磊、单鸣。", {("沈磊", "group-name"), ("单鸣", "list")}),
        ("感谢周慕云先生。", {("周慕云", "courtesy")}),
        ("林知远表示欢迎。", {("林知远", "speaker")}),
        (
            "何听雨、林知远指出。",
            {("何听雨", "speaker"), ("林知远", "list"), ("林知远", "speaker")},
        ),
        ("何听雨、林知远。", set()),
        (
            "副总经理王屹、Anna Lindqvist、首席执行官。",
            {("王屹", "title-name"), ("Anna Lindqvist", "list")},
        ),
        ("副总经理王屹、Havdyp Nord首席执行官。", {("王屹", "title-name")}),
        ("董事长高度重视。", set()),
        ("中国会长。", set()),
        ("天气晴朗。", set()),
    ],
)
def test_names_by_their_sign(text, expect):
    assert seen(text) == expect


@pytest.mark.parametrize("ending", ["表示欢迎", "的铜"])
def test_a_list_is_read_once_however_many_names_begin_it(ending, monkeypatch):
    steps = []

    def counted(marked, sentence, end, following=module.following):
        steps.append(end)
        return following(marked, sentence, end)

    monkeypatch.setattr(module, "following", counted)
    seen("、".join(["林知远", "周慕云", "何听雨"] * 40) + ending)
    assert len(steps) <= 121
