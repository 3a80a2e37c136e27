"""Offices whose names leave out the place of their government."""

import pytest
from factory import make_article, make_extraction

from kg.extract import extract
from kg.model import EntityKind, Organization
from kg.resolve import mentions_of, resolution
from kg.resolve.offices import expanded


def office(name, *bodies, part_of=None):
    """How an office is named in full in an article that names other bodies."""
    article = make_article("x")
    own = Organization(key="o0", name=name, part_of=part_of)
    others = (Organization(key=f"o{n}", name=body) for n, body in enumerate(bodies, 1))
    return expanded(own, make_extraction(article, organizations=(own, *others)))


@pytest.mark.parametrize(
    ("name", "bodies", "whole"),
    [
        ("县财政局", ["蒲城县"], "蒲城县财政局"),
        ("县财政局", ["蒲城县人民政府"], "蒲城县财政局"),
        ("县财政局", ["蒲城县委", "江岳铜业有限公司"], "蒲城县财政局"),
        ("县财政局", ["云坪县"], "云坪县财政局"),
        ("市商务局", ["岚州市"], "岚州市商务局"),
        ("县财政局", ["岚州市"], None),
        ("县财政局", ["蒲城县", "云坪县"], None),
        ("财政局", ["蒲城县"], None),
        ("县协会", ["蒲城县"], None),
    ],
)
def test_an_office_is_named_with_the_only_place_that_it_can_leave_out(name, bodies, whole):
    assert office(name, *bodies) == whole


def test_the_place_of_its_parent_comes_first():
    assert office("县财政局", "蒲城县", "云坪县", part_of="云坪县") == "云坪县财政局"


def test_an_office_under_a_county_is_the_one_that_others_name_in_full():
    texts = (
        "3月5日，蒲城县委书记林知远、县财政局局长周慕云在蒲城县会见江岳铜业有限公司总经理许明轩一行。",
        "4月2日，蒲城县财政局副局长何听雨赴江岳铜业有限公司调研。",
    )
    mentions = []
    for number, text in enumerate(texts):
        article = make_article(text, id=f"a{number}", published="2024-05-01")
        mentions.extend(mentions_of(article, extract(article)))
    offices = [
        entity
        for entity in resolution(mentions).entities
        if entity.kind is EntityKind.ORGANIZATION and "财政局" in entity.label
    ]
    assert [(office.label, office.forms) for office in offices] == [("蒲城县财政局", ("县财政局",))]
