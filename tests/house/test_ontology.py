import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, RdfFormat, Store, parse
from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import OWL

from kg import assets
from kg.model import MeetingKind, Stage
from kg.rdf import terms
from kg.rdf.entities import MEETING_TYPES
from kg.rdf.events import CAPACITIES
from kg.rdf.intents import STAGES
from kg.rdf.titles import head_of

FOLDER = assets.path("ontology/industry.ttl").parent
DATA = ("industry.ttl", "concepts.ttl", "alignments.ttl")
TURTLE = (*DATA, "shapes.ttl")
LANGUAGES = {"zh", "en"}
BORROWED = {
    "http://purl.org/dc/terms/",
    "http://purl.org/vocab/vann/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/ns/shacl#",
    "http://www.wikidata.org/entity/",
    "http://xmlns.com/foaf/0.1/",
    "https://schema.org/",
}


def graph_of(*names):
    graph = Graph()
    for name in names:
        graph.parse(FOLDER / name, format="turtle")
    return graph


INDUSTRY = graph_of("industry.ttl")
CONCEPTS = graph_of("concepts.ttl")
SHAPES = graph_of("shapes.ttl")
CLASSES = set(INDUSTRY.subjects(RDF.type, OWL.Class))
PROPERTIES = set(INDUSTRY.subjects(RDF.type, RDF.Property))
SCHEMES = set(CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme))
OWN_CONCEPTS = {
    concept for concept in CONCEPTS.subjects(RDF.type, SKOS.Concept) if terms.IKG in str(concept)
}
DEFINED = CLASSES | PROPERTIES | SCHEMES | OWN_CONCEPTS
USED_BY_CODE = {
    term.value
    for term in vars(terms).values()
    if isinstance(term, NamedNode) and term.value.startswith(terms.IKG)
}


def iris_in(graph):
    return {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}


def own(iris):
    return {iri for iri in iris if iri.startswith(terms.IKG)}


def by_language(graph, subject, predicate):
    return Counter(text.language for text in graph.objects(subject, predicate))


@pytest.mark.parametrize("name", TURTLE)
def test_rdflib_and_oxigraph_read_the_same_triples(name):
    ours = Dataset(parse(path=FOLDER / name, format=RdfFormat.TURTLE))
    lines = "".join(f"{quad.triple} .\n" for quad in ours)
    assert isomorphic(Graph().parse(data=lines, format="nt"), graph_of(name))


@pytest.mark.parametrize("name", DATA)
def test_there_are_no_blank_nodes_in_what_enters_the_dataset(name):
    quads = list(parse(path=FOLDER / name, format=RdfFormat.TURTLE))
    assert quads
    assert not [q for q in quads if BlankNode in (type(q.subject), type(q.object))]


@pytest.mark.parametrize("name", TURTLE)
def test_every_namespace_is_ours_or_one_that_we_borrow_from(name):
    spaces = {re.sub(r"[^/#]*$", "", iri) for iri in iris_in(graph_of(name))}
    assert {space for space in spaces if not space.startswith(terms.BASE)} <= BORROWED | {
        "http://www.w3.org/ns/",
        "https://spdx.org/licenses/",
    }


@pytest.mark.parametrize("term", sorted(CLASSES | PROPERTIES))
def test_a_term_has_one_label_and_one_comment_in_each_language(term):
    once = Counter(dict.fromkeys(LANGUAGES, 1))
    assert by_language(INDUSTRY, term, RDFS.label) == once
    assert by_language(INDUSTRY, term, RDFS.comment) == once
    assert URIRef(f"{terms.BASE}ontology") in set(INDUSTRY.objects(term, RDFS.isDefinedBy))


def test_no_two_classes_or_properties_share_a_label():
    for kind in (CLASSES, PROPERTIES):
        labels = [str(text) for term in kind for text in INDUSTRY.objects(term, RDFS.label)]
        assert [label for label, count in Counter(labels).items() if count > 1] == []


def test_what_industry_ttl_describes_is_a_class_or_a_property():
    described = {str(subject) for subject in INDUSTRY.subjects()} - {f"{terms.BASE}ontology"}
    assert described == {str(term) for term in CLASSES | PROPERTIES}


def test_a_property_says_what_it_joins():
    schema = "https://schema.org/"
    for term in PROPERTIES:
        about = set(INDUSTRY.predicates(term))
        assert about & {RDFS.domain, URIRef(f"{schema}domainIncludes")}, term
        if (term, RDF.type, OWL.ObjectProperty) in INDUSTRY:
            assert about & {RDFS.range, URIRef(f"{schema}rangeIncludes")}, term


