"""Every IRI that the graph uses: vocabulary terms as constants, names of nodes as functions.

>>> node("person/abc").value
'https://w3id.org/industry-kg/id/person/abc'
"""

from pyoxigraph import NamedNode

from kg.text import fingerprint

BASE = "https://w3id.org/industry-kg/"
"""What every IRI of our own begins with."""
IKG = f"{BASE}ontology#"
"""The namespace of the ontology."""

GRAPH_FACTS = NamedNode(f"{BASE}graph/facts")
GRAPH_DERIVED = NamedNode(f"{BASE}graph/derived")
GRAPH_ONTOLOGY = NamedNode(f"{BASE}graph/ontology")
GRAPH_JUDGEMENTS = NamedNode(f"{BASE}graph/judgements")


def article_graph(key: str) -> NamedNode:
    """Give the graph of what belongs to one article alone; `key` is the article's key."""
    return NamedNode(f"{BASE}graph/article/{key}")


def node(path: str) -> NamedNode:
    """Give the node of an entity, by its IRI path such as `person/abc…`."""
    return NamedNode(f"{BASE}id/{path}")


def path_of(iri: str) -> str:
    """Give the IRI path of an entity's IRI: `person/abc…`."""
    return iri.removeprefix(f"{BASE}id/")


def article_node(key: str) -> NamedNode:
    """Give the node of an article, by its key."""
    return node(f"article/{key}")


def hashed_node(kind: str, *parts: str) -> NamedNode:
    """Give the node of a fact: a kind, and a hash of the IRIs and values that make the fact."""
    return node(f"{kind}/{fingerprint(*parts)}")


def role_node(title: str) -> NamedNode:
    """Give the concept of a title, shipped or minted: one formula for both."""
    return NamedNode(f"{BASE}role/{fingerprint(title)}")


# Constants are sorted by vocabulary, classes and individuals before properties; a class that has
# the name of a property ends in _CLASS.

DCTERMS_DATE = NamedNode("http://purl.org/dc/terms/date")
DCTERMS_IDENTIFIER = NamedNode("http://purl.org/dc/terms/identifier")

FOAF_PERSON = NamedNode("http://xmlns.com/foaf/0.1/Person")

