"""Stage 2, extraction: an article becomes its facts, each with the places that prove it.

`extract(article)` → `Extraction(people=…, organizations=…, roles=…, meetings=…, …)`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.marks import mark
from kg.extract.exhibitions import exhibitions
from kg.extract.intents import intents
from kg.extract.meetings import meetings
from kg.extract.organizations import organizations
from kg.extract.people import people
from kg.extract.references import references
from kg.extract.roles import roles
from kg.model import Extraction

if TYPE_CHECKING:
    from kg.model import Article

__all__ = ["extract"]

_LAYERS = (people, organizations, references, roles, meetings, exhibitions, intents)


def extract(article: Article) -> Extraction:
    """Give what the rules read out of the article; the same article gives the same bytes."""
    marked = mark(article)
    extraction = Extraction(id=article.id, sha256=article.sha256, extractor="rules/1")
    for layer in _LAYERS:
        extraction = layer(marked, extraction)
    return extraction
