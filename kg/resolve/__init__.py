"""Identity: which mentions of many articles are one person, organization, place or event."""

from kg.resolve.anchored import anchored
from kg.resolve.anchors import anchor, article_key
from kg.resolve.candidates import are_compared, blocks, compared_by, is_sure, judged_block
from kg.resolve.comparison import common
from kg.resolve.judgements import JUDGED, Ruling, is_record_key, named, place_of, record_at, ruling
from kg.resolve.mentions import mentions_of
from kg.resolve.register import Register
from kg.resolve.resolution import resolution

__all__ = [
    "JUDGED",
    "Register",
    "Ruling",
    "anchor",
    "anchored",
    "are_compared",
    "article_key",
    "blocks",
    "common",
    "compared_by",
    "is_record_key",
    "is_sure",
    "judged_block",
    "mentions_of",
    "named",
    "place_of",
    "record_at",
    "resolution",
    "ruling",
]
