"""Which entities share blocking keys, and so may be one."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.ledger.connection import Connection

_ALL = (
    "SELECT b.block, m.entity FROM blocks b JOIN mentions m ON m.alike = b.alike"
    " WHERE m.kind = ? AND m.entity IS NOT NULL GROUP BY b.block, m.entity"
)
_OF_ONE = (
    "SELECT b.block, m.entity FROM blocks b JOIN mentions m ON m.alike = b.alike"
    " WHERE m.entity IS NOT NULL AND b.block IN"
    " (SELECT o.block FROM blocks o JOIN mentions n ON n.alike = o.alike WHERE n.entity = ?)"
    " GROUP BY b.block, m.entity"
)


def shared_blocks(connection: Connection, kind: str) -> Iterator[tuple[str, list[str]]]:
    """Give each blocking key that two entities of a kind have, with their IRI paths, sorted."""
    return _together(connection.rows(_ALL, kind))


def blocks_shared_with(connection: Connection, entity: str) -> Iterator[tuple[str, list[str]]]:
    """Give each blocking key that an entity has with others, with the IRI paths of all, sorted."""
    return _together(connection.rows(_OF_ONE, entity))


def _together(rows: Sequence[tuple[object, ...]]) -> Iterator[tuple[str, list[str]]]:
    for block, found in groupby(rows, key=itemgetter(0)):
        entities = sorted(str(entity) for _, entity in found)
        if len(entities) > 1:
            yield str(block), entities