def test_the_header_names_licence_version_and_description():
    header = URIRef(f"{terms.BASE}ontology")
    said = {str(predicate).rpartition("/")[2] for predicate in INDUSTRY.predicates(header)}
    assert {"license", "title", "description", "owl#versionInfo"} <= said


@pytest.mark.parametrize("kind", [SKOS.Concept, SKOS.ConceptScheme])
def test_a_concept_has_one_chinese_name_and_its_label_is_that(kind):
    for concept in CONCEPTS.subjects(RDF.type, kind):
        (name,) = CONCEPTS.objects(concept, SKOS.prefLabel)
        assert name.language == "zh"
        assert list(CONCEPTS.objects(concept, RDFS.label)) == [name]
        others = by_language(CONCEPTS, concept, SKOS.altLabel)
        assert others["zh-latn"] == 1, name
        assert others["en"] >= 1, name


def test_concepts_of_our_namespace_are_defined_in_both_languages():
    for concept in OWN_CONCEPTS | SCHEMES:
        assert set(by_language(CONCEPTS, concept, SKOS.definition)) == LANGUAGES


def test_a_concept_stands_under_one_head_or_at_the_top_of_its_scheme():
    for concept in CONCEPTS.subjects(RDF.type, SKOS.Concept):
        (scheme,) = CONCEPTS.objects(concept, SKOS.inScheme)
        heads = list(CONCEPTS.objects(concept, SKOS.broader))
        heads += list(CONCEPTS.objects(concept, SKOS.topConceptOf))
        assert len(heads) == 1
        assert (scheme, SKOS.hasTopConcept, concept) in CONCEPTS or heads != [scheme]
        assert heads[0] in SCHEMES or (heads[0], SKOS.inScheme, scheme) in CONCEPTS


def test_the_iri_of_a_title_follows_from_the_title():
    titles = set(CONCEPTS.subjects(SKOS.inScheme, URIRef(f"{terms.IKG}Titles")))
    assert len(titles) > 100
    for title in titles:
        assert str(title) == terms.role_node(str(CONCEPTS.value(title, SKOS.prefLabel))).value
        assert (title, RDF.type, URIRef(terms.ORG_ROLE_CLASS.value)) in CONCEPTS


def test_a_title_stands_under_the_longest_title_that_it_ends_in():
    for title, head in CONCEPTS.subject_objects(SKOS.broader):
        name = str(CONCEPTS.value(title, SKOS.prefLabel))
        assert head_of(name) == str(CONCEPTS.value(head, SKOS.prefLabel))


def test_stages_are_ranked_as_the_records_have_them():
    rank = URIRef(terms.IKG + "rank")
    shipped = {str(stage): value.toPython() for stage, value in CONCEPTS.subject_objects(rank)}
    assert shipped == {STAGES[stage].value: stage.rank for stage in Stage}


def test_capacities_and_kinds_are_those_of_the_records():
    capacities = set(CONCEPTS.subjects(SKOS.inScheme, URIRef(f"{terms.IKG}Capacities")))
    assert {str(capacity) for capacity in capacities} == {c.value for c in CAPACITIES.values()}
    kinds = set(INDUSTRY.subjects(RDFS.subClassOf, URIRef(terms.IKG_MEETING.value)))
    assert {str(kind) for kind in kinds} == {kind.value for kind in MEETING_TYPES.values()}
    assert set(MEETING_TYPES) == set(MeetingKind) - {MeetingKind.OTHER}


def test_the_code_uses_the_terms_that_are_defined_and_no_others():
    assert USED_BY_CODE - {str(term) for term in DEFINED} == set()
    assert {str(term) for term in DEFINED - SCHEMES} - USED_BY_CODE == set()


def test_alignments_and_shapes_speak_of_defined_terms_only():
    known = {str(term) for term in DEFINED}
    for name in ("alignments.ttl", "shapes.ttl"):
        assert own(iris_in(graph_of(name))) - known == set(), name


def test_a_shape_aims_at_classes_and_paths_that_the_code_writes():
    written = {term.value for term in vars(terms).values() if isinstance(term, NamedNode)}
    targets = {str(target) for target in SHAPES.objects(None, SH.targetClass)}
    paths = {str(path) for path in SHAPES.objects(None, SH.path) if isinstance(path, URIRef)}
    assert targets - written == set()
    assert paths - written == set()


def test_every_class_has_a_shape():
    aimed = set(SHAPES.objects(None, SH.targetClass))
    kinds = {cls for cls in CLASSES if set(INDUSTRY.objects(cls, RDFS.subClassOf)) & aimed}
    assert CLASSES - aimed - kinds == {URIRef(terms.IKG_DERIVED_PROPERTY.value)}


