"""What the writer reads back from the ledger, and how a row becomes it."""

from dataclasses import dataclass

from kg import jsonl
from kg.model import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What tells whether a stored article is new to a build."""

    number: int
    content: str
    """The hash over text, title, published, publisher and url."""
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedMention:
    """A mention with its number in the ledger, its article's, and its entity if it has one."""

    number: int
    article: int
    mention: Mention
    entity: str | None
    alike: int
    is_alone: bool
    """Whether it is an entity of its own, whatever those are that it is like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedMention:
    """A mention as it is to stand in the ledger, with what it is compared by."""

    mention: Mention
    form: Mention
    """The mention with nodes in place of anchors."""
    likeness: str
    blocks: frozenset[str]
    natural: str | None = None
    """The anchor that it would have without register and judgements, if that is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAlike:
    """Mentions that are alike, with their number and their entity if they are one."""

    number: int
    likeness: str
    mention: Mention
    """The first of them, with nodes in place of anchors."""
    anchor: str
    """The anchor of the first."""
    articles: int
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one commit took out of the store and put in, packed."""

    number: int
    removed: bytes | None
    added: bytes | None
    """None once a snapshot of the store holds the batch."""


def numbered(row: tuple[object, ...]) -> NumberedMention:
    """Give the mention of a row: number, article, line, entity, alike, alone."""
    number, article, line, entity, alike, alone = row
    return NumberedMention(
        number=integer(number),
        article=integer(article),
        mention=jsonl.decode(str(line), Mention),
        entity=None if entity is None else str(entity),
        alike=integer(alike),
        is_alone=bool(alone),
    )


def integer(value: object) -> int:
    """Give a value that the schema holds to be a number."""
    assert isinstance(value, int)
    return value


def packed(value: object) -> bytes | None:
    """Give a value that the schema holds to be bytes or nothing."""
    assert value is None or isinstance(value, bytes)
    return value