IKG_ACCOMPANYING = NamedNode(f"{IKG}Accompanying")
IKG_ATTENDEE = NamedNode(f"{IKG}Attendee")
IKG_CONFERENCE = NamedNode(f"{IKG}Conference")
IKG_COOPERATION_INTENT = NamedNode(f"{IKG}CooperationIntent")
IKG_DERIVED_PROPERTY = NamedNode(f"{IKG}DerivedProperty")
IKG_DIFFERENT = NamedNode(f"{IKG}Different")
IKG_DISCUSSED = NamedNode(f"{IKG}Discussed")
IKG_EXHIBITION = NamedNode(f"{IKG}Exhibition")
IKG_GUEST = NamedNode(f"{IKG}Guest")
IKG_HOST = NamedNode(f"{IKG}Host")
IKG_JUDGEMENT = NamedNode(f"{IKG}Judgement")
IKG_MEETING = NamedNode(f"{IKG}Meeting")
IKG_ORGANIZER = NamedNode(f"{IKG}Organizer")
IKG_PART_OF = NamedNode(f"{IKG}PartOf")
IKG_PARTICIPATION = NamedNode(f"{IKG}Participation")
IKG_PRELIMINARY = NamedNode(f"{IKG}Preliminary")
IKG_PROPOSED = NamedNode(f"{IKG}Proposed")
IKG_SAME = NamedNode(f"{IKG}Same")
IKG_SIGNED = NamedNode(f"{IKG}Signed")
IKG_SIGNING = NamedNode(f"{IKG}Signing")
IKG_SITE_VISIT = NamedNode(f"{IKG}SiteVisit")
IKG_STAGE_RECORD_CLASS = NamedNode(f"{IKG}StageRecord")
IKG_TALKS = NamedNode(f"{IKG}Talks")
IKG_TRAINING = NamedNode(f"{IKG}Training")
IKG_UNDERWAY = NamedNode(f"{IKG}Underway")
IKG_UNSURE = NamedNode(f"{IKG}Unsure")
IKG_VISITOR = NamedNode(f"{IKG}Visitor")
IKG_ACTING_AS = NamedNode(f"{IKG}actingAs")
IKG_AFFILIATED_WITH = NamedNode(f"{IKG}affiliatedWith")
IKG_AS_OF = NamedNode(f"{IKG}asOf")
IKG_ATTESTED_ON = NamedNode(f"{IKG}attestedOn")
IKG_CAPACITY = NamedNode(f"{IKG}capacity")
IKG_CONFIDENCE = NamedNode(f"{IKG}confidence")
IKG_COOPERATES_WITH = NamedNode(f"{IKG}cooperatesWith")
IKG_EVENT = NamedNode(f"{IKG}event")
IKG_FORMER = NamedNode(f"{IKG}former")
IKG_INSTRUMENT = NamedNode(f"{IKG}instrument")
IKG_JUDGED_AS = NamedNode(f"{IKG}judgedAs")
IKG_LEADS_DELEGATION = NamedNode(f"{IKG}leadsDelegation")
IKG_LEFT_ARTICLE = NamedNode(f"{IKG}leftArticle")
IKG_LEFT_NAME = NamedNode(f"{IKG}leftName")
IKG_MET_WITH = NamedNode(f"{IKG}metWith")
IKG_ON_BEHALF_OF = NamedNode(f"{IKG}onBehalfOf")
IKG_PART = NamedNode(f"{IKG}part")
IKG_PARTICIPANT = NamedNode(f"{IKG}participant")
IKG_PARTY = NamedNode(f"{IKG}party")
IKG_RAISED_AT = NamedNode(f"{IKG}raisedAt")
IKG_RANK = NamedNode(f"{IKG}rank")
IKG_REPORTED_DATE = NamedNode(f"{IKG}reportedDate")
IKG_REPORTED_NAME = NamedNode(f"{IKG}reportedName")
IKG_RIGHT_ARTICLE = NamedNode(f"{IKG}rightArticle")
IKG_RIGHT_NAME = NamedNode(f"{IKG}rightName")
IKG_STAGE = NamedNode(f"{IKG}stage")
IKG_STAGE_RECORD = NamedNode(f"{IKG}stageRecord")
IKG_SUPPORTED_BY = NamedNode(f"{IKG}supportedBy")
IKG_TEXT_SHA256 = NamedNode(f"{IKG}textSha256")
IKG_TITLE_AS_PRINTED = NamedNode(f"{IKG}titleAsPrinted")
IKG_TOPIC = NamedNode(f"{IKG}topic")
IKG_VERDICT = NamedNode(f"{IKG}verdict")
IKG_VISITED = NamedNode(f"{IKG}visited")
IKG_WHOLE = NamedNode(f"{IKG}whole")

OA_SPECIFIC_RESOURCE = NamedNode("http://www.w3.org/ns/oa#SpecificResource")
OA_TEXT_POSITION_SELECTOR = NamedNode("http://www.w3.org/ns/oa#TextPositionSelector")
OA_TEXT_QUOTE_SELECTOR = NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")
OA_END = NamedNode("http://www.w3.org/ns/oa#end")
OA_EXACT = NamedNode("http://www.w3.org/ns/oa#exact")
OA_HAS_SELECTOR = NamedNode("http://www.w3.org/ns/oa#hasSelector")
OA_HAS_SOURCE = NamedNode("http://www.w3.org/ns/oa#hasSource")
OA_PREFIX = NamedNode("http://www.w3.org/ns/oa#prefix")
OA_START = NamedNode("http://www.w3.org/ns/oa#start")
OA_SUFFIX = NamedNode("http://www.w3.org/ns/oa#suffix")

