"""The labels of a node: one preferred, other forms, and pinyin.

>>> [triple.object.value for triple in labels(terms.node("person/x"), "王健")]
['王健', '王健', 'wang jian']
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.rdf import terms
from kg.rdf.literals import pinyin, zh


def labels(node: NamedNode, label: str, forms: Iterable[str] = ()) -> Iterator[Triple]:
    """Give the triples that label a node: preferred label, other forms in zh, pinyin."""
    yield Triple(node, terms.SKOS_PREF_LABEL, zh(label))
    yield Triple(node, terms.RDFS_LABEL, zh(label))
    for form in sorted(set(forms) - {label}):
        yield Triple(node, terms.SKOS_ALT_LABEL, zh(form))
    spelled = pinyin(label)
    if spelled is not None:
        yield Triple(node, terms.SKOS_ALT_LABEL, spelled)
