"""Identity: which mentions of many articles are one person, organization, place or event."""

from kg.resolve.alike import Alike, Company, MentionIndex, among, company, in_nodes, likeness
from kg.resolve.anchored import anchored
from kg.resolve.anchors import anchor, article_key
from kg.resolve.candidates import (
    are_compared,
    blocks,
    compared_by,
    has_same_parties,
    is_sure,
    judged_block,
)
from kg.resolve.comparison import common
from kg.resolve.judgements import JUDGED, Ruling, is_record_key, named, place_of, record_at, ruling
from kg.resolve.mentions import mentions_of
from kg.resolve.register import Register
from kg.resolve.reprints import minhash_version
from kg.resolve.resolution import Found, by_itself, resolution, resolved

__all__ = [
    "JUDGED",
    "Alike",
    "Company",
    "Found",
    "MentionIndex",
    "Register",
    "Ruling",
    "among",
    "anchor",
    "anchored",
    "are_compared",
    "article_key",
    "blocks",
    "by_itself",
    "common",
    "company",
    "compared_by",
    "has_same_parties",
    "in_nodes",
    "is_record_key",
    "is_sure",
    "judged_block",
    "likeness",
    "mentions_of",
    "minhash_version",
    "named",
    "place_of",
    "record_at",
    "resolution",
    "resolved",
    "ruling",
]