ORG_FORMAL_ORGANIZATION = NamedNode("http://www.w3.org/ns/org#FormalOrganization")
ORG_MEMBERSHIP = NamedNode("http://www.w3.org/ns/org#Membership")
ORG_ORGANIZATION_CLASS = NamedNode("http://www.w3.org/ns/org#Organization")
ORG_ORGANIZATIONAL_UNIT = NamedNode("http://www.w3.org/ns/org#OrganizationalUnit")
ORG_ROLE_CLASS = NamedNode("http://www.w3.org/ns/org#Role")
ORG_MEMBER = NamedNode("http://www.w3.org/ns/org#member")
ORG_ORGANIZATION = NamedNode("http://www.w3.org/ns/org#organization")
ORG_ROLE = NamedNode("http://www.w3.org/ns/org#role")
ORG_SUB_ORGANIZATION_OF = NamedNode("http://www.w3.org/ns/org#subOrganizationOf")
ORG_UNIT_OF = NamedNode("http://www.w3.org/ns/org#unitOf")

PROV_ACTIVITY = NamedNode("http://www.w3.org/ns/prov#Activity")
PROV_ENTITY = NamedNode("http://www.w3.org/ns/prov#Entity")
PROV_SOFTWARE_AGENT = NamedNode("http://www.w3.org/ns/prov#SoftwareAgent")
PROV_USED = NamedNode("http://www.w3.org/ns/prov#used")
PROV_WAS_ASSOCIATED_WITH = NamedNode("http://www.w3.org/ns/prov#wasAssociatedWith")
PROV_WAS_GENERATED_BY = NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

RDFS_COMMENT = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

SCHEMA_EVENT = NamedNode("https://schema.org/Event")
SCHEMA_EXHIBITION_EVENT = NamedNode("https://schema.org/ExhibitionEvent")
SCHEMA_GOVERNMENT_ORGANIZATION = NamedNode("https://schema.org/GovernmentOrganization")
SCHEMA_NEWS_ARTICLE = NamedNode("https://schema.org/NewsArticle")
SCHEMA_PERSON = NamedNode("https://schema.org/Person")
SCHEMA_PLACE = NamedNode("https://schema.org/Place")
SCHEMA_AUTHOR = NamedNode("https://schema.org/author")
SCHEMA_DATE_PUBLISHED = NamedNode("https://schema.org/datePublished")
SCHEMA_END_DATE = NamedNode("https://schema.org/endDate")
SCHEMA_HEADLINE = NamedNode("https://schema.org/headline")
SCHEMA_IDENTIFIER = NamedNode("https://schema.org/identifier")
SCHEMA_LOCATION = NamedNode("https://schema.org/location")
SCHEMA_MENTIONS = NamedNode("https://schema.org/mentions")
SCHEMA_NAME = NamedNode("https://schema.org/name")
SCHEMA_PUBLISHER = NamedNode("https://schema.org/publisher")
SCHEMA_START_DATE = NamedNode("https://schema.org/startDate")
SCHEMA_URL = NamedNode("https://schema.org/url")

SKOS_CONCEPT = NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
SKOS_ALT_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
SKOS_BROADER = NamedNode("http://www.w3.org/2004/02/skos/core#broader")
SKOS_CLOSE_MATCH = NamedNode("http://www.w3.org/2004/02/skos/core#closeMatch")
SKOS_IN_SCHEME = NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
SKOS_PREF_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")

XSD_ANY_URI = NamedNode("http://www.w3.org/2001/XMLSchema#anyURI")
XSD_BOOLEAN = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
XSD_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
XSD_DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
XSD_DOUBLE = NamedNode("http://www.w3.org/2001/XMLSchema#double")
XSD_FLOAT = NamedNode("http://www.w3.org/2001/XMLSchema#float")
XSD_G_MONTH_DAY = NamedNode("http://www.w3.org/2001/XMLSchema#gMonthDay")
XSD_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
XSD_STRING = NamedNode("http://www.w3.org/2001/XMLSchema#string")
