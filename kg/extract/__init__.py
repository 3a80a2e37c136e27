"""Stage 2, extraction: an article becomes its facts, each with the places that prove it.

`extract(article)` → `Extraction(people=…, organizations=…, roles=…, meetings=…, …)`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.confidence import with_confidence
from kg.extract.gatherings.layer import gatherings
from kg.extract.intents.layer import intents
from kg.extract.marking.marks import mark
from kg.extract.organizations.layer import organizations
from kg.extract.people.layer import people
from kg.extract.plain import plain
from kg.extract.references import references
from kg.extract.roles.layer import roles
from kg.extract.unread import unread
from kg.extract.version import version
from kg.model import Extraction

if TYPE_CHECKING:
    from kg.model import Article

__all__ = ["LAYERS", "extract"]

LAYERS = (people, organizations, references, roles, gatherings, intents, unread)
"""The layers of the rules in their order; each adds to what those before it found."""


def extract(article: Article) -> Extraction:
    """Give what the rules read out of the article; the same article gives the same bytes.

    Source: the annotation guide of the corpus for what counts as a fact.
    """
    read = plain(article)
    marked = mark(read.article)
    extraction = Extraction(id=article.id, sha256=article.sha256, extractor=version())
    for layer in LAYERS:
        extraction = layer(marked, extraction)
    return with_confidence(read.restored(extraction))
