"""Tests kg.extract.organizations.office_homes: which body an office belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.organizations.office_homes import OfficeHomes
from kg.lexicon import words
from kg.model import Evidence, Organization

HEADS = ("大学", "学院")
NAMES = st.lists(st.sampled_from(["甲大学", "乙学院", "丙大學", "丁集团"]), max_size=6)


def organization(name, count=1, *aliases):
    piece = Evidence(slot=None, value=name, start=0, end=1, quote=name[0], rule="test")
    return Organization(key=name, name=name, aliases=aliases, evidence=(piece,) * count)


BODIES = (
    organization("丁集团", 9),
    organization("甲大学", 2),
    organization("乙学院", 2),
    organization("丙大學", 1),
)


@pytest.mark.parametrize(
    ("name", "expect"), [("甲大学", True), ("丙大學", True), ("丁集团", False), ("戊大学", False)]
)
def test_a_body_can_have_the_office_if_its_head_fits(name, expect):
    assert OfficeHomes(BODIES).can_have(name, HEADS) == expect


def test_a_head_of_an_alias_counts():
    homes = OfficeHomes((organization("浙东材料研究", 1, "浙东学院"),))
    assert homes.can_have("浙东材料研究", HEADS)


def test_before_anything_is_read_the_first_counts():
    assert OfficeHomes(BODIES).last(HEADS) == "甲大学"
    assert OfficeHomes(BODIES).likeliest(HEADS) == "甲大学"


def test_where_none_fits_there_is_none():
    homes = OfficeHomes(BODIES[:1])
    assert (homes.last(HEADS), homes.likeliest(HEADS)) == (None, None)


@given(NAMES, NAMES)
def test_the_last_read_counts_and_among_the_most_named_too(before, after):
    homes = OfficeHomes(BODIES)
    for name in before:
        homes.read(name)
    homes.last(HEADS)  # From here on the answer is kept up to date.
    for name in after:
        homes.read(name)
    read = [name for name in [*before, *after] if name != "丁集团"]
    most = [name for name in read if name != "丙大學"]
    assert homes.last(HEADS) == (read[-1] if read else "甲大学")
    assert homes.likeliest(HEADS) == (most[-1] if most else "甲大学")


def test_a_body_that_every_article_may_name_is_no_home():
    broad = next(iter(words("broad_bodies")))
    homes = OfficeHomes((organization(broad, 3),))
    assert not homes.can_have(broad, (broad,))
