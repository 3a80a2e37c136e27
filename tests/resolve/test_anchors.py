"""Anchors: which depend on the article, and which on the name alone."""

import base64
import hashlib

from kg.model import EntityKind, Organization
from kg.resolve.anchors import (
    anchor,
    article_key,
    organization_anchor,
    place_anchor,
    registered_name,
)


def organization(name, *aliases):
    return Organization(key="o1", name=name, aliases=aliases)


def test_the_article_key_is_the_first_20_base32_characters_of_the_ids_hash():
    digest = hashlib.sha256("文章一".encode()).digest()
    assert article_key("文章一") == base64.b32encode(digest).decode()[:20].lower()


def test_parts_do_not_run_into_each_other():
    assert anchor(EntityKind.PERSON, "ab", "c") != anchor(EntityKind.PERSON, "a", "bc")


def test_a_registered_name_is_anchored_without_the_article():
    full = organization("江岳铜业集团有限公司")
    assert organization_anchor("a", full) == organization_anchor("b", full)
    alias = organization("江岳集团", "江岳铜业集团有限公司")
    assert organization_anchor("a", full) == organization_anchor("b", alias)


def test_other_names_are_anchored_in_their_article():
    short = organization("江岳集团")
    assert organization_anchor("a", short) != organization_anchor("b", short)


def test_two_registered_aliases_are_no_anchor():
    assert registered_name(("江岳", "江岳铜业有限公司", "江岳铝业有限公司")) is None
    assert registered_name(("江岳", "江岳铜业有限公司")) == "江岳铜业有限公司"


def test_only_administrative_units_are_one_place_everywhere():
    assert place_anchor("a", "北京") == place_anchor("b", "北京市")
    assert place_anchor("a", "协会本部") != place_anchor("b", "协会本部")
