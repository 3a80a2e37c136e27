"""Identity: which mentions of many articles are one person, organization, place or event."""

from kg.resolve.anchors import article_key
from kg.resolve.candidates import are_compared, blocks
from kg.resolve.comparison import common
from kg.resolve.mentions import mentions_of
from kg.resolve.resolution import resolution

__all__ = ["are_compared", "article_key", "blocks", "common", "mentions_of", "resolution"]
