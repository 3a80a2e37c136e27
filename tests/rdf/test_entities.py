"""Types of entities."""

import pytest

from kg.model import Entity, EntityKind, MeetingKind
from kg.rdf import terms
from kg.rdf.entities import entity_quads, types


def entity(kind, label, forms=(), **more):
    return Entity(iri="x/1", kind=kind, label=label, forms=forms, mentions=(), **more)


@pytest.mark.parametrize(
    ("label", "forms", "expected"),
    [
        ("江岳铜业有限公司", (), {terms.ORG_FORMAL_ORGANIZATION}),
        ("江岳铜业", ("江岳铜业有限公司",), {terms.ORG_FORMAL_ORGANIZATION}),
        ("华澜铜业协会", (), {terms.ORG_FORMAL_ORGANIZATION}),
        ("高邮市委", (), {terms.SCHEMA_GOVERNMENT_ORGANIZATION}),
        ("工业和信息化部", (), {terms.SCHEMA_GOVERNMENT_ORGANIZATION}),
        ("江岳集团市场部", (), set()),
        ("江岳国际", (), set()),
    ],
)
def test_types_of_organizations(label, forms, expected):
    found = types(entity(EntityKind.ORGANIZATION, label, forms))
    assert set(found) == {terms.ORG_ORGANIZATION_CLASS, *expected}


@pytest.mark.parametrize("kind", MeetingKind)
def test_a_meeting_has_its_super_types(kind):
    found = types(entity(EntityKind.MEETING, "会", event_kind=kind))
    assert {terms.IKG_MEETING, terms.SCHEMA_EVENT} <= set(found)
    assert len(found) == (2 if kind is MeetingKind.OTHER else 3)


def test_labels_are_one_preferred_and_the_others():
    quads = list(entity_quads(entity(EntityKind.PERSON, "林知远", ("Lin Zhiyuan", "林知远"))))
    labels = [(quad.predicate, quad.object.value) for quad in quads[2:]]
    assert labels == [
        (terms.SKOS_PREF_LABEL, "林知远"),
        (terms.RDFS_LABEL, "林知远"),
        (terms.SKOS_ALT_LABEL, "Lin Zhiyuan"),
        (terms.SKOS_ALT_LABEL, "lin zhi yuan"),
    ]
    assert {quad.graph_name for quad in quads} == {terms.GRAPH_FACTS}


def test_an_invalid_date_is_left_out():
    event = entity(EntityKind.EXHIBITION, "铜博会", name="铜博会", date="2024-02-30")
    assert terms.SCHEMA_START_DATE not in {quad.predicate for quad in entity_quads(event)}
