"""Titles held and parts of organizations, as fact nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lexicon import table
from kg.rdf import terms
from kg.rdf.literals import true, zh
from kg.rdf.reading import Fact, evidence_for
from kg.rdf.titles import office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import NamedNode

    from kg.model import Organization, Role
    from kg.rdf.reading import Reading


def memberships(reading: Reading) -> Iterator[Fact]:
    """Give a membership for each title of each person, attested once a piece of evidence."""
    for role in reading.extraction.roles:
        held = office(role.title)
        stated = evidence_for(role.evidence, None)
        days = dict.fromkeys(map(reading.attested, stated))
        properties = (
            (terms.RDF_TYPE, terms.ORG_MEMBERSHIP),
            (terms.ORG_MEMBER, reading.people[role.person]),
            (terms.ORG_ORGANIZATION, _organization(reading, role)),
            (terms.ORG_ROLE, held.node),
            (terms.IKG_TITLE_AS_PRINTED, zh(role.title)),
            (terms.IKG_FORMER, true() if held.is_former else None),
            *((terms.IKG_ATTESTED_ON, day) for day in days),
        )
        node = membership_node(reading, role)
        for evidence in role.evidence:
            as_of = reading.attested(evidence)
            yield Fact(node=node, properties=properties, evidence=(evidence,), as_of=as_of)


def membership_node(reading: Reading, role: Role) -> NamedNode:
    """Give the node of a title held: a hash of the person, the organization and the title."""
    organization = _organization(reading, role)
    at = organization.value if organization else ""
    return terms.hashed_node("membership", reading.people[role.person].value, at, role.title)


def parts(reading: Reading) -> Iterator[Fact]:
    """Give a part-of, and the direct edge, for each organization whose parent is known."""
    for org in reading.extraction.organizations:
        if org.part_of is None:
            continue
        part, whole = reading.organizations[org.name], reading.organizations[org.part_of]
        if part == whole:
            continue
        yield _edge(org, part, whole)
        yield Fact(
            node=terms.hashed_node("part-of", part.value, whole.value),
            properties=(
                (terms.RDF_TYPE, terms.IKG_PART_OF),
                (terms.IKG_PART, part),
                (terms.IKG_WHOLE, whole),
            ),
            evidence=evidence_for(org.evidence, "part_of") or evidence_for(org.evidence, None)[:1],
            as_of=reading.published,
        )


def is_unit(name: str) -> bool:
    """Whether an organization of that name is a unit of its parent, not a firm of its own.

    Departments, branches and an association's branches are; companies under a group are not.
    """
    ends = table("organization_ends")
    longest = next((name[i:] for i in range(len(name)) if name[i:] in ends), None)
    return longest is not None and ends[longest] == "unit"


def _edge(org: Organization, part: NamedNode, whole: NamedNode) -> Fact:
    if not is_unit(org.name):
        return Fact(node=part, properties=((terms.ORG_SUB_ORGANIZATION_OF, whole),))
    unit = (terms.RDF_TYPE, terms.ORG_ORGANIZATIONAL_UNIT)
    return Fact(node=part, properties=((terms.ORG_UNIT_OF, whole), unit))


def _organization(reading: Reading, role: Role) -> NamedNode | None:
    return None if role.organization is None else reading.organizations[role.organization]
