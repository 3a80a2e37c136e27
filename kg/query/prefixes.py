"""The prefixes that a query need not declare.

>>> PREFIXES["ikg"]
'https://w3id.org/industry-kg/ontology#'
"""

from collections.abc import Mapping
from types import MappingProxyType

from kg.rdf.terms import BASE, IKG

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "graph": f"{BASE}graph/",
        "ikg": IKG,
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "role": f"{BASE}role/",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""Prefix → namespace, sorted; those of the ontology and of what it stands on."""
