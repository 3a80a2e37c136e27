"""What a network's nodes and edges carry: facts, and the sentences that prove them.

>>> Fact(iri="m", relation="membership", title="会长").title
'会长'
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Source:
    """The article in which a sentence stands."""

    iri: str
    published: str = ""
    """ISO 8601 day; empty if unknown, as are the others."""
    headline: str = ""
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """The words that prove a fact, verbatim, with what stands around them."""

    source: Source
    start: int
    """Code points into the article's text."""
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement of the graph about a node or between two."""

    iri: str
    relation: str
    """`event`, `membership`, `part-of`, `party`, `stage`, or a capacity such as `host`."""
    title: str = ""
    organization: str = ""
    """Of a membership: the organization's label; empty if the articles name none."""
    stage: str = ""
    dates: tuple[str, ...] = ()
    """ISO 8601 days, or `--MM-DD`, sorted."""
    former: bool = False
    leads: bool = False
    quotes: tuple[Quote, ...] = ()
    """In order of publication, then of place in the text."""