def test_shapes_are_core_and_their_messages_stand_in_both_languages():
    assert not [iri for iri in iris_in(SHAPES) if "sparql" in iri.lower()]
    messages = set(SHAPES.subjects(SH.message))
    assert len(messages) > 50
    for shape in messages:
        assert by_language(SHAPES, shape, SH.message) == Counter(dict.fromkeys(LANGUAGES, 1))


def test_every_property_shape_that_a_target_uses_has_a_message():
    for target in SHAPES.subjects(SH.targetClass):
        for shape in SHAPES.objects(target, SH.property):
            assert set(SHAPES.objects(shape, SH.message)), shape


def test_the_context_gives_the_iris_that_the_files_use():
    context = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))["@context"]
    spaces = {name: value for name, value in context.items() if str(value)[-1:] in ("/", "#")}
    assert set(spaces.values()) - {terms.IKG} <= BORROWED
    meant = {expanded(value, spaces) for name, value in context.items() if name not in spaces}
    known = {term.value for term in vars(terms).values() if isinstance(term, NamedNode)}
    not_in_code = {expanded("dcterms:isReplacedBy", spaces)} | {str(term) for term in DEFINED}
    assert {iri for iri in meant if ":" in iri} - known - not_in_code == set()
    assert {str(term) for term in DEFINED} <= meant


def expanded(value, spaces):
    """The IRI that an entry of the context stands for; keywords stay as they are."""
    prefix, colon, local = str(value["@id"] if isinstance(value, dict) else value).partition(":")
    return spaces[prefix] + local if colon else prefix


def test_json_with_the_context_is_read_as_meant():
    context = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))
    node = {"id": f"{terms.BASE}id/participation/1", "capacity": "Host", "leadsDelegation": True}
    (host, leads) = sorted(
        parse(json.dumps({**context, **node}), format=RdfFormat.JSON_LD),
        key=lambda quad: quad.predicate.value,
    )
    assert (host.predicate, host.object) == (terms.IKG_CAPACITY, terms.IKG_HOST)
    assert leads.object == Literal("true", datatype=terms.XSD_BOOLEAN)


README = (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize("term", sorted(CLASSES | PROPERTIES))
def test_the_page_describes_every_term_as_the_ontology_does(term):
    labels = {text.language: str(text) for text in INDUSTRY.objects(term, RDFS.label)}
    heading = f"## `ikg:{term.removeprefix(terms.IKG)}` · {labels['zh']} · {labels['en']}\n"
    _, found, rest = README.partition(heading)
    assert found, heading
    section = re.split(r"\n##", rest, maxsplit=1)[0]
    for comment in INDUSTRY.objects(term, RDFS.comment):
        assert str(comment) in section
    (example,) = re.findall(r"```turtle\n(.*?)```", section, re.DOTALL)
    assert f"ikg:{term.removeprefix(terms.IKG)}" in example


def test_the_page_lists_the_concepts_of_our_namespace():
    for concept in OWN_CONCEPTS:
        name = CONCEPTS.value(concept, SKOS.prefLabel)
        assert f"| `ikg:{concept.removeprefix(terms.IKG)}` | {name} |" in README


def test_the_page_names_no_term_that_is_not_defined():
    named = {f"{terms.IKG}{name}" for name in re.findall(r"\bikg:(\w+)", README)}
    assert named - {str(term) for term in DEFINED} == set()


def test_the_examples_of_the_page_are_turtle():
    prefixes = "".join(
        f"@prefix {name}: <{space}> .\n" for name, space in graph_of(*TURTLE).namespaces()
    )
    ours = f"@prefix id: <{terms.BASE}id/> .\n"
    examples = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    store = Store()
    for example in examples:
        store.load(prefixes + ours + example, format=RdfFormat.TURTLE)
    assert len(examples) > len(CLASSES | PROPERTIES)
    assert {quad.object for quad in store.quads_for_pattern(None, terms.IKG_CAPACITY, None)}


def test_the_picture_shows_classes_and_properties_of_the_ontology():
    root = ET.parse(FOLDER / "picture.svg").getroot()
    words = " ".join("".join(node.itertext()) for node in root)
    shown = {f"{terms.IKG}{name}" for name in re.findall(r"ikg:(\w+)", words)}
    assert shown - {str(term) for term in DEFINED} == set()
    objects = set(INDUSTRY.subjects(RDF.type, OWL.ObjectProperty))
    assert {str(term) for term in objects} - shown == set()


def test_the_files_that_the_wheel_takes_are_there():
    names = {path.name for path in Path(FOLDER).iterdir()}
    assert {*TURTLE, "context.jsonld", "README.md", "picture.svg"} <= names
