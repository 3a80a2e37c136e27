"""Tests kg.extract.organizations.candidates: by which sign a body was seen."""

import pytest
from factory import make_article

from kg.extract.marking.marks import mark
from kg.extract.marking.stretches import Stretches
from kg.extract.organizations.candidates import candidates, definitions
from kg.model import Span


def seen(text, *people):
    spans = [Span(start=text.index(name), end=text.index(name) + len(name)) for name in people]
    found = candidates(mark(make_article(text)), Stretches(spans))
    return {(c.span.of(text), c.rule.partition(".")[2]) for c in found}


@pytest.mark.parametrize(
    ("text", "people", "expect"),
    [
        ("江岳集团参展。", (), {("江岳集团", "head")}),
        ("协会参展。", (), set()),
        (
            "江岳集团办公室主任何听雨。",
            ("何听雨",),
            {("江岳集团", "head"), ("江岳集团办公室", "unit")},
        ),
        ("江岳集团 办公室 主任何听雨。", ("何听雨",), {("江岳集团", "head"), ("办公室", "unit")}),
        ("战略投资部有关负责人介绍。", (), {("战略投资部", "unit")}),
        ("办公室有关负责人介绍。", (), set()),
        ("办公室在三楼。", (), set()),
        ("京西绿氢董事长林知远。", ("林知远",), {("京西绿氢", "title")}),
        ("林知远京西绿氢 董事长。", ("林知远",), {("京西绿氢", "title")}),
        ("请董事长讲话。", (), set()),
        ("北京会长。", (), set()),
        ("尤苏波夫董事长。", (), set()),
        ("林知远董事长。", (), set()),
        ("工业和信息化部表示。", (), {("工业和信息化部", "state")}),
        ("《铜业观察》杂志社报道。", (), {("《铜业观察》杂志社", "periodical")}),
        ("会上,长安汽车、江岳集团参加。", (), {("长安汽车", "trade"), ("江岳集团", "head")}),
        ("高端装备、江岳集团参加。", (), {("江岳集团", "head")}),
        ("一行走访了京西冷链。", (), {("京西冷链", "trade")}),
        ("一行走访了智慧农业、现代物流。", (), set()),
        ("京西冷链(上海)总经理林知远。", ("林知远",), {("京西冷链(上海)", "title")}),
        ("京西期货黑色系分析师林知远。", ("林知远",), {("京西期货", "title")}),
        ("林知远(京西冷链)参加。", ("林知远",), {("京西冷链", "trade")}),
        ("食品加工、现代物流等企业参加。", (), set()),
        ("选举岚江线束、岚岭模具为副会长单位。", (), {("岚江线束", "list"), ("岚岭模具", "list")}),
        ("岚岭县主要负责同志参加。", (), {("岚岭县", "office")}),
        ("各县主要负责同志参加。", (), set()),
        ("乌兰布拉格市市长巴特尔。", ("巴特尔",), {("乌兰布拉格市", "office")}),
        ("哈萨克斯坦驻华大使致辞。", (), {("哈萨克斯坦", "envoy")}),
    ],
)
def test_bodies_by_their_sign(text, people, expect):
    assert seen(text, *people) == expect


def test_no_body_overlaps_a_person():
    assert seen("江岳集团参展。", "岳集") == set()


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("江岳集团(以下简称“江岳”)", ["江岳"]),
        ("江岳集团(以下简称“江岳”或“集团”)", ["江岳", "集团"]),
        ("江岳集团（简称江岳）".replace("（", "(").replace("）", ")"), ["江岳"]),
        ("江岳集团(上海)", []),
        ("江岳集团", []),
    ],
)
def test_short_forms_that_brackets_define(text, expect):
    spans = definitions(mark(make_article(text)), Span(start=0, end=4))
    assert [span.of(text) for span in spans] == expect
